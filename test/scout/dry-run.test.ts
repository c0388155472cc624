import { describe, expect, test } from 'vitest'
import type { Client } from '../../src/crawl/page.js'
import { dryRun } from '../../src/scout/dry-run.js'
import { openBase, totalChanges } from '../store/base.js'
import { directory, failure, fakeClient, type Reply, site, vocabulary } from './fake.js'
import { at, type Store } from './scout.js'

describe('a dry run', () => {
  const look = (store: Store, client: Client, one = directory('html'), limit?: number) =>
    dryRun({ store, client, vocabulary, signal: new AbortController().signal }, one, {
      trigger: 'manual',
      ...(limit === undefined ? {} : { limit }),
    })

  test('tells what would come, and keeps nothing', async () => {
    const store = openBase()
    const before = totalChanges(store)
    expect(await look(store, fakeClient(site(['A1', 'B1'])))).toEqual({
      run: null,
      directory: 'de-nordliste',
      result: 'success',
      requests: 3,
      listings: { seen: 2, new: 0, changed: 0, unchanged: 0, missing: 0 },
      issues: [],
    })
    expect(await look(store, fakeClient(site(['A1', 'B1'])), directory('html'), 1)).toMatchObject({
      requests: 2,
      listings: { seen: 1 },
    })
    expect(totalChanges(store)).toBe(before)
  })

  test.each<[string, Record<string, Reply>, string, string]>([
    ['what the gate would hold back', site(['A1']), 'failed', 'too-few'],
    ['what went wrong', { [at('/firms')]: failure('robots', at('/firms')) }, 'failed', 'robots'],
    ['that it was stopped', { [at('/firms')]: failure('stopped', at('/firms')) }, 'interrupted', 'stopped'],
  ])('tells %s', async (_, pages, result, kind) => {
    const store = openBase()
    const before = totalChanges(store)
    const one = directory('html', { expectations: { listings: { min: 2, max: 9 } } })
    expect(await look(store, fakeClient(pages), one)).toMatchObject({ result, issues: [{ class: kind }] })
    expect(totalChanges(store)).toBe(before)
  })
})
