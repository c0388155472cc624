import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { findDecisions } from '../../src/store/decisions.js'
import { findFirm } from '../../src/store/firms.js'
import { mergeFirms, splitFirm } from '../../src/store/identity-actions.js'
import { listListings } from '../../src/store/listings.js'
import { migrations } from '../../src/store/migrations/index.js'
import { addTags, listTags } from '../../src/store/tags.js'
import { listing, makeFolder, openBase, publish } from './base.js'

// A base from before firms were groups with homes: F2 holds three listings, F4 was merged into F3 and that into F2.
let store: ReturnType<typeof openBase>
beforeEach(() => {
  const file = join(makeFolder(), 'base.db')
  const db = new Database(file)
  for (const { sql } of migrations.slice(0, 3)) db.exec(sql)
  const insert = (id: number, firm: number, name: string, directory: string) =>
    db.exec(`INSERT INTO listings (id, directory, entry, firm, url, name, former_names, tags, status, extra, original, hash, first_seen_at, seen_at)
      VALUES (${id}, '${directory}', '${name}', ${firm}, 'https://x.example/${id}', '${name}', '[]', '[]', 'unknown', '{}', '{}', 'h', '2026-01-01', '2026-01-01')`)
  db.exec("INSERT INTO firms VALUES (1, NULL, '2026'), (2, NULL, '2026'), (3, 2, '2026'), (4, 3, '2026')")
  insert(1, 1, 'Eins', 'd1')
  insert(2, 2, 'Zwei', 'd1')
  insert(3, 2, 'Drei', 'd2')
  insert(4, 2, 'Vier', 'd3')
  db.exec("INSERT INTO tags VALUES (3, 'alt', 'anna', '2026-01-02')")
  db.exec(
    "INSERT INTO decisions (need, need_version, firm, verdict, decided_by, decided_at) VALUES ('n', 1, 4, 'in', 'anna', '2026-01-03')",
  )
  db.pragma('user_version = 3')
  db.close()
  store = openBase(file)
})

const groups = () => {
  const found: Record<string, number[]> = {}
  for (const { firm, id } of listListings(store)) {
    found[firm] ??= []
    found[firm].push(id)
  }
  return found
}

test('what was joined stays joined, through a run and a merge', () => {
  expect(groups()).toEqual({ F1: [1], F2: [2, 3, 4] })
  publish(store, [
    listing('Eins', { directory: 'd1', city: 'Kiel' }),
    listing('Zwei', { directory: 'd1', city: 'Ulm' }),
  ])
  expect(groups()).toEqual({ F1: [1], F2: [2, 3, 4] })
  mergeFirms(store, 1, 2, null)
  expect(groups()).toEqual({ F1: [1, 2, 3, 4] })
})

test('ids of long ago lead to the firm wherever it goes, and so do the words given to them', () => {
  const reads = (firm: number) => {
    expect(['F2', 'F3', 'F4'].map((id) => findFirm(store, id))).toEqual([firm, firm, firm])
    expect(listTags(store).get(firm)).toContain('alt')
    expect(findDecisions(store, 'n').get(firm)).toMatchObject({ verdict: 'in' })
  }
  reads(2)
  mergeFirms(store, 1, 2, null)
  reads(1)
  addTags(store, findFirm(store, 'F3'), ['neu'])
  expect(listTags(store).get(1)).toEqual(['alt', 'neu'])
  splitFirm(store, 1, [2, 3, 4], null)
  reads(2)
})
