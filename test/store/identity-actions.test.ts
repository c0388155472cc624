import { beforeEach, describe, expect, test } from 'vitest'
import { listCorrections, saveCorrection, withdrawCorrection } from '../../src/store/corrections.js'
import { findFirm } from '../../src/store/firms.js'
import {
  answerProposal,
  listEdges,
  listPart,
  mergeFirms,
  splitFirm,
} from '../../src/store/identity-actions.js'
import { listProposals } from '../../src/store/identity-proposals.js'
import { listListings } from '../../src/store/listings.js'
import { addRelation, removeRelation } from '../../src/store/relations.js'
import type { Store } from '../../src/store/store.js'
import { listing, openBase, publish, rows } from './base.js'

const at = (directory: string, name: string, domain: string | null = null, city: string | null = null) =>
  listing(name, { directory, domain, website: domain && `https://www.${domain}/`, city, country: 'DE' })

/** The listings of each firm. */
function firmsOf(store: Store): Record<string, number[]> {
  const groups: Record<string, number[]> = {}
  for (const { firm, id } of listListings(store)) {
    groups[firm] ??= []
    groups[firm].push(id)
  }
  return groups
}

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = openBase()
})

describe('two firms that an analyst calls one', () => {
  beforeEach(() => {
    publish(store, [
      at('de-nord', 'Lesewerk', 'lesewerk.example'),
      at('de-nord', 'Vorlesen', 'vorlesen.example'),
    ])
    publish(store, [at('de-sued', 'Lesewerk', 'lesewerk.example')])
  })

  test('are the older one, and the other id leads there', () => {
    expect(mergeFirms(store, 2, 1, 'Impressum nennt denselben Betreiber')).toBe(1)
    expect(firmsOf(store)).toEqual({ F1: [1, 2, 3] })
    expect(findFirm(store, 'F2')).toBe(1)
    expect(listEdges(store, 1).map(({ reason }) => reason)).toContain(
      'an analyst said: the same: Impressum nennt denselben Betreiber',
    )
  })

  test('come apart again by the former id, listing by listing or by what came with one', () => {
    mergeFirms(store, 1, 2, null)
    expect(listPart(store, 1, 2)).toEqual([2])
    expect(splitFirm(store, 1, listPart(store, 1, 2), 'doch zwei')).toEqual({ firm: 1, parted: [2] })
    expect(firmsOf(store)).toEqual({ F1: [1, 3], F2: [2] })
  })

  test('stay apart through every refresh once they were parted', () => {
    splitFirm(store, 1, [3], null)
    const apart = { F1: [1], F2: [2], F3: [3] }
    expect(firmsOf(store)).toEqual(apart)
    for (const name of ['Lesewerk GmbH', 'Lesewerk'])
      publish(store, [{ ...at('de-sued', name, 'lesewerk.example'), entry: 'Lesewerk' }])
    expect(firmsOf(store)).toEqual(apart)
    expect(listProposals(store)).toEqual([])
  })

  test('may be called one again after that', () => {
    splitFirm(store, 1, [3], null)
    mergeFirms(store, 3, 1, null)
    expect(firmsOf(store)).toEqual({ F1: [1, 3], F2: [2] })
  })

  test.each([
    ['one firm with itself', () => mergeFirms(store, 1, 1, null), /F1 is one firm already/],
    ['all its listings', () => splitFirm(store, 1, [1, 3], null), /left without a listing/],
    ['another firm’s listing', () => splitFirm(store, 1, [2], null), /Not all of these/],
    ['a part that never joined', () => listPart(store, 1, 2), /F2 is no firm that has joined F1/],
  ])('not %s', (_, act, message) => {
    expect(act).toThrow(message)
    expect(rows(store, 'SELECT * FROM identity_verdicts')).toEqual([])
  })
})

describe('what may be one firm', () => {
  beforeEach(() => {
    publish(store, [at('de-nord', 'Rulemapping Group', 'rulemapping.example', 'Berlin')])
    publish(store, [at('de-sued', 'Rulemaping Group', null, 'Berlin')])
  })

  test('is proposed with its reasons, and not joined', () => {
    expect(firmsOf(store)).toEqual({ F1: [1], F2: [2] })
    expect(listProposals(store)).toMatchObject([
      { a: 1, b: 2, kind: 'join', reasons: [expect.stringContaining('similar names'), 'same town'] },
    ])
  })

  test('is one after "same"', () => {
    answerProposal(store, { a: 1, b: 2 }, 'same', null)
    expect(firmsOf(store)).toEqual({ F1: [1, 2] })
    expect(listProposals(store)).toEqual([])
  })

  test('is never asked again after "different", whatever is refreshed', () => {
    answerProposal(store, { a: 1, b: 2 }, 'different', null)
    for (const name of ['Rulemapping Group', 'Rulemaping Group'])
      publish(store, [{ ...at('de-sued', name, null, 'Berlin'), entry: 'Rulemaping Group' }])
    expect(listProposals(store)).toEqual([])
    expect(firmsOf(store)).toEqual({ F1: [1], F2: [2] })
  })

  test('waits behind the others after "later"', () => {
    publish(store, [at('de-west', 'Anna Ki', 'a.example', 'Ulm'), at('de-west', 'Anna', null, 'Ulm')])
    answerProposal(store, { a: 1, b: 2 }, 'later', null)
    expect(listProposals(store).map(({ a, postponed_at }) => [a, postponed_at])).toEqual([
      [3, null],
      [1, '2026-11-24T10:00:00Z'],
    ])
  })
})

test.each([
  ['alangu', 'successor-of', 'Charamel'],
  ['Charly', 'product-of', 'Zaitgeist'],
] as const)(
  '%s, %s %s: two, whatever a directory says later, and merging them is refused',
  (one, kind, other) => {
    const at = (name: string, directory: string, fields = {}) =>
      listing(name, {
        directory,
        domain: `${name.toLowerCase()}.example`,
        city: 'Kiel',
        country: 'DE',
        ...fields,
      })
    publish(store, [at(other, 'de-nord')])
    publish(store, [at(one, 'de-sued')])
    addRelation(store, { firm: 2, kind, other: 1, since_on: null, because: null })
    // Its entry now bears the other's name as a former one: without the relation a rule would bring them together.
    publish(store, [at(one, 'de-sued', { former_names: [other] })])
    expect(firmsOf(store)).toEqual({ F1: [1], F2: [2] })
    expect(listProposals(store)).toEqual([])
    expect(() => mergeFirms(store, 1, 2, null)).toThrow(`F2 is said to be ${kind} F1`)
    removeRelation(store, { firm: 2, kind, other: 1, because: null })
    publish(store, [at(one, 'de-sued', { former_names: [other], founded: 2020 })])
    expect(listProposals(store)).toMatchObject([{ kind: 'join', a: 1, b: 2 }])
  },
)

test('a "same" that an earlier "different" forbids is refused and named', () => {
  publish(store, [
    at('d1', 'Rulemap', null, 'Berlin'),
    at('d2', 'Rulemapp', null, 'Berlin'),
    at('d3', 'Rulemaap', null, 'Berlin'),
  ])
  mergeFirms(store, 1, 2, null)
  answerProposal(store, { a: 1, b: 3 }, 'different', null)
  expect(() => answerProposal(store, { a: 2, b: 3 }, 'same', null)).toThrow(
    /has said that F1 and F3 are different/,
  )
  expect(() => answerProposal(store, { a: 2, b: 99 }, 'same', null)).toThrow(/no longer in the base/)
})

test('each one’s correction is seen while firms are one, and taken back for all', () => {
  publish(store, [at('d1', 'Eins'), at('d2', 'Zwei')])
  saveCorrection(store, 1, { field: 'city', value: 'Bonn', because: 'Impressum' })
  saveCorrection(store, 2, { field: 'city', value: 'Jena', because: 'Impressum' })
  mergeFirms(store, 1, 2, null)
  expect(
    listCorrections(store)
      .get(1)
      ?.map(({ value }) => value),
  ).toEqual(['Bonn', 'Jena'])
  withdrawCorrection(store, 1, 'city', 'unklar')
  splitFirm(store, 1, [2], null)
  expect(listCorrections(store).size).toBe(0)
})

describe('a firm one of whose listings has moved to another website', () => {
  beforeEach(() => {
    publish(store, [at('de-nord', 'Moorlicht', 'moorlicht.example', 'Kiel')])
    publish(store, [at('de-sued', 'Moorlicht Nord', 'moorlicht.example', 'Kiel')])
    store.setNow('2026-12-01T10:00:00Z')
    publish(store, [at('de-sued', 'Moorlicht Nord', 'irrlicht.example', 'Kiel')])
  })

  test('stays one, and a person is asked', () => {
    expect(firmsOf(store)).toEqual({ F1: [1, 2] })
    expect(listProposals(store)).toMatchObject([
      {
        kind: 'doubt',
        reasons: ['joined earlier by: same domain moorlicht.example', 'no rule says so any more'],
      },
    ])
  })

  test.each([
    ['same', { F1: [1, 2] }],
    ['different', { F1: [1], F2: [2] }],
  ] as const)('is settled by "%s"', (verdict, expected) => {
    answerProposal(store, { a: 1, b: 2 }, verdict, null)
    expect(firmsOf(store)).toEqual(expected)
    expect(listProposals(store)).toEqual([])
  })
})
