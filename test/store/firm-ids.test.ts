import { expect, test } from 'vitest'
import { findFirmsById, listFirmIds, saveFirmIds } from '../../src/store/firm-ids.js'
import { mergeFirms } from '../../src/store/identity-actions.js'
import { listListings, parseFirmId } from '../../src/store/listings.js'
import { listing, openBase, publish } from './base.js'

const page = 'https://aktenfuchs.example/impressum'

function base() {
  const store = openBase()
  publish(store, [listing('Aktenfuchs'), listing('Hafenblick')])
  const [one = 0, other = 0] = listListings(store).map(({ firm }) => parseFirmId(firm))
  return { store, one, other }
}

test('firms are found by VAT number, and by register number with its court however written', () => {
  const { store, one } = base()
  saveFirmIds(store, one, [
    { kind: 'vat', value: 'DE123456788', court: null, source_url: page },
    { kind: 'register', value: 'HRB 12 B', court: 'Berlin (Charlottenburg)', source_url: page },
    { kind: 'register', value: 'HRB 99', court: null, source_url: page },
  ])
  expect(findFirmsById(store, { kind: 'vat', value: 'DE123456788', court: null })).toEqual([one])
  expect(findFirmsById(store, { kind: 'register', value: 'HRB 12', court: 'Charlottenburg' })).toEqual([one])
  expect(findFirmsById(store, { kind: 'register', value: 'HRB 12', court: 'Hof' })).toEqual([])
  expect(findFirmsById(store, { kind: 'register', value: 'HRB 99', court: null })).toEqual([])
})

test('the same id is one row, seen again; two firms may state one', () => {
  const { store, one, other } = base()
  const id = { kind: 'vat' as const, value: 'DE123456788', court: null, source_url: page }
  saveFirmIds(store, one, [id])
  store.setNow('2026-12-01T00:00:00Z')
  saveFirmIds(store, one, [id])
  saveFirmIds(store, other, [id])
  expect(listFirmIds(store, [one]).get(one)).toEqual([{ ...id, seen_at: '2026-12-01T00:00:00Z' }])
  expect(findFirmsById(store, id)).toEqual([one, other].sort((a, b) => a - b))
  const firm = mergeFirms(store, one, other, null)
  expect(findFirmsById(store, id)).toEqual([firm])
})
