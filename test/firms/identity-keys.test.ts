import { describe, expect, test } from 'vitest'
import { carelessKey, compareKeys, coreKey, identityKeys } from '../../src/firms/identity-keys.js'
import { listingKeys } from './keys.js'

describe('compareKeys', () => {
  test.for<[string, string[]]>([
    ['Aktenfuchs', ['aktenfuchs']],
    ['AKTEN-FUCHS', ['aktenfuchs']],
    ['akten fuchs', ['aktenfuchs']],
    ['SUMM.AI', ['summai']],
    ['SUMM AI', ['summai']],
    ['Grünstoff', ['grunstoff', 'gruenstoff']],
    ['Gru\u0308nstoff'.normalize('NFC'), ['grunstoff', 'gruenstoff']],
    ['Größe & Maß', ['grosseundmass', 'groesseundmass']],
    ['Salt and Pepper', ['saltundpepper']],
    ['Salt + Pepper', ['saltundpepper']],
    ['and', ['und']],
    ['Plapperstube (Lektion Elf)', ['plapperstubelektionelf', 'plapperstube', 'lektionelf']],
    ['Plapperstube – Lektion Elf', ['plapperstubelektionelf', 'plapperstube', 'lektionelf']],
    ['GmbH', []],
    ['Stealth', []],
    ['X', []],
    ['7', []],
    ['42', ['42']],
    ['!!!', []],
  ])('%j has %j', ([name, keys]) => {
    expect(compareKeys(name)).toEqual(keys)
  })
})

test.for<[string, string | null]>([
  ['SUMM AI', 'summ'],
  ['Aktenfuchs Labs Group', 'aktenfuchs'],
  ['Aktenfuchs', null],
  ['Digital Solutions', null],
  ['Go AI', null],
  ['aktenfuchs.com', 'aktenfuchs'],
])('coreKey of %j is %j', ([name, core]) => {
  expect(coreKey(name)).toBe(core)
})

test.for<[string, string]>([
  ['rulemapping', 'rulemaping'],
  ['rulemaping', 'rulemaping'],
  ['photonic', 'fotonik'],
  ['sticky', 'stiki'],
])('carelessKey of %j is %j', ([key, careless]) => {
  expect(carelessKey(key)).toBe(careless)
})

test('identityKeys names everything a partner could be found by', () => {
  const [listing] = listingKeys([
    {
      name: 'SUMM AI',
      former_names: ['Leichtsinn', 'abc'],
      domain: 'summ-ai.com',
      profile: 'linkedin.com/company/summ-ai',
    },
  ])
  expect(listing && identityKeys(listing).sort()).toEqual([
    'd:summ-ai.com',
    'h:summ',
    'h:~sumai',
    'i:1',
    'n:leichtsinn',
    'n:summai',
    'p:linkedin.com/company/summ-ai',
  ])
})
