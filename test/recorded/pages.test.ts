import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { measureBlocks, readGoldPages } from '../../scripts/eval/measure-blocks.mjs'
import { measureImprints, readRecordedCases, share } from '../../scripts/eval/measure-imprint.mjs'
import { parseImprint } from '../../src/evidence/imprint.js'
import { parseSiteHtml, readBlocks } from '../../src/evidence/page-blocks.js'
import { describeSite } from '../../src/evidence/site-nature.js'
import { legalForms } from '../firms/data.js'

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
const pages = readGoldPages(`${corpus}trafilatura-eval-html`)
const cases = `${corpus}impressum-cases/cases.jsonl`
const read = (html: string, url: string) => readBlocks(parseSiteHtml(html, url))

describe.skipIf(!pages)('the recorded pages (skipped where the corpus is missing)', () => {
  test('keep 99 of 100 wanted segments in their blocks', () => {
    const { found, wanted, missed } = measureBlocks(pages ?? [], read)
    expect(wanted).toBe(94)
    expect(missed).toEqual([])
    expect(found / wanted).toBeGreaterThanOrEqual(0.99)
  })

  test('are all pages of words', () => {
    const natures = (pages ?? []).map(
      ({ html, url }) => describeSite(parseSiteHtml(html, url), html, url).nature,
    )
    expect(natures).toEqual((pages ?? []).map(() => 'text'))
  })
})

test.skipIf(!existsSync(cases))(
  'the recorded Impressum cases (skipped where the corpus is missing) are read',
  () => {
    const { fields, faults } = measureImprints(readRecordedCases(readFileSync(cases, 'utf8')), (html) =>
      parseImprint(read(html, 'https://firma.example/impressum'), legalForms),
    )
    const register = share(fields, ['registerNumber', 'registerCourt'])
    expect(register.wanted).toBeGreaterThanOrEqual(19)
    expect(register.recall, faults.join('\n')).toBeGreaterThanOrEqual(0.9)
    expect(register.precision, faults.join('\n')).toBeGreaterThanOrEqual(0.98)
    expect(fields.vatId?.wrong).toBe(0)
  },
)
