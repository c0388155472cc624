import { usageProblem } from '../problem.js'
import { appendLog } from './log.js'
import { type Store, transaction } from './store.js'
import { idsOfFirm, presentFirm } from './words.js'

/**
 * A tag as it is kept: trimmed, inner white space as one blank.
 * @throws Problem for an empty tag, one with a comma or control character, or over 60 characters
 */
export function checkTag(tag: string): string {
  const clean = tag.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (!clean || clean.length > 60 || /[,\p{Cc}\p{Cf}]/u.test(clean))
    throw usageProblem(
      `"${clean.slice(0, 60)}" cannot be a tag.`,
      'A tag has 1 to 60 characters and no comma.',
    )
  return clean
}

/** @returns the tags that were not there before */
export function addTags(store: Store, firm: number, tags: string[]): string[] {
  const held = new Set(listTags(store, [firm]).get(firm))
  return changeTags(store, 'tag add', firm, tags, (tag) =>
    held.has(tag)
      ? { changes: 0 }
      : store.db
          .prepare(
            'INSERT INTO tags (firm, tag, added_by, added_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
          )
          .run(firm, tag, store.who, store.now()),
  )
}

/** @returns the tags that were there */
export function removeTags(store: Store, firm: number, tags: string[]): string[] {
  const ids = JSON.stringify(idsOfFirm(store, firm))
  return changeTags(store, 'tag remove', firm, tags, (tag) =>
    store.db
      .prepare('DELETE FROM tags WHERE firm IN (SELECT value FROM json_each(?)) AND tag = ?')
      .run(ids, tag),
  )
}

function changeTags(
  store: Store,
  action: string,
  firm: number,
  tags: string[],
  apply: (tag: string) => { changes: number },
): string[] {
  return transaction(store, () => {
    const before = listTags(store, [firm]).get(firm) ?? []
    const touched = tags.map(checkTag).filter((tag) => apply(tag).changes > 0)
    const after = listTags(store, [firm]).get(firm) ?? []
    if (touched.length) appendLog(store, { action, firm, before, after })
    return touched
  })
}

/** Tags by firm, in order of the alphabet. */
export function listTags(store: Store, firms?: number[]): Map<number, string[]> {
  const where = firms ? 'WHERE firm IN (SELECT value FROM json_each(?))' : ''
  const statement = store.db.prepare(
    `SELECT DISTINCT firm, tag FROM (SELECT ${presentFirm('tags')} AS firm, tag FROM tags) ${where} ORDER BY firm, tag`,
  )
  const rows = (firms ? statement.all(JSON.stringify(firms)) : statement.all()) as {
    firm: number
    tag: string
  }[]
  const byFirm = new Map<number, string[]>()
  for (const { firm, tag } of rows) byFirm.set(firm, [...(byFirm.get(firm) ?? []), tag])
  return byFirm
}

export function countTags(store: Store): { tag: string; firms: number; last_added: string }[] {
  return store.db
    .prepare(`SELECT tag, count(DISTINCT ${presentFirm('tags')}) AS firms, max(added_at) AS last_added
       FROM tags GROUP BY tag ORDER BY tag`)
    .all() as { tag: string; firms: number; last_added: string }[]
}
