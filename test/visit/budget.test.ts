import { expect, test } from 'vitest'
import { virtualClock } from '../../scripts/loopback/virtual-web.mjs'
import { Budget, BudgetSpent, visitLimits } from '../../src/visit/budget.js'

const fresh = { requests: 0, bytes: 0 }

test('the tenth request does not go out', () => {
  const budget = new Budget(visitLimits, virtualClock(0), fresh)
  for (let i = 0; i < 9; i++) budget.onSent()
  expect(() => budget.onSent()).toThrow(BudgetSpent)
  expect(budget.requests).toBe(9)
})

test('a visit that goes on has what it had left', () => {
  const budget = new Budget(visitLimits, virtualClock(0), { requests: 8, bytes: 0 })
  budget.onSent()
  expect(() => budget.check()).toThrow('9 requests')
})

test('no page is asked that could go over the bytes', () => {
  const budget = new Budget(visitLimits, virtualClock(0), fresh)
  budget.onBytes(2_000_000)
  budget.check()
  budget.onBytes(1)
  expect(() => budget.check()).toThrow('as much as it may')
})

test('the time ends it, wherever it is, and tells that from a person who stops it', async () => {
  const clock = virtualClock(0)
  const budget = new Budget(visitLimits, clock, fresh)
  const close = budget.start(new AbortController().signal)
  await clock.wait(59_000)
  expect(budget.signal.aborted).toBe(false)
  await clock.wait(2000)
  expect([budget.signal.aborted, budget.isLate]).toEqual([true, true])
  expect(() => budget.onSent()).toThrow('60 s')
  close()

  const stop = new AbortController()
  const other = new Budget(visitLimits, clock, fresh)
  const closeOther = other.start(stop.signal)
  stop.abort()
  expect([other.signal.aborted, other.isLate]).toEqual([true, false])
  closeOther()
})
