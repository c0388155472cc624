import { idKey } from '../awards/match-award.js'
import type { OfficialId } from '../awards/notice.js'
import { prepared, type Store, transaction } from './store.js'
import { presentFirm } from './words.js'

/** An id that a firm's own pages state. */
export interface FirmId {
  kind: 'vat' | 'register'
  /** "DE123456788" with a valid check digit; "HRB 12345". */
  value: string
  /** Town of the court, for a register number; null where the page names none. */
  court: string | null
  /** The page that states it. */
  source_url: string
}

export interface StoredFirmId extends FirmId {
  /** Instant it was last seen. */
  seen_at: string
}

/** Keeps what a firm's Impressum says of it; what is there already is seen again. Ids that other pages of the firm state stay. */
export function saveFirmIds(store: Store, firm: number, ids: readonly FirmId[]): void {
  const insert = prepared(
    store,
    `INSERT INTO firm_ids (firm, kind, value, court, key, source_url, seen_at)
     VALUES (@firm, @kind, @value, @court, @key, @source_url, @now)
     ON CONFLICT DO UPDATE SET key = excluded.key, source_url = excluded.source_url, seen_at = excluded.seen_at`,
  )
  transaction(store, () => {
    for (const { kind, value, court, source_url } of ids)
      insert.run({
        firm,
        kind,
        value,
        court,
        source_url,
        key: idKey(officialId({ kind, value, court })),
        now: store.now(),
      })
  })
}

/** The firms that state an id, as they are now; none for a register number without its court, which many have. */
export function findFirmsById(store: Store, id: Pick<FirmId, 'kind' | 'value' | 'court'>): number[] {
  const key = idKey(officialId(id))
  if (key === null) return []
  return prepared(
    store,
    `SELECT DISTINCT ${presentFirm('i')} AS firm FROM firm_ids i WHERE key = ? ORDER BY 1`,
  )
    .pluck()
    .all(key) as number[]
}

/** The ids of all firms, or of these, by firm. */
export function listFirmIds(store: Store, firms?: readonly number[]): Map<number, StoredFirmId[]> {
  const rows = prepared(
    store,
    `SELECT * FROM (SELECT ${presentFirm('i')} AS firm, kind, value, court, source_url, seen_at FROM firm_ids i)
     WHERE @firms IS NULL OR firm IN (SELECT value FROM json_each(@firms)) ORDER BY firm, kind DESC, value`,
  ).all({ firms: firms ? JSON.stringify(firms) : null }) as (StoredFirmId & { firm: number })[]
  const byFirm = new Map<number, StoredFirmId[]>()
  for (const { firm, ...id } of rows) {
    const known = byFirm.get(firm)
    if (known) known.push(id)
    else byFirm.set(firm, [id])
  }
  return byFirm
}

/** The same id as notices have it, for comparing. */
export function officialId({ kind, value, court }: Pick<FirmId, 'kind' | 'value' | 'court'>): OfficialId {
  return kind === 'vat' ? { kind, value } : { kind, value, court }
}
