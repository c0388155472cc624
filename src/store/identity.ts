import { groupListings } from '../firms/group-listings.js'
import { identityVersion } from '../firms/identity-keys.js'
import { analystReason, type Edge, type Grouping } from '../firms/listing-key.js'
import { matchListings } from '../firms/match-listings.js'
import { findListingKeys, findListingsByKeys, listListingKeys, saveIdentityKeys } from './identity-keys.js'
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
    if (!settled && renewVersion(store, 'identity', identityVersion)) {
      regroupAll(store, born)
      return
    }
    const keys = findListingKeys(store, changed, settled)
    saveIdentityKeys(store, keys)
    const decided = findDecided(store)
    const grouping = matchListings(keys, (asked) => findListingsByKeys(store, asked, settled), decided)
    saveGrouping(store, grouping, { standing: decided.standing, born, told: settled })
    saveProposals(store, changed, grouping)
  })
}

/** The rules are newer than the groups: all is compared anew, once. What was joined stays joined. */
function regroupAll(store: Store, born: ReadonlySet<number>): void {
  const keys = listListingKeys(store)
  saveIdentityKeys(store, keys)
  const decided = findDecided(store)
  const grouping = groupListings(keys, decided)
  saveGrouping(store, grouping, { standing: decided.standing, born, told: false })
  saveProposals(
    store,
    keys.map(({ id }) => id),
    grouping,
  )
}

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
  const reached = groups.flat()
  const rows = prepared(
    store,
    'SELECT id, firm, home FROM listings WHERE id IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(reached)) as Member[]
  const members = new Map(rows.map((row) => [row.id, row]))
  const move = prepared(store, 'UPDATE listings SET firm = ? WHERE id = ?')
  const forward = prepared(
    store,
    'UPDATE firms SET merged_into = @into WHERE id = @home AND merged_into IS NOT @into',
  )
  for (const group of groups) {
    const own = group.flatMap((id) => members.get(id) ?? [])
    const firm = Math.min(...own.map(({ home }) => home))
    for (const { id, firm: before } of own) if (before !== firm) move.run(firm, id)
    for (const { home } of own) forward.run({ home, into: home === firm ? null : firm })
    if (!told) logJoins(store, firm, own, { born, edges })
  }
  saveEdges(store, reached, edges, standing)
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
