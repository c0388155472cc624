import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { govscout, makeFolder } from './govscout.js'

const folder = makeFolder()
const env = { GOVSCOUT_DB: join(folder, 'base.db'), XDG_CONFIG_HOME: folder }
beforeAll(async () => {
  const list = join(folder, 'liste.csv')
  writeFileSync(
    list,
    'Firma;Webseite\nAktenfuchs GmbH;https://aktenfuchs.example\nPost Möwe;\nÄmter & Co;\n"O\'Hara ""K"" $HOME";\n',
  )
  await govscout(['import', list, '--as', 'de-own-list'], env)
  const need = join(folder, 'need.yaml')
  writeFileSync(need, 'id: post-1\ntitle: Post\ntext: Post ordnen.\n')
  await govscout(['needs', 'new', '--file', need], env)
  await govscout(['tag', 'add', 'F1', 'pilot'], env)
})

const suggest = async (...words: string[]) => {
  const { stdout, stderr, code } = await govscout(['completion', 'suggest', '--', ...words], env)
  expect([stderr, code]).toEqual(['', 0])
  return stdout.split('\n').filter(Boolean)
}

describe('offered are', () => {
  test.each<[string, string[], string[]]>([
    ['commands', ['shor'], ['shortlist']],
    ['sub-commands', ['needs', 'sn'], ['snapshot']],
    ['needs', ['shortlist', ''], ['post-1']],
    [
      'firms by domain and name, whatever the case',
      ['decide', 'post-1', 'aKt'],
      ['Aktenfuchs', 'aktenfuchs.example'],
    ],
    ['firms with a blank', ['firms', 'show', 'post'], ['Post Möwe']],
    ['firms by letters beyond ASCII, whatever the case', ['firms', 'show', 'ämt'], ['Ämter']],
    ['a value in the word of its option', ['firms', 'list', '--need=p'], ['--need=post-1']],
    ['no firm for a wildcard', ['firms', 'show', '%'], []],
    ['choices of an argument', ['decide', 'post-1', 'F1', ''], ['in', 'out', 'open']],
    ['choices of an option', ['export', 'post-1', '--as', 'm'], ['matrix']],
    ['values of an option', ['shortlist', 'post-1', '--tag', ''], ['pilot']],
    ['directories', ['scout', 'de-mun'], ['de-munich-startup']],
    ['options', ['shortlist', 'post-1', '--exp'], ['--explain']],
    ['criteria', ['assess', 'F1', 'C2'], ['C20']],
    ['nothing for what nobody knows', ['note', 'add', 'F1', 'wor'], []],
  ])('%s', async (_, words, expected) => expect(await suggest(...words)).toEqual(expected))
})

test('without a base nothing is made and nothing fails', async () => {
  const none = { ...env, GOVSCOUT_DB: join(folder, 'none', 'base.db') }
  const { stdout, stderr, code } = await govscout(['completion', 'suggest', '--', 'shortlist', ''], none)
  expect([stdout, stderr, code]).toEqual(['', '', 0])
})

describe('for bash words come and go with their quotes', () => {
  test.each<[string, string[], string[]]>([
    ['with a backslash', ['firms', 'show', 'Post\\ '], ['Post\\ Möwe']],
    ['in double quotes', ['firms', 'show', '"post m'], ['Post Möwe']],
    ['what bash would expand', ['firms', 'show', 'O'], ['O\\\'Hara\\ \\"K\\"\\ \\$HOME']],
    ['behind an equals sign', ['firms', 'list', '--need', '=', 'p'], ['post-1']],
  ])('%s', async (_, words, expected) => {
    const { stdout } = await govscout(['completion', 'suggest', '--raw', '--', ...words], env)
    expect(stdout.split('\n').filter(Boolean)).toEqual(expected)
  })
})

test('the base that the line names is asked', async () => {
  const other = { ...env, GOVSCOUT_DB: join(folder, 'none', 'base.db') }
  const line = ['completion', 'suggest', '--', '--db', env.GOVSCOUT_DB, 'shortlist', '']
  expect((await govscout(line, other)).stdout).toBe('post-1\n')
})

describe('the script', () => {
  test.each(['bash', 'zsh', 'fish'])('for %s asks the tool', async (shell) => {
    const { stdout } = await govscout(['completion', shell], env)
    expect(stdout).toMatch(/govscout completion suggest (?:--raw )?-- /)
  })

  test('for bash is one that bash reads', async () => {
    const { stdout } = await govscout(['completion', 'bash'], env)
    expect(execFileSync('bash', ['-n'], { input: stdout, encoding: 'utf8' })).toBe('')
  })
})
