import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readOrganization } from '../../src/evidence/organization.js'
import { parseSiteHtml } from '../../src/evidence/page-blocks.js'
import { legalForms } from '../firms/data.js'
import { hostileHtml } from './hostile-html.js'

const url = 'https://www.firma.example/'
const readHtml = (html: string) => readOrganization(parseSiteHtml(html, url), url, legalForms)
const read = (...things: unknown[]) =>
  readHtml(
    things.map((thing) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`).join(''),
  )

const address = {
  '@type': 'PostalAddress',
  streetAddress: 'Weg 1',
  postalCode: '10115',
  addressLocality: 'Berlin',
  addressCountry: { '@type': 'Country', name: 'Deutschland' },
}

describe('the organisation of a page', () => {
  test('with name, VAT id and address, and nothing of its persons', () => {
    const found = read({
      '@context': 'https://schema.org',
      '@type': 'Organization',
      name: 'Beispiel',
      legalName: 'Beispiel KI GmbH',
      vatID: 'DE 136695976',
      taxID: '27/123/45678',
      address,
      url: 'https://firma.example',
      founder: { '@type': 'Person', name: 'Max Muster' },
      employee: [{ '@type': 'Person', name: 'Erika Muster' }],
      email: 'info@firma.example',
      telephone: '030 1',
    })
    expect(found).toEqual({
      legalName: 'Beispiel KI GmbH',
      legalForm: 'GmbH',
      vatId: 'DE136695976',
      postcode: '10115',
      city: 'Berlin',
      country: 'DE',
    })
  })

  test.each<[what: string, things: unknown[], expected: object]>([
    [
      'in a graph, beside a list',
      [
        {
          '@graph': [
            { '@type': 'WebSite', name: 'x' },
            { '@type': ['Corporation'], name: 'Beispiel AG' },
          ],
        },
        { '@type': 'ItemList', itemListElement: [{ '@type': 'Product', name: 'p' }] },
      ],
      { legalName: 'Beispiel AG', legalForm: 'AG' },
    ],
    [
      'by its plain name, where that has the form',
      [{ '@type': 'Organization', name: 'Beispiel UG (haftungsbeschränkt)', legalName: 'Beispiel' }],
      { legalName: 'Beispiel UG (haftungsbeschränkt)' },
    ],
    [
      'without a form: no name, but the place',
      [{ '@type': 'LocalBusiness', name: 'Beispiel', address: [address] }],
      { legalName: null, city: 'Berlin' },
    ],
    [
      'with a placeholder: no id',
      [{ '@type': 'Organization', name: 'B GmbH', vatID: 'DE123456789' }],
      { vatId: null },
    ],
    [
      'with a country by its code',
      [{ '@type': 'Organization', address: { addressCountry: 'AT' } }],
      { country: 'AT' },
    ],
  ])('%s', (_, things, expected) => {
    expect(read(...things)).toMatchObject(expected)
  })

  test.each<[what: string, thing: unknown]>([
    ['of another host', { '@type': 'Organization', name: 'Fremd GmbH', url: 'https://fremd.example/' }],
    [
      'within another thing',
      { '@type': 'Article', publisher: { '@type': 'Organization', name: 'Fremd GmbH' } },
    ],
    ['that is called like a person', { '@type': 'ProfessionalService', name: 'Erika Mustermann', address }],
    ['of a person who trades', { '@type': 'Organization', name: 'Erika Mustermann e.K.', address }],
    ['that is a person', { '@type': 'Person', name: 'Erika Mustermann', address }],
    ['that is empty', { '@type': 'Organization' }],
    [
      'with values that are no texts',
      { '@type': 'Organization', name: { a: 1 }, vatID: [[]], address: 'Berlin' },
    ],
  ])('is not taken: one %s', (_, thing) => {
    expect(read(thing)).toEqual({})
  })

  test('a script that is no JSON says nothing, and the next is read', () => {
    const html = `<script type="application/ld+json">{"@type": "Organization", </script>
      <script type="application/ld+json"><!-- {"@type": "Organization", "name": "Beispiel GmbH"} --></script>`
    expect(readHtml(html)).toMatchObject({ legalName: 'Beispiel GmbH' })
  })

  test('whatever stands in a page, at most a firm with a form is named', () => {
    fc.assert(
      fc.property(hostileHtml, (html) => {
        const { legalName = null, legalForm = null } = readHtml(html)
        expect([legalName, legalForm]).toEqual(legalName === null ? [null, null] : ['X GmbH', 'GmbH'])
      }),
    )
  })
})
