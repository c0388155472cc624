/** A firm or body of a notice; natural persons are dropped before it is made. */
export interface NoticeParty {
  name: string
  /** As given: VAT number, register number, or whatever the buyer wrote. */
  ids: readonly string[]
  website: string | null
  city: string | null
  country: string | null
}

/** What one lot's result says of a supplier. */
export type AwardRole = 'winner' | 'probable' | 'member' | 'subcontractor'

export interface Award {
  supplier: NoticeParty
  role: AwardRole
  /** Null where the notice does not say which lot. */
  lot: string | null
  lotTitle: string | null
  /** Null below 1,000, where it is missing or withheld. */
  value: number | null
  currency: string | null
  /** Day of the decision or the contract, ISO. */
  decidedOn: string | null
  framework: boolean
}

/** One notice of a source, reduced to who bought what from whom. */
export interface AwardNotice {
  source: 'doe' | 'ted' | 'ocds'
  id: string
  version: string
  kind: 'result' | 'voluntary' | 'modification' | 'other'
  publishedOn: string | null
  url: string | null
  title: string
  buyers: readonly NoticeParty[]
  /** Digits only, without the check digit; may be short ("72"). */
  cpv: readonly string[]
  awards: readonly Award[]
  /** Why nothing can be said where a result names no winner. */
  silent: 'none' | 'withheld' | 'no-winner' | 'several-tenderers' | 'no-names'
}
