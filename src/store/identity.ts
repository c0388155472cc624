import { groupListings } from '../firms/group-listings.js'
import { identityVersion } from '../firms/identity-keys.js'
import { analystReason, type Decided, type Edge, type Grouping } from '../firms/listing-key.js'
import { matchListings } from '../firms/match-listings.js'
import {
  findIdsWithCompany,
  findListingKeys,
  findListingsByKeys,
  listListingIds,
  saveIdentityKeys,
} from './identity-keys.js'
import { saveProposals } from './identity-proposals.js'
import { findDecided } from './identity-verdicts.js'
import { formatFirmId } from './listings.js'
import { appendLog } from './log.js'
import { renewVersion } from './made-with.js'
import { prepared, type Store, transaction } from './store.js'

/**
 * Brings listings to firms after some of them have changed, or after an analyst has spoken: compares only these and what is
 * in reach of them. Call it inside the transaction of the change.
 * @param changed ids of listings
 * @param options.born those among them that are new: nobody knows a firm of theirs yet
 * @param options.settled an analyst has spoken: rules hold firms together, but merge none, and the log has been told
 */
export function regroup(
  store: Store,
  changed: readonly number[],
  { born = new Set(), settled = false }: { born?: ReadonlySet<number>; settled?: boolean } = {},
): void {
  if (!changed.length) return
  transaction(store, () => {
    // The rules are newer than the groups: all is compared anew, once. What was joined stays joined.
    const all = !settled && renewVersion(store, 'identity', identityVersion)
    const ids = all ? listListingIds(store) : changed
    saveIdentityKeys(store, ids)
    const decided = findDecided(store)
    const { met, alone } = partByCompany(store, ids, decided)
    const keys = findListingKeys(store, met, settled)
    const compared = all
      ? groupListings(keys, decided)
      : matchListings(
          keys,
          (asked, isKnown) => findListingsByKeys(store, asked, { settled, isKnown }),
          decided,
        )
    const grouping = { ...compared, groups: [...compared.groups, ...alone.map((id) => [id])] }
    saveGrouping(store, grouping, { standing: decided.standing, born, told: settled })
    saveProposals(store, ids, grouping)
  })
}

/**
 * Parts listings into those that another one meets, over a key or because they were spoken of or joined together, and those that
 * stand alone whatever the rules say. Most stand alone: only their ids need be held in memory.
 */
function partByCompany(
  store: Store,
  ids: readonly number[],
  { same, standing = [] }: Decided,
): { met: number[]; alone: number[] } {
  const company = findIdsWithCompany(store, ids)
  for (const [a, b] of same) company.add(a).add(b)
  for (const { a, b } of standing) company.add(a).add(b)
  return { met: ids.filter((id) => company.has(id)), alone: ids.filter((id) => !company.has(id)) }
}

/** Groups whose listings are read at a time: bounds the memory of a large run. */
const groupsAtOnce = 1000

interface Member {
  id: number
  firm: number
  home: number
}

/**
 * Gives each group its firm: that of its oldest home, so that the same groups are the same firms whatever way they came about.
 * The other homes forward there.
 */
function saveGrouping(
  store: Store,
  { groups, edges }: Grouping,
  { standing, born, told }: { standing: readonly Edge[]; born: ReadonlySet<number>; told: boolean },
): void {
  const select = prepared(
    store,
    'SELECT id, firm, home FROM listings WHERE id IN (SELECT value FROM json_each(?))',
  )
  const move = prepared(store, 'UPDATE listings SET firm = ? WHERE id = ?')
  const forward = prepared(
    store,
    'UPDATE firms SET merged_into = @into WHERE id = @home AND merged_into IS NOT @into',
  )
  for (let start = 0; start < groups.length; start += groupsAtOnce) {
    const some = groups.slice(start, start + groupsAtOnce)
    const rows = select.all(JSON.stringify(some.flat())) as Member[]
    const members = new Map(rows.map((row) => [row.id, row]))
    for (const group of some) {
      const own = group.flatMap((id) => members.get(id) ?? [])
      const firm = Math.min(...own.map(({ home }) => home))
      for (const { id, firm: before } of own) if (before !== firm) move.run(firm, id)
      for (const { home } of own) forward.run({ home, into: home === firm ? null : firm })
      if (!told) logJoins(store, firm, own, { born, edges })
    }
  }
  saveEdges(store, groups.flat(), edges, standing)
}

/** A firm that people may know by its id has gone into another one: the log says why. A new listing is no such firm. */
function logJoins(
  store: Store,
  firm: number,
  members: readonly Member[],
  { born, edges }: { born: ReadonlySet<number>; edges: readonly Edge[] },
): void {
  const before = new Set(members.filter(({ id }) => !born.has(id)).map((member) => member.firm))
  if (before.size < 2) return
  const ids = new Set(members.map(({ id }) => id))
  const reasons = [...new Set(edges.filter(({ a }) => ids.has(a)).map(({ reason }) => reason))]
  for (const former of before)
    if (former !== firm)
      appendLog(store, {
        action: 'firm join',
        firm,
        before: { firm: formatFirmId(former) },
        after: { reasons },
      })
}

/** Edges of the rules among the listings reached; an analyst's stand among the verdicts. */
function saveEdges(
  store: Store,
  reached: readonly number[],
  edges: readonly Edge[],
  standing: readonly Edge[],
): void {
  const key = ({ a, b }: Edge) => `${a} ${b}`
  const kept = new Map(
    edges.filter(({ reason }) => reason !== analystReason).map((edge) => [key(edge), edge]),
  )
  const inReach = new Set(reached)
  const remove = prepared(store, 'DELETE FROM identity_edges WHERE a = ? AND b = ?')
  for (const edge of standing) if (!kept.delete(key(edge)) && inReach.has(edge.a)) remove.run(edge.a, edge.b)
  const insert = prepared(
    store,
    'INSERT INTO identity_edges (a, b, reason, strength, made_at) VALUES (@a, @b, @reason, @strength, @now)',
  )
  for (const { a, b, reason, strength } of kept.values())
    insert.run({ a, b, reason, strength, now: store.now() })
}
