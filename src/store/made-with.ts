import { prepared, type Store } from './store.js'

/**
 * Notes which version of the rules a part of the base is made with.
 * @returns true where it was another one until now, so that the part has to be made anew
 */
export function renewVersion(store: Store, part: string, version: string): boolean {
  const { changes } = prepared(
    store,
    `INSERT INTO made_with (part, version) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version WHERE version <> excluded.version`,
  ).run(part, version)
  return changes > 0
}

/** The version a part of the base is made with; null where nobody noted one. */
export function findVersion(store: Store, part: string): string | null {
  return (
    (prepared(store, 'SELECT version FROM made_with WHERE part = ?').pluck().get(part) as
      | string
      | undefined) ?? null
  )
}
