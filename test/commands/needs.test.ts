import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { editText } from '../../src/commands/edit-text.js'
import type { Context } from '../../src/context.js'
import { createTestTerminal } from '../terminal/test-terminal.js'
import { govscout, makeFolder } from './govscout.js'
import { atKeyboard } from './keyboard.js'

// Needs from the command line, one step after the other on one base. Agency and firms are invented.
const folder = makeFolder()
const env = { GOVSCOUT_DB: join(folder, 'base.db'), XDG_CONFIG_HOME: folder }
const run = (...args: string[]) => govscout(args, env)
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const yaml = file(
  'need.yaml',
  'id: bau-1\ntitle: Digitale Baugenehmigung\ntext: Bauanträge prüfen. Betrieb im Rechenzentrum der Stadt.\n',
)
const list = file('liste.csv', 'Firma;Ort;Beschreibung\nBauklar GmbH;Kiel;Prüft Bauanträge.\n')
const empty = /^$/

test.each<[args: string[], code: number, stdout: RegExp, stderr: RegExp]>([
  [['import', list, '--as', 'de-own-list'], 0, empty, /1 new/],
  [
    ['needs', 'new', '--file', yaml, '--owner', 'Bauamt', '--draft'],
    0,
    empty,
    /Drafted: de "Bau.*en "building permit.*--confirm[\s\S]*speaks of C05 hosting .*"Rechenzentrum"/,
  ],
  [['needs', 'new', '--file', yaml], 2, empty, /There is a need "bau-1" already[\s\S]*needs edit bau-1/],
  [
    ['needs', 'new', '--file', yaml, '--id', 'bau-2', '--json'],
    0,
    /^\{\s+"id": "bau-2",\s+"version": 1\s+\}\n$/,
    /English/,
  ],
  [
    ['needs', 'show', 'bau-1'],
    0,
    /\nState\tnot frozen\n[\s\S]*\nOwner\tBauamt\n[\s\S]*Search en\tbuilding permit.*a draft/,
    empty,
  ],
  [['needs', 'edit', 'bau-1'], 2, empty, /nobody can be asked here[\s\S]*--file/],
  [['needs', 'edit', 'bau-1', '--title', 'Digitale Baugenehmigung'], 0, empty, /nothing to do, .*version 1/],
  [
    ['needs', 'edit', 'bau-1', '--confirm', '--criterion', 'C05:ko', '--must', 'Bauantrag'],
    0,
    empty,
    /version 2, not frozen\. Changed: drafted, must, criteria\./,
  ],
  [
    ['needs', 'edit', 'bau-1', '--remove', 'must=Rohr'],
    2,
    empty,
    /no must "Rohr"[\s\S]*There are: Bauantrag\./,
  ],
  [
    ['needs', 'edit', 'bau-1', '--file', file('other.yaml', 'id: x\ntitle: a\ntext: b\n')],
    2,
    empty,
    /id never changes/,
  ],
  [
    ['needs', 'edit', 'bau-1', '--file', file('key.yaml', 'id: bau-1\ntitle: a\ntext: b\nprize: 3\n')],
    2,
    empty,
    /key\.yaml:4: "prize" is not known/,
  ],
  [
    ['needs', 'show', 'bau-1'],
    0,
    /\nCriteria\tC05 hosting.*: knock-out\n[\s\S]*\nChanged\t.*must: nothing → "Bauantrag"/,
    empty,
  ],
  [['shortlist', 'bau-1'], 0, /\n1\tF1\tBauklar/, /bau-1, version 2: not frozen\. .*needs freeze bau-1/],
  [
    ['needs', 'freeze', 'bau-1'],
    0,
    empty,
    /bau-1, version 2: frozen on 2026-11-24 by analyst with vocabulary [0-9a-f]{12}/,
  ],
  [['needs', 'freeze', 'bau-1'], 0, empty, /Nothing to do/],
  [['needs', 'freeze', 'bau-9'], 2, empty, /There is no need "bau-9"/],
  [['shortlist', 'bau-1'], 0, /\n1\tF1\tBauklar/, /^A thin field: one clear match[^\n]*\n$/],
  [
    ['export', 'bau-1', '--as', 'longlist', '--format', 'md', '-o', '-'],
    0,
    /Fassung des Bedarfs: 2, eingefroren am 2026-11-24 von analyst\n/,
    empty,
  ],
  [
    ['needs', 'edit', 'bau-1', '--place', 'Kiel'],
    0,
    empty,
    /version 3, not frozen, changed after version 2 was frozen on 2026-11-24[\s\S]*earns no points/,
  ],
  [
    ['needs', 'edit', 'bau-1', '--weigh', 'place=5', '--remove', 'place=Kiel'],
    2,
    empty,
    /points for a place need one/,
  ],
  [
    ['needs', 'edit', 'bau-1', '--weigh', 'place=5'],
    0,
    empty,
    /Preferring firms of a region is legally risky/,
  ],
  [
    ['shortlist', 'bau-1'],
    0,
    /\n1\tF1\tBauklar/,
    /version 4: not frozen, changed after version 2[\s\S]*A seat in Kiel earns 5 points/,
  ],
  [
    ['export', 'bau-1', '--as', 'longlist', '--format', 'json', '-o', '-'],
    0,
    /"frozen": null,\s+"frozen_before": \{\s+"version": 2,/,
    /not frozen/,
  ],
  [
    ['needs', 'list'],
    0,
    /\nbau-1\t4\t.*\tnot frozen, changed after version 2 was frozen on 2026-11-24\n/,
    empty,
  ],
  [
    ['needs', 'history', 'bau-1'],
    0,
    /\n2\t.*\t2026-11-24T10:00:00Z\tanalyst\t[0-9a-f]{12}\tdrafted, must, criteria\n3\t/,
    empty,
  ],
  [['needs', 'history', 'bau-9'], 2, empty, /There is no need/],
  [['needs', 'show', 'bau-1', '--version', '1', '--yaml'], 0, /^id: bau-1\n[\s\S]*\ndrafted:\n/, empty],
  [['needs', 'show', 'bau-1', '--version', '7'], 2, empty, /no version 7/],
  [
    ['needs', 'show', 'bau-2', '--analysis'],
    0,
    /\nCriteria found\tC05 hosting.*\(from "Rechenzentrum"\)/,
    empty,
  ],
])('govscout %j', async (args, code, stdout, stderr) => {
  const outcome = await run(...args)
  expect(outcome.stderr).toMatch(stderr)
  expect(outcome.stdout).toMatch(stdout)
  expect(outcome.code).toBe(code)
})

test('a need given out as YAML comes back the same', async () => {
  const { stdout } = await run('needs', 'show', 'bau-1', '--yaml')
  const outcome = await run('needs', 'edit', 'bau-1', '--file', file('again.yaml', stdout), '--json')
  expect(outcome.json()).toEqual({ id: 'bau-1', version: 4, changed: [] })
})

describe('in an editor', () => {
  const context = (editor: string | undefined, tty = true): Context =>
    ({ terminal: createTestTerminal({ tty }), env: editor ? { EDITOR: editor } : {} }) as unknown as Context
  const script = (name: string, text: string) => {
    const path = file(name, `#!/bin/sh\n${text}\n`)
    chmodSync(path, 0o700)
    return path
  }

  test('a text comes back as it was saved, and no copy stays', async () => {
    const seen = join(folder, 'seen')
    const editor = script('editor.sh', `echo "$1" > '${seen}'; echo two >> "$1"`)
    expect(await editText(context(editor), { text: 'one\n', name: 'n.yaml' }, (text) => text)).toBe(
      'one\ntwo\n',
    )
    const path = readFileSync(seen, 'utf8').trim()
    expect(path).toMatch(/n\.yaml$/)
    expect(existsSync(path)).toBe(false)
  })

  test.each([
    ['without a name of one', undefined, true, /No editor is named/],
    ['in a pipe', 'true', false, /nobody can be asked here/],
    ['that fails', 'false', true, /The editor "false" ended with 1/],
    ['that is not there', 'exit 127 #', true, /ended with 127/],
  ])('%s nothing is changed', async (_, editor, tty, message) => {
    await expect(
      editText(context(editor, tty), { text: '', name: 'n.yaml' }, (text) => text),
    ).rejects.toThrow(message)
  })
})

test('criteria that were offered at the prompt and not taken are not urged again', async () => {
  const words = 'Gesucht ist Software, die Bauanträge liest. Die Daten müssen in der EU bleiben.'
  const { stderr, code } = await atKeyboard(
    ['needs', 'new'],
    env,
    [
      [/Short id \(letters, digits and -, e\.g\. bauantrag-2026\)/, 'asked-1\r'],
      [/Title/, 'Anträge lesen\r'],
      [/agency's words/, `${words}\r`],
      [/German line/, '\r'],
      [/English line/, '\r'],
      [/Which are criteria[\s\S]*C05/, '\r'],
    ],
    { columns: 100, rows: 30 },
  )
  expect(code, stderr).toBe(0)
  expect(stderr).toContain('Need asked-1 is entered')
  expect(stderr).not.toContain('also speaks')
})
