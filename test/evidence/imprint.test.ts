import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { type ImprintCase, measureImprints, share } from '../../scripts/eval/measure-imprint.mjs'
import { mergeImprints, parseImprint } from '../../src/evidence/imprint.js'
import { parseSiteHtml, readBlocks } from '../../src/evidence/page-blocks.js'
import { parseVatId } from '../../src/evidence/vat-id.js'
import { legalForms } from '../firms/data.js'
import { hostileHtml, largePages } from './hostile-html.js'

const url = 'https://firma.example/impressum'
const parse = (html: string) => parseImprint(readBlocks(parseSiteHtml(html, url)), legalForms)
const samples = (name: string): ImprintCase[] =>
  parseYaml(
    readFileSync(fileURLToPath(new URL(`samples/${name}.yaml`, import.meta.url)), 'utf8'),
  ) as ImprintCase[]

describe('an Impressum', () => {
  test.each(samples('imprints').map(({ id, html, expect }) => [id, html, expect] as const))(
    'of the made pages is read: %s',
    (_, html, expected) => {
      expect(parse(html)).toMatchObject(expected)
    },
  )

  test('of the pages kept aside gives court and number to 90 of 100, and 98 of 100 given are right', () => {
    const pages = samples('imprints-held-out')
    const { fields } = measureImprints(pages, parse)
    const register = share(fields, ['registerNumber', 'registerCourt'])
    expect(pages.length + samples('imprints').length).toBeGreaterThanOrEqual(40)
    expect(register.recall).toBeGreaterThanOrEqual(0.9)
    expect(register.precision).toBeGreaterThanOrEqual(0.98)
    expect(share(fields, ['vatId']).precision).toBe(1)
  })

  test('gives no person, telephone number, mail address or tax number', () => {
    const pages = [...samples('imprints'), ...samples('imprints-held-out')]
    const values = pages.flatMap(({ html }) => Object.values(parse(html)).filter((value) => value !== null))
    expect(values.length).toBeGreaterThan(200)
    expect(
      values.filter((value) =>
        /mustermann|max muster|erika|petra|lisa beispiel|@|telefon|0221|steuer|\d\/\d{3}\/\d/i.test(
          String(value),
        ),
      ),
    ).toEqual([])
  })

  test('whatever stands in it, gives whole numbers and valid ids', () => {
    fc.assert(
      fc.property(hostileHtml, (html) => {
        const { registerNumber, vatId, postcode, legalName, city } = parse(`<h1>Impressum</h1>${html}`)
        expect(registerNumber ?? 'HRB 1').toMatch(
          /^(?:HR[AB]|VR|GnR|PR|GsR) \d{1,9}(?: [A-Z]{1,3})?$|^FN \d+[a-z]$|^CHE-/,
        )
        expect(vatId === null ? null : parseVatId(vatId)).toBe(vatId)
        expect(postcode ?? '12345').toMatch(/^\d{4,5}$/)
        expect(legalName ?? 'x').not.toMatch(/\n|^\s|\s$/)
        expect(city ?? 'x').not.toMatch(/\n|\d/)
      }),
    )
  })

  test.each(largePages)('is read on a large page: %s', (_, html) => {
    expect(parse(html).vatId).toBeNull()
  })

  test('nothing gives nothing', () => {
    expect(Object.values(parse(''))).toEqual(Array(8).fill(null))
  })
})

test('of several sources the first that knows a field gives it', () => {
  const page = { ...parse('<p>Beispiel GmbH</p><p>12345 Musterstadt</p>'), city: null }
  const merged = mergeImprints([
    page,
    { city: 'Anderstadt', legalName: 'Andere GmbH', vatId: 'DE136695976' },
    {},
  ])
  expect(merged).toMatchObject({
    legalName: 'Beispiel GmbH',
    legalForm: 'GmbH',
    postcode: '12345',
    city: 'Anderstadt',
    vatId: 'DE136695976',
    registerNumber: null,
  })
})
