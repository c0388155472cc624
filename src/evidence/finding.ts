/** Core administration, a company or institution in public hands, or an association of public bodies. */
export type BodyType = 'administration' | 'public-company' | 'association'

/** A public body as it was recognised in a text. */
export interface PublicBody {
  /** In the nominative, as the body would be listed: "Landkreis Hof" for "des Landkreises Hof". */
  name: string
  type: BodyType
  /** Amtlicher Gemeindeschlüssel or key of the Land or Kreis, where the table of municipalities has it. */
  ags: string | null
}

/** How firm and body belong together. */
export type Relation = 'uses' | 'introduced' | 'customer' | 'pilot' | 'on-behalf-of'

/** A firm's own certificate in hand, a claim without one, the data centre's, something like it, a mention, a denial. */
export const grades = ['proven', 'claimed', 'data-centre-only', 'modelled-on', 'mentioned', 'denied'] as const
export type Grade = (typeof grades)[number]

interface Found {
  /** At most 200 characters, without a natural person's name. */
  quote: string
  /** Place of the block in the page. */
  block: number
  /** Id of the rule that found it. */
  rule: string
}

/** A page says that a public body uses what the firm makes; a candidate is shown to a person first. */
export interface FoundReference extends Found {
  kind: 'reference'
  body: PublicBody
  relation: Relation
  certainty: 'stated' | 'candidate'
}

/** A page speaks of a criterion (C04 to C12). */
export interface FoundClaim extends Found {
  kind: 'claim'
  criterion: string
  grade: Grade
  /** What it is about where a criterion has parts: "ISO 27001", "BSI C5", "hosting DE", "FIT-Connect". */
  subject: string
}

/** What an Impressum says of the firm; never of persons. */
export interface Imprint {
  legalName: string | null
  legalForm: string | null
  /** As written, without "Amtsgericht". */
  registerCourt: string | null
  /** "HRB 12345 B". */
  registerNumber: string | null
  /** With a valid check digit only (ISO 7064 MOD 11,10 for DE). */
  vatId: string | null
  postcode: string | null
  city: string | null
  country: string | null
}
