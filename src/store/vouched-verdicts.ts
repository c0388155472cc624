import { prepared, type Store } from './store.js'
import type { Tell, Told, ToldRow, Words } from './told-rows.js'

/** A row of a table that is told of, and the row of the log that does. */
interface Due {
  key: string
  by: ToldRow
}

/**
 * Verdicts of which one row of the log tells several rows: what listings are one firm, and what a page's sentence is worth. Where the
 * log does not name them one by one, for its words were forgotten or it is from before it did, who and when have to do.
 */
export function checkVerdicts(store: Store, told: Told, tell: Tell): void {
  checkIdentity(store, told, tell)
  checkEvidence(store, told, tell)
}

function checkIdentity(store: Store, { rows }: Told, tell: Tell): void {
  const told = rows.filter(({ action }) => /^firm (?:merge$|split$|review )/.test(action))
  // Verdicts go with the listings they are about, which are only taken out when a firm is forgotten.
  const listings = new Set(prepared(store, 'SELECT id FROM listings').pluck().all())
  const due = told.flatMap((by): Due[] =>
    listOf(by, 'verdicts').flatMap((pair) => {
      const [a, b, verdict] = pair as [number, number, string]
      const key = keyOf([a, b, verdict, by.after?.['because'] ?? null, by.who, by.at])
      return listings.has(a) && listings.has(b) ? [{ key, by }] : []
    }),
  )
  const vague = told.filter((row) => !listOf(row, 'verdicts').length)
  checkInOrder(store, 'identity_verdicts', ['a', 'b', 'verdict', 'because'], { due, vague }, tell)
}

function checkEvidence(store: Store, { rows, forgotten }: Told, tell: Tell): void {
  const told = rows.filter(({ action }) => /^evidence (?:confirmed|rejected|open)$/.test(action))
  const due = told.flatMap((by): Due[] =>
    listOf(by, 'homes').flatMap((home) => {
      const firm = Number(String(home).slice(1))
      const verdict = by.action.slice('evidence '.length)
      const key = keyOf([firm, by.after?.['key'], verdict, by.after?.['because'] ?? null, by.who, by.at])
      return forgotten.has(firm) ? [] : [{ key, by }]
    }),
  )
  const vague = told.filter((row) => !listOf(row, 'homes').length)
  checkInOrder(store, 'evidence_verdicts', ['firm', 'key', 'verdict', 'because'], { due, vague }, tell)
}

/** The newest word holds, so that the order of rows says as much as what is in them. */
function checkInOrder(
  store: Store,
  table: string,
  columns: readonly string[],
  { due, vague }: { due: readonly Due[]; vague: readonly ToldRow[] },
  tell: Tell,
): void {
  const madeBy = new Set(vague.map(({ who, at }) => keyOf([who, at])))
  let next = 0
  for (const row of prepared(store, `SELECT * FROM ${table} ORDER BY id`).all() as Words[]) {
    const key = keyOf([...columns.map((column) => row[column]), row['made_by'], row['made_at']])
    if (due[next]?.key === key) next++
    else if (!madeBy.has(keyOf([row['made_by'], row['made_at']])))
      tell(due[next++]?.by.id ?? null, `Row ${row['id']} of "${table}" is not what the log tells.`)
  }
  const missing = due[next]
  if (missing) tell(missing.by.id, `A verdict of row ${missing.by.id} of the log is missing in "${table}".`)
}

function listOf({ after }: ToldRow, key: string): readonly unknown[] {
  const found = after?.[key]
  return Array.isArray(found) ? found : []
}

function keyOf(values: readonly unknown[]): string {
  return JSON.stringify(values)
}
