import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { govscout, makeFolder } from './govscout.js'

const folder = makeFolder()
const file = (name: string, content: string) => {
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
    code: 1,
    says: /none\.yaml cannot be read/,
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
    code: 1,
    says: /not valid CSV/,
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
    says: /broken\.json is not valid JSON/,
  },
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
