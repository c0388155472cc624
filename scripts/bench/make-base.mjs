// A base with made-up listings, as a run of one directory publishes them.
import { join } from 'node:path'
import { listingMaker, someEvidence } from './made-up-listings.mjs'
import { load, root } from './processes.mjs'

/** @param file that is not there yet */
export async function makeBase(file, count) {
  const { openStore } = await load('store/open.js')
  const { publishRun } = await load('store/publish.js')
  const { startRun } = await load('store/runs.js')
  const { readLexicon } = await load('lexicons.js')
  const make = listingMaker(readLexicon(join(root, 'data')).concepts)
  const store = openStore({ file, now: () => '2026-11-24T10:00:00Z', who: 'bench', toolVersion: '0' })
  const directory = 'd-0'
  publishRun(store, {
    run: startRun(store, { directory, trigger: 'manual', coverage: 'full', recipeHash: 'h' }),
    directory,
    about: { title: directory, kind: 'list' },
    coverage: 'full',
    looked: true,
    listings: Array.from({ length: count }, (_, i) => make(directory, i)),
    unread: [],
    findEvidence: someEvidence,
    evidenceVersion: '1',
    filled: {},
    requests: 0,
    bytes: 0,
    issues: [],
  })
  store.db.close()
}
