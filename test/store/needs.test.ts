import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { analyseNeed } from '../../src/needs/analyse-need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import {
  createNeed,
  editNeed,
  findFrozenAnalysis,
  findNeed,
  freezeNeed,
  listNeeds,
  listVersions,
} from '../../src/store/needs.js'
import { lexicon } from '../needs/lexicon.js'
import { openBase, rows } from './base.js'

let store: ReturnType<typeof openBase>
const first = needSchema.parse({ id: 'B-1', title: 'Leckage', text: 'Lecks orten.' })
const second = { ...first, title: 'Leckagen' }
const analysed = analyseNeed(first, lexicon)
beforeEach(() => {
  store = openBase()
  createNeed(store, first)
})

const log = () =>
  rows<{ action: string; before: string | null; after: string }>(
    store,
    'SELECT action, before, after FROM log ORDER BY id',
  )

test('a change is a next version, and the one before stays', () => {
  store.setNow('2026-11-25T10:00:00Z')
  expect(editNeed(store, second, 1)).toMatchObject({
    version: 2,
    need: second,
    made_at: '2026-11-25T10:00:00Z',
  })
  expect(listVersions(store, 'b-1').map(({ need }) => need.title)).toEqual(['Leckage', 'Leckagen'])
  expect(findNeed(store, 'b-1', 1)).toMatchObject({
    version: 1,
    need: first,
    made_at: '2026-11-24T10:00:00Z',
  })
  expect(listNeeds(store).map(({ version }) => version)).toEqual([2])
  expect(log().map(({ action, before }) => [action, before && JSON.parse(before).title])).toEqual([
    ['need new', null],
    ['need edit', 'Leckage'],
  ])
})

test('what changes nothing is no version', () => {
  expect(editNeed(store, { ...first }, 1)).toBeNull()
  expect(listVersions(store, 'B-1')).toHaveLength(1)
  expect(log()).toHaveLength(1)
})

test('a change to a version that is no longer the newest is refused', () => {
  editNeed(store, second, 1)
  expect(() => editNeed(store, { ...first, title: 'Rohre' }, 1)).toThrow(
    /B-1 is at version 2 by now \(analyst\)/,
  )
  expect(findNeed(store, 'B-1')).toMatchObject({ version: 2, need: second })
})

test.each([0, 3])('there is no version %i', (version) => {
  editNeed(store, second, 1)
  expect(() => findNeed(store, 'B-1', version)).toThrow(`B-1 has no version ${version}.`)
})

test('freezing keeps the analysis with the vocabulary, who and when, once', () => {
  expect(freezeNeed(store, findNeed(store, 'B-1'), analysed)).toBe(true)
  store.setNow('2026-11-30T10:00:00Z')
  expect(freezeNeed(store, findNeed(store, 'B-1'), { ...analysed, lexicon: 'later' })).toBe(false)
  const freeze = { version: 1, at: '2026-11-24T10:00:00Z', by: 'analyst', lexicon: lexicon.version }
  expect(findNeed(store, 'B-1')).toMatchObject({ frozen: freeze, frozen_before: null })
  expect(findFrozenAnalysis(store, 'B-1', 1)).toEqual(analysed)
  const last = log().at(-1)
  expect(last?.action).toBe('need freeze')
  expect(JSON.parse(last?.after ?? '')).toEqual({
    version: 1,
    lexicon: lexicon.version,
    analysis_sha256: createHash('sha256').update(JSON.stringify(analysed)).digest('hex'),
  })
})

test('a version behind a frozen one is not frozen, and says which was', () => {
  freezeNeed(store, findNeed(store, 'B-1'), analysed)
  editNeed(store, second, 1)
  expect(findNeed(store, 'B-1')).toMatchObject({ version: 2, frozen: null, frozen_before: { version: 1 } })
  expect(findFrozenAnalysis(store, 'B-1', 2)).toBeNull()
  freezeNeed(store, findNeed(store, 'B-1'), analysed)
  editNeed(store, first, 2)
  expect(
    listVersions(store, 'B-1').map(({ frozen, frozen_before }) => [frozen?.version, frozen_before?.version]),
  ).toEqual([
    [1, undefined],
    [2, 1],
    [undefined, 2],
  ])
})
