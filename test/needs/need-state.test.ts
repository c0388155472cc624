import { expect, test } from 'vitest'
import { type Freeze, formatState } from '../../src/needs/need-state.js'

const freeze = (version: number): Freeze => ({
  version,
  at: '2026-11-24T10:00:00Z',
  by: 'anna',
  lexicon: 'ab',
})

test.each<[frozen: Freeze | null, frozen_before: Freeze | null, en: string, de: string]>([
  [null, null, 'not frozen', 'nicht eingefroren'],
  [freeze(1), null, 'frozen on 2026-11-24 by anna', 'eingefroren am 2026-11-24 von anna'],
  [
    null,
    freeze(2),
    'not frozen, changed after version 2 was frozen on 2026-11-24',
    'nicht eingefroren, geändert, nachdem Fassung 2 am 2026-11-24 eingefroren war',
  ],
  [
    freeze(3),
    freeze(2),
    'frozen on 2026-11-24 by anna, changed after version 2 was frozen on 2026-11-24',
    'eingefroren am 2026-11-24 von anna, geändert, nachdem Fassung 2 am 2026-11-24 eingefroren war',
  ],
])('frozen %j, before %j', (frozen, frozen_before, en, de) => {
  expect(formatState({ frozen, frozen_before })).toBe(en)
  expect(formatState({ frozen, frozen_before }, 'de')).toBe(de)
})
