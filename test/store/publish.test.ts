import { statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { saveDecision } from '../../src/store/decisions.js'
import { hashListing } from '../../src/store/listing-writer.js'
import { listEvidence, listListings } from '../../src/store/listings.js'
import { findRun, listRuns } from '../../src/store/runs.js'
import { addTags, listTags } from '../../src/store/tags.js'
import { openTextIndex } from '../../src/store/text-index.js'
import { listing, makeFolder, noEvidence, openBase, publish, rows, totalChanges } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = openBase()
})

const fuchs = listing('Aktenfuchs', { city: 'Kiel', tags: ['KI'], summary: 'Ordnet die Post.' })
const hafen = listing('Hafenblick', { city: 'Hamburg' })
const moor = listing('Moorlicht', { city: 'Bremen' })

/** What stands in the table, without the dates. */
function stored() {
  return listListings(store).map(({ name, city, missing_since }) => ({ name, city, gone: missing_since }))
}

describe('counts', () => {
  test('are new, changed, unchanged and missing', () => {
    expect(publish(store, [fuchs, hafen, moor])).toMatchObject({ seen: 3, new: 3, changed: 0, missing: 0 })
    expect(publish(store, [fuchs, { ...hafen, city: 'Bonn' }, listing('Neuling')])).toMatchObject({
      seen: 3,
      new: 1,
      changed: 1,
      unchanged: 1,
      missing: 1,
    })
    expect(stored()).toEqual([
      { name: 'Aktenfuchs', city: 'Kiel', gone: null },
      { name: 'Hafenblick', city: 'Bonn', gone: null },
      { name: 'Moorlicht', city: 'Bremen', gone: '2026-11-24T10:00:00Z' },
      { name: 'Neuling', city: null, gone: null },
    ])
  })

  test('stand in the run, with its fill rates and issues', () => {
    const issue = {
      level: 'warning' as const,
      class: 'country',
      url: null,
      message: 'Unexpected countries: FR.',
      next_step: null,
      times: 2,
    }
    publish(store, [fuchs], { filled: { name: 1, city: 0.5 }, requests: 7, bytes: 900, issues: [issue] })
    const { run, issues } = findRun(store, 1)
    expect(run).toMatchObject({ result: 'success', seen: 1, new: 1, requests: 7, bytes: 900 })
    expect(run.filled).toEqual({ name: 1, city: 0.5 })
    expect(issues).toEqual([issue])
  })

  test('know each directory by itself', () => {
    publish(store, [fuchs])
    const other = { ...fuchs, directory: 'de-suedliste' }
    expect(publish(store, [other])).toMatchObject({ new: 1, missing: 0 })
    expect(publish(store, [], { directory: 'de-nordliste' })).toMatchObject({ missing: 1 })
    expect(stored().map(({ gone }) => gone !== null)).toEqual([true, false])
  })

  test('count what is missing once', () => {
    publish(store, [fuchs, hafen])
    expect(publish(store, [fuchs]).missing).toBe(1)
    expect(publish(store, [fuchs]).missing).toBe(0)
  })
})

describe('what is not missing', () => {
  test('is nothing of a partial run', () => {
    publish(store, [fuchs, hafen])
    expect(publish(store, [fuchs], { coverage: 'partial' })).toMatchObject({ unchanged: 1, missing: 0 })
    expect(stored().every(({ gone }) => gone === null)).toBe(true)
  })

  test('is an entry whose page could not be read', () => {
    publish(store, [fuchs, hafen, moor])
    expect(publish(store, [fuchs], { unread: [hafen.url] }).missing).toBe(1)
    expect(stored().map(({ gone }) => gone !== null)).toEqual([false, false, true])
  })

  test('is an entry that the list has again, though its page could not be read', () => {
    publish(store, [fuchs, hafen])
    publish(store, [fuchs])
    publish(store, [fuchs], { unread: [hafen.url] })
    expect(listListings(store).map(({ missing_since, gone }) => [missing_since, gone])).toEqual([
      [null, false],
      [null, false],
    ])
  })

  test('nor gone is what one full run alone has missed', () => {
    publish(store, [fuchs, hafen])
    const gone = () => listListings(store).map((one) => one.gone)
    publish(store, [fuchs])
    publish(store, [fuchs], { coverage: 'partial' })
    expect(gone()).toEqual([false, false])
    publish(store, [fuchs])
    expect(gone()).toEqual([false, true])
    publish(store, [fuchs, hafen])
    publish(store, [fuchs])
    expect(gone()).toEqual([false, false])
  })

  test('is a listing that comes again', () => {
    publish(store, [fuchs, hafen])
    publish(store, [fuchs])
    expect(publish(store, [fuchs, hafen])).toMatchObject({ new: 0, changed: 0, unchanged: 2, missing: 0 })
    publish(store, [fuchs])
    expect(publish(store, [fuchs, { ...hafen, city: 'Bonn' }])).toMatchObject({ new: 0, changed: 1 })
    expect(stored().every(({ gone }) => gone === null)).toBe(true)
  })
})

describe('changes', () => {
  const before = listing('Aktenfuchs', {
    city: 'Kiel',
    founded: 2019,
    tags: ['KI'],
    extra: { stage: 'seed' },
    original: { name: 'Aktenfuchs  GmbH' },
  })
  const changesOf = () =>
    rows<{ field: string; old: string | null; new: string | null }>(
      store,
      'SELECT field, old, new FROM listing_changes ORDER BY id',
    )

  test.each([
    ['a field', { city: 'Bonn' }, [{ field: 'city', old: 'Kiel', new: 'Bonn' }]],
    ['a number', { founded: 2020 }, [{ field: 'founded', old: '2019', new: '2020' }]],
    ['a field that is empty now', { city: null }, [{ field: 'city', old: 'Kiel', new: null }]],
    ['a field that was empty', { country: 'DE' }, [{ field: 'country', old: null, new: 'DE' }]],
    ['a list', { tags: ['KI', 'Post'] }, [{ field: 'tags', old: '["KI"]', new: '["KI","Post"]' }]],
    ['a field of the directory', { extra: {} }, [{ field: 'extra', old: '{"stage":"seed"}', new: '{}' }]],
    [
      'two fields',
      { name: 'Aktenwolf', status: 'inactive' as const },
      [
        { field: 'name', old: 'Aktenfuchs', new: 'Aktenwolf' },
        { field: 'status', old: 'unknown', new: 'inactive' },
      ],
    ],
    ['the original spelling alone', { original: {} }, []],
  ])('of %s are recorded as exactly those fields', (_, change, expected) => {
    publish(store, [before])
    expect(publish(store, [{ ...before, ...change }])).toMatchObject({ changed: 1, new: 0 })
    expect(changesOf()).toEqual(expected)
  })

  test('name run and instant', () => {
    publish(store, [before])
    store.setNow('2026-12-01T10:00:00Z')
    publish(store, [{ ...before, city: 'Bonn' }])
    expect(rows(store, 'SELECT listing, run, changed_at FROM listing_changes')).toEqual([
      { listing: 1, run: 2, changed_at: '2026-12-01T10:00:00Z' },
    ])
  })

  test('hash alike only where all fields are alike', () => {
    const hashes = [before, { ...before, city: 'kiel' }, { ...before, original: {} }, fuchs].map(hashListing)
    expect(new Set(hashes).size).toBe(4)
    expect(hashListing({ ...before })).toBe(hashes[0])
  })

  test('replace evidence and search words of the listing, and leave those of others', () => {
    const quote = (text: string) => ({
      quote: text,
      field: 'summary',
      rule: 'ai/ki@1',
      strength: 'strong' as const,
      direction: 'sells-to' as const,
      source: 'text' as const,
      offset: null,
      length: null,
    })
    const findEvidence = ({ summary }: { summary: string | null }) => ({
      ...noEvidence,
      ai: summary ? [quote(summary)] : [],
    })
    const post = listing('Aktenfuchs', { summary: 'Water' })
    const other = listing('Hafenblick', { summary: 'Traffic' })
    publish(store, [post, other], { findEvidence })
    publish(store, [{ ...post, summary: 'School' }, other], { findEvidence })
    expect([...listEvidence(store)].map(([id, { ai }]) => [id, ai.map((one) => one.quote)])).toEqual([
      [1, ['School']],
      [2, ['Traffic']],
    ])
    const index = openTextIndex(store.db)
    const count = (term: string) => index.postings(0, [term]).get(term)?.length ?? 0
    expect(['water', 'school', 'traffic'].map(count)).toEqual([0, 1, 1])
  })
})

describe('a second run of the same', () => {
  test('writes the run alone', () => {
    publish(store, [fuchs, hafen, moor])
    const asked: string[] = []
    const before = totalChanges(store)
    publish(store, [fuchs, hafen, moor], {
      findEvidence: (one) => {
        asked.push(one.name)
        return noEvidence
      },
    })
    // One row for the run begins and one update ends it.
    expect(totalChanges(store) - before).toBe(2)
    expect(asked).toEqual([])
  })

  test('does not make the file grow', () => {
    const file = join(makeFolder(), 'base.db')
    store = openBase(file)
    const many = Array.from({ length: 300 }, (_, i) =>
      listing(`Firma ${i}`, { description: `Firma ${i} ordnet Akten. `.repeat(20), tags: ['KI', `T${i}`] }),
    )
    publish(store, many)
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    const before = { pages: store.db.pragma('page_count', { simple: true }), bytes: statSync(file).size }
    publish(store, many)
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    expect({ pages: store.db.pragma('page_count', { simple: true }), bytes: statSync(file).size }).toEqual(
      before,
    )
  })
})

describe('a run that breaks in the middle', () => {
  test('leaves everything as it was', () => {
    publish(store, [fuchs, hafen])
    addTags(store, 1, ['pilot'])
    const tables = rows<{ name: string }>(
      store,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    const content = () =>
      Object.fromEntries(tables.map(({ name }) => [name, rows(store, `SELECT * FROM ${name}`)]))
    const { runs: _, ...before } = content()
    const broken = () =>
      publish(store, [{ ...fuchs, city: 'Bonn' }, listing('Neuling')], {
        findEvidence: ({ name }) => {
          if (name === 'Neuling') throw new Error('broken')
          return noEvidence
        },
      })
    expect(broken).toThrow('broken')
    const { runs, ...rest } = content()
    expect(rest).toEqual(before)
    expect(runs).toHaveLength(2)
    expect(listRuns(store, { limit: 1 })[0]).toMatchObject({ result: 'running', seen: 0 })
  })

  test('is not published twice over: an entry that comes twice fails as a whole', () => {
    expect(() => publish(store, [fuchs, hafen, { ...fuchs, city: 'Bonn' }])).toThrow(/UNIQUE/)
    expect(stored()).toEqual([])
  })
})

test('tags and decisions survive a refresh that changes, loses and finds the listing', () => {
  publish(store, [fuchs, hafen])
  addTags(store, 1, ['pilot'])
  saveDecision(store, { need: 'n1', need_version: 1, firm: 1, verdict: 'in', reason: null, because: 'passt' })
  const words = () =>
    rows(store, 'SELECT * FROM tags UNION ALL SELECT firm, verdict, because, need FROM decisions')
  const before = words()
  publish(store, [{ ...fuchs, name: 'Aktenwolf', domain: 'aktenwolf.example' }, hafen])
  publish(store, [hafen])
  publish(store, [{ ...fuchs, name: 'Aktenwolf' }, hafen])
  expect(words()).toEqual(before)
  expect(listTags(store).get(1)).toEqual(['pilot'])
  expect(listListings(store, [1]).map(({ name }) => name)).toEqual(['Aktenwolf'])
})

test('a newer lexicon judges a directory anew with its next run, and never twice', () => {
  const store = openBase()
  const asked: string[] = []
  const run = (evidenceVersion: string) => {
    asked.length = 0
    publish(store, [listing('Aktenfuchs'), listing('Hafenblick')], {
      evidenceVersion,
      findEvidence: (one) => {
        asked.push(one.name)
        return noEvidence
      },
    })
    return [...asked]
  }
  expect(run('1')).toHaveLength(2)
  expect(run('1')).toEqual([])
  expect(run('2')).toEqual(['Aktenfuchs', 'Hafenblick'])
  expect(run('2')).toEqual([])
})
