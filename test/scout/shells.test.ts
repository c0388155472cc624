import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { corpusFile } from '../directories/recorded-web.js'
import { openBase } from '../store/base.js'
import { directory, fakeClient, site } from './fake.js'
import { at, base, scout } from './scout.js'

const cards = directory('html', {
  extraction: {
    shape: 'html',
    list: { item: 'article.firm', link: { from: 'a', value: 'href' }, fields: { name: 'a' } },
    id: { from: ['@page'] },
  },
})

// Recorded beside the checkout, read in place.
describe('a recorded page that is drawn by script ends the run by its name, and nothing is gone', () => {
  test.each([
    'spa-shell-pages/berlin-startup-map.index.html',
    'spa-shell-pages/chennai-startups.index.html',
    'spa-shell-pages/cleveland-startups.index.html',
    'yc-directory-html/companies-index.html',
    'edutech-map-berlin/index.html',
  ])('%s', async (path) => {
    const file = corpusFile(path)
    if (file === null) return
    const store = openBase()
    await scout(store, fakeClient(site(['A1', 'B1'])))
    const before = base(store)
    const client = fakeClient({ [at('/firms')]: readFileSync(file, 'utf8') })
    expect(await scout(store, client, {}, cards)).toMatchObject({
      result: 'failed',
      issues: [{ level: 'error', class: 'script-shell', next_step: expect.stringMatching(/\w{3}/) }],
    })
    expect(base(store)).toEqual(before)
  })
})
