import { type Crowd, compareListings, strongEdge } from './compare-listings.js'
import { findDoubts } from './doubts.js'
import { calledDifferent, FirmClusters } from './firm-clusters.js'
import {
  analystReason,
  type Decided,
  type Edge,
  type Grouping,
  type ListingKey,
  type Proposal,
} from './listing-key.js'
import { type Prepared, prepareListings } from './prepare-listings.js'

/** Above this size a bucket of one name is only compared town by town. */
const largestBucket = 40

interface Candidate extends Edge {
  by: 'analyst' | 'standing' | 'domain' | 'profile' | 'name'
}

/**
 * Groups listings to firms by the precise rule. Deterministic: the order of the listings does not matter. What analysts
 * decided stands above the rule, and then what was joined before; what they called different is not proposed again. Two
 * firms that are established are not merged by a rule: that is proposed.
 */
export function groupListings(listings: readonly ListingKey[], decided: Decided): Grouping {
  const prepared = prepareListings([...listings].sort((a, b) => a.id - b.id))
  const buckets = fillBuckets(prepared)
  const crowd = surveyCrowd(buckets)
  const different = new Set(decided.different.map(([a, b]) => pairKey(a, b)))
  const candidates: Candidate[] = []
  const proposals: Proposal[] = []
  const known = new Set(prepared.map(({ listing }) => listing.id))
  for (const [a, b] of decided.same)
    if (known.has(a) && known.has(b))
      candidates.push({ ...ordered(a, b), reason: analystReason, strength: 3, by: 'analyst' })
  for (const edge of decided.standing ?? [])
    if (known.has(edge.a) && known.has(edge.b)) candidates.push({ ...edge, strength: 2, by: 'standing' })
  forEachPair(prepared, buckets, (a, b) => {
    const pair = ordered(a.listing.id, b.listing.id)
    if (different.has(pairKey(a.listing.id, b.listing.id))) return
    const verdict = compareListings(a, b, crowd)
    if (verdict?.kind === 'join')
      candidates.push({ ...pair, reason: verdict.reason, strength: verdict.strength, by: verdict.by })
    else if (verdict) proposals.push({ ...pair, reasons: verdict.reasons })
  })
  return join(prepared, candidates, proposals, decided)
}

function join(
  prepared: readonly Prepared[],
  candidates: Candidate[],
  proposals: Proposal[],
  decided: Decided,
): Grouping {
  const clusters = new FirmClusters(
    prepared.map(({ listing }) => listing),
    decided.different,
  )
  candidates.sort((x, y) => y.strength - x.strength || x.a - y.a || x.b - y.b)
  const rivals = findRivals(candidates, clusters)
  const standing = new Map((decided.standing ?? []).map((edge) => [pairKey(edge.a, edge.b), edge]))
  const edges: Edge[] = []
  for (const candidate of candidates) {
    const { a, b, reason, strength, by } = candidate
    if (clusters.together(a, b)) continue
    const refusal = clusters.refusal(a, b, {
      byName: by === 'name',
      byRule: by !== 'analyst' && by !== 'standing',
      crossDomain: strength >= strongEdge,
    })
    if (refusal === null && !(by === 'name' && rivals(candidate))) {
      clusters.join(a, b)
      edges.push(
        by === 'standing'
          ? (standing.get(pairKey(a, b)) as Edge)
          : { a, b, reason, strength: Math.min(strength, 1) },
      )
    } else if (refusal !== calledDifferent)
      proposals.push({
        a,
        b,
        reasons: [reason, refusal ?? 'another entry of the same directory fits as well'],
      })
  }
  return {
    groups: clusters.groups(),
    edges,
    proposals: openProposals(proposals, clusters),
    doubts: findDoubts(edges, candidates, decided),
  }
}

/** Tells whether a listing has an equally good partner in the same directory that is not the same firm. */
function findRivals(
  candidates: readonly Candidate[],
  clusters: FirmClusters,
): (candidate: Candidate) => boolean {
  const partners = new Map<string, { id: number; strength: number }[]>()
  for (const { a, b, strength, by } of candidates) {
    if (by !== 'name') continue
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const key = `${from} ${clusters.directoryOf(to)}`
      const list = partners.get(key)
      if (list) list.push({ id: to, strength })
      else partners.set(key, [{ id: to, strength }])
    }
  }
  return ({ a, b, strength }) =>
    (
      [
        [a, b],
        [b, a],
      ] as const
    ).some(([from, to]) =>
      (partners.get(`${from} ${clusters.directoryOf(to)}`) ?? []).some(
        (other) => other.id !== to && other.strength >= strength && !clusters.together(other.id, to),
      ),
    )
}

/** One proposal per pair of firms, the first found; none within a firm, none that an analyst has answered. */
function openProposals(proposals: Proposal[], clusters: FirmClusters): Proposal[] {
  const seen = new Set<string>()
  return proposals
    .sort((x, y) => x.a - y.a || x.b - y.b)
    .filter(({ a, b }) => {
      if (clusters.together(a, b) || clusters.calledDifferent(a, b)) return false
      const key = pairKey(clusters.find(a), clusters.find(b))
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}

/** Listings that share a key; one alone stands without a list of its own, for most do. */
type Bucket = Map<string, Prepared | Prepared[]>

interface Buckets {
  domains: Bucket
  /** Names, former names and the words of domains. */
  names: Bucket
  hints: Bucket
  profiles: Bucket
}

function put(bucket: Bucket, key: string, one: Prepared): void {
  const before = bucket.get(key)
  if (before === undefined) bucket.set(key, one)
  else if (!Array.isArray(before)) {
    if (before !== one) bucket.set(key, [before, one])
  } else if (before.at(-1) !== one) before.push(one)
}

function fillBuckets(prepared: readonly Prepared[]): Buckets {
  const buckets: Buckets = { domains: new Map(), names: new Map(), hints: new Map(), profiles: new Map() }
  const { domains, names, hints, profiles } = buckets
  for (const one of prepared) {
    if (one.domain !== null) put(domains, one.domain, one)
    for (const name of one.names) put(names, name, one)
    for (const name of one.formerNames) put(names, name, one)
    if (one.label !== null && !one.names.includes(one.label)) put(names, one.label, one)
    for (const hint of one.hints) put(hints, hint, one)
    if (one.listing.profile) put(profiles, one.listing.profile, one)
  }
  return buckets
}

function surveyCrowd({ names, domains }: Buckets): Crowd {
  const hubs = new Map<string, boolean>()
  const isHub = (domain: string) => {
    const known = new Map<string, Set<string>>()
    for (const { listing, names: keys } of listOf(domains.get(domain))) {
      const ofDirectory = known.get(listing.directory) ?? new Set()
      known.set(listing.directory, ofDirectory.add(keys[0] ?? ''))
      if (ofDirectory.size >= 3) return true
    }
    return false
  }
  return {
    isAmbiguous: (prepared, name) =>
      listOf(names.get(name)).some(
        (other) =>
          other !== prepared &&
          other.listing.directory === prepared.listing.directory &&
          other.names.includes(name) &&
          (other.domain === null || other.domain !== prepared.domain),
      ),
    isHub: (domain) => {
      const answer = hubs.get(domain) ?? isHub(domain)
      hubs.set(domain, answer)
      return answer
    },
  }
}

function listOf(bucket: Prepared | Prepared[] | undefined): readonly Prepared[] {
  return bucket === undefined ? [] : Array.isArray(bucket) ? bucket : [bucket]
}

function forEachPair(
  prepared: readonly Prepared[],
  buckets: Buckets,
  visit: (a: Prepared, b: Prepared) => void,
): void {
  const seen = new Set<number>()
  const visitOnce = (a: Prepared, b: Prepared) => {
    const key = Math.min(a.at, b.at) * prepared.length + Math.max(a.at, b.at)
    if (a === b || seen.has(key)) return
    seen.add(key)
    visit(a, b)
  }
  for (const kind of [buckets.domains, buckets.names, buckets.profiles, buckets.hints])
    for (const bucket of kind.values()) {
      if (!Array.isArray(bucket)) continue
      if (bucket.length <= largestBucket) pairs(bucket, visitOnce)
      else if (kind !== buckets.hints) visitLarge(bucket, visitOnce)
    }
}

function pairs(bucket: readonly Prepared[], visit: (a: Prepared, b: Prepared) => void): void {
  for (let i = 0; i < bucket.length; i++)
    for (let j = i + 1; j < bucket.length; j++) visit(bucket[i] as Prepared, bucket[j] as Prepared)
}

/** A crowd of one name or domain: each with the next of its town or domain, so that cost stays linear. */
function visitLarge(bucket: readonly Prepared[], visit: (a: Prepared, b: Prepared) => void): void {
  const last = new Map<string, Prepared>()
  for (const one of bucket)
    for (const key of [`t:${one.town}`, `d:${one.domain ?? ''}`]) {
      const before = last.get(key)
      if (before && key.length > 2) visit(before, one)
      last.set(key, one)
    }
}

function ordered(a: number, b: number): { a: number; b: number } {
  return a < b ? { a, b } : { a: b, b: a }
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
