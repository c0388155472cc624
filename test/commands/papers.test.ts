import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { unpack } from '../documents/unpack.js'
import { govscout, makeFolder } from './govscout.js'

// All papers in all forms, by the commands themselves. Agency, firms and people are invented; one firm tries everything.
const folder = makeFolder()
const env = {
  GOVSCOUT_DB: join(folder, 'base.db'),
  XDG_CONFIG_HOME: folder,
  GOVSCOUT_NOW: '2026-11-24T10:00:00Z',
  GOVSCOUT_USER: 'analystin',
}
const long = 'x'.repeat(9_000)
const hostile = `=HYPERLINK("http://böse.example";"klick")<script>alert(1)</script>\u001b[31mrot\u001b[0m\u202egnp.exe\u202c ../../etc/passwd ${long}`
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

async function run(line: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<string> {
  const { code, stderr, stdout } = await govscout(line, { ...env, ...more })
  expect(code, `${line.join(' ').slice(0, 200)}\n${stderr}`).toBe(0)
  return stdout
}
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const folderOf = (name: string) => {
  mkdirSync(join(folder, name), { recursive: true })
  return join(folder, name)
}
const read = (name: string) =>
  new Map(readdirSync(folderOf(name)).map((one) => [one, readFileSync(join(folder, name, one))]))

beforeAll(async () => {
  const list = file(
    'liste.csv',
    `Firma;Ort;Webseite;Beschreibung\n${[
      ['Bauklar GmbH', 'Kiel', 'https://bauklar.example/', `Prüft Bauanträge. ${'Sehr genau. '.repeat(60)}`],
      ['Planwerk AG', 'Ulm', 'https://planwerk.example/', 'Prüft Bauanträge und Baupläne.'],
      [hostile, hostile, 'javascript:alert(1)', `Prüft Bauanträge. ${hostile}`],
      ['Flurfunk', 'Bonn', 'https://flurfunk.example/', 'Prüft Bauanträge am Telefon.'],
      ['Planwerk Software', 'Ulm', 'https://planwerk-software.example/', 'Prüft Bauanträge.'],
    ]
      .map((row) => row.map(cell).join(';'))
      .join('\n')}\n`,
  )
  await run(['import', list, '--as', 'de-own-list'])
  const need = file(
    'need.yaml',
    'id: bau-1\ntitle: Bauanträge prüfen\ntext: Bauanträge prüfen.\ncriteria: [{id: C06, weight: 2}, {id: C15}]\n',
  )
  await run(['needs', 'new', '--file', need])
  await run(['needs', 'freeze', 'bau-1'])
  await run(['decide', 'bau-1', 'F1', 'in'])
  await run(['decide', 'bau-1', 'F2', 'in'])
  await run(['decide', 'bau-1', 'F3', 'in', '--because', hostile.slice(0, 300)])
  await run(['decide', 'bau-1', 'F4', 'in'])
  await run(['decide', 'bau-1', 'F5', 'out', '--reason', 'A7', '--because', 'wie Planwerk'], {
    GOVSCOUT_USER: 'kollege',
  })
  await run([
    'assess',
    'F1',
    'C06',
    'yes',
    '--evidence',
    'https://bauklar.example/iso',
    '--quote',
    'ISO 27001',
  ])
  await run(['contact', 'inform', 'bau-1', 'Pilot ab März'])
  await run(['contact', 'add', 'bau-1', '--all', '--told', '1'])
  await run(['firms', 'merge', 'F2', 'F5', '--because', 'ein Betrieb'])
  await run(['firms', 'forget', 'F4', '--because', 'Wunsch', '--yes'])
  await run(['export', 'bau-1', '--as', 'all', '--format', 'all', '-o', folderOf('then')])
  await run(['needs', 'snapshot', 'bau-1', '-o', join(folder, 'bau.snapshot')])
})

test('a firm that was merged stands once with the newest word, one that was forgotten not at all', async () => {
  const { firms } = JSON.parse(
    await run(['export', 'bau-1', '--as', 'record', '--format', 'json', '-o', '-']),
  ) as {
    firms: { firm: string; status: string; decided_by: string | null }[]
  }
  expect(firms.map(({ firm, status, decided_by }) => [firm, status, decided_by]).sort()).toEqual([
    ['F1', 'in', 'analystin'],
    ['F2', 'out', 'kollege'],
    ['F3', 'in', 'analystin'],
  ])
})

test('no paper in any form has a formula, markup, an escape or a turned direction in it, or a name that leads out', async () => {
  const files = read('then')
  expect(files.size).toBeGreaterThan(50)
  for (const [name, bytes] of files) {
    expect(name).toMatch(/^[a-z0-9-]+(?:\.hinweis)?\.[a-z]+$/)
    const texts = /\.(?:docx|xlsx)$/.test(name)
      ? [...(await unpack(bytes)).values()]
      : [bytes.toString('utf8')]
    for (const text of texts) {
      expect(text, name).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/)
      expect(text, name).not.toMatch(/Sieger|Zuschlag|Auftrag an|flurfunk/i)
      expect(text, name).not.toMatch(/(?:href|Target)="javascript:/)
      if (/\.(?:html|docx|xlsx)$/.test(name)) expect(text, name).not.toMatch(/<script>alert|<f>/)
      if (name.endsWith('.md')) expect(text, name).not.toMatch(/(?<!\\)<script/)
      if (name.endsWith('.csv')) expect(text, name).not.toMatch(/(?:^|;)"[=+@\t]/m)
    }
  }
})

test('texts of a directory that lends quotes alone come as quotes of at most 200 characters, in every form', () => {
  // 200 characters hold at most 16 of them.
  for (const [name, bytes] of read('then'))
    if (!/\.(?:docx|xlsx)$/.test(name))
      expect(bytes.toString('utf8'), name).not.toMatch(/(?:Sehr genau\. ){17}/)
  const record = JSON.parse(
    read('then').get('vermerk-bau-1-v1-2026-11-24.json')?.toString('utf8') ?? '',
  ) as Record<string, unknown>
  for (const text of strings(record)) expect(text.includes('Sehr genau') ? text.length : 0).toBeLessThan(201)
})

test('papers from a snapshot are those of then to the byte, in every form, whatever has changed since', async () => {
  const later = { GOVSCOUT_NOW: '2027-05-01T08:00:00Z' }
  await run(['decide', 'bau-1', 'F1', 'out', '--reason', 'A1', '--because', 'doch nicht'], later)
  await run(['tag', 'add', 'F2', 'neu'], later)
  const from = ['--from', join(folder, 'bau.snapshot')]
  await run(['export', 'bau-1', ...from, '--as', 'all', '--format', 'all', '-o', folderOf('again')], later)
  const [then, again] = [read('then'), read('again')]
  expect([...again.keys()]).toEqual([...then.keys()])
  for (const [name, bytes] of then) expect(again.get(name)?.equals(bytes), name).toBe(true)
})

test('both languages find room in one folder', async () => {
  const both = folderOf('both')
  for (const lang of ['de', 'en'])
    await run(['--lang', lang, 'export', 'bau-1', '--as', 'all', '--format', 'md', '-o', both])
  expect(readdirSync(both)).toHaveLength(18)
})

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}
