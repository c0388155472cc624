import type { Imprint } from '../../src/evidence/finding.js'

export interface ImprintCase {
  id: string
  html: string
  expect: Partial<Imprint>
}
export interface FieldCount {
  wanted: number
  right: number
  wrong: number
}
export function readRecordedCases(text: string): ImprintCase[]
export function measureImprints(
  cases: readonly ImprintCase[],
  parse: (html: string) => Imprint,
): { fields: Partial<Record<keyof Imprint, FieldCount>>; faults: string[] }
export function share(
  fields: Partial<Record<keyof Imprint, FieldCount>>,
  names: readonly (keyof Imprint)[],
): FieldCount & { recall: number; precision: number }
