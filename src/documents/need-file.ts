import type { Tier } from '../firms/tier.js'
import type { Answer } from '../selection/assessment.js'
import type { ConflictKind } from '../selection/conflict.js'
import type { Stage } from '../selection/stage.js'
import type { ReportedChanges } from './changes-report.js'
import type { LonglistRow } from './longlist.js'
import type { Paper, PaperSource } from './paper.js'

/** A criterion that the need sets, named in the paper's language. */
export interface FileCriterion {
  code: string
  name: string
  knockout: boolean
  /** Null for one that is only asked. */
  weight: number | null
}

/** An answer to a criterion for a firm; one that nobody gave is `unknown`. */
export interface FileAnswer {
  criterion: string
  answer: Answer
  tier: Tier | null
  quote: string | null
  url: string | null
  /** Day of the evidence, ISO; null where nobody answered. */
  evidence_on: string | null
  because: string | null
  made_by: string | null
}

/** A reference at a public body, as found on a page or in a notice. */
export interface FileReference {
  body: string
  relation: string
  tier: Tier
  quote: string
  url: string
  seen_at: string
}

/** A firm of a need: its row of the longlist, and what analysts did. */
export interface FileFirm extends LonglistRow {
  stage: Stage
  /** The furthest stage it ever came to, an end aside. */
  furthest: Stage
  answers: readonly FileAnswer[]
  references_found: readonly FileReference[]
  tags: readonly string[]
  decided_by: string | null
  decided_at: string | null
  /** Name of the reason code, in the paper's language. */
  exclusion_name: string | null
}

export interface FileSource extends PaperSource {
  /** whole and part: read by its last published run; failed and refused: with why; never: not crawled nor imported. */
  state: 'whole' | 'part' | 'failed' | 'refused' | 'never'
  why: string | null
  /** Of the last run. */
  requests: number | null
  new: number | null
  changed: number | null
  missing: number | null
}

export interface FileContact {
  held_on: string
  firm: string
  name: string
  kind: string
  information: number | null
  text: string | null
  made_by: string
}

export interface FileConflict {
  made_at: string
  made_by: string
  kind: ConflictKind
  firm: string | null
  because: string | null
  remedy: string | null
}

/** Everything a need's papers are made of, gathered once, so that all of them say the same. */
export interface NeedFile {
  paper: Paper
  criteria: readonly FileCriterion[]
  weights: readonly (readonly [part: string, points: number])[]
  /** Instant of the first decision on a firm for the need, and whether the version was frozen before it; null where none was made. */
  first_decision: { at: string; frozen_before: boolean } | null
  /** Which version set criteria and weights first as they stand, and when. */
  criteria_since: { version: number; at: string }
  places: readonly string[]
  route: string | null
  /** In the order of the longlist. */
  firms: readonly FileFirm[]
  /** Firms in the base, and how many of them are ranked. */
  counts: { base: number; ranked: number }
  sources: readonly FileSource[]
  contacts: readonly FileContact[]
  informations: readonly { id: number; text: string; made_at: string }[]
  untold: readonly { information: number; names: readonly string[] }[]
  conflicts: readonly FileConflict[]
  undeclared: readonly string[]
  /** Words the need is searched by, and lines by language. */
  search: { words: readonly string[]; lines: readonly (readonly [language: string, line: string])[] }
  /** Open questions whose answers would change the order most. */
  questions: readonly { firm: string; name: string; criterion: string; if_yes: number; rank: number }[]
  /** Public answers that may be used again: in-house, open source, federal. */
  reuse: readonly { name: string; by: string; quote: string; url: string; seen_at: string }[]
  /** What directories changed on the firms of the list. */
  changes: ReportedChanges
  /** What the market offers; null while nobody has said. */
  conclusion: {
    what: 'covers' | 'partly' | 'not'
    because: string | null
    made_by: string
    made_at: string
    reviewed_by: string | null
    reviewed_at: string | null
  } | null
  versions: { tool: string; vocabulary: string; rules: string }
  /** Who made the paper: the name every row of the log carries. */
  author: string
}

/** The firms that were taken, in the order of the longlist. */
export function takenFirms({ firms }: Pick<NeedFile, 'firms'>): FileFirm[] {
  return firms.filter(({ status }) => status === 'in')
}
