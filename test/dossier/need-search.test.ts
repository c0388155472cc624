import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchForNeed } from '../../src/dossier/need-search.js'
import { type RankFilter, rankNeed } from '../../src/dossier/rank-need.js'
import { analyseNeed } from '../../src/needs/analyse-need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { packSearch, searchListings, unpackSearch } from '../../src/ranking/listing-search.js'
import { saveCorrection } from '../../src/store/corrections.js'
import { saveDecision } from '../../src/store/decisions.js'
import { forgetFirm } from '../../src/store/forget.js'
import { mergeFirms } from '../../src/store/identity-actions.js'
import { findSearchState } from '../../src/store/need-searches.js'
import { createNeed, editNeed, findNeed, freezeNeed } from '../../src/store/needs.js'
import { openStore } from '../../src/store/open.js'
import { rebuildIndex } from '../../src/store/rebuild-index.js'
import type { Store } from '../../src/store/store.js'
import { addTags } from '../../src/store/tags.js'
import { openTextIndex } from '../../src/store/text-index.js'
import { listing, makeFolder, openBase, publish } from '../store/base.js'
import { filledBase, findEvidence, lexicon, need } from './base.js'

const vocabulary = { lexicon, key: 'vocabulary code' }
const keptRows = ({ db }: Store) =>
  db.prepare('SELECT version, made_with, state FROM need_searches ORDER BY version').all()

/** All that a list and a paper show, of a ranking that may take what was kept, and of one that must search. */
function rankBoth(store: Store, filter: RankFilter = {}, limit = 3) {
  const stored = findNeed(store, need.id)
  const shown = (searchedWith: { lexicon: typeof lexicon; key?: string }) => {
    const { order, ...ranking } = rankNeed(store, stored, searchedWith, filter, limit)
    return {
      ...ranking,
      order: order.map(({ score, evidence, fitting }) => [score, evidence, fitting.covered]),
    }
  }
  return { kept: shown(vocabulary), plain: shown({ lexicon }) }
}

const texts = [
  'Prüft Bauanträge.',
  'A building permit for the city',
  'KI für jede Behörde, Gebäude',
  'Brot',
  '',
]
const text = fc.constantFrom(...texts)
const entry = fc.record({ summary: text, description: text, there: fc.boolean() })
const filter: fc.Arbitrary<RankFilter> = fc.constantFrom<RankFilter[]>(
  {},
  { ended: true },
  { country: 'DE' },
  { tag: 'pilot' },
)
/** Whatever can happen to a base between two looks at a list. */
const action = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('run' as const), rows: fc.array(entry, { maxLength: 5 }) }),
  },
  fc.record({
    what: fc.constantFrom('forget', 'merge', 'tag', 'correct', 'decide', 'edit', 'freeze', 'rebuild', 'look'),
    firm: fc.integer({ min: 1, max: 4 }),
  }),
)

function act(store: Store, one: typeof action extends fc.Arbitrary<infer Value> ? Value : never): void {
  const stored = findNeed(store, need.id)
  const there = (firm: number) =>
    store.db.prepare('SELECT 1 FROM listings WHERE firm = ?').get(firm) !== undefined
  if (one.what === 'run') {
    const listings = one.rows.flatMap(({ there, ...fields }, i) =>
      there ? [listing(`Firma ${'ABCDE'[i]}`, { ...fields, country: i % 2 ? 'DE' : 'AT' })] : [],
    )
    publish(store, listings, { directory: 'de-nordliste', findEvidence })
  } else if (one.what === 'rebuild') rebuildIndex(store)
  else if (one.what === 'freeze') freezeNeed(store, stored, analyseNeed(stored.need, lexicon))
  else if (one.what === 'edit')
    editNeed(store, { ...stored.need, title: `${need.title} ${one.firm}` }, stored.version)
  else if ('firm' in one && there(one.firm)) {
    if (one.what === 'forget') forgetFirm(store, one.firm, 'asked')
    if (one.what === 'tag') addTags(store, one.firm, ['pilot'])
    if (one.what === 'merge' && one.firm > 1 && there(1)) mergeFirms(store, 1, one.firm, null)
    if (one.what === 'correct')
      saveCorrection(store, one.firm, { field: 'country', value: 'DE', because: 'asked' })
    if (one.what === 'decide')
      saveDecision(store, {
        need: need.id,
        need_version: stored.version,
        firm: one.firm,
        verdict: 'out',
        reason: 'A1',
        because: null,
      })
  }
}

test('a list from what was kept is the list of a search, whatever has happened in between', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(action, filter), { minLength: 1, maxLength: 7 }), (steps) => {
      const store = openBase()
      createNeed(store, need)
      for (const [one, filter] of steps) {
        act(store, one)
        for (const { kept, plain } of [rankBoth(store, filter), rankBoth(store)]) expect(kept).toEqual(plain)
      }
      store.db.close()
    }),
    { numRuns: 40 },
  )
})

test('a search survives being packed', () => {
  const store = filledBase()
  const analysed = analyseNeed(needSchema.parse({ ...need, must: ['Bauanträge'] }), lexicon)
  const search = searchListings(analysed, openTextIndex(store.db))
  search.matches.set(7, {
    length: 9,
    admitted: false,
    matches: [
      { term: 0, count: 0.1 + 0.2, guarded: true, best: { part: 'name', start: 3, end: 8 } },
      { term: 4, count: 2, guarded: false, best: { part: 'lead', start: 0, end: 1 } },
    ],
  })
  search.matches.set(8, { length: 1, admitted: true, matches: [] })
  expect(unpackSearch(packSearch(search))).toEqual(search)
})

test('a second look takes what the first has kept, and keeps nothing anew', () => {
  const store = filledBase()
  createNeed(store, need)
  const stored = findNeed(store, need.id)
  rankNeed(store, stored, vocabulary, {}, 10)
  expect(keptRows(store)).toEqual([
    { version: 1, made_with: 'vocabulary code', state: findSearchState(store) },
  ])
  const before = store.db.prepare('SELECT total_changes()').pluck().get()
  // Without a vocabulary: whatever needed one would fail.
  const none = {
    key: 'vocabulary code',
    get lexicon(): never {
      throw new Error('the vocabulary is not needed')
    },
  }
  expect(rankNeed(store, stored, none, {}, 10).firms.map(({ name }) => name)).toEqual([
    'Aktenfuchs',
    'Wienbau',
  ])
  expect(store.db.prepare('SELECT total_changes()').pluck().get()).toBe(before)
})

test('another vocabulary or other code takes nothing of it', () => {
  const store = filledBase()
  createNeed(store, need)
  const stored = findNeed(store, need.id)
  rankNeed(store, stored, vocabulary, {}, 10)
  let asked = 0
  const other = {
    key: 'vocabulary other-code',
    get lexicon() {
      asked++
      return lexicon
    },
  }
  rankNeed(store, stored, other, {}, 10)
  expect(asked).toBe(1)
  expect(keptRows(store)).toMatchObject([{ made_with: 'vocabulary other-code' }])
})

test('words that are searched for once are not kept', () => {
  const store = filledBase()
  rankNeed(store, { need }, vocabulary, {}, 10)
  expect(keptRows(store)).toEqual([])
})

test('a crawl that holds the base is neither waited for nor disturbed', () => {
  const file = `${makeFolder()}/base.db`
  const store = filledBase(openBase(file))
  createNeed(store, need)
  const crawl = openStore({ file, now: () => '2026-11-24T10:00:00Z', who: 'crawl', toolVersion: '0' })
  crawl.db.exec('BEGIN IMMEDIATE')
  const { firms } = rankNeed(store, findNeed(store, need.id), vocabulary, {}, 10)
  expect(firms).toHaveLength(2)
  expect(keptRows(store)).toEqual([])
  expect(store.db.pragma('busy_timeout', { simple: true })).toBe(10_000)
  crawl.db.exec('COMMIT')
  crawl.db.close()
})

test('what has changed while it was searched for is not kept', () => {
  const store = filledBase()
  createNeed(store, need)
  const { keep, search } = searchForNeed(store, findNeed(store, need.id), vocabulary)
  search.matches.set(1, { length: 1, admitted: true, matches: [] })
  rebuildIndex(store)
  keep()
  expect(keptRows(store)).toEqual([])
})

test('a forgotten firm takes along what was found', () => {
  const store = filledBase()
  createNeed(store, need)
  rankNeed(store, findNeed(store, need.id), vocabulary, {}, 10)
  forgetFirm(store, 1, 'asked')
  expect(keptRows(store)).toEqual([])
})
