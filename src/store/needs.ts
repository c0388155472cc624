import { createHash } from 'node:crypto'
import { didYouMean } from '../nearest-name.js'
import type { AnalysedNeed } from '../needs/analyse-need.js'
import { completeNeed, type Need } from '../needs/need.js'
import type { Freeze, NeedState } from '../needs/need-state.js'
import { Problem, usageProblem } from '../problem.js'
import { appendLog } from './log.js'
import { type Store, transaction } from './store.js'

/** A version of a need; one that was written is never changed. */
export interface StoredNeed extends NeedState {
  need: Need
  made_by: string
  made_at: string
}

/** @throws Problem when a need with this id is there already */
export function createNeed(store: Store, need: Need): StoredNeed {
  return transaction(store, () => {
    if (isTaken(store, need.id))
      throw usageProblem(
        `There is a need "${need.id}" already.`,
        `Choose another id, or change that one: govscout needs edit ${need.id}`,
      )
    insertVersion(store, need, 1)
    appendLog(store, { action: 'need new', need: need.id, after: need })
    return findNeed(store, need.id)
  })
}

export function isTaken(store: Store, id: string): boolean {
  return store.db.prepare('SELECT 1 FROM needs WHERE id = ? COLLATE NOCASE').get(id) !== undefined
}

/**
 * Writes a changed need as its next version, which is not frozen.
 * @param base the version that was changed
 * @returns null where nothing differs from it: nothing is written then
 * @throws Problem when somebody else has changed the need meanwhile
 */
export function editNeed(store: Store, need: Need, base: number): StoredNeed | null {
  return transaction(store, () => {
    const before = findNeed(store, need.id)
    if (before.version !== base)
      throw new Problem(
        `${need.id} is at version ${before.version} by now (${before.made_by}); this change was made to version ${base}.`,
        { remedy: `Look at it with "govscout needs show ${need.id}" and change it again.` },
      )
    if (JSON.stringify(before.need) === JSON.stringify(need)) return null
    insertVersion(store, need, base + 1)
    appendLog(store, { action: 'need edit', need: need.id, before: before.need, after: need })
    return findNeed(store, need.id)
  })
}

/**
 * Fixes the newest version: its document cannot change any more, and the ranking uses this analysis of it from now on.
 * @returns false where it is frozen already
 */
export function freezeNeed(store: Store, { need, version }: StoredNeed, analysed: AnalysedNeed): boolean {
  return transaction(store, () => {
    if (findNeed(store, need.id, version).frozen) return false
    const analysis = JSON.stringify(analysed)
    store.db
      .prepare(
        `INSERT INTO need_freezes (need, version, lexicon, analysis, frozen_by, frozen_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(need.id, version, analysed.lexicon, analysis, store.who, store.now())
    const analysis_sha256 = createHash('sha256').update(analysis).digest('hex')
    appendLog(store, {
      action: 'need freeze',
      need: need.id,
      after: { version, lexicon: analysed.lexicon, analysis_sha256 },
    })
    return true
  })
}

/** What the tool understood of a version when it was frozen; null where it is not. */
export function findFrozenAnalysis(store: Store, need: string, version: number): AnalysedNeed | null {
  const text = store.db
    .prepare('SELECT analysis FROM need_freezes WHERE need = ? AND version = ?')
    .pluck()
    .get(need, version) as string | undefined
  return text === undefined ? null : (JSON.parse(text) as AnalysedNeed)
}

/** The newest version, or the one that is named. @throws Problem when there is none */
export function findNeed(store: Store, id: string, version?: number): StoredNeed {
  const versions = listVersions(store, id)
  const newest = versions.at(-1)
  if (!newest) {
    const known = listNeeds(store).map((stored) => stored.need.id)
    throw usageProblem(
      `There is no need "${id}".`,
      known.length
        ? didYouMean(id, known, `Known are ${known.slice(0, 8).join(', ')}.`)
        : 'Make one with "govscout needs new".',
    )
  }
  const found = version === undefined ? newest : versions[version - 1]
  if (!found)
    throw usageProblem(
      `${newest.need.id} has no version ${version}.`,
      `The newest is ${newest.version}; "govscout needs history ${newest.need.id}" shows all.`,
    )
  return found
}

/** All versions of a need, oldest first; none where there is no such need. */
export function listVersions(store: Store, id: string): StoredNeed[] {
  return toNeeds(
    store,
    store.db.prepare('SELECT * FROM needs WHERE id = ? COLLATE NOCASE ORDER BY version').all(id),
  )
}

/** The newest version of each need, by id. */
export function listNeeds(store: Store): StoredNeed[] {
  return toNeeds(
    store,
    store.db
      .prepare(
        'SELECT * FROM needs n WHERE version = (SELECT max(version) FROM needs WHERE id = n.id) ORDER BY id',
      )
      .all(),
  )
}

function insertVersion(store: Store, need: Need, version: number): void {
  store.db
    .prepare('INSERT INTO needs (id, version, document, made_by, made_at) VALUES (?, ?, ?, ?, ?)')
    .run(need.id, version, JSON.stringify(need), store.who, store.now())
}

interface NeedRow {
  id: string
  document: string
  version: number
  made_by: string
  made_at: string
}

function toNeeds(store: Store, rows: unknown[]): StoredNeed[] {
  const freezes = store.db.prepare(
    `SELECT version, frozen_at AS at, frozen_by AS by, lexicon FROM need_freezes
     WHERE need = ? AND version <= ? ORDER BY version DESC LIMIT 2`,
  )
  return (rows as NeedRow[]).map(({ id, document, version, made_by, made_at }) => {
    const known = freezes.all(id, version) as Freeze[]
    return {
      need: completeNeed(document),
      version,
      made_by,
      made_at,
      frozen: known.find((freeze) => freeze.version === version) ?? null,
      frozen_before: known.find((freeze) => freeze.version < version) ?? null,
    }
  })
}
