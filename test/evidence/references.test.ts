import { describe, expect, test } from 'vitest'
import { countReferences, readReferenceCases } from '../../scripts/eval/measure-evidence.mjs'
import { findProductNames } from '../../src/evidence/product-names.js'
import { findReferences, referenceReader } from '../../src/evidence/references.js'
import type { TextBlock } from '../../src/evidence/site-page.js'
import { knowledge, page, sample } from './knowledge.js'

const firm = { names: ['Ferrowald GmbH'], products: ['Ferrobot'] }
const find = (...given: Parameters<typeof page>) =>
  findReferences(page(...given), referenceReader(firm, knowledge()))
const figures = (name: string) =>
  countReferences(readReferenceCases(sample(name)), (one) =>
    findReferences(one.page, referenceReader(one.firm, knowledge())),
  )

describe('sentences', () => {
  test('the rules were written with are read as labelled', () => {
    const { wrong, faults, found, wanted, candidates, candidatesFound } = figures('references.txt')
    expect(faults.filter((fault) => !fault.startsWith('('))).toEqual([])
    expect({ wrong, found, candidatesFound }).toEqual({
      wrong: 0,
      found: wanted,
      candidatesFound: candidates,
    })
  })

  test.each([
    ['references-aside.txt', 26],
    ['references-aside-2.txt', 25],
    ['references-aside-3.txt', 16],
  ])('kept aside (%s): nothing wrong, and no fewer than before', (name, least) => {
    const { wrong, right } = figures(name)
    expect(wrong).toBe(0)
    expect(right).toBeGreaterThanOrEqual(least)
  })
})

describe('findReferences', () => {
  test('takes a body once, stated before candidate', () => {
    const found = find('references', [
      'Die Stadt Celle testet Ferrobot.',
      'Heute nutzt die Stadt Celle Ferrobot in allen Ämtern.',
    ])
    expect(found.map(({ body, certainty, block }) => [body.name, certainty, block])).toEqual([
      ['Stadt Celle', 'stated', 1],
    ])
  })

  test('keeps the body of who speaks, not the person', () => {
    const [found] = find('references', [
      '„Es klingelt seltener.“ – Hedda Quastenberg, Leiterin Organisation, Stadt Lemgo',
    ])
    expect(found).toMatchObject({
      body: { name: 'Stadt Lemgo' },
      quote: '„Es klingelt seltener.“ – Stadt Lemgo',
      rule: 'testimonial',
    })
  })

  test.each<[string, TextBlock[], string[]]>([
    [
      'customers',
      wall('Unsere Kunden', 'Logo Stadt Peine', 'Celle', 'Bäckerei Celle', 'Landkreis Gifhorn'),
      ['stated Stadt Peine', 'stated Celle', 'stated Landkreis Gifhorn'],
    ],
    ['funders', wall('Gefördert durch', 'Land Hessen', 'Stadt Peine'), []],
    ['a network', wall('Unser Netzwerk', 'Stadt Peine', 'Celle'), ['candidate Stadt Peine']],
    ['no heading', wall('', 'Stadt Peine', 'Celle'), ['candidate Stadt Peine']],
  ])('reads a wall of logos under %s', (_, blocks, expected) => {
    expect(find('home', blocks).map(({ certainty, body }) => `${certainty} ${body.name}`)).toEqual(expected)
  })

  test('reads nothing of an Impressum, and "we" of an authority is not the firm', () => {
    expect(find('imprint', ['Die Stadt Celle nutzt Ferrobot.'])).toEqual([])
    expect(find('authority', ['Die Stadt Celle nutzt den Bot, den wir eingeführt haben.'])).toEqual([])
    expect(find('authority', ['Die Stadt Celle nutzt Ferrobot.'])).toHaveLength(1)
  })

  test('takes no body from the name of the firm itself', () => {
    const own = { names: ['Stadt Celle Digital GmbH'], products: [] }
    const text = 'Stadt Celle Digital GmbH nutzt unsere Software.'
    expect(findReferences(page('references', [text]), referenceReader(own, knowledge()))).toEqual([])
  })

  test('a municipal company with a legal form is a candidate', () => {
    expect(
      find('references', ['Die Stadtwerke Emden GmbH nutzt Ferrobot.']).map(({ certainty, body }) => [
        certainty,
        body.type,
      ]),
    ).toEqual([['candidate', 'public-company']])
  })
})

test('names of products share a part with the firm and come again', () => {
  const pages = [
    page('product', [
      'Aktenhain ordnet Akten.',
      'Mit Aktenhain geht es schneller. Mit Bürgern sprechen wir gern.',
    ]),
    page('home', [
      'Mit Bürgern und mit Erfolg.',
      'Falter Assist hilft.',
      'Fragen beantwortet man mit Falter Assist.',
    ]),
  ]
  expect(findProductNames(pages, ['Kieselhain Software GmbH'])).toEqual(['Aktenhain'])
  expect(findProductNames(pages, ['Amtsfalter GmbH'])).toContain('Falter Assist')
})

function wall(heading: string, ...pictures: string[]): TextBlock[] {
  return pictures.map((text) => ({ kind: 'alt', text, headings: heading ? [heading] : [] }))
}
