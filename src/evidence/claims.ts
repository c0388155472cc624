import type { BodyKnowledge } from './body-knowledge.js'
import { type ClaimContext, gradeOf } from './claim-grades.js'
import type { ClaimSubject } from './claim-rules.js'
import { evidenceQuote } from './evidence-quote.js'
import { type FoundClaim, type Grade, grades } from './finding.js'
import { readHosting } from './hosting-claims.js'
import { splitSentences } from './sentences.js'
import type { SitePage } from './site-page.js'

/** What reading claims needs beside the page. */
export interface ClaimReader {
  subjects: readonly ClaimSubject[]
  knowledge: BodyKnowledge
  firmName: string
}

/**
 * What a page says of criteria C04 to C12, each with its grade: a certificate in hand, a claim, the data centre's alone, something
 * modelled on it, a mention, a denial. One finding for a subject and page: a denial before all, else the best.
 */
export function findClaims(page: SitePage, reader: ClaimReader): FoundClaim[] {
  if (page.kind === 'imprint' || page.kind === 'press' || page.kind === 'authority') return []
  const found: FoundClaim[] = []
  const year = page.checked_at === undefined ? undefined : Number(page.checked_at.slice(0, 4))
  page.blocks.forEach((block, i) => {
    const sentences = splitSentences(block.text)
    sentences.forEach(({ text }, at) => {
      const above = block.kind === 'heading' ? '' : block.headings.join(' / ')
      const before = sentences[at - 1]?.text ?? page.blocks[i - 1]?.text ?? ''
      found.push(...readSentence(text, { before, above, block: i, kind: page.kind, year }, reader))
    })
  })
  return bestOfEach(found)
}

interface Where {
  before: string
  above: string
  block: number
  kind: string
  year: number | undefined
}

function readSentence(text: string, where: Where, reader: ClaimReader): FoundClaim[] {
  const found: FoundClaim[] = []
  const make = (
    criterion: string,
    subject: string,
    grade: Grade,
    start: number,
    end: number,
    rule: string,
  ) => {
    const quote = evidenceQuote(text, { start, end }, reader.firmName)
    found.push({ kind: 'claim', criterion, subject, grade, quote, block: where.block, rule })
  }
  const named = gateOf(reader.subjects).some((gate) => gate.test(text)) ? reader.subjects : []
  for (const { criterion, subject, by, patterns } of named) {
    const match = patterns.map((pattern) => pattern.exec(text)).find((one) => one !== null)
    if (!match) continue
    const [words] = match
    const context: ClaimContext = {
      firmName: reader.firmName,
      ...(where.year === undefined ? {} : { year: where.year }),
      sentence: text,
      before: where.before,
      headings: where.above,
      start: match.index,
      end: match.index + words.length,
    }
    const grade = gradeOf(by, criterion, context)
    if (grade) make(criterion, subject, grade, context.start, context.end, `${by}-${grade}`)
  }
  for (const { subject, grade, start, end, rule } of readHosting(text, reader.knowledge, where.kind))
    make('C05', subject, grade, start, end, rule)
  return found
}

const gates = new WeakMap<readonly ClaimSubject[], readonly RegExp[]>()

/** One pattern for all subjects of one kind of letters: most sentences name none. */
function gateOf(subjects: readonly ClaimSubject[]): readonly RegExp[] {
  let made = gates.get(subjects)
  if (!made) {
    const all = subjects.flatMap(({ patterns }) => patterns)
    made = [...new Set(all.map(({ flags }) => flags))].map(
      (flags) =>
        new RegExp(
          all
            .filter((one) => one.flags === flags)
            .map(({ source }) => source)
            .join('|'),
          flags,
        ),
    )
    gates.set(subjects, made)
  }
  return made
}

/** A page that denies somewhere is not to be shown by its best word alone. */
function bestOfEach(found: readonly FoundClaim[]): FoundClaim[] {
  const best = new Map<string, FoundClaim>()
  for (const claim of found) {
    const key = `${claim.criterion} ${claim.subject}`
    const known = best.get(key)
    if (!known || rank(claim.grade) < rank(known.grade)) best.set(key, claim)
  }
  return [...best.values()]
}

function rank(grade: Grade): number {
  return grade === 'denied' ? -1 : grades.indexOf(grade)
}
