import { createHash } from 'node:crypto'
import type { NeedState } from '../needs/need-state.js'

export type Language = 'de' | 'en'

/** A directory that was searched, as a paper names it. */
export interface PaperSource {
  directory: string
  title: string
  /** Instant or day of the last published run or import, ISO; null when there was none. */
  last_run: string | null
  listings: number
  licence: string
  /** Whether the last run saw the whole directory; null when unknown. */
  complete: boolean | null
}

/** Which firms a paper lists, and which it does not. */
export interface PaperScope {
  /** Firms that fit the need and the filter. */
  ranked: number
  /** How many of them are listed by rank, from the first. */
  listed: number
  /** Firms that are listed beside them because somebody decided on them. */
  decided: number
  /** Firms that fit the need and are not ranked: ended, taken over or gone from their directories, and outside the filter. */
  left: { ended: number; filtered: number; knocked_out: number }
  filter: { country?: string; place?: string; tag?: string; stage?: string; where?: string }
  /** How many firms name at least half of what is sought, whether these are few, and behind which rank the score falls most. */
  field: { clear: number; thin: boolean; cliff_after: number | null }
}

/** What stands at the head of every paper, so that a reviewer can tell where it came from and make it again. */
export interface Paper {
  need: NeedState & { id: string; title: string; owner: string | null; text: string }
  /** ISO instant, from the clock of the context. */
  generated_at: string
  tool_version: string
  sources: readonly PaperSource[]
  /** Words that were searched, as a person would read them. */
  searched: readonly string[]
  scope: PaperScope
  /** hashData of the rows. */
  data_hash: string
  /** Hash of the log's last row when it was made: "log verify --head" proves that nothing of then was taken away. */
  log_hash: string
  lang: Language
}

const footers: Record<Language, string> = {
  de: 'Markterkundung nach § 20 UVgO/§ 28 VgV, keine Vergabeentscheidung',
  en: 'Market exploration under § 20 UVgO/§ 28 VgV (Germany), not a procurement decision',
}

/** The sentence that every paper ends with: a rank from a search is no decision about a contract. */
export function paperFooter(lang: Language): string {
  return footers[lang]
}

/** What every paper carries, whatever it is about: by what and when it was made, and the checksums that it can be held against. */
export function paperSeal({ generated_at, tool_version, data_hash, log_hash, lang }: Paper): string {
  return lang === 'de'
    ? `Erstellt am ${generated_at} mit govscout ${tool_version} · Daten SHA-256 ${data_hash} · Protokoll SHA-256 ${log_hash}`
    : `Made at ${generated_at} with govscout ${tool_version} · data SHA-256 ${data_hash} · log SHA-256 ${log_hash}`
}

/** SHA-256 of a value, in hex; the order of keys does not matter, the order of lists does. */
export function hashData(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, sortKeys)).digest('hex')
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
