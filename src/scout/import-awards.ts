import {
  type FirmIndex,
  indexFirms,
  type KnownFirm,
  type Match,
  matchSupplier,
  signsOf,
} from '../awards/match-award.js'
import type { Award, AwardNotice, NoticeParty } from '../awards/notice.js'
import { nameKey } from '../awards/notice-set.js'
import { bareName, type PartyTools } from '../awards/party.js'
import { isItCpv } from '../awards/values.js'
import { countNamesOfSign, saveSigns } from '../store/award-signs.js'
import { listAwardSuppliers, saveAwards, saveMatches } from '../store/awards.js'
import { listFirmIds, officialId } from '../store/firm-ids.js'
import { listFirmSigns } from '../store/firm-signs.js'
import { isForgottenSupplier } from '../store/forget-awards.js'
import { type Store, transaction } from '../store/store.js'
import { hasTombstones } from '../store/tombstones.js'

/** What an import of award notices came to. */
export interface AwardImport {
  /** Notices, each once. */
  notices: number
  /** Of them results of a procedure; the others are calls, plans, changes and voluntary notices. */
  results: number
  /** Results that name a winner, be it one that was left out. */
  with_winner: number
  /** Results of which only the one bidder is known. */
  probable: number
  /** Why the other results name nobody. */
  silent: Partial<Record<AwardNotice['silent'], number>>
  /** Suppliers that may be natural persons. */
  left_out: number
  /** Rows kept: software and IT services, or a firm of the base in any field. */
  kept: number
  new: number
  removed: number
  /** Rows that lead to a firm by an id or website host. */
  linked: number
  /** Rows with a supplier that a person should look at. */
  to_review: number
}

/** Keeps what the notices say of suppliers that matter, and links all stored awards anew. */
export function importAwards(store: Store, tools: PartyTools, notices: readonly AwardNotice[]): AwardImport {
  return transaction(store, () => {
    const known = hasTombstones(store)
      ? notices.map((notice) => withoutForgotten(store, notice, tools))
      : notices
    saveSigns(
      store,
      known.flatMap((notice) => signsSeen(notice, tools)),
    )
    const match = matcher(store, tools)
    const relevant = known
      .filter(({ kind }) => kind !== 'other')
      .map((notice) => ({ ...notice, awards: notice.awards.filter((award) => isRelevant(award, notice)) }))
    function isRelevant({ supplier }: Award, notice: AwardNotice): boolean {
      if (isItCpv(notice.cpv)) return true
      const domains = notice.buyers.map(({ domain }) => domain)
      return match(supplier, domains).some(({ method }) => method !== 'name')
    }
    const { added, removed } = saveAwards(store, relevant)
    const { linked, to_review } = matchStoredAwards(store, tools)
    const results = notices.filter(({ kind }) => kind === 'result')
    const silent: AwardImport['silent'] = {}
    for (const { silent: why } of results) if (why !== 'none') silent[why] = (silent[why] ?? 0) + 1
    return {
      notices: notices.length,
      results: results.length,
      with_winner: results.filter(({ namesWinner }) => namesWinner).length,
      probable: results.filter(({ awards }) => awards.some(({ role }) => role === 'probable')).length,
      silent,
      left_out: notices.reduce((sum, { leftOut }) => sum + leftOut, 0),
      kept: relevant.reduce((sum, { awards }) => sum + awards.length, 0),
      new: added,
      removed,
      linked,
      to_review,
    }
  })
}

/**
 * Links all stored awards anew: firms, their ids and the names that a sign was seen with may have changed. Analysts' words stand beside
 * it and are not touched.
 */
export function matchStoredAwards(
  store: Store,
  tools: PartyTools,
): { awards: number; linked: number; to_review: number } {
  return transaction(store, () => {
    const match = matcher(store, tools)
    const found = new Map<number, Match[]>()
    for (const { id, supplier, buyerDomains } of listAwardSuppliers(store))
      found.set(id, match(supplier, buyerDomains))
    saveMatches(store, found)
    const all = [...found.values()]
    const linked = all.filter((matches) => matches.some(({ automatic }) => automatic)).length
    return { awards: all.length, linked, to_review: all.filter((matches) => matches.length).length - linked }
  })
}

function withoutForgotten(store: Store, notice: AwardNotice, { legalForms }: PartyTools): AwardNotice {
  const isForgotten = (supplier: NoticeParty) =>
    isForgottenSupplier(store, supplier, bareName(supplier.name, legalForms))
  return {
    ...notice,
    awards: notice.awards.filter(({ supplier }) => !isForgotten(supplier)),
    named: notice.named.filter((supplier) => !isForgotten(supplier)),
  }
}

function matcher(store: Store, tools: PartyTools) {
  const index: FirmIndex = indexFirms(knownFirms(store), tools.legalForms)
  return (supplier: Award['supplier'], domains: readonly (string | null)[]) =>
    matchSupplier(supplier, index, (sign) => countNamesOfSign(store, sign), domains)
}

function knownFirms(store: Store): KnownFirm[] {
  const ids = listFirmIds(store)
  return listFirmSigns(store).map((one) => ({ ...one, ids: (ids.get(one.firm) ?? []).map(officialId) }))
}

/** One name of a sign is one spelling without legal form. */
function signsSeen({ named }: AwardNotice, tools: PartyTools): { sign: string; name: string }[] {
  return named.flatMap((supplier) =>
    signsOf(supplier).map(({ key }) => ({ sign: key, name: nameKey(supplier.name, tools.legalForms) })),
  )
}
