import Database from 'better-sqlite3'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { chunkSize, type ListingText } from '../../src/ranking/postings.js'
import { createMemoryIndex, type TextIndex } from '../../src/ranking/text-index.js'
import { textIndex } from '../../src/store/migrations/0002-text-index.js'
import { needSearches } from '../../src/store/migrations/0009-need-searches.js'
import { indexListings, openTextIndex, removeFromIndex } from '../../src/store/text-index.js'

let db: Database.Database

beforeEach(() => {
  db = new Database(':memory:')
  db.exec(textIndex)
  db.exec(needSearches)
})

function listing(id: number, summary: string, description = ''): ListingText {
  return { id, title: `Firm ${id}`, summary, tags: '', description }
}

/** All that a search can see of an index. */
function contentOf(index: TextIndex, terms: string[]) {
  return {
    documents: index.documents,
    averageLength: index.averageLength,
    chunks: index.chunks.map((chunk) => ({
      chunk,
      lengths: [...index.lengths(chunk)].flatMap((length, offset) => (length ? [[offset, length]] : [])),
      postings: terms.map((term) => [...(index.postings(chunk, terms).get(term) ?? [])]),
    })),
  }
}

const words = ['water', 'leak', 'permit', 'school', 'traffic', 'archive']

describe('the full-text index in SQLite', () => {
  test('holds what the one in memory holds, however it came to it', () => {
    const text = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((list) => list.join(' '))
    const row = fc.record({ id: fc.integer({ min: 1, max: 12 }), summary: text, description: text })
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 4 }), { maxLength: 6 }), (batches) => {
        db.exec('DELETE FROM search_chunks; DELETE FROM search_postings')
        const last = new Map<number, ListingText>()
        for (const batch of batches) {
          const rows = [
            ...new Map(
              batch.map((each) => [each.id, listing(each.id, each.summary, each.description)]),
            ).values(),
          ]
          indexListings(db, rows)
          for (const each of rows) last.set(each.id, each)
        }
        const expected = contentOf(createMemoryIndex(last.values()), words)
        expect(contentOf(openTextIndex(db), words)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  test('forgets what is removed, and passes over what it never had', () => {
    indexListings(db, [listing(1, 'Water leaks'), listing(2, 'Water permits')])
    removeFromIndex(db, [1, 99, chunkSize * 3])
    expect(contentOf(openTextIndex(db), words)).toEqual(
      contentOf(createMemoryIndex([listing(2, 'Water permits')]), words),
    )
    expect(db.prepare("SELECT count(*) FROM search_postings WHERE term = 'leak'").pluck().get()).toBe(0)
  })

  test('writes nothing where there is nothing to index', () => {
    indexListings(db, [listing(1, 'Water leaks')])
    const before = db.prepare('SELECT total_changes()').pluck().get()
    indexListings(db, [])
    expect(db.prepare('SELECT total_changes()').pluck().get()).toBe(before)
  })

  test('spans chunks', () => {
    indexListings(db, [listing(5, 'Water leaks'), listing(chunkSize + 5, 'Water meters')])
    const index = openTextIndex(db)
    expect(index.chunks).toEqual([0, 1])
    expect(index.postings(1, ['water', 'leak']).get('water')).toHaveLength(1)
  })

  test('an empty base has an empty index', () => {
    expect(contentOf(openTextIndex(db), words)).toEqual({ documents: 0, averageLength: 0, chunks: [] })
  })
})
