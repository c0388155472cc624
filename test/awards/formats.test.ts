import { describe, expect, test } from 'vitest'
import { readNotices } from '../../src/awards/read-notices.js'
import { linesOf, sample, tools } from './samples.js'

const read = (name: string) => readNotices(sample(name), name, tools)
const byId = (name: string) => new Map(read(name).notices.map((notice) => [notice.id, notice]))

describe('the tables of the German export', () => {
  const notices = byId('doe')
  const of = (id: string) => notices.get(id) ?? expect.unreachable(id)

  test('are read whole, each notice in its highest version', () => {
    const { read: count, notices: all, faults, forms } = read('doe')
    expect({ count, all: all.length, faults, forms }).toEqual({
      count: 10,
      all: 9,
      faults: [],
      forms: ['doe-csv'],
    })
    expect(of('n-winner').version).toBe('2')
  })

  test('give a winner its lots, values from 1,000 and the day in Germany', () => {
    const notice = of('n-winner')
    expect(linesOf(notice)).toEqual([
      'winner | Aktenfuchs GmbH | LOT-0001 | 250000 EUR | 2026-10-30 | framework',
      'winner | Aktenfuchs GmbH | LOT-0002 | – | 2026-10-30 | framework',
    ])
    expect(notice.publishedOn).toBe('2026-11-04')
    expect(notice.title).toBe('-Aktenplan für alle Ämter')
    expect(notice.awards[0]?.lotTitle).toBe('Los 1: Software')
    expect(notice.cpv).toEqual(['72000000', '48311000'])
    expect(notice.buyers.map(({ name }) => name)).toEqual(['Stadt Musterau'])
    expect(notice.awards[0]?.supplier).toMatchObject({
      ids: [{ kind: 'vat', value: 'DE123456788' }],
      domain: 'aktenfuchs.example',
      city: 'Musterau',
      country: 'DE',
    })
  })

  test.each([
    [
      'the only bidder of a result with a winner is probable',
      'n-probable',
      ['probable | Hafenblick Software GmbH | LOT-0001 | – | 2026-10-29'],
      'none',
    ],
    ['several bidders say nothing', 'n-several', [], 'several-tenderers'],
    ['a bidder where nobody won says nothing', 'n-closed', [], 'no-winner'],
    ['a national notice names nobody', 'n-national', [], 'no-names'],
    ['persons are left out', 'n-person', [], 'person'],
    ['an intended award names its firm', 'n-veat', ['winner | Aktenfuchs GmbH | – | – | –'], 'none'],
    ['a bidder of a changed contract says nothing', 'n-modif', [], 'none'],
    ['a call is no award', 'n-call', [], 'none'],
  ])('%s', (_, id, lines, silent) => {
    expect(linesOf(of(id))).toEqual(lines)
    expect(of(id).silent).toBe(silent)
  })

  test('count those left out, and drop a person who buys', () => {
    expect(of('n-person')).toMatchObject({ namesWinner: true, leftOut: 2 })
    expect(of('n-national').buyers).toEqual([])
    expect(of('n-person').buyers.map(({ name }) => name)).toEqual([
      'Land Musterland, vertreten durch das Landesamt für Bauten',
    ])
  })

  test.each([
    ['organisation.csv', 'the table organisation.csv is missing'],
    ['notice.csv', 'the table notice.csv is missing'],
  ])('without %s are a problem', (missing, message) => {
    const { faults } = readNotices(
      sample('doe').filter(({ path }) => path !== missing),
      'doe',
      tools,
    )
    expect(faults.map((fault) => fault.message)).toEqual([`doe: ${message}`])
  })
})

describe('eForms', () => {
  const [notice] = read('result.xml').notices
  if (!notice) throw new Error('the sample was not read')

  test('name members of a group, probable and sole winners, and subcontractors as what they are; losers never', () => {
    expect(linesOf(notice)).toEqual([
      'member | Aktenfuchs GmbH | LOT-0001 | – | 2026-10-20 | framework',
      'member | Hafenblick Software GmbH | LOT-0001 | – | 2026-10-20 | framework',
      'subcontractor | Moorlicht Netze GmbH | LOT-0001 | – | 2026-10-20 | framework',
      'winner | Deichtor IT GmbH & Co. KG | LOT-0003 | 50000.5 EUR | 2026-10-20',
      'probable | Aktenfuchs GmbH | LOT-0005 | – | –',
    ])
    expect(JSON.stringify({ ...notice, named: [] })).not.toMatch(/Verlierer|Lorenzen/)
    expect(notice.named.map(({ name }) => name)).toContain('Verlierer AG')
    expect(notice).toMatchObject({
      source: 'ted',
      kind: 'result',
      leftOut: 1,
      namesWinner: true,
      silent: 'none',
      publishedOn: '2026-11-04',
      url: 'https://ted.europa.eu/de/notice/-/detail/123456-2026',
    })
    expect(notice.awards[0]?.lotTitle).toBe('Los 1')
    expect(notice.awards[1]?.supplier.ids).toEqual([
      { kind: 'register', value: 'HRB 12 B', court: 'Charlottenburg' },
    ])
  })

  test('of a national notice have their buyer where it is spoken of', () => {
    const [national] = read('eforms-de.xml').notices
    expect(national).toMatchObject({
      source: 'doe',
      id: '24000001',
      version: '2',
      title: 'Neubau der Schule',
      silent: 'no-names',
    })
    expect(national?.buyers.map(({ name }) => name)).toEqual(['Gemeinde Kleinbeispiel'])
  })

  test.each([
    ['a result that withholds who won', (text: string) => keepLot(text, 'RES-0004'), 'withheld'],
    ['a result with nobody chosen', (text: string) => keepLot(text, 'RES-0002'), 'no-winner'],
    ['several offers and no contract', (text: string) => keepLot(text, 'RES-0006'), 'several-tenderers'],
    ['a natural person', (text: string) => keepLot(text, 'RES-0007'), 'person'],
  ])('%s says nothing', (_, change, silent) => {
    const [one] = readNotices(
      [{ path: 'x.xml', text: change(sample('result.xml')[0]?.text ?? '') }],
      'x.xml',
      tools,
    ).notices
    expect(one?.awards).toEqual([])
    expect(one?.silent).toBe(silent)
  })

  test.each([
    ['its id', /<cbc:ID schemeName="notice-id">[^<]*<\/cbc:ID>/, 'lacks the id of the notice'],
    ['its buyer', /<cac:ContractingParty>.*?<\/cac:ContractingParty>/s, 'lacks the buyer'],
    [
      'a code of a result',
      /<cbc:TenderResultCode[^>]*>selec-w</,
      'lacks the code that says whether a winner was chosen',
    ],
    ['its results', /<efac:NoticeResult>.*<\/efac:NoticeResult>/s, 'lacks the results of its lots'],
    ['the extension', /<efext:EformsExtension>.*<\/efext:EformsExtension>/s, 'lacks the extension of eForms'],
  ])('without %s are a problem', (_, cut, message) => {
    const text = (sample('result.xml')[0]?.text ?? '').replace(cut, (found) =>
      found.endsWith('<') ? '<cbc:TenderResultCode><' : '',
    )
    expect(
      readNotices([{ path: 'x.xml', text }], 'x.xml', tools).faults.map((fault) => fault.message),
    ).toEqual([expect.stringContaining(message)])
  })
})

/** The sample with one result alone. */
function keepLot(text: string, result: string): string {
  return text.replace(/ *<efac:LotResult>.*?<\/efac:LotResult>\n/gs, (one) =>
    one.includes(result) ? one : '',
  )
}

describe('OCDS', () => {
  const notices = byId('release-package.json')

  test('of several releases of a notice takes the last; one firm under two spellings is one', () => {
    const notice = notices.get('notice-aaaa-0001')
    expect(notice && linesOf(notice)).toEqual([
      'winner | Filefox Ltd | L1 | 93007 GBP | 2026-10-30 | framework',
    ])
    expect(notice?.awards[0]?.supplier).toMatchObject({
      ids: [{ kind: 'company', value: 'GB-COH 01234567' }],
      domain: 'filefox.example',
      city: 'Sampletown',
    })
    expect(notice).toMatchObject({ version: '2', source: 'ocds', cpv: ['72000000'] })
  })

  test('names those of a shared award as such, and neither bidders nor persons', () => {
    const notice = notices.get('notice-bbbb-0002')
    expect(notice && linesOf(notice)).toEqual([
      'member | Filefox Ltd | – | – | –',
      'member | Harbourview PLC | – | – | –',
    ])
    expect(notice?.leftOut).toBe(1)
    expect(JSON.stringify([...notices.values()])).not.toMatch(/Loser|Jane/)
    expect(notices.get('notice-cccc-0003')).toMatchObject({ kind: 'other', silent: 'none' })
  })

  test.each([
    ['a single release', '{"ocid":"o","id":"x"}', 1],
    ['a list', '[{"ocid":"o","id":"x"},{"ocid":"p","id":"y"}]', 2],
    ['one a line', '{"ocid":"o","id":"x"}\n{"ocid":"p","id":"y"}\n', 2],
    ['records', '{"records":[{"compiledRelease":{"ocid":"o"}},{"releases":[{"ocid":"p"}]}]}', 2],
    ['an empty package', '{"releases":[]}', 0],
  ])('comes as %s', (_, text, count) => {
    const result = readNotices([{ path: 'o.json', text }], 'o.json', tools)
    expect([result.read, result.faults]).toEqual([count, []])
  })
})

describe('an answer of TED', () => {
  const all = byId('ted-answer.json')

  test('gives ids by pairs of tenderers and never by the place in a list', () => {
    const notice = all.get('22222222-aaaa-4bbb-8ccc-000000000002')
    expect(notice && linesOf(notice)).toEqual([
      'winner | Aktenfuchs GmbH | – | – | 2026-10-20 | framework',
      'winner | Hafenblick Software GmbH | – | – | 2026-10-20 | framework',
    ])
    expect(notice?.awards.map(({ supplier }) => supplier.ids)).toEqual([
      [{ kind: 'vat', value: 'DE123456788' }],
      [{ kind: 'register', value: 'HRB 12', court: 'Hafenstadt' }],
    ])
    expect(notice).toMatchObject({
      title: 'Deutschland – Akten',
      url: 'https://ted.europa.eu/de/notice/-/detail/654321-2026',
    })
  })

  test.each([
    ['654322-2026', ['probable | Hafenblick Software GmbH | – | 5000 EUR | –'], 'none'],
    ['654323-2026', [], 'several-tenderers'],
    ['654324-2026', [], 'no-winner'],
    ['654325-2026', [], 'none'],
  ])('%s says what it says', (id, lines, silent) => {
    const notice = all.get(id)
    expect(notice && linesOf(notice)).toEqual(lines)
    expect(notice?.silent).toBe(silent)
  })

  test('whose lists do not pair gives no id', () => {
    expect(all.get('654322-2026')?.awards[0]?.supplier.ids).toEqual([])
  })

  test.each([
    [
      'an error',
      '{"type":"QUERY_SYNTAX_ERROR","message":"near AND"}',
      'x.json: TED answered with an error: near AND',
    ],
    [
      'one that ran out of time',
      '{"notices":[],"timedOut":true}',
      'x.json: TED ran out of time, the answer is not complete',
    ],
    ['a notice without number', '{"notices":[{}]}', 'x.json: notice 1 has no publication-number'],
  ])('that is %s is a problem', (_, text, message) => {
    expect(
      readNotices([{ path: 'x.json', text }], 'x.json', tools).faults.map((fault) => fault.message),
    ).toEqual([message])
  })
})

test.each([
  ['a table of something else', 'firms.csv', 'name\nFuchs\n', 'no award notice'],
  ['a text', 'a.json', 'hello', 'no award notice'],
  ['a page', 'a.xml', '<html><body>no</body></html>', '<html> is no notice in eForms'],
  ['JSON of something else', 'a.json', '{"a":1}', 'no award notice'],
  ['JSON that is cut off', 'a.json', '{"releases":[', 'not valid JSON'],
  ['a broken line', 'a.jsonl', '{"ocid":"o"}\n{"oc', 'a.jsonl:2: not valid JSON'],
  ['a release without ocid', 'a.json', '{"releases":[{"id":"x"}]}', 'release 1 is none: it has no ocid'],
])('%s is a problem with a remedy', (_, path, text, message) => {
  const { faults, read: count } = readNotices([{ path, text }], path, tools)
  expect(count).toBe(0)
  expect(faults).toHaveLength(1)
  expect(faults[0]?.message).toContain(message)
  expect(faults[0]?.remedy).toBeTruthy()
})

test('one broken file leaves the others alone', () => {
  const { notices, faults } = readNotices(
    [...sample('result.xml'), { path: 'b.xml', text: '<a><b></a>' }],
    'folder',
    tools,
  )
  expect([notices.length, faults.map((fault) => fault.message)]).toEqual([
    1,
    ['folder/b.xml: the XML is broken: <b> is never closed'],
  ])
})
