import { describe, expect, test } from 'vitest'
import { ExitCode } from '../../src/problem.js'
import { type ImportInput, importFile } from '../../src/scout/import-file.js'
import { findFirm } from '../../src/store/firms.js'
import { listListings } from '../../src/store/listings.js'
import { findRun } from '../../src/store/runs.js'
import { addTags } from '../../src/store/tags.js'
import { openBase, rows } from '../store/base.js'
import { detailPage, directory, vocabulary } from './fake.js'

type Store = ReturnType<typeof openBase>

function load(store: Store, file: string, text: string | Buffer, over: Partial<ImportInput> = {}) {
  return importFile(store, vocabulary, {
    file: `/tmp/${file}`,
    bytes: Buffer.from(text),
    id: 'de-messe',
    directory: null,
    partial: false,
    acceptLoss: false,
    ...over,
  })
}

const own = `Firma;Webseite;Ort;Land;Gründung;Kurzbeschreibung;Schlagworte;Ansprechpartner
Aktenfuchs GmbH;www.aktenfuchs.de;Kiel;DE;2019;Ordnet Akten.;KI, Post;Max Muster
Hafenblick;;Hamburg;DE;;Zeigt Häfen.;;
`

describe("a list of one's own", () => {
  test('is read by its German columns', () => {
    const store = openBase()
    const { report, guess } = load(store, 'messe.csv', own)
    expect(report).toMatchObject({
      result: 'success',
      requests: 0,
      listings: { seen: 2, new: 2 },
      issues: [],
    })
    expect(guess?.taken).toContainEqual(['Gründung', 'founded'])
    expect(guess?.left).toEqual(['Ansprechpartner'])
    expect(listListings(store)[0]).toMatchObject({
      directory: 'de-messe',
      entry: 'Aktenfuchs GmbH',
      url: 'file:messe.csv',
      name: 'Aktenfuchs',
      legal_form: 'GmbH',
      domain: 'aktenfuchs.de',
      city: 'Kiel',
      country: 'DE',
      founded: 2019,
      summary: 'Ordnet Akten.',
      tags: ['KI', 'Post'],
    })
    expect(JSON.stringify(rows(store, 'SELECT * FROM listings'))).not.toMatch(/Muster/)
  })

  test('as a German Excel writes it is the same', () => {
    const store = openBase()
    load(store, 'messe.csv', own)
    const windows = Buffer.from(own.replaceAll('\n', '\r\n'), 'latin1')
    expect(load(store, 'messe.csv', windows).report.listings).toMatchObject({ unchanged: 2, changed: 0 })
    const quoted = `\ufeff${own.replace('KI, Post', '"KI, Post"')}`
    expect(load(store, 'messe.csv', quoted).report.listings).toMatchObject({ unchanged: 2, changed: 0 })
  })

  test('an id with half of a sign is known again', () => {
    const store = openBase()
    const text = '[{"id":"a\\ud800","name":"Aktenfuchs"}]'
    load(store, 'messe.json', text)
    expect(load(store, 'messe.json', text).report.listings).toMatchObject({ new: 0, unchanged: 1 })
  })

  test.each([
    ['an array', '[{"name":"Aktenfuchs","city":"Kiel"}]'],
    ['an array within', '{"total":1,"data":[{"name":"Aktenfuchs","city":"Kiel"}]}'],
    ['an array under an odd key', '{"a-b \\"c":[{"name":"Aktenfuchs","city":"Kiel"}]}'],
    ['keys with blanks', '[{"Company Name":"Aktenfuchs","Ort":"Kiel"}]'],
    ['a byte order mark', '\ufeff[{"name":"Aktenfuchs","city":"Kiel"}]'],
  ])('is read from JSON of %s', (_, text) => {
    const store = openBase()
    expect(load(store, 'liste.json', text).report.listings).toMatchObject({ new: 1 })
    expect(listListings(store)[0]).toMatchObject({ name: 'Aktenfuchs', city: 'Kiel' })
  })

  test('cites the page it was saved from', () => {
    const store = openBase()
    load(store, 'messe.csv', own, { url: 'https://messe.example/aussteller' })
    expect(listListings(store)[0]?.url).toBe('https://messe.example/aussteller')
  })

  test('keeps its firms when its rows are counted anew', () => {
    const store = openBase()
    load(
      store,
      'messe.csv',
      'Nr;Firma;Land des Sitzes\n1;Aktenfuchs;Schleswig-Holstein\n2;Hafenblick;Hamburg\n',
    )
    addTags(store, findFirm(store, 'Hafenblick'), ['pilot'])
    const later =
      'Nr;Firma;Land des Sitzes\n1;Moorlicht;Bremen\n2;Aktenfuchs;Schleswig-Holstein\n3;Hafenblick;Hamburg\n'
    expect(load(store, 'messe.csv', later).report.listings).toMatchObject({
      new: 1,
      changed: 0,
      unchanged: 2,
    })
    expect(rows(store, 'SELECT name, region FROM tags JOIN listings USING (firm)')).toEqual([
      { name: 'Hafenblick', region: 'Hamburg' },
    ])
  })

  test('loses who is no longer in it, unless it is a part', () => {
    const store = openBase()
    load(store, 'messe.csv', own)
    const shorter = own.split('\n').slice(0, 2).join('\n')
    expect(load(store, 'messe.csv', shorter, { partial: true }).report.listings).toMatchObject({ missing: 0 })
    expect(load(store, 'messe.csv', shorter).report.listings).toMatchObject({ missing: 1 })
  })

  test('never loses more than half at a stroke', () => {
    const store = openBase()
    const list = (count: number) =>
      `name\n${Array.from({ length: count }, (_, i) => `Firma ${String.fromCharCode(65 + i)}x`).join('\n')}\n`
    load(store, 'messe.csv', list(24))
    expect(load(store, 'messe.csv', list(3)).report).toMatchObject({
      result: 'failed',
      issues: [{ class: 'mass-loss' }],
    })
    expect(listListings(store).some(({ missing_since }) => missing_since !== null)).toBe(false)
    expect(load(store, 'messe.csv', list(3), { acceptLoss: true }).report.listings).toMatchObject({
      missing: 21,
    })
  })
})

describe('a file of a directory with a recipe', () => {
  const one = directory('json', { expectations: { listings: { min: 2, max: 9 } } })
  const file = (...names: string[]) => JSON.stringify({ firms: names.map((name) => ({ id: name, name })) })

  test('is read and judged by it', () => {
    const store = openBase()
    const input = { id: 'de-nordliste', directory: one }
    expect(load(store, 'a.json', file('A1', 'B1'), input)).toMatchObject({
      report: { directory: 'de-nordliste', result: 'success', listings: { new: 2 } },
      guess: null,
    })
    expect(findRun(store, 1).run).toMatchObject({
      trigger: 'import',
      recipe_hash: one.hash,
      filled: { name: 1 },
    })
    expect(load(store, 'a.json', file('A1'), input).report).toMatchObject({
      result: 'failed',
      issues: [{ class: 'too-few' }],
    })
    expect(load(store, 'a.json', file('A1'), { ...input, partial: true }).report).toMatchObject({
      result: 'success',
      listings: { seen: 1, missing: 0 },
    })
    expect(findRun(store, 3).run.coverage).toBe('partial')
  })

  test('in part is taken as it is, however little is filled', () => {
    const wanting = directory('json', {
      expectations: { listings: { min: 1, max: 9 }, filled: { city: 0.9 } },
    })
    const input = { id: 'de-nordliste', directory: wanting }
    expect(load(openBase(), 'a.json', file('A1'), input).report.result).toBe('failed')
    expect(load(openBase(), 'a.json', file('A1'), { ...input, partial: true }).report.result).toBe('success')
  })

  test('may be a table instead', () => {
    const store = openBase()
    const { guess } = load(store, 'a.csv', 'name\nA1\n', { id: 'de-nordliste', directory: one })
    expect(guess?.taken).toEqual([['name', 'name']])
  })

  test('needs no ending where the recipe says what it is', () => {
    const input = { id: 'de-nordliste', directory: one }
    expect(load(openBase(), 'download', file('A1', 'B1'), input).report.result).toBe('success')
  })
})

test('what was read is logged with its hash, published or not', () => {
  const store = openBase()
  load(store, 'messe.csv', own)
  expect(rows(store, 'SELECT action, directory, after FROM log')).toEqual([
    {
      action: 'import',
      directory: 'de-messe',
      after: expect.stringMatching(
        /^\{"file":"messe\.csv","sha256":"[\da-f]{64}","listings":2,"published":true\}$/,
      ),
    },
  ])
})

describe('what cannot be read is told in one sentence, and nothing is kept:', () => {
  const one = directory('json')
  test.each<[string, string, string, Partial<ImportInput>, RegExp]>([
    [
      'a table without names',
      'a.csv',
      'Ort;Land\nKiel;DE\n',
      {},
      /no column holds the firms' names; there are "Ort", "Land"/,
    ],
    ['an empty table', 'a.csv', '', {}, /no column holds the firms' names; there are none/],
    ['a broken table', 'a.csv', 'name;ort\n"Akten;Kiel\n', {}, /a\.csv:2: not valid CSV/],
    ['broken JSON', 'a.json', '[{"name":', {}, /a\.json:1: not valid JSON/],
    ['JSON without a list', 'a.json', '{"name":"A"}', {}, /holds no list of records/],
    ['JSON that is a number', 'a.json', '7', {}, /holds no list of records/],
    ['JSON of an empty list', 'a.json', '[]', {}, /no column holds/],
    ['JSON of names alone', 'a.json', '["A","B"]', {}, /no column holds/],
    ['a strange ending', 'a.xlsx', 'PK', {}, /no ending that says what it is/],
    ['a page without a recipe', 'a.html', '<ul><li>A', {}, /de-messe has no recipe that says how to read/],
    [
      'a page for a recipe of data',
      'a.html',
      '<ul><li>A',
      { id: 'de-nordliste', directory: one },
      /is html, the recipe of de-nordliste reads json/,
    ],
    [
      'broken JSON for a recipe',
      'a.json',
      '{"firms":[',
      { id: 'de-nordliste', directory: one },
      /a\.json: .*not valid JSON: line 1/,
    ],
    [
      'a page drawn by script',
      'a.html',
      '<div id="root"></div><script src="a.js"></script>',
      { id: 'de-nordliste', directory: directory('html') },
      /a\.html: The content is drawn by script/,
    ],
  ])('%s', (_, file, text, over, message) => {
    const store = openBase()
    expect(() => load(store, file, text, over)).toThrow(
      expect.objectContaining({
        name: 'Problem',
        message: expect.stringMatching(message),
        remedy: expect.stringMatching(/\w/),
      }),
    )
    expect(rows(store, 'SELECT id FROM runs UNION ALL SELECT id FROM log')).toEqual([])
  })

  test('with the exit code of wrong input', () => {
    expect(() => load(openBase(), 'a.csv', 'Ort\nKiel\n')).toThrow(
      expect.objectContaining({ exitCode: ExitCode.usage }),
    )
  })
})

describe('a list without ids', () => {
  const entries = (text: string) => {
    const store = openBase()
    const { report } = load(store, 'liste.csv', text)
    return { entries: listListings(store).map(({ entry }) => entry), issues: report.issues }
  }

  test.each([
    [
      'by their towns',
      'Firma;Ort\nDoppel GmbH;Kiel\nDoppel GmbH;Ulm\nEinzel;Ulm\n',
      ['Doppel GmbH · Kiel', 'Doppel GmbH · Ulm', 'Einzel'],
    ],
    [
      'by their websites',
      'Firma;Web;Ort\nDoppel;www.doppel-a.example;Ulm\nDoppel;https://doppel-b.example/x;Ulm\n',
      ['Doppel · doppel-a.example', 'Doppel · doppel-b.example'],
    ],
    ['by nothing where there is nothing', 'Firma;Ort\nDoppel;\nDoppel;Ulm\n', ['Doppel', 'Doppel · Ulm']],
  ])('tells firms of one name apart %s', (_, text, ids) =>
    expect(entries(text)).toEqual({ entries: ids, issues: [] }),
  )

  test('says that a row which comes twice is left out', () => {
    expect(entries('Firma;Ort\nDoppel;Ulm\nDoppel;Ulm\n')).toMatchObject({
      entries: ['Doppel · Ulm'],
      issues: [{ class: 'repeated-id' }],
    })
  })

  test('with a column that stands there twice is refused', () => {
    expect(() => load(openBase(), 'liste.csv', 'Firma;Firma;Ort\na;b;c\n')).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/the column "Firma" stands there twice/),
        exitCode: ExitCode.usage,
      }),
    )
    expect(load(openBase(), 'liste.csv', 'Firma;Notiz;Notiz\na;b;c\n').report.result).toBe('success')
  })
})

test('another name of the file is no news, and evidence cites the newest', () => {
  const store = openBase()
  load(store, 'a1.csv', own)
  expect(load(store, 'a2.csv', own).report.listings).toMatchObject({ changed: 0, unchanged: 2 })
  expect(rows(store, 'SELECT * FROM listing_changes')).toEqual([])
  expect(listListings(store)[0]?.url).toBe('file:a2.csv')
  const changed = own.replace('Ordnet Akten.', 'Sortiert Akten.')
  expect(load(store, 'a3.csv', changed).report.listings).toMatchObject({ changed: 1, unchanged: 1 })
  expect(rows(store, 'SELECT field FROM listing_changes')).toEqual([{ field: 'summary' }])
})

describe('a directory with a recipe', () => {
  const many = directory('json', { expectations: { listings: { min: 220, max: 900 }, filled: {} } })

  test('keeps its expectations where the file has another shape', () => {
    const one = 'name\nAktenfuchs\n'
    expect(load(openBase(), 'ok.csv', one, { directory: many }).report).toMatchObject({
      result: 'failed',
      issues: [{ class: 'too-few' }],
    })
    expect(load(openBase(), 'ok.csv', one, { directory: many, partial: true }).report.result).toBe('success')
  })

  test('is read in part from one saved page of the web', () => {
    const page = directory('html', { expectations: { listings: { min: 1100, max: 2000 }, filled: {} } })
    const html = detailPage('Aktenfuchs')
    const url = 'https://nordliste.example/firms/Aktenfuchs'
    expect(load(openBase(), 'profil.html', html, { directory: page, url })).toMatchObject({
      partial: true,
      report: { result: 'success' },
    })
    expect(load(openBase(), 'profil.html', html, { directory: page })).toMatchObject({
      partial: false,
      report: { result: 'failed' },
    })
  })
})
