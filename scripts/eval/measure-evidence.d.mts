import type { FoundClaim, FoundReference } from '../../src/evidence/finding.js'
import type { SitePage } from '../../src/evidence/site-page.js'

export interface EvidenceCase {
  id: string
  firm: { names: string[]; products: string[] }
  page: SitePage
  expected: 'stated' | 'candidate' | 'none'
  bodies: string[]
  text: string
}
export interface ClaimCase {
  id: string
  page: SitePage
  criteria: Record<string, string>
  text: string
}
export interface ReferenceFigures {
  right: number
  wrong: number
  wanted: number
  found: number
  rows: number
  rowsFound: number
  rowsStated: number
  rowsRight: number
  candidates: number
  candidatesFound: number
  faults: string[]
}
export interface ClaimFigures {
  wanted: number
  right: number
  found: number
  extra: number
  shownAsCertified: number
  faults: string[]
}
export function readReferenceCases(text: string): EvidenceCase[]
export function readClaimCases(text: string): ClaimCase[]
export function readRecordedCases(
  text: string,
  findProductNames: (pages: readonly SitePage[], firmNames: readonly string[]) => string[],
): (EvidenceCase & ClaimCase)[]
export function isSameBody(found: string, labelled: string): boolean
export function countReferences(
  cases: readonly EvidenceCase[],
  find: (one: EvidenceCase) => FoundReference[],
): ReferenceFigures
export function countClaims<Case extends ClaimCase>(
  cases: readonly Case[],
  find: (one: Case) => FoundClaim[],
): ClaimFigures
