import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveFirmIds } from '../../src/store/firm-ids.js'
import { openStore } from '../../src/store/open.js'
import { samples } from '../awards/samples.js'
import { type LoopbackWeb, reply, startWeb } from '../crawl/loopback-web.js'
import { zipOf } from '../scout/zip.js'
import { govscout, makeFolder } from './govscout.js'

// All firms and bodies are invented.
const folder = makeFolder()
const firms = join(folder, 'firms.csv')
writeFileSync(
  firms,
  [
    'Firma,Webseite,Ort,Land',
    'Aktenfuchs,https://fuchs.example,Musterau,Deutschland',
    'Hafenblick Software,https://hafenblick.example,Hafenstadt,Deutschland',
    'Deichtor IT,https://deichtor.example,Deichstadt,Deutschland',
    'Moorlicht Netze,https://moorlicht.example,Anderswo,Deutschland',
  ].join('\n'),
)
const doeFiles = [
  'notice',
  'organisation',
  'purpose',
  'classification',
  'contract',
  'tender',
  'procedureLotResult',
]
const doeZip = zipOf(
  doeFiles.map((name) => ({ path: `${name}.csv`, bytes: readFileSync(`${samples}doe/${name}.csv`) })),
)
const zip = join(folder, 'export.zip')
writeFileSync(zip, doeZip)

let bases = 0
interface Award {
  award: string
  firm: string | null
  supplier: string
  role: string
  lot: string | null
  match: { method: string } | null
}

/** Runs an SQL query on a base that no command has open. */
function query(db: string, sql: string): unknown[] {
  const store = openStore({ file: db, now: () => '2026-11-24T10:00:00Z', who: 'anna', toolVersion: '0' })
  try {
    return store.db.prepare(sql).all()
  } finally {
    store.db.close()
  }
}

const logOf = (db: string) => query(db, 'SELECT * FROM log ORDER BY id')

/** All that the tables of awards and ids hold. */
function awardWords(db: string): string {
  const tables = query(
    db,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE 'award%' OR name = 'firm_ids')",
  ) as { name: string }[]
  expect(tables.map(({ name }) => name)).toContain('awards')
  return JSON.stringify(tables.map(({ name }) => query(db, `SELECT * FROM ${name}`)))
}

/** A base with four firms, one of them with the VAT number of its Impressum. */
async function base() {
  const db = join(folder, `${++bases}.db`)
  const env = {
    GOVSCOUT_DB: db,
    GOVSCOUT_USER: 'anna',
    GOVSCOUT_NOW: '2026-11-24T10:00:00Z',
    XDG_CONFIG_HOME: folder,
  }
  const run = (...args: string[]) => govscout(args, env)
  expect((await run('import', firms, '--as', 'de-own-list')).code).toBe(0)
  const listed = (await run('firms', 'list', '--json')).json() as { id: string; name: string }[]
  const idOf = (name: string) => listed.find((one) => one.name === name)?.id ?? expect.unreachable(name)
  const store = openStore({ file: db, now: () => env.GOVSCOUT_NOW, who: 'anna', toolVersion: '0' })
  saveFirmIds(store, Number(idOf('Aktenfuchs').slice(1)), [
    { kind: 'vat', value: 'DE123456788', court: null, source_url: 'https://fuchs.example/impressum' },
  ])
  store.db.close()
  const awards = async (...args: string[]) =>
    (await run('awards', 'list', '--json', ...args)).json() as Award[]
  return { run, idOf, awards, db }
}

describe('awards import', () => {
  test('reads an archive of tables, keeps what is IT or a firm of the base, and says what it came to', async () => {
    const { run, awards, idOf } = await base()
    const outcome = await run('awards', 'import', zip, '--json')
    expect(outcome.code).toBe(0)
    expect(outcome.json()).toMatchObject({
      forms: ['doe-csv'],
      read: 10,
      notices: 9,
      results: 6,
      with_winner: 2,
      probable: 1,
      silent: { 'several-tenderers': 1, 'no-winner': 1, 'no-names': 1, person: 1 },
      left_out: 2,
      kept: 4,
      new: 4,
      linked: 3,
      to_review: 1,
      faults: [],
    })
    const all = await awards()
    expect(all.map(({ supplier, role, firm }) => [supplier, role, firm])).toEqual([
      ['Aktenfuchs GmbH', 'winner', idOf('Aktenfuchs')],
      ['Aktenfuchs GmbH', 'winner', idOf('Aktenfuchs')],
      ['Aktenfuchs GmbH', 'winner', idOf('Aktenfuchs')],
      // Building works, kept because name and town are those of a firm of the base.
      ['Hafenblick Software GmbH', 'probable', null],
    ])
    expect(new Set(all.map(({ match }) => match?.method ?? null))).toEqual(new Set(['vat', null]))
  })

  test('of the same again changes nothing', async () => {
    const { run, awards } = await base()
    await run('awards', 'import', zip)
    const before = await awards()
    expect((await run('awards', 'import', zip, '--json')).json()).toMatchObject({ new: 0, removed: 0 })
    expect(await awards()).toEqual(before)
  })

  test.each([
    ['a folder', `${samples}doe`, ['doe-csv'], 'doe'],
    ['eForms', `${samples}result.xml`, ['eforms'], 'ted'],
    ['OCDS', `${samples}release-package.json`, ['ocds'], 'ocds'],
    ['TED', `${samples}ted-answer.json`, ['ted-api'], 'ted'],
  ])('reads %s', async (_, path, forms, source) => {
    const { run } = await base()
    expect((await run('awards', 'import', path, '--json')).json()).toMatchObject({ forms, faults: [] })
    const sources = (await run('awards', 'list', '--json')).json() as { source: string }[]
    expect(new Set(sources.map((one) => one.source))).toEqual(new Set([source]))
  })

  test('never has a loser or a person in the base, in no table', async () => {
    const { run, db } = await base()
    for (const name of ['result.xml', 'release-package.json', 'ted-answer.json', 'doe', 'eforms-de.xml'])
      await run('awards', 'import', samples + name)
    const words = awardWords(db)
    expect(words).toContain('Aktenfuchs')
    expect(words).not.toMatch(/Verlierer|Loser|Lorenzen|Jane|Dachdecker|0123\//)
  })

  test.each([
    ['nothing', [], 2, 'What is to be imported?'],
    ['a file and a day', [zip, '--day', '2026-11-23'], 2, 'exclude each other'],
    ['a day and a month', ['--day', '2026-11-23', '--month', '2026-10'], 2, 'exclude each other'],
    ['today', ['--day', '2026-11-24', '--basis', 'x'], 2, '--day 2026-11-23'],
    ['a day before the first', ['--day', '2020-01-01', '--basis', 'x'], 2, '2022-12-01'],
    ['a month that is not over', ['--month', '2026-11', '--basis', 'x'], 2, 'not over yet'],
    ['no day', ['--day', '2026-02-30'], 2, 'Give a day'],
    ['no month', ['--month', '2026-13'], 2, 'Give a month'],
    ['a missing file', ['/nowhere/x.xml'], 2, 'There is no file'],
    ['a day without approval', ['--day', '2026-11-23'], 1, 'nobody has approved it yet'],
    ['an empty basis', ['--day', '2026-11-23', '--basis', ' '], 2, 'The basis is empty'],
  ])('of %s is refused with what to do', async (_, args, code, message) => {
    const { run } = await base()
    const outcome = await run('awards', 'import', ...args)
    expect(outcome.code).toBe(code)
    expect(outcome.stderr).toContain(message)
    expect(outcome.stderr).not.toMatch(/\n\s+at /)
  })

  test('goes on behind a broken file, and says so with 1', async () => {
    const { run } = await base()
    const broken = join(folder, 'mixed.zip')
    const good = readFileSync(`${samples}result.xml`)
    writeFileSync(
      broken,
      zipOf([
        { path: 'a.xml', bytes: good },
        { path: 'b.xml', bytes: '<a>' },
      ]),
    )
    const outcome = await run('awards', 'import', broken, '--json')
    expect(outcome.code).toBe(1)
    expect(outcome.json()).toMatchObject({
      read: 1,
      faults: [{ message: expect.stringContaining('b.xml') as unknown }],
    })
  })
})

describe('awards import --day', () => {
  let web: LoopbackWeb
  beforeAll(async () => {
    web = await startWeb({
      '/api/notice-exports?pubDay=2026-11-23&format=csv.zip': reply(
        200,
        { 'content-type': 'application/zip' },
        doeZip,
      ),
      '/api/notice-exports?pubMonth=2026-10&format=csv.zip': reply(
        200,
        { 'content-type': 'application/zip' },
        doeZip,
      ),
      '/api/notice-exports?pubDay=2026-11-22&format=csv.zip': reply(
        404,
        { 'content-type': 'text/plain' },
        'no',
      ),
      '/api/notice-exports?pubDay=2026-11-21&format=csv.zip': reply(
        200,
        { 'content-type': 'application/zip' },
        'PK\x03\x04broken',
      ),
    })
  })
  afterAll(() => web.close())

  test('asks once for a basis, which then holds, and reads what comes', async () => {
    const { run, db } = await base()
    const there = ['--address', web.origin, '--allow-host', web.host, '--json']
    const first = await run('awards', 'import', '--day', '2026-11-23', '--basis', 'Offene Daten', ...there)
    expect(first.stderr).toBe('')
    expect(first.json()).toMatchObject({ read: 10, kept: 4 })
    const log = logOf(db) as { action: string; directory: string | null }[]
    expect(
      log.filter(({ action }) => action === 'directory approve').map(({ directory }) => directory),
    ).toEqual(['de-oeffentlichevergabe'])
    expect((await run('awards', 'import', '--month', '2026-10', ...there)).json()).toMatchObject({
      read: 10,
      new: 0,
    })
    for (const [day, message] of [
      ['2026-11-22', '404'],
      ['2026-11-21', 'ZIP archive'],
    ] as const) {
      const failed = await run('awards', 'import', '--day', day, ...there)
      expect([failed.code, failed.stderr]).toEqual([1, expect.stringContaining(message)])
    }
    expect(web.asked.map(({ url }) => url)).toContain('/robots.txt')
  })

  test('without --allow-host does not ask a private address', async () => {
    const { run } = await base()
    const outcome = await run(
      'awards',
      'import',
      '--day',
      '2026-11-23',
      '--basis',
      'x',
      '--address',
      web.origin,
    )
    expect([outcome.code, outcome.stderr]).toEqual([1, expect.stringContaining('--allow-host')])
  })
})

describe('awards review', () => {
  interface Case {
    award: string
    firm: string
    method: string
    doubt: string
    supplier: string
  }

  test('shows what a person should look at; an answer holds for all awards of the supplier and is logged', async () => {
    const { run, awards, idOf, db } = await base()
    await run('awards', 'import', `${samples}result.xml`, `${samples}doe`)
    const open = (await run('awards', 'review', '--json')).json() as Case[]
    expect(open.map(({ supplier, firm, method }) => [supplier, firm, method])).toEqual([
      ['Hafenblick Software GmbH', idOf('Hafenblick Software'), 'name-city'],
      ['Deichtor IT GmbH & Co. KG', idOf('Deichtor IT'), 'name-city'],
      ['Moorlicht Netze GmbH', idOf('Moorlicht Netze'), 'name'],
    ])
    const [harbour, dike, moor] = open
    if (!harbour || !dike || !moor) return expect.unreachable()
    expect(await awards('--firm', harbour.firm)).toEqual([])

    const answer = (one: Case, word: string, ...more: string[]) =>
      run('awards', 'review', one.award, one.firm, '--answer', word, ...more)
    expect((await answer(harbour, 'same', '--because', 'Impressum', '--json')).json()).toEqual({
      award: harbour.award,
      firm: harbour.firm,
      answer: 'same',
    })
    await answer(dike, 'different')
    await answer(moor, 'later')
    expect((await awards('--firm', harbour.firm)).map(({ role, match }) => [role, match?.method])).toEqual([
      ['probable', 'analyst'],
      ['member', 'analyst'],
    ])
    const left = (await run('awards', 'review', '--json')).json() as Case[]
    expect(left.map(({ supplier }) => supplier)).toEqual(['Moorlicht Netze GmbH'])

    // A later import leaves an analyst's words alone.
    await run('awards', 'import', `${samples}result.xml`)
    expect(await awards('--firm', harbour.firm)).toHaveLength(2)
    expect((await run('awards', 'review', '--json')).json()).toHaveLength(1)

    const log = logOf(db) as { action: string; after: unknown }[]
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['award review same', 'award review different', 'award review later']),
    )
    expect(JSON.stringify(log.filter(({ action }) => action.startsWith('award')))).not.toMatch(
      /Hafenblick|Deichtor/,
    )
  })

  test('overrules what links by itself', async () => {
    const { run, awards, idOf } = await base()
    await run('awards', 'import', zip)
    const [first] = await awards('--firm', idOf('Aktenfuchs'))
    expect(
      (await run('awards', 'review', first?.award ?? '', idOf('Aktenfuchs'), '--answer', 'different')).code,
    ).toBe(0)
    expect(await awards('--firm', idOf('Aktenfuchs'))).toEqual([])
    await run('awards', 'review', first?.award ?? '', idOf('Deichtor IT'), '--answer', 'same')
    expect((await awards('--firm', idOf('Deichtor IT'))).length).toBe(3)
    await run('awards', 'match')
    expect((await awards('--firm', idOf('Deichtor IT'))).length).toBe(3)
  })

  test.each([
    ['an award alone', ['A1'], 'An answer needs an award, a firm and the word'],
    ['an answer alone', ['--answer', 'same'], 'Which award is answered?'],
    ['an unknown award', ['A999', 'Aktenfuchs', '--answer', 'same'], 'There is no award A999'],
    ['what nothing joins', ['A1', 'Moorlicht Netze', '--answer', 'different'], 'Nothing joins A1'],
    ['an unknown firm', ['A1', 'Niemand', '--answer', 'same'], 'No firm is called'],
  ])('refuses %s', async (_, args, message) => {
    const { run } = await base()
    await run('awards', 'import', zip)
    const outcome = await run('awards', 'review', ...args)
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringContaining(message)])
  })
})

test('one id under two names links nobody, and earlier links of it become questions', async () => {
  const { run, awards, idOf } = await base()
  await run('awards', 'import', zip)
  expect(await awards('--firm', idOf('Aktenfuchs'))).toHaveLength(3)
  const other = readFileSync(`${samples}result.xml`, 'utf8').replaceAll(
    'Aktenfuchs GmbH',
    'Fremdling Datendienste GmbH',
  )
  const file = join(folder, 'other-name.xml')
  writeFileSync(file, other)
  await run('awards', 'import', file)
  expect(await awards('--firm', idOf('Aktenfuchs'))).toEqual([])
  const open = (await run('awards', 'review', '--json')).json() as { supplier: string; doubt: string }[]
  expect(
    open
      .filter(({ doubt }) => doubt === 'notices have several names for this sign')
      .map(({ supplier }) => supplier)
      .sort(),
  ).toEqual(['Aktenfuchs GmbH', 'Fremdling Datendienste GmbH'])
})

test('a loser’s id under another name is a doubt as well, although losers are not kept', async () => {
  const { run, awards, idOf, db } = await base()
  const moor = idOf('Moorlicht Netze')
  const store = openStore({ file: db, now: () => '2026-11-24T10:00:00Z', who: 'anna', toolVersion: '0' })
  saveFirmIds(store, Number(moor.slice(1)), [
    { kind: 'vat', value: 'DE900000014', court: null, source_url: 'https://moorlicht.example/impressum' },
  ])
  store.db.close()
  await run('awards', 'import', `${samples}result.xml`)
  expect((await awards('--firm', moor)).map(({ role }) => role)).toEqual(['subcontractor'])
  // There "Verlierer AG" has the same number, and has won nothing.
  await run('awards', 'import', zip)
  expect(await awards('--firm', moor)).toEqual([])
})

test('awards are found by the body that bought, and by firm words', async () => {
  const { run, awards } = await base()
  await run('awards', 'import', zip)
  expect((await awards('--body', 'STADT  musterau')).length).toBe(3)
  expect((await awards('--body', 'Landkreis Beispiel')).map(({ supplier }) => supplier)).toEqual([
    'Hafenblick Software GmbH',
  ])
  expect((await awards('--linked')).length).toBe(3)
  expect((await awards('--firm', 'fuchs.example')).length).toBe(3)
  const table = await run('awards', 'list', '--linked')
  expect(table.stdout).toContain('framework, use unknown')
  expect(table.stdout).toContain('intended')
})

test('a firm that is forgotten takes its awards along, and no import brings them back', async () => {
  const { run, awards, idOf, db } = await base()
  await run('awards', 'import', zip, `${samples}result.xml`)
  const id = idOf('Aktenfuchs')
  const outcome = await run('firms', 'forget', id, '--because', 'Antrag', '--yes', '--json')
  expect(outcome.json()).toMatchObject({ firm: id, awards: 5 })
  expect(awardWords(db)).not.toMatch(/Aktenfuchs|aktenfuchs|DE123456788/)
  await run('awards', 'import', zip, `${samples}result.xml`)
  expect(awardWords(db)).not.toMatch(/Aktenfuchs|aktenfuchs|DE123456788/)
  expect((await awards()).map(({ supplier }) => supplier)).not.toContain('Aktenfuchs GmbH')
})

test('the same award in DOE and TED stands once', async () => {
  const { run, awards } = await base()
  await run('awards', 'import', `${samples}result.xml`)
  const once = await awards()
  await run('awards', 'import', `${samples}result.xml`, '--from', 'doe')
  const twice = (await awards()) as (Award & { source: string; also: { source: string }[] })[]
  expect(twice).toHaveLength(once.length)
  expect(twice.map(({ source, also }) => [source, also.map((one) => one.source)])).toEqual(
    once.map(() => ['doe', ['ted']]),
  )
})
