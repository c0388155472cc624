import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { govscout, makeFolder } from './govscout.js'

const folder = makeFolder()
const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const base = join(folder, 'base.db')

interface Case {
  what: string
  args: string[]
  code: number
  /** What the message must tell. */
  says: RegExp
}

/** A whole recipe but for its fields. */
const recipe = (field: string) => `id: de-path
title: Liste
summary: Eine erfundene Liste.
publisher: { name: Muster, url: "https://liste.example" }
page: "https://liste.example"
kind: list
language: de
frequency: weekly
permission: { licence: { id: CC0-1.0 }, decision: allowed, basis: "Von uns erfunden.", checked_on: "2026-11-01" }
request:
  start: ["https://liste.example/firmen.json"]
extraction:
  shape: json
  records: firms
  id: { from: [id] }

  fields:
    ${field}
expectations: { listings: { min: 1, max: 9 }, filled: {} }
proof: { state: unverified }
`
const bomb = `id: b-1
title: x
text: &a [x, x, x, x, x, x, x, x, x]
must: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
should: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
not: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
`

const cases: Case[] = [
  { what: 'an unknown command', args: ['skout'], code: 2, says: /unknown command 'skout'/ },
  {
    what: 'an unknown option',
    args: ['firms', 'list', '--cuntry', 'DE'],
    code: 2,
    says: /unknown option '--cuntry'/,
  },
  { what: 'a missing argument', args: ['shortlist'], code: 2, says: /missing required argument 'need'/ },
  {
    what: 'a number that is none',
    args: ['firms', 'list', '--limit', 'many'],
    code: 2,
    says: /whole number from 1/,
  },
  {
    what: 'a number below the least',
    args: ['scout', 'x', '--limit', '0'],
    code: 2,
    says: /whole number from 1/,
  },
  { what: 'no directory', args: ['scout'], code: 2, says: /No directory is named/ },
  {
    what: 'an unknown directory',
    args: ['scout', 'de-nowhere'],
    code: 2,
    says: /There is no directory "de-nowhere"/,
  },
  {
    what: 'a missing database',
    args: ['firms', 'list', '--db', join(folder, 'none.db')],
    code: 2,
    says: /There is no database at .*none\.db yet/,
  },
  {
    what: 'a database that is none',
    args: ['firms', 'list', '--db', file('text.db', 'just text, and long enough to be no empty file')],
    code: 1,
    says: /text\.db is not a govscout database/,
  },
  {
    what: 'a need file that is missing',
    args: ['needs', 'new', '--file', join(folder, 'none.yaml')],
    code: 2,
    says: /There is no file .*none\.yaml/,
  },
  {
    what: 'a need file without text',
    args: ['needs', 'new', '--file', file('need.yaml', 'id: a-1\ntitle: Titel\n')],
    code: 2,
    says: /need\.yaml:1: text/,
  },
  {
    what: 'a need file that is no YAML',
    args: ['needs', 'new', '--file', file('bad.yaml', 'id: [a\ntitle: b')],
    code: 2,
    says: /bad\.yaml:\d: not valid YAML/,
  },
  {
    what: 'a need file with an unknown key',
    args: ['needs', 'new', '--file', file('key.yaml', 'id: a-1\ntitle: T\ntext: X\nserch: {}\n')],
    code: 2,
    says: /key\.yaml:4/,
  },
  { what: 'a need nobody entered', args: ['shortlist', 'X-9'], code: 2, says: /There is no need "X-9"/ },
  { what: 'a firm nobody knows', args: ['firms', 'show', 'F999'], code: 2, says: /There is no firm F999/ },
  { what: 'a run nobody made', args: ['runs', 'show', 'R77'], code: 2, says: /There is no run R77/ },
  { what: 'a run that is no run', args: ['runs', 'show', 'abc'], code: 2, says: /"abc" is no run/ },
  {
    what: 'a recipe that is missing',
    args: ['directories', 'check', join(folder, 'none.yaml')],
    code: 2,
    says: /There is no file .*none\.yaml\.\nCheck the path/,
  },
  {
    what: 'a recipe with a wrong value',
    args: ['directories', 'check', file('de-x.yaml', 'id: de-x\ntitle: 5\n')],
    code: 2,
    says: /de-x\.yaml:2: title/,
  },
  {
    what: 'a CSV with a broken quote',
    args: ['import', file('broken.csv', 'name;ort\n"Muster;Ort\n'), '--as', 'de-own-list'],
    code: 2,
    says: /broken\.csv:2: not valid CSV: a quote is opened here and never closed/,
  },
  {
    what: 'a CSV without names',
    args: ['import', file('nameless.csv', 'ort;jahr\nMusterstadt;2020\n'), '--as', 'de-own-list'],
    code: 2,
    says: /no column holds the firms' names/,
  },
  {
    what: 'JSON that is none',
    args: ['import', file('broken.json', '[{"name": "Muster"'), '--as', 'de-own-list'],
    code: 2,
    says: /broken\.json:1: not valid JSON: column 19/,
  },
  {
    what: 'a table without a column of the recipe',
    args: ['import', file('columns.csv', 'a;b\n1;2\n'), '--as', 'de-govtech-network'],
    code: 2,
    says: /^\S*columns\.csv: the table has no column .*\nIts columns are "a", "b"/,
  },
  {
    what: 'a table of a header alone',
    args: ['import', file('header.csv', 'name;ort\n'), '--as', 'de-own-list'],
    code: 2,
    says: /header\.csv: no firm could be read from it/,
  },
  {
    what: 'an empty file',
    args: ['import', file('empty.csv', ''), '--as', 'de-own-list'],
    code: 2,
    says: /empty\.csv: no column holds the firms' names; there are none/,
  },
  {
    what: 'a table with a column named twice',
    args: ['import', file('twice.csv', 'Firma;Firma\na;b\n'), '--as', 'de-own-list'],
    code: 2,
    says: /the column "Firma" stands there twice/,
  },
  {
    what: 'a recipe with a wrong expression',
    args: ['directories', 'check', file('de-path.yaml', recipe('name: "a[["'))],
    code: 2,
    says: /de-path\.yaml:18: .*"a\[\[" is not a valid JMESPath/,
  },
  {
    what: 'a need of aliases without end',
    args: ['needs', 'new', '--file', file('bomb.yaml', bomb)],
    code: 2,
    says: /bomb\.yaml: its aliases \(\*\) cannot be resolved/,
  },
  {
    what: 'a day that is none',
    args: ['changes', '--since', '2026-02-30'],
    code: 2,
    says: /days such as 7d, or a day/,
  },
  { what: 'no name of a database', args: ['firms', 'list', '--db', ''], code: 2, says: /--db is empty/ },
  {
    what: 'two forms of output',
    args: ['firms', 'list', '--json', '--csv'],
    code: 2,
    says: /--json and --csv exclude each other/,
  },
  ...['firms list', 'shortlist N', 'export N --as longlist'].map((line) => ({
    what: `a country that is none (${line})`,
    args: [...line.split(' '), '--country', 'Atlantis'],
    code: 2,
    says: /a country by its code or name, such as DE or Deutschland/,
  })),
  {
    what: 'a file without an ending',
    args: ['import', file('list', 'x'), '--as', 'de-own-list'],
    code: 2,
    says: /no ending that says what it is/,
  },
  {
    what: 'an id that is none',
    args: ['import', file('a.csv', 'name\nMuster\n'), '--as', 'Own List'],
    code: 2,
    says: /"Own List" is no id/,
  },
  {
    what: 'a folder in place of a file',
    args: ['import', folder, '--as', 'de-own-list'],
    code: 2,
    says: /no file in it fits|files in it fit/,
  },
  {
    what: 'a verdict that is none',
    args: ['decide', 'N', 'F1', 'maybe'],
    code: 2,
    says: /Allowed choices are in, out/,
  },
  {
    what: 'a basis that says nothing',
    args: ['directories', 'approve', 'de-munich-startup', '--basis', 'ok'],
    code: 2,
    says: /basis is too short/,
  },
  { what: 'a clock that is none', args: ['runs', 'list'], code: 2, says: /GOVSCOUT_NOW is "tomorrow"/ },
  {
    what: 'a question nobody can answer',
    args: ['needs', 'new'],
    code: 2,
    says: /nobody can be asked here.*\n?.*--id/,
  },
]

test.for(cases)(
  '$what: one sentence, the right exit code, no stack trace',
  async ({ what, args, code, says }) => {
    await govscout(
      [
        'import',
        file('good.csv', 'name;website\nMusterfirma;https://muster.example\n'),
        '--as',
        'de-own-list',
        '--db',
        base,
      ].filter(Boolean),
    )
    const env = {
      GOVSCOUT_DB: base,
      ...(what === 'a clock that is none' ? { GOVSCOUT_NOW: 'tomorrow' } : {}),
    }
    const outcome = await govscout(args, env)
    expect(outcome.stderr).toMatch(says)
    expect(outcome).toMatchObject({ code, stdout: '' })
    expect(outcome.stderr).not.toMatch(/\n\s+at .*:\d+:\d+|node_modules|Error:/)
    const firms = (await govscout(['firms', 'list', '--json', '--db', base])).json() as unknown[]
    expect(firms).toHaveLength(1)
  },
)

test.each([
  ['windows-1252', Buffer.from('id: enc-1\ntitle: Bürgerdienste\ntext: Für Bürger.\n', 'latin1')],
  ['UTF-16', Buffer.from('\ufeffid: enc-2\ntitle: Bürgerdienste\ntext: Für Bürger.\n', 'utf16le')],
])('a need file in %s is read as it is meant', async (name, content) => {
  const own = join(folder, `${name}.db`)
  expect((await govscout(['needs', 'new', '--file', file(`${name}.yaml`, content), '--db', own])).code).toBe(
    0,
  )
  expect((await govscout(['needs', 'list', '--json', '--db', own])).json()).toMatchObject([
    { title: 'Bürgerdienste' },
  ])
})

test('a wrong setting is told with the remedy of settings', async () => {
  const home = join(folder, 'home')
  mkdirSync(join(home, 'govscout'), { recursive: true })
  writeFileSync(join(home, 'govscout', 'config.yaml'), 'contakt: x\n')
  const outcome = await govscout(['runs', 'list'], { XDG_CONFIG_HOME: home })
  expect(outcome.code).toBe(2)
  expect(outcome.stderr).toMatch(
    /config\.yaml:1: "contakt" is not known here\n.*the settings are db, user, contact/,
  )
})

test('a country may be named', async () => {
  const own = join(folder, 'land.db')
  const list = file('land.csv', 'name;land\nMusterfirma;DE\nAlpenfirma;AT\n')
  await govscout(['import', list, '--as', 'de-own-list', '--db', own])
  const named = await govscout(['firms', 'list', '--country', 'Deutschland', '--json', '--db', own])
  expect(named.json()).toMatchObject([{ name: 'Musterfirma' }])
})
