import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AwardNotice } from '../../src/awards/notice.js'
import { compareVersions, distinctParties, takeLatest } from '../../src/awards/notice-set.js'
import { tools } from './samples.js'

const notice = (id: string, version: string, publishedOn: string | null = null, title = ''): AwardNotice => ({
  source: 'doe',
  id,
  version,
  kind: 'result',
  publishedOn,
  url: null,
  title,
  buyers: [],
  cpv: [],
  awards: [],
  named: [],
  namesWinner: false,
  leftOut: 0,
  silent: 'no-names',
})

test.each([
  ['10', '9', 1],
  ['02', '1', 1],
  ['1', '01', 0],
  ['2026-11-02T10:00:00Z', '2026-11-01T10:00:00Z', 1],
  ['', '', 0],
])('version %s against %s', (one, other, sign) => {
  expect(Math.sign(compareVersions(one, other))).toBe(sign)
  expect(Math.sign(compareVersions(other, one))).toBe(sign === 0 ? 0 : -sign)
})

test('of repeats the highest version holds, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([1, 2, 3, 9, 10, 11], { minLength: 1 }), (versions) => {
      const found = takeLatest(versions.map((version) => notice('a', String(version))))
      expect(found.map(({ version }) => version)).toEqual([String(Math.max(...versions))])
    }),
  )
})

test('of the same version the one published last holds; ids of different sources are different notices', () => {
  const found = takeLatest([
    notice('a', '1', '2026-11-02', 'new'),
    notice('a', '1', '2026-11-01', 'old'),
    { ...notice('a', '9'), source: 'ted' },
  ])
  expect(found.map(({ source, title }) => `${source} ${title}`)).toEqual(['doe new', 'ted '])
})

test('one firm under several spellings is one, with what each row has', () => {
  const row = (name: string, city: string | null) => ({
    name,
    ids: [],
    website: null,
    domain: null,
    city,
    country: null,
  })
  expect(
    distinctParties(
      [
        row('Achsen Europe PLC', null),
        row('ACHSEN EUROPE plc', 'Musterau'),
        row('Achsen Europe Limited', null),
      ],
      tools.legalForms,
    ),
  ).toEqual([row('Achsen Europe PLC', 'Musterau')])
})
