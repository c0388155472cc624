import type { Block, Line, Span } from './document.js'
import type { EvidenceNotes } from './evidence-notes.js'
import { excerpt } from './excerpt.js'
import { fileWords } from './file-words.js'
import type { FileAnswer, FileCriterion, FileFirm, NeedFile } from './need-file.js'
import { formatNumber } from './number.js'
import type { Language } from './paper.js'
import { recordWords } from './record-words.js'
import { criterionName, wordsIn } from './words.js'

/** Quotes that show the fit, at most. */
const mostReasons = 5

/** Why a firm has its points: what matched, with the quote as footnote, most points first. */
export function reasonLines({ reasons }: FileFirm, notes: EvidenceNotes, lang: Language): Line[] {
  const words = wordsIn(lang)
  const [opening, closing] = words.quotes
  return reasons
    .toSorted((one, other) => other.points - one.points)
    .slice(0, mostReasons)
    .map(({ criterion, label, points, quote, url, seen_at }): Line => {
      const head = `${criterionName(criterion, lang)}, ${label} (${formatNumber(points, lang)} ${words.points})`
      const said = quote ? `: ${opening}${excerpt(quote, 200)}${closing}` : ''
      return [notes.span(`${head}${said}`, { quote: quote || null, url, seen_at })]
    })
}

/** An answer as a line: "ja, laut Anbieter [3]". */
export function answerLine(answer: FileAnswer | undefined, notes: EvidenceNotes, lang: Language): Span[] {
  const words = fileWords(lang)
  if (!answer || answer.answer === 'unknown') return [{ text: words.answers.unknown }]
  const tier = answer.tier ? words.tiers[answer.tier] : words.noTier
  const because = answer.because ? ` (${answer.because})` : ''
  const text = `${words.answers[answer.answer]}, ${tier}${because}`
  return answer.url
    ? [
        notes.span(text, {
          quote: answer.quote,
          url: answer.url,
          seen_at: answer.evidence_on ?? '',
          tier: answer.tier,
        }),
      ]
    : [{ text }]
}

/** Each criterion of the need with the firm's answer; the same criteria of all firms. */
export function answerFacts(
  criteria: readonly FileCriterion[],
  firm: FileFirm,
  notes: EvidenceNotes,
  lang: Language,
): Block[] {
  if (!criteria.length) return []
  return [
    {
      kind: 'facts',
      facts: criteria.map(
        ({ code, name }) =>
          [
            `${code} ${name}`,
            answerLine(
              firm.answers.find(({ criterion }) => criterion === code),
              notes,
              lang,
            ),
          ] as const,
      ),
    },
  ]
}

/** Public bodies that a page or notice names as customers; none is unknown, never "no". */
export function referenceLines(firm: FileFirm, notes: EvidenceNotes, lang: Language): Line[] {
  const words = fileWords(lang)
  if (!firm.references_found.length) return [recordWords(lang).noReference]
  return firm.references_found.map(
    ({ body, relation, tier, quote, url, seen_at }): Line => [
      notes.span(`${body}: ${words.relations[relation] ?? relation}, ${words.tiers[tier]}`, {
        quote,
        url,
        seen_at,
        tier,
      }),
    ],
  )
}

/** What nobody knows of the firm: criteria without an answer, and what the ranking misses. */
export function openLines(
  { criteria }: Pick<NeedFile, 'criteria'>,
  firm: FileFirm,
  lang: Language,
): string[] {
  const unanswered = criteria
    .filter(
      ({ code }) =>
        (firm.answers.find(({ criterion }) => criterion === code)?.answer ?? 'unknown') === 'unknown',
    )
    .map(({ code, name }) => `${code} ${name}`)
  const others = firm.open.filter((point) => !criteria.some(({ code }) => point.startsWith(code)))
  const all = [...unanswered, ...others]
  return all.length ? all : [fileWords(lang).none]
}

/** "Hamburg, DE", or unknown. */
export function seatOf({ city, country }: Pick<FileFirm, 'city' | 'country'>, lang: Language): string {
  return [city, country].filter(Boolean).join(', ') || wordsIn(lang).unknown
}

/** "72,5 (62,5 bis 92,5)"; a dash for a firm without points. */
export function scoreOf(
  { score, low, high }: Pick<FileFirm, 'score' | 'low' | 'high'>,
  lang: Language,
): string {
  if (score === null || low === null || high === null) return wordsIn(lang).noRank
  return `${formatNumber(score, lang)} (${formatNumber(low, lang)}–${formatNumber(high, lang)})`
}

/** The firm's name, with its website behind it where there is one. */
export function nameLine({ name, website }: Pick<FileFirm, 'name' | 'website'>): Span[] {
  return [website ? { text: name, url: website } : { text: name }]
}
