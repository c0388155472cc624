import { expect, test } from 'vitest'
import { findPauses, savePause } from '../../src/store/pauses.js'
import { openBase, rows } from './base.js'

test('a pause holds until the directory is taken back in, and both are logged', () => {
  const store = openBase()
  const set = (paused: boolean, reason: string | null = null) =>
    savePause(store, 'de-nordliste', { paused, reason })
  expect(set(false)).toBe(false)
  expect(set(true, 'wird umgebaut')).toBe(true)
  expect(set(true, 'noch einmal')).toBe(false)
  expect(findPauses(store)).toEqual(
    new Map([
      [
        'de-nordliste',
        {
          directory: 'de-nordliste',
          reason: 'wird umgebaut',
          made_by: 'analyst',
          made_at: '2026-11-24T10:00:00Z',
        },
      ],
    ]),
  )
  expect(set(false)).toBe(true)
  expect(findPauses(store).size).toBe(0)
  expect(rows(store, 'SELECT action, directory, after FROM log ORDER BY id')).toEqual([
    { action: 'directory pause', directory: 'de-nordliste', after: '{"reason":"wird umgebaut"}' },
    { action: 'directory resume', directory: 'de-nordliste', after: null },
  ])
})
