import { analystReason } from '../firms/listing-key.js'
import { type DatedEdge, partOfFirm, reachable } from '../firms/part-of-firm.js'
import { usageProblem } from '../problem.js'
import { formatListingId } from './find-listing.js'
import { regroup } from './identity.js'
import { removeProposal } from './identity-proposals.js'
import { type IdentityVerdict, ordered, saveVerdicts, type VerdictOnPair } from './identity-verdicts.js'
import { formatFirmId } from './listings.js'
import { appendLog } from './log.js'
import { listRelations } from './relations.js'
import { prepared, type Store, transaction } from './store.js'

/** A listing of a firm, with the firm it is by itself. */
interface Member {
  id: number
  home: number
  directory: string
  entry: string
}

/**
 * An analyst says that two firms are one. What was called different between them is taken back.
 * @returns the firm they are now
 * @throws Problem where they are one already
 */
export function mergeFirms(store: Store, a: number, b: number, because: string | null): number {
  if (a === b) throw usageProblem(`${formatFirmId(a)} is one firm already.`, 'Name two different firms.')
  const relation = (listRelations(store, [a]).get(a) ?? []).find((one) => one.firm === b || one.other === b)
  if (relation) {
    const [x, y] = [formatFirmId(relation.firm), formatFirmId(relation.other)]
    throw usageProblem(
      `${x} is said to be ${relation.kind} ${y}: they are two.`,
      `If that is wrong: govscout firms relate ${x} ${relation.kind} ${y} --remove`,
    )
  }
  return transaction(store, () => {
    const [left, right] = [listMembers(store, a), listMembers(store, b)]
    const [x, y] = [headOf(left), headOf(right)]
    const parted = crossPairs(left, right).filter((pair) => isCalledDifferent(store, pair))
    const verdicts = saveVerdicts(store, [...parted, { ...ordered(x, y), verdict: 'same' }], because)
    const firm = Math.min(a, b)
    appendLog(store, {
      action: 'firm merge',
      firm,
      before: { firms: [a, b].map(formatFirmId) },
      after: { listings: [...left, ...right].map(nameOf), verdicts, ...(because ? { because } : {}) },
    })
    regroup(
      store,
      [...left, ...right].map(({ id }) => id),
      { settled: true },
    )
    return firmOf(store, x) ?? firm
  })
}

/**
 * An analyst says that these listings are not the firm that the rest is.
 * @returns the firms that they and the rest are now
 * @throws Problem where a listing is not of the firm, or none would be left
 */
export function splitFirm(
  store: Store,
  firm: number,
  moved: readonly number[],
  because: string | null,
): { firm: number; parted: number[] } {
  return transaction(store, () => {
    const members = listMembers(store, firm)
    const taken = members.filter(({ id }) => moved.includes(id))
    const rest = members.filter(({ id }) => !moved.includes(id))
    if (taken.length !== new Set(moved).size)
      throw usageProblem(
        `Not all of these are listings of ${formatFirmId(firm)}.`,
        `See them with: govscout firms show ${formatFirmId(firm)}`,
      )
    if (!rest.length || !taken.length)
      throw usageProblem(
        `${formatFirmId(firm)} would be left without a listing.`,
        'Name only the listings that belong to another firm.',
      )
    const verdicts = saveVerdicts(
      store,
      crossPairs(taken, rest).map((pair) => ({ ...pair, verdict: 'different' })),
      because,
    )
    for (const side of [taken, rest]) holdTogether(store, firm, side)
    appendLog(store, {
      action: 'firm split',
      firm,
      before: { listings: members.map(nameOf) },
      after: { parted: taken.map(nameOf), verdicts, ...(because ? { because } : {}) },
    })
    regroup(
      store,
      members.map(({ id }) => id),
      { settled: true },
    )
    return {
      firm: firmOf(store, headOf(rest)) ?? firm,
      parted: [...new Set(taken.flatMap(({ id }) => firmOf(store, id) ?? []))].sort((x, y) => x - y),
    }
  })
}

/** An analyst's answer to a proposal: the same and different change the firms, later only says that somebody has looked. */
export function answerProposal(
  store: Store,
  pair: { a: number; b: number },
  verdict: Exclude<IdentityVerdict, 'open'>,
  because: string | null,
): void {
  transaction(store, () => {
    const [a, b] = [firmOf(store, pair.a), firmOf(store, pair.b)]
    if (a === undefined || b === undefined)
      throw usageProblem('One of the two is no longer in the base.', 'Look again: govscout firms review')
    if (verdict === 'same' && a !== b) {
      const [left, right] = [listMembers(store, a), listMembers(store, b)]
      if (crossPairs(left, right).some((cross) => isCalledDifferent(store, cross)))
        throw usageProblem(
          `An analyst has said that ${formatFirmId(a)} and ${formatFirmId(b)} are different.`,
          `To overrule that: govscout firms merge ${formatFirmId(a)} ${formatFirmId(b)}`,
        )
      mergeFirms(store, a, b, because)
      removeProposal(store, pair)
      return
    }
    if (verdict === 'different' && a === b) {
      // A doubt: what hangs on the one side of it goes with it.
      splitFirm(store, a, partWith(store, a, pair.b, pair.a), because)
      return
    }
    const verdicts = saveVerdicts(store, [{ ...ordered(pair.a, pair.b), verdict }], because)
    appendLog(store, {
      action: `firm review ${verdict}`,
      firm: a,
      after: { firms: [a, b].map(formatFirmId), verdicts, ...(because ? { because } : {}) },
    })
    if (verdict === 'later') return
    removeProposal(store, pair)
    regroup(store, [pair.a, pair.b], { settled: true })
  })
}

/**
 * The listings of a firm that came to it as the firm `former`, which forwards to it.
 * @throws Problem where it is no firm that has joined this one
 */
export function listPart(store: Store, firm: number, former: number): number[] {
  const member = listMembers(store, firm).find(({ home }) => home === former)
  if (!member || former === firm)
    throw usageProblem(
      `${formatFirmId(former)} is no firm that has joined ${formatFirmId(firm)}.`,
      'Name the listings that belong to another firm.',
    )
  return partWith(store, firm, member.id, headOf(listMembers(store, firm)))
}

/** Why the listings of a firm are one, each edge with its day: those of the rules and those of analysts. */
export function listEdges(store: Store, firm: number): DatedEdge[] {
  return prepared(
    store,
    `SELECT e.a, e.b, e.reason, e.strength, e.made_at FROM identity_edges e
       JOIN listings x ON x.id = e.a JOIN listings y ON y.id = e.b WHERE x.firm = @firm AND y.firm = @firm
     UNION ALL SELECT v.a, v.b, @analyst || coalesce(': ' || v.because, ''), 1, v.made_at FROM identity_verdicts v
       JOIN listings x ON x.id = v.a JOIN listings y ON y.id = v.b
     WHERE x.firm = @firm AND y.firm = @firm AND v.verdict = 'same'
       AND v.id = (SELECT max(id) FROM identity_verdicts WHERE a = v.a AND b = v.b)
     ORDER BY 1, 2`,
  ).all({ firm, analyst: analystReason }) as DatedEdge[]
}

/**
 * What is parted from a firm stays one among itself, and so does the rest, although what was parted may have held it together.
 */
function holdTogether(store: Store, firm: number, side: readonly Member[]): void {
  const ids = new Set(side.map(({ id }) => id))
  const edges = listEdges(store, firm).filter(({ a, b }) => ids.has(a) && ids.has(b))
  const insert = prepared(
    store,
    `INSERT INTO identity_edges (a, b, reason, strength, made_at) VALUES (@a, @b, 'were one firm before others were parted from it', 1, @now)`,
  )
  const head = headOf(side)
  const held = new Set(reachable(edges, head))
  for (const { id } of side) {
    if (held.has(id)) continue
    insert.run({ ...ordered(head, id), now: store.now() })
    for (const one of reachable(edges, id)) held.add(one)
  }
}

function partWith(store: Store, firm: number, from: number, home: number): number[] {
  return partOfFirm(listEdges(store, firm), from, home)
}

function listMembers(store: Store, firm: number): Member[] {
  return prepared(store, 'SELECT id, home, directory, entry FROM listings WHERE firm = ? ORDER BY id').all(
    firm,
  ) as Member[]
}

/** The listing whose home gives the firm its id. */
function headOf(members: readonly Member[]): number {
  return members.reduce((first, one) => (one.home < first.home ? one : first)).id
}

function firmOf(store: Store, listing: number): number | undefined {
  return prepared(store, 'SELECT firm FROM listings WHERE id = ?').pluck().get(listing) as number | undefined
}

function crossPairs(left: readonly Member[], right: readonly Member[]): VerdictOnPair[] {
  return left.flatMap((x) => right.map((y) => ({ ...ordered(x.id, y.id), verdict: 'open' as const })))
}

function isCalledDifferent(store: Store, { a, b }: VerdictOnPair): boolean {
  const verdict = prepared(
    store,
    'SELECT verdict FROM identity_verdicts WHERE a = ? AND b = ? ORDER BY id DESC LIMIT 1',
  )
    .pluck()
    .get(a, b)
  return verdict === 'different'
}

/** Ids and no names: the log keeps what it was told. */
function nameOf({ id }: Member): string {
  return formatListingId(id)
}
