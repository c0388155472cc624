import { expect, test } from 'vitest'
import { formatChecksTable, runChecks } from '../../src/doctor/checks.js'
import { type Check, ok, type Scene } from '../../src/doctor/finding.js'

const scene = { paths: { db: '/srv/base.db' } } as Scene
const usual = { full: false, online: false }

function check(name: string, run: Check['run'], only?: Check['only']): Check {
  return { name, looks: 'that', run, ...(only ? { only } : {}) }
}
const breaks = (code?: string) =>
  check('Breaks', () => {
    throw Object.assign(new Error('it broke'), code ? { code } : {})
  })
const fine = check('Fine', () => ok('Yes.'))

test.each([
  ['SQLITE_CORRUPT', /The base is damaged: .*govscout restore/],
  ['SQLITE_CORRUPT_VTAB', /The base is damaged/],
  ['EACCES', /rights/],
])('a base that breaks under a check (%s) is told of, and the others go on', async (code, remedy) => {
  expect(await runChecks(scene, usual, [breaks(code), fine])).toEqual([
    {
      check: 'Breaks',
      state: 'fail',
      says: `It cannot be looked at: it broke (${code}).`,
      where: '/srv/base.db',
      remedy: expect.stringMatching(remedy),
    },
    { check: 'Fine', state: 'ok', says: 'Yes.', where: null, remedy: null },
  ])
})

test('a defect of the tool is none of the base', async () => {
  await expect(runChecks(scene, usual, [breaks(), fine])).rejects.toThrow('it broke')
})

test('the longer form takes the place of the usual one, and what leaves the machine is asked for', async () => {
  const table = [
    fine,
    check('Base', () => ok('short')),
    check('Base', () => ok('long'), 'full'),
    check('Web', () => ok('there'), 'online'),
    check('Nothing', () => null),
  ]
  const said = async (asked: typeof usual) => (await runChecks(scene, asked, table)).map(({ says }) => says)
  expect(await said(usual)).toEqual(['Yes.', 'short'])
  expect(await said({ full: true, online: false })).toEqual(['Yes.', 'long'])
  expect(await said({ full: false, online: true })).toEqual(['Yes.', 'short', 'there'])
  expect(formatChecksTable(table)).toBe(
    [
      '| Check | Looks at | `warn`: | `fail`: |',
      '|---|---|---|---|',
      '| Fine | that |  |  |',
      '| Base | that |  |  |',
      '| Web (`--online`) | that |  |  |',
      '| Nothing | that |  |  |',
    ].join('\n'),
  )
})
