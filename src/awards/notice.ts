/** What a firm or body can be told by for certain. */
export type OfficialId =
  /** With a valid check digit: "DE123456788". */
  | { kind: 'vat'; value: string }
  /** "HRB 12345" and the court's town, null where the notice names none. */
  | { kind: 'register'; value: string; court: string | null }
  /** A company number of another register, as a scheme has it: "GB-COH 01234567". */
  | { kind: 'company'; value: string }

/** A firm or body of a notice; natural persons are dropped before it is made. */
export interface NoticeParty {
  name: string
  /** Usable ones alone: phone numbers, masks and numbers of tender platforms are none. */
  ids: readonly OfficialId[]
  website: string | null
  /** Registrable domain of the website; null on hosts shared by many. */
  domain: string | null
  city: string | null
  /** ISO 3166-1 alpha-2. */
  country: string | null
}

/**
 * What one lot's result says of a supplier. `probable`: the only bidder that a result with a winner names. `member`: one of several
 * that were awarded it together. `subcontractor`: works for who won, and has won nothing.
 */
export type AwardRole = 'winner' | 'probable' | 'member' | 'subcontractor'

export interface Award {
  supplier: NoticeParty
  role: AwardRole
  /** Null where the notice does not say which lot. */
  lot: string | null
  lotTitle: string | null
  /** Null below 1,000, where it is missing, withheld, or not the supplier's alone. */
  value: number | null
  /** ISO 4217; null where the value is. */
  currency: string | null
  /** Day of the decision or the contract, ISO. */
  decidedOn: string | null
  framework: boolean
}

export const awardSources = ['doe', 'ted', 'ocds'] as const
export type AwardSource = (typeof awardSources)[number]

/** Why a notice says of nobody that they won. `person`: those it names may be natural persons, and were left out. */
export type Silence = 'none' | 'withheld' | 'no-winner' | 'several-tenderers' | 'no-names' | 'person'

/** One notice of a source, reduced to who bought what from whom. */
export interface AwardNotice {
  source: AwardSource
  id: string
  /** Compared as numbers where both are, else as text. */
  version: string
  kind: 'result' | 'voluntary' | 'modification' | 'other'
  publishedOn: string | null
  url: string | null
  title: string
  buyers: readonly NoticeParty[]
  /** Digits only, without the check digit; may be short ("72"). */
  cpv: readonly string[]
  awards: readonly Award[]
  /**
   * Firms it names as bidders or winners, whether or not they won: only to tell whether an id stands under several names, never kept.
   */
  named: readonly NoticeParty[]
  /** Whether it names a winner, be it one that was left out. */
  namesWinner: boolean
  /** Suppliers that may be natural persons, and were left out. */
  leftOut: number
  /** Why nothing can be said where a result names no winner; `none` where it does, and in notices of other kinds. */
  silent: Silence
}

/** What a notice says of suppliers. */
export type AwardReading = Pick<AwardNotice, 'awards' | 'named' | 'namesWinner' | 'leftOut' | 'silent'>
