import { beforeEach, describe, expect, test } from 'vitest'
import type { Catalogue } from '../../src/directories/catalogue.js'
import { formatCompanion } from '../../src/documents/companion.js'
import type { LonglistRow } from '../../src/documents/longlist.js'
import { makeLonglist } from '../../src/dossier/longlist.js'
import { type RankFilter, rankNeed } from '../../src/dossier/rank-need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { saveDecision } from '../../src/store/decisions.js'
import { createNeed, findNeed } from '../../src/store/needs.js'
import { directory } from '../scout/fake.js'
import { listing, openBase, publish } from '../store/base.js'
import { filledBase, findEvidence, lexicon, need } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = filledBase()
  createNeed(store, need)
})

type Export = 'full' | 'quotes' | 'facts'

/** Recipes of these directories, each with what a paper may carry of it. */
function catalogue(exports: Record<string, Export>): Catalogue {
  const directories = Object.entries(exports).map(([id, allowed]) => {
    const permission = { licence: { id: 'CC0' }, decision: 'allowed', basis: 'CC0', checked_on: '2026-11-01' }
    return [
      id,
      directory('html', { title: `Liste ${id}`, permission: { ...permission, export: allowed } }, id),
    ] as const
  })
  return { directories: new Map(directories), problems: [] }
}

function longlist(exports: Record<string, Export> = { 'de-nordliste': 'quotes' }, of = need) {
  const stored = findNeed(store, of.id)
  return makeLonglist({
    store,
    stored,
    ranking: rankNeed(store, stored, { lexicon }, {}, 300),
    catalogue: catalogue(exports),
    lexicon,
    filter: {},
    lang: 'de',
  })
}
const first = (rows: readonly LonglistRow[]) => rows[0] as LonglistRow

test('the head says from what the list was made, and with which words', () => {
  const { paper, rows } = longlist()
  expect(paper).toMatchObject({
    need: { id: 'bau-1', title: 'Bauanträge prüfen', version: 1, owner: null },
    generated_at: '2026-11-24T10:00:00Z',
    tool_version: '0.0.0',
    sources: [
      {
        directory: 'de-nordliste',
        title: 'Liste de-nordliste',
        last_run: '2026-11-24T10:00:00Z',
        listings: 5,
        licence: 'CC0',
        complete: true,
      },
    ],
    searched: expect.arrayContaining(['Baugenehmigung']),
    lang: 'de',
  })
  expect(longlist().paper.data_hash).toBe(paper.data_hash)
  saveDecision(store, { need: 'bau-1', need_version: 1, firm: 1, verdict: 'in', reason: null, because: null })
  expect(longlist().paper.data_hash).not.toBe(paper.data_hash)
  expect(rows.map(({ rank, firm, name }) => [rank, firm, name])).toEqual([
    [1, 'F1', 'Aktenfuchs'],
    [2, 'F2', 'Wienbau'],
  ])
})

describe('firms somebody decided on', () => {
  const decide = (firm: number, verdict: 'in' | 'out') =>
    saveDecision(store, {
      need: 'bau-1',
      need_version: 1,
      firm,
      verdict,
      reason: verdict === 'out' ? 'A1' : null,
      because: 'gesehen',
    })
  const list = (filter: RankFilter, limit: number, lang: 'de' | 'en' = 'de') => {
    const stored = findNeed(store, 'bau-1')
    const ranking = rankNeed(store, stored, { lexicon }, filter, limit)
    return makeLonglist({ store, stored, ranking, catalogue: catalogue({}), lexicon, lang, filter })
  }
  const brief = (rows: readonly LonglistRow[]) =>
    rows.map(({ rank, firm, score, status }) => [rank, firm, score === null ? null : 'points', status])

  test('are listed whatever their rank, state or match', () => {
    decide(2, 'in')
    decide(6, 'out')
    decide(3, 'in')
    const { rows, paper } = list({}, 1)
    expect(brief(rows)).toEqual([
      [1, 'F1', 'points', 'open'],
      [2, 'F2', 'points', 'in'],
      [null, 'F3', 'points', 'in'],
      [null, 'F6', null, 'out'],
    ])
    expect(rows[3]).toMatchObject({ reasons: [], open: ['kein Beleg für die Passung zum Bedarf'] })
    expect(paper.scope).toEqual({
      ranked: 2,
      listed: 1,
      decided: 3,
      left: { ended: 2, filtered: 0, knocked_out: 0 },
      filter: {},
      field: { clear: 2, thin: true, cliff_after: 1 },
    })
  })

  test('are listed outside the filter, and take no rank from those within', () => {
    decide(2, 'in')
    const { rows, paper } = list({ country: 'DE' }, 100)
    expect(brief(rows)).toEqual([
      [1, 'F1', 'points', 'open'],
      [null, 'F2', 'points', 'in'],
    ])
    expect(paper.scope.filter).toEqual({ country: 'DE' })
    expect(list({ country: 'AT' }, 100).rows.map(({ rank }) => rank)).toEqual([1])
  })

  test('stand in the rows, and the head says how many were cut', () => {
    decide(6, 'out')
    const made = list({ country: 'DE', place: 'Kiel' }, 1)
    expect(made.rows.map(({ name }) => name)).toContain('Brotzeit')
    expect(formatCompanion(made.paper, { name: 'a.csv', rows: 2 })).toMatch(
      /Filter: Land DE, Ort Kiel\r\nUmfang: 1 von 1 gereihten Firmen, 0 weitere nicht aufgeführt \(--top\); außerdem 1, über/,
    )
    expect(formatCompanion(list({}, 1, 'en').paper, { name: 'a.csv', rows: 2 })).toMatch(
      /Scope: 1 of 2 ranked firms, 1 more not listed \(--top\); besides these 1 that/,
    )
  })
})

test('decisions stand in the rows', () => {
  saveDecision(store, {
    need: 'bau-1',
    need_version: 1,
    firm: 1,
    verdict: 'in',
    reason: null,
    because: 'passt',
  })
  saveDecision(store, {
    need: 'bau-1',
    need_version: 1,
    firm: 2,
    verdict: 'out',
    reason: 'A8',
    because: null,
  })
  saveDecision(store, {
    need: 'other',
    need_version: 1,
    firm: 1,
    verdict: 'out',
    reason: 'A1',
    because: null,
  })
  expect(longlist().rows.map(({ status, exclusion, because }) => [status, exclusion, because])).toEqual([
    ['in', null, 'passt'],
    ['out', 'A8', null],
  ])
})

test('open points are those of which nothing is known', () => {
  expect(longlist().rows.map(({ open }) => open)).toEqual([
    [],
    ['kein Beleg für öffentliche Kunden', 'kein Beleg für KI'],
  ])
})

describe('fields are those of the concepts that earned points', () => {
  // The heavier of two concepts comes first, and the name of one begins as that of the other.
  const houses = needSchema.parse({ id: 'haus', title: 'Gebäude', text: 'Bauanträge prüfen.' })

  test.each([
    ['Prüft Bauanträge.', ['T06']],
    ['Heizt jedes Gebäude.', ['T01']],
    ['Prüft Bauanträge für jedes Gebäude.', ['T01', 'T06']],
  ])('"%s" is in %j', (summary, fields) => {
    store = openBase()
    createNeed(store, houses)
    publish(store, [listing('Aktenfuchs', { summary })])
    expect(first(longlist({}, houses).rows).fields).toEqual(fields)
  })
})

describe('what a directory lets out', () => {
  const long = `Prüft Bauanträge. ${'Und noch ein Satz. '.repeat(30)}`.trim()
  const row = (exports: Record<string, Export>) => {
    store = openBase()
    createNeed(store, need)
    publish(store, [listing('Aktenfuchs', { description: long })], { findEvidence })
    return first(longlist(exports).rows)
  }

  test('in full is the whole text', () => {
    expect(row({ 'de-nordliste': 'full' }).description).toBe(long)
  })

  test.each<[string, Record<string, Export>]>([
    ['as quotes', { 'de-nordliste': 'quotes' }],
    ['when there is no recipe', {}],
  ])('%s is an excerpt', (_, exports) => {
    const { description, reasons } = row(exports)
    expect(description).toMatch(/^Prüft Bauanträge\..*…$/)
    expect(description?.length).toBeLessThanOrEqual(200)
    expect(first([row(exports)]).reasons[0]?.quote).toContain('Bauanträge')
    expect(reasons[0]?.url).toMatch(/nordliste/)
  })

  test('as facts is not a word, but every point and page', () => {
    const { description, reasons, sources, score } = row({ 'de-nordliste': 'facts' })
    expect(description).toBeNull()
    expect(new Set(reasons.map(({ quote }) => quote))).toEqual(new Set(['']))
    expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score ?? Number.NaN, 6)
    expect(sources).toEqual([{ title: 'Liste de-nordliste', url: 'https://nordliste.example/Aktenfuchs' }])
  })

  test('from a page that two directories share is what both let out', () => {
    store = openBase()
    createNeed(store, need)
    const shared = { url: 'file:liste.csv', domain: 'aktenfuchs.example', description: long }
    publish(store, [listing('Aktenfuchs', shared)])
    publish(store, [listing('Aktenfuchs', { ...shared, directory: 'de-suedliste' })])
    const exports = { 'de-nordliste': 'full', 'de-suedliste': 'facts' } as const
    const { description, reasons } = first(longlist(exports).rows)
    expect({ description, quotes: new Set(reasons.map(({ quote }) => quote)) }).toEqual({
      description: null,
      quotes: new Set(['']),
    })
  })
})

test('a need that fits nothing has an empty list with a full head', () => {
  const strange = needSchema.parse({ id: 'leer', title: 'Raumfahrt', text: 'Raketen.' })
  createNeed(store, strange)
  const { paper, rows } = longlist({ 'de-nordliste': 'quotes' }, strange)
  expect(rows).toEqual([])
  expect(paper.sources).toHaveLength(1)
})
