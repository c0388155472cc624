import { foldShort } from '../firms/fold-name.js'
import { compareKeys } from '../firms/identity-keys.js'
import type { LegalForms } from '../firms/legal-forms.js'
import type { AwardNotice, AwardReading, NoticeParty, Silence } from './notice.js'
import { bareName } from './party.js'

/**
 * Each notice once: open ones come again in later days and months, and the highest version holds; of the same version the one
 * published last, then the one read last.
 */
export function takeLatest(notices: readonly AwardNotice[]): AwardNotice[] {
  const latest = new Map<string, AwardNotice>()
  for (const notice of notices) {
    const key = `${notice.source} ${notice.id}`
    const known = latest.get(key)
    const order = known ? compareVersions(notice.version, known.version) : 1
    if (order > 0 || (order === 0 && (notice.publishedOn ?? '') >= (known?.publishedOn ?? '')))
      latest.set(key, notice)
  }
  return [...latest.values()]
}

/** Above 0 where the first is newer: "10" is newer than "9" and than "02". */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [Number(one), Number(other)]
  if (one.trim() && other.trim() && !Number.isNaN(a) && !Number.isNaN(b)) return a - b
  return one === other ? 0 : one > other ? 1 : -1
}

/** A name for telling suppliers of one notice apart: spelling and legal form do not count. */
export function nameKey(name: string, forms: LegalForms): string {
  const bare = bareName(name, forms)
  return compareKeys(bare)[0] ?? foldShort(bare).replace(/[^\p{L}\d]+/gu, '')
}

/** Each supplier once, the fullest row of it: one firm stands under several spellings, or once for each lot. */
export function distinctParties(parties: readonly NoticeParty[], forms: LegalForms): NoticeParty[] {
  const found = new Map<string, NoticeParty>()
  for (const party of parties) {
    const key = nameKey(party.name, forms)
    const known = found.get(key)
    found.set(
      key,
      known
        ? {
            ...known,
            ids: known.ids.length ? known.ids : party.ids,
            website: known.website ?? party.website,
            domain: known.domain ?? party.domain,
            city: known.city ?? party.city,
          }
        : party,
    )
  }
  return [...found.values()]
}

/** A notice that is no award. */
export const nothingRead: AwardReading = {
  awards: [],
  named: [],
  namesWinner: false,
  leftOut: 0,
  silent: 'none',
}

/** What a notice says where it says of nobody that they won. */
export function silenceOf(notice: {
  kind: AwardNotice['kind']
  awards: readonly unknown[]
  leftOut: number
  namesWinner: boolean
  isAwarded: boolean
  tenderers: number
  withheld?: boolean
}): Silence {
  if (notice.kind !== 'result' || notice.awards.length) return 'none'
  if (notice.withheld) return 'withheld'
  if (!notice.isAwarded) return 'no-winner'
  if (notice.namesWinner && notice.leftOut) return 'person'
  if (notice.tenderers > 1) return 'several-tenderers'
  return notice.leftOut ? 'person' : 'no-names'
}
