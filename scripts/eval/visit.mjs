// Visits a web of 1,000 invented firm sites on a clock that jumps, and says by its log what it would take at real gaps, whether the budget
// of each site was kept, and whether the references found are those that were planted.
//   npm run build && node scripts/eval/visit.mjs [--sites 1000]
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { judgeLog, startFirmWeb, virtualClock } from '../loopback/virtual-web.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { values } = parseArgs({ options: { sites: { type: 'string', default: '1000' } } })
const dist = resolve(process.env.GOVSCOUT_DIST ?? resolve(root, 'dist'))
const load = (file) => import(pathToFileURL(resolve(dist, file)).href)
const [
  { createClient },
  { createTransport },
  { allowedHosts },
  { FetchFailure },
  { defaultLimits },
  { openStore },
  { publishRun },
  { startRun },
  { storedHostBook },
  { readFirms },
  { listSiteEvidence },
  { visitLimits },
  { openSiteReader },
  { targetOf },
  { visitAll },
  { visitLanes },
] = await Promise.all(
  [
    'crawl/client.js',
    'crawl/transport.js',
    'crawl/allowed-hosts.js',
    'crawl/failure.js',
    'crawl/limits.js',
    'store/open.js',
    'store/publish.js',
    'store/runs.js',
    'store/host-book.js',
    'dossier/firm.js',
    'store/site-evidence.js',
    'visit/budget.js',
    'visit/open-reader.js',
    'visit/target.js',
    'visit/visit-all.js',
    'visit/run-visits.js',
  ].map(load),
)

const clock = virtualClock(Date.parse('2026-11-24T10:00:00Z'))
const web = await startFirmWeb({ count: Number(values.sites), clock })
const now = () => `${new Date(clock.now()).toISOString().slice(0, 19)}Z`
const store = openStore({ file: ':memory:', now, who: 'eval', toolVersion: 'eval' })
publish(web.sites)
const targets = readFirms(store).flatMap((dossier) => targetOf(store, dossier) ?? [])
const limits = {
  ...defaultLimits,
  wireBytes: visitLimits.pageBytes,
  longestPauseMs: visitLimits.longestDelayMs,
}
const real = createTransport({ env: {}, allowed: allowedHosts([web.host]), limits })
const client = createClient({
  userAgent: 'govscout/eval (+loopback)',
  env: {},
  hosts: storedHostBook(store),
  clock,
  limits,
  tries: 1,
  transport: web.transport(real, (url) => new FetchFailure('dns', url, 'Nobody has this name.')),
})
const tools = {
  store,
  client,
  reader: openSiteReader(resolve(root, 'data')),
  clock,
  limits: visitLimits,
  signal: new AbortController().signal,
}
const began = process.cpuUsage()
const reports = await visitAll(tools, targets, { latest: new Map(), addressOf: web.addressOf })
const cpu = process.cpuUsage(began)
await client.close()
await web.close()

const { faults, sideBySide, onOneAddress, minutes, requests, secondsWhole } = judgeLog(web.log, web.sites, {
  requests: visitLimits.requests,
  bytes: visitLimits.bytes,
  ...visitLanes,
})
const states = Object.entries(Object.groupBy?.(reports, ({ state }) => state) ?? count(reports)).map(
  ([state, of]) => `${Array.isArray(of) ? of.length : of} ${state}`,
)
const wrongStates = reports.filter((report, i) => report.state !== web.sites[i].state)
let [found, planted, right] = [0, 0, 0]
for (const [i, { firm }] of targets.entries()) {
  const bodies = listSiteEvidence(store, { firms: [firm], kind: 'reference' }).map(
    ({ body_name }) => body_name,
  )
  const wanted = web.sites[i].references
  found += bodies.length
  planted += wanted.length
  right += bodies.filter((body) => wanted.includes(body)).length
}
console.log(
  `visit: ${reports.length} invented sites, ${requests} requests, ${(requests / reports.length).toFixed(1)} a site, at most ${Math.max(...reports.map((one) => one.requests))} (goal 9) and ${Math.max(...reports.map((one) => one.bytes))} bytes (goal 3000000)`,
)
console.log(
  `visit: ${minutes.toFixed(1)} minutes at real gaps, ${((minutes * 1000) / reports.length).toFixed(1)} for 1,000 sites (goal 15), ${((secondsWhole * 1000) / visitLanes.atOnce / 60).toFixed(1)} were all read to their end at ${secondsWhole.toFixed(1)} s each; ${sideBySide} at once, ${onOneAddress} of one address; ${((cpu.user + cpu.system) / 1000 / reports.length).toFixed(0)} ms CPU a site`,
)
console.log(`visit: ${states.join(', ')}; ${wrongStates.length} in another state than planted (goal 0)`)
console.log(
  `visit: faults against the budget, gaps and robots.txt: ${faults.length} (goal 0)${faults.length ? `, first: ${faults[0]}` : ''}`,
)
console.log(`visit: references ${right} of ${planted} planted, ${found - right} that were not`)

function count(all) {
  const counts = {}
  for (const { state } of all) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

function publish(sites) {
  const directory = 'de-loopback'
  const run = startRun(store, { directory, trigger: 'manual', coverage: 'full', recipeHash: '' })
  publishRun(store, {
    run,
    directory,
    about: { title: directory, kind: 'list' },
    coverage: 'full',
    looked: true,
    listings: sites.map(({ name, website, domain }) => ({
      directory,
      entry: domain,
      url: `https://liste.example/${domain}`,
      name,
      former_names: [],
      legal_form: 'GmbH',
      website,
      domain,
      city: null,
      region: null,
      address: null,
      country: null,
      founded: null,
      summary: null,
      description: null,
      tags: [],
      status: 'unknown',
      updated_on: null,
      extra: {},
      original: {},
    })),
    unread: [],
    findEvidence: () => ({ ai: [], govtech: [] }),
    evidenceVersion: '1',
    filled: {},
    requests: 0,
    bytes: 0,
    issues: [],
  })
}
