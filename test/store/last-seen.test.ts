import { beforeEach, describe, expect, test } from 'vitest'
import { listListings } from '../../src/store/listings.js'
import { findRun } from '../../src/store/runs.js'
import { listing, openBase, publish, rows } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = openBase()
})

const fuchs = listing('Aktenfuchs', { city: 'Kiel' })
const hafen = listing('Hafenblick', { city: 'Hamburg' })

describe('last seen', () => {
  const seen = () =>
    Object.fromEntries(listListings(store).map((one) => [one.name, [one.first_seen, one.last_seen]]))
  const [day1, day2, day3, day4] = [1, 2, 3, 4].map((day) => `2026-12-0${day}T10:00:00Z`) as [
    string,
    string,
    string,
    string,
  ]

  test('moves with every full run without a row being written', () => {
    store.setNow(day1)
    publish(store, [fuchs, hafen])
    store.setNow(day2)
    publish(store, [fuchs, hafen])
    expect(seen()).toEqual({ Aktenfuchs: [day1, day2], Hafenblick: [day1, day2] })
    expect(rows(store, 'SELECT DISTINCT seen_at FROM listings')).toEqual([{ seen_at: day1 }])
  })

  test('of a missing listing stays at the last run that had it', () => {
    store.setNow(day1)
    publish(store, [fuchs, hafen])
    store.setNow(day2)
    publish(store, [fuchs, hafen])
    store.setNow(day3)
    publish(store, [fuchs])
    store.setNow(day4)
    publish(store, [fuchs])
    expect(seen()).toEqual({ Aktenfuchs: [day1, day4], Hafenblick: [day1, day2] })
    publish(store, [fuchs, hafen])
    expect(seen()['Hafenblick']).toEqual([day1, day4])
  })

  test('is not moved by a partial, a failed or another directory’s run', () => {
    store.setNow(day1)
    publish(store, [fuchs, hafen])
    store.setNow(day2)
    publish(store, [{ ...hafen, city: 'Bonn' }], { coverage: 'partial' })
    publish(store, [{ ...fuchs, directory: 'de-suedliste', name: 'Südfuchs' }])
    expect(seen()).toMatchObject({ Aktenfuchs: [day1, day1], Hafenblick: [day1, day2] })
  })

  test('is not moved by a run that began as full and could not read to the end', () => {
    store.setNow(day1)
    publish(store, [fuchs, hafen])
    store.setNow(day2)
    const run = store.db
      .prepare(
        `INSERT INTO runs (directory, trigger, coverage, recipe_hash, tool_version, started_by, started_at)
         VALUES ('de-nordliste', 'cron', 'full', 'h1', '0', 'cron', ?)`,
      )
      .run(day2).lastInsertRowid
    publish(store, [fuchs], { run: Number(run), coverage: 'partial' })
    expect(findRun(store, Number(run)).run.coverage).toBe('partial')
    expect(seen()['Hafenblick']).toEqual([day1, day1])
  })
})
