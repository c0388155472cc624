import { expect, test } from 'vitest'
import { transaction } from '../../src/store/store.js'
import { verifyLog } from '../../src/store/verify-log.js'
import { listing, openBase, publish } from './base.js'
import { fillDesk } from './desk.js'

/** A base whose clock goes on by a second each time it is looked at, as it does by chance between two looks. */
function tickingBase() {
  const store = openBase()
  let seconds = 0
  store.now = () => new Date(Date.UTC(2026, 10, 24, 10, 0, seconds++)).toISOString().replace('.000Z', 'Z')
  return store
}

test('what analysts do over the turn of a second is what the log tells', () => {
  const store = tickingBase()
  publish(store, [listing('Aktenfuchs'), listing('Hafenblick'), listing('Möwenpost')])
  fillDesk(store)
  expect(verifyLog(store).faults).toEqual([])
})

test('the clock stands within a transaction, goes on behind it, and also behind one that fails', () => {
  const store = tickingBase()
  const first = transaction(store, () => [store.now(), transaction(store, () => store.now()), store.now()])
  expect(new Set(first).size).toBe(1)
  const fail = () =>
    transaction(store, () => {
      throw new Error('broken')
    })
  expect(fail).toThrow('broken')
  const later = [store.now(), store.now(), transaction(store, () => store.now())]
  expect(new Set([...first, ...later]).size).toBe(4)
})
