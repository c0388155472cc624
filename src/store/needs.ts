import { type Need, needSchema } from '../needs/need.js'
import { usageProblem } from '../problem.js'
import { appendLog } from './log.js'
import { type Store, transaction } from './store.js'

export interface StoredNeed {
  need: Need
  version: number
  made_by: string
  made_at: string
}

/** @throws Problem when a need with this id is there already */
export function createNeed(store: Store, need: Need): StoredNeed {
  return transaction(store, () => {
    if (store.db.prepare('SELECT 1 FROM needs WHERE id = ? COLLATE NOCASE').get(need.id))
      throw usageProblem(
        `There is a need "${need.id}" already.`,
        'Choose another id in the file or with --id.',
      )
    store.db
      .prepare('INSERT INTO needs (id, version, document, made_by, made_at) VALUES (?, 1, ?, ?, ?)')
      .run(need.id, JSON.stringify(need), store.who, store.now())
    appendLog(store, { action: 'need new', need: need.id, after: need })
    return findNeed(store, need.id)
  })
}

/** The newest version. @throws Problem when there is none */
export function findNeed(store: Store, id: string): StoredNeed {
  const row = store.db
    .prepare('SELECT * FROM needs WHERE id = ? COLLATE NOCASE ORDER BY version DESC LIMIT 1')
    .get(id)
  if (!row) {
    const known = listNeeds(store).map((stored) => stored.need.id)
    throw usageProblem(
      `There is no need "${id}".`,
      known.length ? `Known are ${known.slice(0, 8).join(', ')}.` : 'Make one with "govscout needs new".',
    )
  }
  return toNeed(row)
}

export function listNeeds(store: Store): StoredNeed[] {
  return store.db
    .prepare(
      'SELECT * FROM needs n WHERE version = (SELECT max(version) FROM needs WHERE id = n.id) ORDER BY id',
    )
    .all()
    .map(toNeed)
}

function toNeed(row: unknown): StoredNeed {
  const { document, version, made_by, made_at } = row as {
    document: string
    version: number
    made_by: string
    made_at: string
  }
  return { need: needSchema.parse(JSON.parse(document)), version, made_by, made_at }
}
