import { beforeEach, describe, expect, test } from 'vitest'
import {
  crawlRecords,
  findRun,
  finishRun,
  latestPublished,
  latestRuns,
  listRuns,
  type NewRun,
  parseRunId,
  type RunResult,
  resumeOrStartRun,
  startRun,
} from '../../src/store/runs.js'
import { openBase } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = openBase()
})

const nightly: NewRun = { directory: 'de-nordliste', trigger: 'cron', coverage: 'full', recipeHash: 'h1' }
const issue = {
  level: 'error' as const,
  class: 'timeout',
  url: 'https://nordliste.example/',
  message: 'Silent.',
  next_step: 'Wait.',
  times: 1,
}
const end = (run: number, result: Exclude<RunResult, 'running'>, requests = 0) =>
  finishRun(store, run, { result, requests, bytes: requests * 100, issues: [] })

describe('a run that stopped', () => {
  test.each(['running', 'interrupted'] as const)('as "%s" is gone on with by the same recipe', (result) => {
    const run = startRun(store, nightly)
    if (result === 'interrupted') end(run, result)
    store.setNow('2026-11-25T09:59:59Z')
    expect(resumeOrStartRun(store, nightly)).toEqual({ id: run, resumed: true })
    expect(findRun(store, run).run).toMatchObject({
      result: 'running',
      started_at: '2026-11-24T10:00:00Z',
      finished_at: null,
    })
  })

  test.each<[string, Partial<NewRun>, string]>([
    ['another recipe', { recipeHash: 'h2' }, '2026-11-24T10:00:00Z'],
    ['another coverage', { coverage: 'partial' }, '2026-11-24T10:00:00Z'],
    ['a day later', {}, '2026-11-25T10:00:00Z'],
    ['a clock that was set back by a year', {}, '2025-11-24T10:00:00Z'],
  ])('is over for %s', (_, change, now) => {
    const run = startRun(store, nightly)
    store.setNow(now)
    expect(resumeOrStartRun(store, { ...nightly, ...change })).toEqual({ id: run + 1, resumed: false })
    expect(findRun(store, run).run.result).toBe('interrupted')
    expect(findRun(store, run + 1).run.result).toBe('running')
  })

  test('of another directory is none of its business', () => {
    startRun(store, { ...nightly, directory: 'de-suedliste' })
    expect(resumeOrStartRun(store, nightly)).toEqual({ id: 2, resumed: false })
    expect(findRun(store, 1).run.result).toBe('running')
  })
})

test.each(['success', 'failed', 'refused'] as const)('a run that ended as "%s" is over', (result) => {
  end(startRun(store, nightly), result)
  expect(resumeOrStartRun(store, nightly)).toEqual({ id: 2, resumed: false })
})

test('what was sent adds up over the parts of a run, issues are those of its end', () => {
  const run = startRun(store, nightly)
  finishRun(store, run, { result: 'interrupted', requests: 7, bytes: 700, issues: [issue] })
  resumeOrStartRun(store, nightly)
  end(run, 'failed', 5)
  expect(findRun(store, run)).toMatchObject({
    run: { result: 'failed', requests: 12, bytes: 1200, finished_at: '2026-11-24T10:00:00Z' },
    issues: [],
  })
})

test('a run says who, with what and on which recipe', () => {
  const run = startRun(store, { ...nightly, trigger: 'manual' })
  expect(findRun(store, run).run).toMatchObject({
    trigger: 'manual',
    started_by: 'analyst',
    tool_version: '0.0.0',
    recipe_hash: 'h1',
    filled: {},
  })
})

test('lists are newest first, by directory where asked', () => {
  for (const directory of ['de-a', 'de-b', 'de-a']) startRun(store, { ...nightly, directory })
  expect(listRuns(store, { limit: 2 }).map(({ id }) => id)).toEqual([3, 2])
  expect(listRuns(store, { directory: 'de-a', limit: 9 }).map(({ id }) => id)).toEqual([3, 1])
})

test('the newest run of a directory is not always the newest published one', () => {
  end(startRun(store, nightly), 'success')
  end(startRun(store, nightly), 'failed')
  expect(latestRuns(store).get('de-nordliste')?.id).toBe(2)
  expect(latestPublished(store).get('de-nordliste')?.id).toBe(1)
  expect(latestPublished(store).get('de-suedliste')).toBeUndefined()
})

describe('the record of a directory', () => {
  const fail = (message: string, trigger: NewRun['trigger'] = 'cron') =>
    finishRun(store, startRun(store, { ...nightly, trigger }), {
      result: 'failed',
      requests: 1,
      bytes: 0,
      issues: [
        { ...issue, level: 'warning', message: 'By the way.' },
        { ...issue, message },
      ],
    })
  const record = () => crawlRecords(store).get('de-nordliste')

  test('counts the failures since its last success', () => {
    expect(record()).toBeUndefined()
    fail('First.')
    expect(record()).toEqual({ lastSuccess: null, failures: 1, lastFailure: 'First.' })
    end(startRun(store, nightly), 'success')
    expect(record()).toEqual({ lastSuccess: '2026-11-24T10:00:00Z', failures: 0, lastFailure: null })
    store.setNow('2026-11-25T10:00:00Z')
    fail('Second.')
    fail('Third.')
    expect(record()).toEqual({ lastSuccess: '2026-11-24T10:00:00Z', failures: 2, lastFailure: 'Third.' })
  })

  test('is of the newest success, also where the clock has been set back since an earlier one', () => {
    store.setNow('2036-11-24T10:00:00Z')
    end(startRun(store, nightly), 'success')
    store.setNow('2026-11-25T10:00:00Z')
    end(startRun(store, nightly), 'success')
    expect(record()?.lastSuccess).toBe('2026-11-25T10:00:00Z')
  })

  test('knows nothing of imports, refusals and runs that were stopped', () => {
    fail('Wrong file.', 'import')
    end(startRun(store, nightly), 'refused')
    end(startRun(store, nightly), 'interrupted')
    startRun(store, nightly)
    expect(record()).toBeUndefined()
    fail('Real.')
    end(startRun(store, { ...nightly, trigger: 'import' }), 'success')
    end(startRun(store, { ...nightly, directory: 'de-suedliste' }), 'success')
    expect(record()).toMatchObject({ lastSuccess: null, failures: 1 })
  })
})

test.each(['R7', 'r7', '7', ' R7 '])('"%s" is a run', (text) => expect(parseRunId(text)).toBe(7))
test.each(['', 'R', '7a', '-7', '1'.repeat(16)])('"%s" is no run', (text) => {
  expect(() => parseRunId(text)).toThrow(/is no run/)
})
test('a run that never was is told of', () => expect(() => findRun(store, 9)).toThrow(/There is no run R9/))
