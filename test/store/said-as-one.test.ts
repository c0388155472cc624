import { beforeEach, describe, expect, test } from 'vitest'
import { saveCorrection } from '../../src/store/corrections.js'
import { saveDecision } from '../../src/store/decisions.js'
import { mergeFirms, splitFirm } from '../../src/store/identity-actions.js'
import { addNote, listNotes } from '../../src/store/notes.js'
import { findSaidAsOne, formatGiven } from '../../src/store/said-as-one.js'
import { addTags, listTags } from '../../src/store/tags.js'
import { listing, openBase, publish } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = openBase()
  publish(store, [listing('Eins'), listing('Zwei'), listing('Drei')])
})

const given = (firm: number) =>
  findSaidAsOne(store, firm).map((one) => [`F${one.firm}`, formatGiven(one.given)])

test('words given while two were one stay with the older, and the other says where they are', () => {
  addTags(store, 1, ['vorher'])
  addNote(store, 2, 'vorher')
  mergeFirms(store, 1, 2, null)
  addTags(store, 1, ['beide'])
  addNote(store, 1, 'a')
  addNote(store, 1, 'b')
  saveCorrection(store, 1, { field: 'city', value: 'Ulm', because: 'Impressum' })
  const decision = { need: 'n', need_version: 1, firm: 1, reason: null, because: null }
  saveDecision(store, { ...decision, verdict: 'in' })
  expect(given(1)).toEqual([])
  splitFirm(store, 1, [2], null)
  addNote(store, 1, 'nachher')
  expect(given(2)).toEqual([['F1', '1 decision, 1 correction, 2 notes, 1 tag']])
  // Nothing was given to F2 meanwhile, and what it had before it has again.
  expect(given(1)).toEqual([])
  expect(given(3)).toEqual([])
  expect(listNotes(store, [2]).get(2)).toMatchObject([{ text: 'vorher' }])
  expect(listTags(store)).toEqual(new Map([[1, ['beide', 'vorher']]]))
})

test('it is the other way round where the older listing was parted', () => {
  mergeFirms(store, 1, 2, null)
  addTags(store, 1, ['beide'])
  splitFirm(store, 1, [1], null)
  expect(given(2)).toEqual([['F1', '1 tag']])
})

test('where a rule had joined them, all since then counts', () => {
  const fields = { domain: 'eins.example' }
  addNote(store, 1, 'vorher')
  publish(store, [
    listing('Eins', fields),
    listing('Eins Zwei', { entry: 'Zwei', ...fields }),
    listing('Drei'),
  ])
  addTags(store, 1, ['beide'])
  splitFirm(store, 1, [2], null)
  expect(given(2)).toEqual([['F1', '1 tag']])
})

describe('of three', () => {
  test('one that joined late is told of what came after', () => {
    mergeFirms(store, 1, 2, null)
    addTags(store, 1, ['zwei zusammen'])
    mergeFirms(store, 1, 3, null)
    addNote(store, 1, 'alle drei')
    splitFirm(store, 1, [3], null)
    expect(given(3)).toEqual([['F1', '1 note']])
    splitFirm(store, 1, [2], null)
    expect(given(2)).toEqual([['F1', '1 note, 1 tag']])
  })

  test('nothing is told of firms that are one again', () => {
    mergeFirms(store, 1, 2, null)
    addTags(store, 1, ['beide'])
    splitFirm(store, 1, [2], null)
    mergeFirms(store, 2, 1, null)
    expect(given(1)).toEqual([])
  })
})
