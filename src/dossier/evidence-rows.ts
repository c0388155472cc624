import type { FirmSheet } from './firm-sheet.js'

/** One quote of a firm, whatever it speaks for. */
export interface EvidenceRow {
  /** Number for "govscout evidence confirm"; null for what directories and notices say. */
  evidence: number | null
  kind: 'ai' | 'govtech' | 'reference' | 'claim' | 'list' | 'imprint'
  /** What it speaks for: a direction, a body, a criterion with its grade, a fact of the Impressum. */
  says: string
  quote: string
  url: string
  /** ISO, of the last time it was seen there, or of the notice. */
  day: string
  /** Null for what a directory lists. */
  tier: string | null
  /** `confirmed` by an analyst, `stated`, `candidate` for one to decide on, `gone` where the page no longer has it. */
  state: 'confirmed' | 'stated' | 'candidate' | 'gone'
}

/** Every quote that is kept of a firm, with its page and day: directories first, then bodies, claims and the Impressum. */
export function evidenceRows({ dossier, beyond }: Pick<FirmSheet, 'dossier' | 'beyond'>): EvidenceRow[] {
  const day = (instant: string) => instant.slice(0, 10)
  return [
    ...(['ai', 'govtech'] as const).flatMap((kind) =>
      dossier.evidence[kind].map(
        ({ quote, url, seen_at, direction }): EvidenceRow => ({
          evidence: null,
          kind,
          says: direction,
          quote,
          url,
          day: day(seen_at),
          tier: null,
          state: 'stated',
        }),
      ),
    ),
    ...beyond.references.map(
      (one): EvidenceRow => ({
        evidence: one.evidence,
        kind: 'reference',
        says: `${one.body}: ${one.relation}`,
        quote: one.quote,
        url: one.url,
        day: day(one.seen_at),
        tier: one.tier,
        state: one.vanished_at === null ? one.certainty : 'gone',
      }),
    ),
    ...beyond.claims.map(
      (one): EvidenceRow => ({
        evidence: one.id,
        kind: 'claim',
        says: `${one.criterion} ${one.subject}: ${one.grade}`,
        quote: one.quote,
        url: one.url,
        day: day(one.last_confirmed_at),
        tier: one.tier,
        state: one.vanished_at !== null ? 'gone' : one.verdict === 'confirmed' ? 'confirmed' : 'stated',
      }),
    ),
    ...beyond.lists.map(
      (one): EvidenceRow => ({
        evidence: null,
        kind: 'list',
        says: [one.list, one.year, one.role].filter(Boolean).join(', '),
        quote: one.name,
        url: one.url,
        day: day(one.last_confirmed_at),
        tier: 'press',
        state: one.known_by === 'analyst' ? 'confirmed' : 'stated',
      }),
    ),
    ...beyond.imprint.map(
      (one): EvidenceRow => ({
        evidence: null,
        kind: 'imprint',
        says: one.field,
        quote: one.value,
        url: one.url,
        day: day(one.last_confirmed_at),
        tier: 'own',
        state: one.vanished_at === null ? 'stated' : 'gone',
      }),
    ),
  ]
}
