import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { govscout, makeFolder } from './govscout.js'

// One base, filled through the commands as an analyst would. All firms are invented.
const folder = makeFolder()
const env = { GOVSCOUT_DB: join(folder, 'base.db') }
const run = (...args: string[]) => govscout(args, env)

const list = `Firma;Webseite;Ort;Land;Gründung;Beschreibung;Schlagworte;Telefon
Aktenpilot GmbH;https://www.aktenpilot.example/?utm_source=x;Hamburg;DE;2019;Künstliche Intelligenz liest Bauanträge aus und prüft für Kommunen, ob Unterlagen fehlen.;KI, GovTech;040 1234567
Brotzeit UG (haftungsbeschränkt);https://brotzeit.example;München;DE;2021;Wir liefern Brot und Kuchen an Büros.;Food;
Formenfuchs GmbH;https://formenfuchs.example;Kiel;DE;2020;Machine learning classifies documents and extracts data from application forms.;AI;
=Gefährlich GmbH;https://gefahr.example;Bonn;DE;;Software, die Dokumente mit KI sortiert.;KI;
`
const need = `id: bau-1
title: Bauanträge auf Vollständigkeit prüfen
text: Anträge kommen als PDF. Gesucht ist Software, die erkennt, welche Unterlagen im Bauantrag fehlen.
search:
  de: KI prüft Bauanträge auf Vollständigkeit
  en: AI document processing for application forms
`

beforeAll(async () => {
  writeFileSync(join(folder, 'messe.csv'), list)
  writeFileSync(join(folder, 'need.yaml'), need)
  const imported = await run('import', join(folder, 'messe.csv'), '--as', 'de-messe-2026', '--json')
  expect(imported.code).toBe(0)
  expect(imported.json()).toMatchObject({
    run: 'R1',
    result: 'success',
    listings: { seen: 4, new: 4, changed: 0, unchanged: 0, missing: 0 },
  })
  expect((await run('needs', 'new', '--file', join(folder, 'need.yaml'), '--json')).json()).toEqual({
    id: 'bau-1',
    version: 1,
  })
})

test("a list of one's own is read by the usual names of its columns, and says which it left", async () => {
  const again = await run('import', join(folder, 'messe.csv'), '--as', 'de-messe-2026')
  expect(again.stderr).toMatch(/Firma = name/)
  expect(again.stderr).toMatch(/Not read: Telefon/)
  expect(again.stderr).toMatch(/4 listings, 0 new, 0 changed, 0 missing/)
})

test('firms list --json has the shape of the contract', async () => {
  const firms = (await run('firms', 'list', '--json')).json() as Record<string, unknown>[]
  const pilot = firms.find(({ domain }) => domain === 'aktenpilot.example')
  expect(pilot).toMatchObject({
    id: expect.stringMatching(/^F\d+$/),
    name: 'Aktenpilot',
    legal_form: 'GmbH',
    website: 'https://www.aktenpilot.example/',
    city: 'Hamburg',
    country: 'DE',
    founded: 2019,
    description: expect.stringContaining('Künstliche Intelligenz'),
    tags: ['KI', 'GovTech'],
    directories: ['de-messe-2026'],
    listings: [{ directory: 'de-messe-2026', entry: 'Aktenpilot GmbH', url: 'file:messe.csv' }],
    ai: { score: expect.any(Number), evidence: expect.any(Array) },
    govtech: { score: expect.any(Number), evidence: expect.any(Array) },
    first_seen: '2026-11-24T10:00:00Z',
    last_seen: '2026-11-24T10:00:00Z',
  })
  const { ai } = pilot as { ai: { score: number; evidence: object[] } }
  expect(ai.score).toBeGreaterThan(0)
  expect(ai.score).toBeLessThanOrEqual(1)
  expect(ai.evidence[0]).toMatchObject({
    quote: expect.stringContaining('Künstliche Intelligenz'),
    field: 'description',
    url: 'file:messe.csv',
    seen_at: '2026-11-24T10:00:00Z',
  })
  expect(JSON.stringify(firms)).not.toMatch(/1234567|utm_source/)
})

describe('shortlist', () => {
  test('--json has the shape of the contract, and every point its quote, page and day', async () => {
    const found = (await run('shortlist', 'bau-1', '--json')).json() as {
      firms: { name: string; score: number; low: number; high: number; reasons: { points: number }[] }[]
    }
    expect(found).toMatchObject({ need: 'bau-1', version: 1, generated_at: '2026-11-24T10:00:00Z' })
    expect(found.firms.map(({ name }) => name)).toContain('Formenfuchs')
    expect(found.firms[0]).toMatchObject({
      rank: 1,
      firm: expect.stringMatching(/^F\d+$/),
      name: 'Aktenpilot',
      website: 'https://www.aktenpilot.example/',
      unknown: expect.any(Array),
    })
    for (const firm of found.firms) {
      const sum = firm.reasons.reduce((points, reason) => points + reason.points, 0)
      expect(sum).toBeCloseTo(firm.score, 6)
      expect(firm.low).toBeLessThanOrEqual(firm.score)
      expect(firm.high).toBeGreaterThanOrEqual(firm.score)
      for (const reason of firm.reasons)
        expect(reason).toMatchObject({
          criterion: expect.stringMatching(/^(fit|ai|public_sector)$/),
          points: expect.any(Number),
          quote: expect.stringMatching(/\S/),
          url: 'file:messe.csv',
          seen_at: '2026-11-24T10:00:00Z',
        })
    }
    expect(found.firms.map(({ name }) => name)).not.toContain('Brotzeit')
  })

  test('--explain tells each point in words', async () => {
    const { stdout } = await run('shortlist', 'bau-1', '--explain', '--top', '1')
    expect(stdout).toMatch(/#1\tAktenpilot \(F\d+\), [\d.]+ of 100 points/)
    expect(stdout).toMatch(/fit, .*: ".*" \(file:messe\.csv, seen 2026-11-24\)/)
  })

  test('is the same each time', async () => {
    const [one, two] = [await run('shortlist', 'bau-1', '--json'), await run('shortlist', 'bau-1', '--json')]
    expect(one.stdout).toBe(two.stdout)
  })
})

test('tags stay through a refresh, and are found by --tag', async () => {
  expect((await run('tag', 'add', 'aktenpilot.example', 'pilot', '--json')).json()).toMatchObject({
    changed: ['pilot'],
  })
  await run('import', join(folder, 'messe.csv'), '--as', 'de-messe-2026')
  const firms = (await run('firms', 'list', '--tag', 'PILOT', '--json')).json() as {
    name: string
    given_tags: string[]
  }[]
  expect(firms).toMatchObject([{ name: 'Aktenpilot', given_tags: ['pilot'] }])
})

test('a firm decided "out" leaves the shortlist and stands in the longlist with its reason', async () => {
  expect((await run('decide', 'bau-1', 'formenfuchs.example', 'out')).stderr).toMatch(/A1 kein Bezug/)
  expect((await run('decide', 'bau-1', 'formenfuchs.example', 'out', '--reason', 'A2')).stderr).toMatch(
    /needs a sentence/,
  )
  expect(
    (await run('decide', 'bau-1', 'formenfuchs.example', 'out', '--reason', 'a2', '--because', 'berät nur'))
      .code,
  ).toBe(0)
  const again = await run(
    'decide',
    'bau-1',
    'formenfuchs.example',
    'out',
    '--reason',
    'A2',
    '--because',
    'berät nur',
  )
  expect(again.stderr).toMatch(/nothing to do/)
  const shortlist = await run('shortlist', 'bau-1')
  expect(shortlist.stdout).not.toMatch(/Formenfuchs/)
  expect(shortlist.stderr).toMatch(/1 decided "out"/)
  const { stdout } = await run('export', 'bau-1', '--as', 'longlist', '--format', 'json', '-o', '-')
  expect((JSON.parse(stdout) as { firms: object[] }).firms).toContainEqual(
    expect.objectContaining({ name: 'Formenfuchs', status: 'out', exclusion: 'A2', because: 'berät nur' }),
  )
})

describe('export', () => {
  test('writes a CSV for a German Excel, with its companion', async () => {
    const file = join(folder, 'longlist.csv')
    const outcome = await run('export', 'bau-1', '--as', 'longlist', '-o', file)
    expect(outcome).toMatchObject({ code: 0, stdout: '' })
    const csv = readFileSync(file, 'utf8')
    expect(csv.startsWith('\ufeff"Nr";"Firma";"Rechtsform"')).toBe(true)
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(csv).toMatch(/"'=Gefährlich"/)
    expect(readFileSync(join(folder, 'longlist.hinweis.txt'), 'utf8')).toMatch(/keine Vergabeentscheidung/)
  })

  test('writes Markdown to standard output, and nothing else there', async () => {
    const { stdout } = await run('export', 'bau-1', '--as', 'longlist', '--format', 'md', '-o', '-')
    expect(stdout).toMatch(/^# Longlist\n\n[^\n]*: Bauanträge auf Vollständigkeit prüfen\n/)
  })
})

test('firms search finds by folded name, and by text in the other language', async () => {
  const names = async (...words: string[]) =>
    ((await run('firms', 'search', ...words, '--json')).json() as { name: string }[]).map(({ name }) => name)
  expect(await names('gefahrlich')).toEqual(['=Gefährlich'])
  expect(await names('maschinelles', 'Lernen')).toContain('Formenfuchs')
})

test('--as names who works; behind import it is the directory', async () => {
  await govscout(['--as', 'Anna Beispiel', 'import', join(folder, 'messe.csv'), '--as', 'de-messe-2026'], env)
  const [latest] = (await run('runs', 'list', '--limit', '1', '--json')).json() as { started_by: string }[]
  expect(latest?.started_by).toBe('Anna Beispiel')
})

test('rows in a pipe are tab-separated; --csv is for machines', async () => {
  expect((await run('firms', 'list')).stdout.split('\n')[0]).toBe(
    'Firm\tName\tTown\tCountry\tAI\tPublic\tWebsite\tListings\tTags',
  )
  expect((await run('firms', 'list', '--csv')).stdout).toMatch(/^id,name,city,country,.*\n/)
})
