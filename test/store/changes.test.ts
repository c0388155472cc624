import { beforeEach, describe, expect, test } from 'vitest'
import { findChanges, findRunChanges } from '../../src/store/changes.js'
import { listing, openBase, publish } from './base.js'

const [day1, day2, day3, day4] = [1, 2, 3, 4].map((day) => `2026-12-0${day}T10:00:00Z`) as [
  string,
  string,
  string,
  string,
]
const fuchs = listing('Aktenfuchs', { city: 'Kiel', founded: 2019 })
const hafen = listing('Hafenblick')

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = openBase()
  store.setNow(day1)
  publish(store, [fuchs, hafen])
  store.setNow(day2)
  publish(store, [{ ...fuchs, city: 'Bonn', founded: null }])
  store.setNow(day3)
  publish(store, [{ ...fuchs, city: 'Bonn', founded: null }, listing('Neuling')])
})

describe('changes since an instant', () => {
  const brief = (since: string) => {
    const { new: added, changed, gone } = findChanges(store, since)
    return {
      new: added.map(({ name, at }) => [name, at]),
      changed: changed.map(({ name, field, old, new: now, run, at }) => [name, field, old, now, run, at]),
      gone: gone.map(({ name, at }) => [name, at]),
    }
  }

  test('are what came, what changed by exactly the changed fields, and what two runs no longer had', () => {
    expect(brief(day1)).toEqual({
      new: [
        ['Aktenfuchs', day1],
        ['Hafenblick', day1],
        ['Neuling', day3],
      ],
      changed: [
        ['Aktenfuchs', 'city', 'Kiel', 'Bonn', 'R2', day2],
        ['Aktenfuchs', 'founded', '2019', null, 'R2', day2],
      ],
      gone: [['Hafenblick', day3]],
    })
  })

  test.each([
    [day2, [1, 2, 1]],
    [day3, [1, 0, 1]],
    [day4, [0, 0, 0]],
  ])('from %s', (since, counts) => {
    const { new: added, changed, gone } = brief(since)
    expect([added.length, changed.length, gone.length]).toEqual(counts)
  })

  test('name firm, entry and page', () => {
    expect(findChanges(store, day3)).toMatchObject({
      since: day3,
      new: [
        {
          firm: 'F3',
          name: 'Neuling',
          directory: 'de-nordliste',
          entry: 'Neuling',
          url: 'https://nordliste.example/Neuling',
        },
      ],
    })
  })

  test('doubt what one run alone no longer had, and tell what has come back', () => {
    expect(findChanges(store, day1)).toMatchObject({ back: [], doubtful: [] })
    store.setNow(day4)
    publish(store, [hafen, listing('Neuling')])
    expect(findChanges(store, day4)).toMatchObject({
      gone: [],
      back: [{ firm: 'F2', name: 'Hafenblick', at: day4 }],
      doubtful: [{ kind: 'missing', firm: 'F1', name: 'Aktenfuchs', other_firm: null, at: day4 }],
    })
  })

  test('doubt two that may be one firm', () => {
    store.setNow(day4)
    publish(store, [listing('Aktenfuchs Labs', { directory: 'de-suedliste', city: 'Bonn' })])
    expect(findChanges(store, day4).doubtful).toMatchObject([
      { kind: 'join', firm: 'F1', name: 'Aktenfuchs', other_firm: 'F4', other_name: 'Aktenfuchs Labs' },
    ])
  })

  test('forget a loss that was none', () => {
    store.setNow(day4)
    publish(store, [{ ...fuchs, city: 'Bonn', founded: null }, hafen, listing('Neuling')])
    expect(brief(day1).gone).toEqual([])
  })
})

test('a run tells its own changes alone', () => {
  expect(findRunChanges(store, 1)).toEqual([])
  expect(findRunChanges(store, 2).map(({ field, old, new: now }) => [field, old, now])).toEqual([
    ['city', 'Kiel', 'Bonn'],
    ['founded', '2019', null],
  ])
})
