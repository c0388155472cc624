import { countedReferences } from '../dossier/beyond.js'
import type { DatedQuote } from '../dossier/firm.js'
import type { AskedCriterion, ReviewCard } from '../dossier/review-card.js'
import { judgeEvidence, supports } from '../firms/judge-evidence.js'
import type { ListedFirm } from '../ranking/ranking.js'
import { impliedStage } from '../selection/stage.js'
import { formatWhen } from '../terminal/when.js'

/** A part of a card: its entries are lines before they are wrapped. */
export interface Section {
  label: string
  entries: string[]
  /** Lines it has in any window, and lines that suffice for most firms. */
  least: number
  usual: number
  /** Stands out: what speaks against a quick decision. */
  alert?: boolean
}

/** The parts of a card in the order they are read; what a firm has nothing of is left away, but for what is sought. */
export function sectionsOf(card: ReviewCard, now: string, whole = false): Section[] {
  const { sheet, asked } = card
  const { dossier } = sheet
  const failed = asked.filter(({ knockout, answer }) => knockout && answer?.answer === 'no')
  return [
    section('Conflict', conflictsOf(card), 1, 2, true),
    section('KO not met', failed.map(answerText), 1, 2, true),
    section('Decided', decidedOf(card, now), 1, 2),
    section('What', textsOf(card), 2, 4),
    section('Fit', fitOf(card.listed, whole), 3, 7),
    section('Not said', card.unsaid.length ? [card.unsaid.join(', ')] : [], 1, 1),
    section('AI', evidenceOf(dossier.evidence.ai, now), 1, 2),
    section('Public', evidenceOf(dossier.evidence.govtech, now), 1, 2),
    section('Works for', bodiesOf(card), 1, 2),
    section('Claims', claimsOf(card), 1, 2),
    section('Open', openOf(asked), 1, 2),
    section(
      'Answered',
      asked.filter((one) => isAnswered(one) && !failed.includes(one)).map(answerText),
      1,
      2,
    ),
    section('Desk', deskOf(card), 1, 1),
    section('Notes', notesOf(card, now), 1, 2),
    section('Related', relatedOf(card), 1, 1),
    section('Listed', listedOf(card, now), 1, 1),
  ].filter(({ entries }) => entries.length > 0)
}

function section(label: string, entries: string[], least: number, usual: number, alert = false): Section {
  return { label, entries: entries.filter(Boolean), least, usual, alert }
}

/** Public bodies that pages and notices name, the surest first; candidates wait in "evidence review". */
function bodiesOf({ sheet }: ReviewCard): string[] {
  return countedReferences(sheet.beyond.references).map(
    ({ body, relation, tier, agreed, seen_at }) =>
      `${body} (${relation}, ${tier === 'own' ? 'says the supplier' : tier}${agreed ? ', two sources agree' : ''}, ${seen_at.slice(0, 10)})`,
  )
}

function claimsOf({ sheet }: ReviewCard): string[] {
  return sheet.beyond.claims
    .filter(({ vanished_at }) => vanished_at === null)
    .map(
      ({ criterion, subject, grade, quote }) =>
        `${criterion} ${subject}: ${grade}, says the supplier: “${quote}”`,
    )
}

function conflictsOf({ conflicts }: ReviewCard): string[] {
  return conflicts.map(
    ({ kind, because, remedy, made_by }) =>
      `${made_by}: ${kind}, ${because}${remedy ? ` (${remedy})` : ' (nothing is said on how it is dealt with)'}`,
  )
}

function decidedOf({ decision, sheet }: ReviewCard, now: string): string[] {
  const others = sheet.decisions.filter(({ need }) => need !== decision?.need)
  return [
    ...(decision
      ? [
          `${decision.verdict}${decision.reason ? ` ${decision.reason}` : ''} by ${decision.decided_by}, ` +
            `${formatWhen(decision.decided_at, now, true)}${decision.because ? `: ${decision.because}` : ''}`,
        ]
      : []),
    ...others.map(
      ({ need, verdict, reason, decided_by }) =>
        `for ${need}: ${verdict}${reason ? ` ${reason}` : ''} by ${decided_by}`,
    ),
  ]
}

/** The one-line text, and the longer one where it says more. */
function textsOf({ sheet }: ReviewCard): string[] {
  const { summary, description } = sheet.dossier.facts
  const [short, long] = [summary, description].map((text) => text?.replace(/\s+/g, ' ').trim() ?? '') as [
    string,
    string,
  ]
  if (!short && !long) return ['no directory says what it does']
  if (!long || short.includes(long)) return [short]
  return long.startsWith(short) ? [long] : [short, long]
}

/** Labels of one sentence that are named on a screen: behind them are general words. */
const mostLabels = 4

/** Points for the fit, the most first; those of one sentence stand together, for it is read once. */
function fitOf({ reasons, score }: ListedFirm, whole: boolean): string[] {
  const fit = reasons.filter(({ criterion }) => criterion === 'fit')
  if (!fit.length) return [score === null ? 'none of its texts speaks of what is sought' : 'no points']
  const bySentence = new Map<string, typeof fit>()
  for (const reason of fit) {
    const key = `${reason.url} ${reason.quote}`
    bySentence.set(key, [...(bySentence.get(key) ?? []), reason])
  }
  return [...bySentence.values()]
    .map((group) => ({ group, points: group.reduce((sum, { points }) => sum + points, 0) }))
    .sort((a, b) => b.points - a.points)
    .map(({ group, points }) => {
      const named = whole ? group : group.slice(0, mostLabels)
      const more = group.length - named.length
      const labels = named.map((one) => (whole ? `${one.label} ${one.points}` : one.label)).join(', ')
      return `${Math.round(points * 100) / 100} for ${labels}${more ? ` and ${more} more` : ''}: “${group[0]?.quote ?? ''}”`
    })
}

const directionWords = { 'sells-to': '', 'helps-selling-to': 'helps others sell to it: ', 'regulated-by': '' }

function evidenceOf(quotes: readonly DatedQuote[], now: string): string[] {
  const { outcome } = judgeEvidence(quotes)
  const shown = [...quotes].filter(supports).sort(
    (a, b) =>
      Number(a.direction !== 'sells-to') - Number(b.direction !== 'sells-to') ||
      Number(a.strength !== 'strong') - Number(b.strength !== 'strong') ||
      // A sentence says more than a word of a directory.
      b.quote.length - a.quote.length,
  )
  // A word that stands in a quote above says nothing more.
  const once = shown.filter(
    ({ quote }, i) =>
      !shown.slice(0, i).some((above) => above.quote.toLowerCase().includes(quote.toLowerCase())),
  )
  if (outcome === 'none') return ['unknown: no evidence in the listings']
  return once.map(
    ({ quote, direction, seen_at }, i) =>
      `${i ? '' : `${outcome}: `}${directionWords[direction]}“${quote}” (${formatWhen(seen_at, now, true)})`,
  )
}

function isAnswered({ answer }: AskedCriterion): boolean {
  return answer !== null && answer.answer !== 'unknown'
}

function openOf(asked: readonly AskedCriterion[]): string[] {
  const open = asked.filter((one) => !isAnswered(one))
  if (!open.length) return []
  return [
    open
      .map(
        ({ criterion, knockout, weight }) =>
          `${criterion.id} ${criterion.en.replace(/ \(.*/, '')}${knockout ? ' (KO)' : weight === null ? '' : ` ×${weight}`}`,
      )
      .join(', '),
  ]
}

/** What an answer says and who says it, in one line. */
export function answerText({ criterion, answer }: Pick<AskedCriterion, 'criterion' | 'answer'>): string {
  const name = `${criterion.id} ${criterion.en.replace(/ \(.*/, '')}`
  if (answer === null || answer.answer === 'unknown') return `${name}: unknown`
  const who = answer.tier ?? 'no page'
  return `${name}: ${answer.answer} (${who}, ${answer.made_by})${answer.quote ? ` “${answer.quote}”` : ''}${answer.because ? ` ${answer.because}` : ''}`
}

function deskOf({ sheet, stage, decision }: ReviewCard): string[] {
  const { tags } = sheet.dossier
  const parts = [
    ...(tags.length ? [`tags ${tags.join(', ')}`] : []),
    ...(stage === impliedStage(decision?.verdict ?? null) ? [] : [`stage ${stage}`]),
  ]
  return parts.length ? [parts.join('; ')] : []
}

function notesOf({ sheet }: ReviewCard, now: string): string[] {
  return sheet.notes
    .toReversed()
    .map(
      ({ text, made_by, made_at }) =>
        `${made_by}, ${formatWhen(made_at, now, true)}: ${text.replace(/\s+/g, ' ')}`,
    )
}

function relatedOf({ id, sheet }: ReviewCard): string[] {
  return [
    ...(sheet.open ? [`it may be one with another firm: govscout firms review --firm F${id}`] : []),
    ...sheet.relations.map(({ firm, other, kind, name }) =>
      firm === id ? `${kind} ${name} (F${other})` : `${name} (F${firm}) is ${kind} it`,
    ),
  ]
}

function listedOf({ sheet }: ReviewCard, now: string): string[] {
  const { listings, facts } = sheet.dossier
  const directories = [...new Set(listings.map(({ directory }) => directory))]
  return [
    `seen ${formatWhen(facts.last_seen, now, true)}, first ${facts.first_seen.slice(0, 10)}, in ${directories.join(', ')}`,
  ]
}
