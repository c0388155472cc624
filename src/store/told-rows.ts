import type { LogRow } from './log.js'

/** A row of the log, read: what it tells that somebody did. */
export interface ToldRow
  extends Pick<LogRow, 'id' | 'at' | 'who' | 'action' | 'firm' | 'need' | 'directory'> {
  before: Words | null
  after: Words | null
  /** Its words were taken out when a firm was forgotten: that it was done, when and by whom is all it still tells. */
  wordless: boolean
}

export type Words = Readonly<Record<string, unknown>>

/** Tells a fault: the row of the log it is about, or null, and one sentence. */
export type Tell = (row: number | null, what: string) => void

/** What the checks of the tables need beside the rows. */
export interface Told {
  rows: readonly ToldRow[]
  /** Ids of firms that were forgotten: rows on them are gone or without words. */
  forgotten: ReadonlySet<number>
}

const digest = /^[0-9a-f]{64}$/

/**
 * A row of the log as it is meant; null where its words are none that the tool writes. The hash of a row says nothing of that: from before
 * words could be forgotten it is over the words themselves, so that a hash put in the place of words would pass.
 */
export function readTold(row: LogRow): ToldRow | null {
  const [before, after] = [parseWords(row.before), parseWords(row.after)]
  const isWhole =
    before !== undefined &&
    after !== undefined &&
    [row.before_sha256, row.after_sha256].every((hash) => hash === null || digest.test(String(hash)))
  if (!isWhole) return null
  const wordless =
    (row.before === null && row.before_sha256 !== null) || (row.after === null && row.after_sha256 !== null)
  const { id, at, who, action, firm, need, directory } = row
  return { id, at, who, action, firm, need, directory, before, after, wordless }
}

/** Undefined for what is no JSON object or list. */
function parseWords(words: unknown): Words | null | undefined {
  if (words === null) return null
  if (typeof words !== 'string') return undefined
  try {
    const value = JSON.parse(words) as unknown
    return typeof value === 'object' && value !== null ? (value as Words) : undefined
  } catch {
    return undefined
  }
}

/** Whether the words of a row may be missing: it is on a firm that was forgotten, or of those that name other firms by their ids. */
export function mayBeWordless({ firm, action }: ToldRow, forgotten: ReadonlySet<number>): boolean {
  return firm !== null && (forgotten.has(firm) || (forgotten.size > 0 && namesOthers.test(action)))
}

/** Actions whose words hold ids of other firms and of listings (forgetWords in log.ts). */
const namesOthers = /^(?:firm (?:merge|join|split|review)|relation|evidence)(?: |$)/
