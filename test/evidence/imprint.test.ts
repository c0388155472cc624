import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { type ImprintCase, measureImprints, share } from '../../scripts/eval/measure-imprint.mjs'
import { mergeImprints, parseImprint, readImprint } from '../../src/evidence/imprint.js'
import { parseSiteHtml, readBlocks } from '../../src/evidence/page-blocks.js'
import { parseVatId } from '../../src/firms/vat-id.js'
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

  test.each([
    [
      'a group first',
      '<p>Moorfink Holding AG<br>50667 Köln<br>HRB 33333 Amtsgericht Köln</p><p>Kieselhain GmbH<br>53111 Bonn<br>HRB 22222 Amtsgericht Bonn</p>',
    ],
    [
      'a list of daughters',
      '<p>Diese Website betreibt die Moorfink Holding AG für:</p><ul><li>Kieselhain GmbH, HRB 22222, Amtsgericht Bonn</li><li>Aktenhain GmbH, HRB 44444, Amtsgericht Köln</li></ul>',
    ],
  ])('of several firms is read for the one that the base knows: %s', (_, html) => {
    const document = parseSiteHtml(`<h1>Impressum</h1>${html}`, url)
    expect(readImprint(document, url, legalForms, 'Kieselhain')).toMatchObject({
      legalName: 'Kieselhain GmbH',
      registerNumber: 'HRB 22222',
      registerCourt: 'Bonn',
    })
    expect(readImprint(document, url, legalForms).legalName).toBe('Moorfink Holding AG')
  })

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

describe('a page with an Impressum', () => {
  const read = (html: string) => readImprint(parseSiteHtml(html, url), url, legalForms)
  const organization = (thing: object) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'Organization', ...thing })}</script>`
  const address = { addressLocality: 'Musterstadt', postalCode: '12345' }

  test('is completed by its JSON-LD, where that speaks of the same firm', () => {
    const page = '<h1>Impressum</h1><p>Beispiel GmbH</p><p>HRB 1, Amtsgericht Ulm</p>'
    expect(read(page + organization({ name: 'Beispiel GmbH', address, vatID: 'DE136695976' }))).toMatchObject(
      {
        legalName: 'Beispiel GmbH',
        registerNumber: 'HRB 1',
        vatId: 'DE136695976',
        city: 'Musterstadt',
      },
    )
    expect(
      read(page + organization({ name: 'Beispiel Holding AG', address, vatID: 'DE136695976' })),
    ).toMatchObject({
      legalName: 'Beispiel GmbH',
      vatId: null,
      city: null,
    })
  })

  test('of one person gives nothing, whatever its JSON-LD says', () => {
    const page =
      '<h1>Impressum</h1><p>Erika Mustermann<br>Weg 1<br>12345 Musterstadt</p><p>Inhaberin: Erika Mustermann</p>'
    expect(Object.values(read(page + organization({ name: 'Muster Beratung', address })))).toEqual(
      Array(8).fill(null),
    )
  })

  test('may keep it in its foot or in a dialogue, and is not asked there where it stands in the page', () => {
    const foot = '<footer>Beispiel GmbH, Weg 1, 12345 Musterstadt, AG Ulm HRB 77</footer>'
    expect(read(`<p>Willkommen</p>${foot}`)).toMatchObject({ registerNumber: 'HRB 77', registerCourt: 'Ulm' })
    expect(read(`<dialog><h2>Impressum</h2><p>Beispiel GmbH</p></dialog>`).legalName).toBe('Beispiel GmbH')
    expect(read(`<h1>Impressum</h1><p>Andere GmbH</p>${foot}`)).toMatchObject({
      legalName: 'Andere GmbH',
      registerNumber: null,
    })
  })
})
