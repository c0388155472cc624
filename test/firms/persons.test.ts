import { describe, expect, test } from 'vitest'
import { dropContacts } from '../../src/firms/contacts.js'
import { dropPersons } from '../../src/firms/persons.js'

describe('dropContacts', () => {
  test.for([
    ['Schreib an erika.muster@sichtwerk.de!', 'Schreib an !'],
    ['erika.muster (at) sichtwerk (dot) de', ''],
    ['erika.muster[at]sichtwerk.de', ''],
    ['erika(ät)sichtwerk.de', ''],
    ['mailto:info@sichtwerk.de', ''],
    ['jörg.müller@käse-theke.de', ''],
    ['Tel. 089 1234567', ''],
    ['Tel.: 089/123 456-0 oder', ' oder'],
    ['Telefon 0151 23456789', ''],
    ['Phone: 415 555 0123', ''],
    ['Mobil: +49 151 2345678', ''],
    ['☎ 040 1234567', ''],
    ['ruf an: +49 (0) 40 123 456', 'ruf an: '],
    ['+49-40-123456', ''],
    ['0049 40 123456', ''],
    ['040/1234567', ''],
    ['(040) 123 456-7', ''],
    ['040 1234567', ''],
    ['+1 (415) 555-0123', ''],
    ['(415) 555-0123', ''],
    ['415-555-0123', ''],
    ['Fax 040 12 34 56', ''],
  ])('%j becomes %j', ([text, clean]) => {
    const result = dropContacts(text ?? '')
    expect(result.text).toBe(clean)
    expect(result.dropped).toBeGreaterThan(0)
  })

  test.for([
    'Über 1.000.000 Kunden',
    '+10.000.000 Nutzer',
    'Mehr als 10 000 Kunden in 20 Ländern',
    'gegründet 2012, seit 01.04.2015 in Kiel',
    'vom 01.04.2015 bis 30.06.2016',
    'von 2012 - 2016',
    '3 Mio. Euro, 24/7, ISO 27001, DIN EN 301 549',
    '04109 Leipzig',
    'Trausnitzstr. 8, 01067 Dresden',
    'zwischen 100-200-300 Stück',
    'Preis: 0,99 €, 0-100 km/h in 3 s',
    '$1,200,000 in 2024, up 45% from 800,000',
    'Kennzahl 3.14159265',
    'Version 1.2.3.4',
    'HRB 123456',
    'folgen: @sichtwerk',
    'a @ b',
    'Telefonanlage für 250 Nutzer',
    '911 calls and 9-1-1 centers',
    '2019/2020',
    '+49 Prozent',
    'on sale 24/7/365',
  ])('%j stays', (text) => {
    expect(dropContacts(text)).toEqual({ text, dropped: 0 })
  })
})

/** Made-up persons, none of them may be left; `kept` must be there still. */
const sentences: { text: string; gone: string[]; kept?: string }[] = [
  { text: 'Geschäftsführer: Erika Muster, Bernd Beispiel', gone: ['Erika', 'Muster', 'Bernd', 'Beispiel'] },
  { text: 'Geschäftsführerin ist Xenia Quandt-Obermoser.', gone: ['Xenia', 'Quandt'] },
  { text: 'Ansprechpartner: Cem Yildirim', gone: ['Cem', 'Yildirim'] },
  {
    text: 'Das Team um Gründerin Wiebke Johannsen baut Drohnen.',
    gone: ['Wiebke', 'Johannsen'],
    kept: 'baut Drohnen',
  },
  {
    text: 'Sichtwerk wurde 2019 von Erika Muster und Tjark Ohlsen gegründet und sitzt in Kiel.',
    gone: ['Erika', 'Tjark', 'Ohlsen'],
    kept: 'sitzt in Kiel',
  },
  {
    text: 'Gegründet im Jahr 2019 von Tjark Ohlsen, Yaren Kaplan und Dr. Imke von der Heide.',
    gone: ['Tjark', 'Yaren', 'Imke', 'Heide'],
    kept: '2019',
  },
  {
    text: '2015 haben Anna Beispiel und Tom Muster die Idee gehabt.',
    gone: ['Anna', 'Tom', 'Muster'],
    kept: '2015',
  },
  { text: 'Prof. Dr. Ottokar Zwengel berät uns.', gone: ['Ottokar', 'Zwengel'], kept: 'berät uns' },
  { text: 'Fragen beantwortet Frau Kowalczyk gern.', gone: ['Kowalczyk'], kept: 'gern' },
  { text: 'Herr Zwengel führt durch das Haus.', gone: ['Zwengel'], kept: 'führt durch das Haus' },
  {
    text: 'Erdmute Zwengel, Geschäftsführerin, sagt: Wir wachsen.',
    gone: ['Erdmute', 'Zwengel'],
    kept: 'Wir wachsen',
  },
  { text: 'Erdmute Zwengel (CEO) und Hauke Zwengel (CTO)', gone: ['Erdmute', 'Hauke'] },
  { text: 'Inhaber: Hauke Zwengel', gone: ['Hauke'] },
  { text: 'Vertreten durch: Hauke Zwengel', gone: ['Hauke'] },
  { text: 'Die Idee kam Katharina Muster im Urlaub.', gone: ['Katharina'], kept: 'im Urlaub' },
  {
    text: 'Founded by Jane Doe and Tariq Okonkwo in 2020.',
    gone: ['Jane', 'Tariq', 'Okonkwo'],
    kept: '2020',
  },
  { text: 'Founders: Jane Doe, Tariq Okonkwo & Li-Wen Chang', gone: ['Jane', 'Okonkwo', 'Chang'] },
  { text: 'Our CEO Tariq Okonkwo spent ten years at sea.', gone: ['Tariq'], kept: 'ten years at sea' },
  {
    text: 'Tariq Okonkwo, co-founder and CTO, built the first robot.',
    gone: ['Tariq'],
    kept: 'built the first robot',
  },
  { text: 'Tariq Okonkwo founded the company in 2020.', gone: ['Tariq'], kept: 'the company in 2020' },
  { text: 'Contact Mr. Okonkwo for a demo.', gone: ['Okonkwo'], kept: 'for a demo' },
  {
    text: 'Led by Dr. Oluwaseun Adeyemi, the lab builds lenses.',
    gone: ['Oluwaseun', 'Adeyemi'],
    kept: 'builds lenses',
  },
  { text: "Michael O'Leary-Smith started it in a garage.", gone: ['Michael', 'Leary'], kept: 'garage' },
  { text: 'Started by Emma and Paul, two engineers.', gone: ['Emma', 'Paul'], kept: 'two engineers' },
  { text: 'John F. Miller wrote the code.', gone: ['John', 'Miller'], kept: 'wrote the code' },
  {
    text: 'Schreiben Sie Anna Beispiel: anna.beispiel@sichtwerk.de, Tel. 040 1234567',
    gone: ['Anna', '@', '1234567'],
  },
]

describe('dropPersons', () => {
  test.for(sentences)('$text', ({ text, gone, kept }) => {
    const clean = dropPersons(text).text
    for (const word of gone) expect(clean).not.toContain(word)
    if (kept !== undefined) expect(clean).toContain(kept)
  })

  test.for([
    'Wir entwickeln Software für Behörden und Kommunen.',
    'Die Stadt Celle nutzt unsere Lösung seit 2021.',
    'Ein Spin-off der Technischen Universität München.',
    'Gegründet von Studierenden der Universität Kiel.',
    'Gegründet von Ingenieuren in Hamburg.',
    'Founded by engineers from Stanford University and ETH Zürich.',
    'Founded by PhDs from the Max Planck Institute.',
    'Backed by Nordlicht Ventures and Silicon Valley investors.',
    'Kunden wie Robert Bosch GmbH und Axel Springer',
    'Unsere Adresse: Karl-Marx-Allee 1, 10178 Berlin',
    'Rosa-Luxemburg-Straße 5',
    'Machine Learning for Public Safety in San Francisco',
    'The CEO Dashboard for Small Teams',
    'Chatbot Frieda beantwortet Fragen.',
    'Quantitative MR Image Analysis',
    'Für Gründer und Geschäftsführer',
    'Real Estate owners and Product Managers',
    'Frankfurt am Main, Bad Homburg vor der Höhe',
    'Haus- und Wohnungsverwaltung',
    '',
  ])('%j stays', (text) => {
    expect(dropPersons(text)).toEqual({ text, dropped: 0 })
  })

  test("a firm's own name stays, though it is a person's", () => {
    const text =
      'Julia Muster Design gestaltet Ämter. Julia Muster Design wurde von Bernd Beispiel gegründet.'
    expect(dropPersons(text, 'Julia Muster Design').text).toBe(
      'Julia Muster Design gestaltet Ämter. Julia Muster Design wurde von gegründet.',
    )
  })

  test('a list leaves no row of commas', () => {
    expect(dropPersons('Team: Anna Muster, Bernd Beispiel und Clara Probe. Wir bauen Boote.').text).toBe(
      'Team:. Wir bauen Boote.',
    )
  })

  test('long texts of capitals take no long time', () => {
    const text = 'Anna '.repeat(4000) + 'von '.repeat(4000) + '0 '.repeat(8000) + 'a.'.repeat(8000)
    const started = performance.now()
    dropPersons(text)
    expect(performance.now() - started).toBeLessThan(1500)
  })
})
