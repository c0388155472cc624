import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { zipOf } from '../scout/zip.js'
import { govscout, makeFolder } from './govscout.js'

const folder = makeFolder()
const write = (path: string, content: string | Uint8Array): string => {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}
const recipe = (id: string, extraction: object) =>
  write(
    `config/govscout/directories/${id}.yaml`,
    stringify({
      id,
      title: 'Projekte',
      summary: 'Projects, all of them invented.',
      publisher: { name: 'Haus', url: 'https://projekte.example/' },
      page: 'https://projekte.example/',
      kind: 'list',
      language: 'de',
      frequency: 'never',
      permission: { licence: { id: 'CC0' }, decision: 'ask', basis: 'CC0', checked_on: '2026-11-01' },
      extraction,
      expectations: { listings: { min: 1, max: 9 } },
      proof: { state: 'unverified' },
    }),
  )
const fields = { id: { from: ['name'] }, fields: { name: 'name' } }
recipe('de-notizen', {
  shape: 'front-matter',
  files: ['Projekt/*.md', '!@*.md'],
  id: { from: ['name'] },
  fields: { name: 'matter.title' },
})
recipe('de-tabelle', { shape: 'csv', file: 'firms.csv', ...fields })
recipe('de-seite', { shape: 'json', within: 'script', records: 'firms', ...fields })

const notes = {
  'Projekt/a.md': '---\ntitle: Akten: schnell\n---\nText',
  'Projekt/b.md': '---\ntitle: Brief\n---\n',
  'Projekt/@Alle.md': 'x',
}
for (const [path, text] of Object.entries(notes)) write(`vault/${path}`, text)
write('elsewhere/Projekt/c.md', '---\ntitle: Fremd\n---\n')
symlinkSync(join(folder, 'elsewhere'), join(folder, 'vault/link'))
const zip = write(
  'vault.zip',
  zipOf(Object.entries(notes).map(([path, bytes]) => ({ path: `vault-main/${path}`, bytes }))),
)

let bases = 0
async function load(input: string, id: string, base = join(folder, `${++bases}.db`)) {
  const env = { XDG_CONFIG_HOME: join(folder, 'config'), GOVSCOUT_DB: base, GOVSCOUT_USER: 'anna' }
  const outcome = await govscout(['import', input, '--as', id, '--json'], env)
  const listed = outcome.code === 0 ? await govscout(['firms', 'list', '--json'], env) : null
  return {
    ...outcome,
    names: listed ? (listed.json() as { name: string }[]).map(({ name }) => name).sort() : [],
  }
}

describe('import reads', () => {
  test.each([
    ['a folder, without following links', join(folder, 'vault'), 'de-notizen', ['Akten: schnell', 'Brief']],
    ['the same as an archive', zip, 'de-notizen', ['Akten: schnell', 'Brief']],
    ['one note', write('Projekt/einzeln.md', '---\ntitle: Einzeln\n---\n'), 'de-notizen', ['Einzeln']],
    [
      'a table in an archive',
      write(
        't.zip',
        zipOf([
          { path: 'x/firms.csv', bytes: 'name\nFuchs\n' },
          { path: 'other.csv', bytes: '' },
        ]),
      ),
      'de-tabelle',
      ['Fuchs'],
    ],
    ['a table in a folder', dirname(write('tables/firms.csv', 'name\nDachs\n')), 'de-tabelle', ['Dachs']],
    ['the table itself', write('firms.csv', 'name\nLuchs\n'), 'de-tabelle', ['Luchs']],
    ['a packed table', write('firms.csv.gz', gzipSync('name\nOtter\n')), 'de-tabelle', ['Otter']],
    [
      'a saved page with data in it',
      write('seite.html', '<!doctype html><script>{"firms":[{"name":"Biber"}]}</script>'),
      'de-seite',
      ['Biber'],
    ],
    [
      "a list of one's own in an archive",
      write(
        'own.zip',
        zipOf([
          { path: 'liste.csv', bytes: Buffer.from('Firma;Ort\nMüller;Köln\n', 'latin1') },
          { path: '__MACOSX/._liste.csv', bytes: 'x' },
        ]),
      ),
      'de-eigene',
      ['Müller'],
    ],
  ])('%s', async (_, input, id, names) => {
    const found = await load(input, id)
    expect(found.stderr).not.toMatch(/defect/)
    expect(found).toMatchObject({ code: 0, names })
  })

  test('a folder twice as the same', async () => {
    const base = join(folder, 'twice.db')
    await load(join(folder, 'vault'), 'de-notizen', base)
    expect((await load(zip, 'de-notizen', base)).json()).toMatchObject({
      listings: { unchanged: 2, changed: 0, new: 0 },
    })
  })
})

describe('import refuses, and says what to do', () => {
  test.each<[string, string, string, number, RegExp]>([
    [
      'a folder without such files',
      join(folder, 'tables'),
      'de-notizen',
      2,
      /no file in it fits "Projekt\/\*\.md"/,
    ],
    [
      'an archive without such files',
      write('leer.zip', zipOf([{ path: 'x.txt', bytes: '' }])),
      'de-tabelle',
      1,
      /no file of the archive fits "firms\.csv"/,
    ],
    [
      'an archive with two lists',
      write(
        'zwei.zip',
        zipOf([
          { path: 'a.csv', bytes: '' },
          { path: 'b.csv', bytes: '' },
        ]),
      ),
      'de-eigene',
      1,
      /2 files of the archive fit/,
    ],
    [
      'an archive that is broken',
      write('kaputt.zip', 'PK\x03\x04rubbish'),
      'de-tabelle',
      1,
      /cannot be read/,
    ],
    [
      'an archive with a way out',
      write('böse.zip', zipOf([{ path: '../firms.csv', bytes: 'name\nX\n' }])),
      'de-tabelle',
      1,
      /invalid relative path/,
    ],
    [
      'an encrypted archive',
      write('geheim.zip', zipOf([{ path: 'firms.csv', bytes: 'x', flags: 0x801 }])),
      'de-tabelle',
      1,
      /is encrypted/,
    ],
    [
      'a page without data',
      write('leer.html', '<!doctype html><p>Nichts'),
      'de-seite',
      2,
      /no firm could be read from it/,
    ],
  ])('%s', async (_, input, id, code, message) => {
    const found = await load(input, id)
    expect(found.code).toBe(code)
    expect(found.stderr).toMatch(message)
    expect(found.stderr).not.toMatch(/\n\s+at /)
  })
})

test('a recipe is checked with an archive and with a folder', async () => {
  const env = { XDG_CONFIG_HOME: join(folder, 'config') }
  for (const page of [zip, join(folder, 'vault')]) {
    const { code, json } = await govscout(
      ['directories', 'check', 'de-notizen', '--page', page, '--json'],
      env,
    )
    expect(code).toBe(0)
    expect(json()).toMatchObject({ valid: true, records: [{ entry: 'a' }, { entry: 'b' }], signals: [] })
  }
})
