import { mkdirSync, writeFileSync } from 'node:fs'
import { devNull } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }
import { readProxySettings } from '../../src/crawl/proxies.js'
import type { Directory } from '../../src/directories/catalogue.js'
import { readRecipeFile } from '../../src/directories/catalogue.js'
import type { Recipe } from '../../src/directories/recipe.js'
import { judgeBackup } from '../../src/doctor/backup-check.js'
import { judgeIntegrity, judgeLog, judgeProblem, judgeSchema } from '../../src/doctor/base.js'
import { judgeClock } from '../../src/doctor/clock.js'
import { judgeNames } from '../../src/doctor/data-files.js'
import { judgeDirectories } from '../../src/doctor/directories-check.js'
import { judgeDisk, temporaryFolder } from '../../src/doctor/disk.js'
import { judgeErasure } from '../../src/doctor/erasure.js'
import { type Finding, fail, ok, type Scene } from '../../src/doctor/finding.js'
import { nodeCheck, oldestNode } from '../../src/doctor/node-check.js'
import { judgePermissions, type PermissionState } from '../../src/doctor/permissions.js'
import { judgeCertificates, judgeProxy, proxyReachedCheck } from '../../src/doctor/proxy.js'
import { judgeRecipes } from '../../src/doctor/recipes.js'
import { judgeLeftovers, judgeRuns } from '../../src/doctor/runs-check.js'
import { judgeContact, judgeModels, judgeTerminal } from '../../src/doctor/settings.js'
import { judgeSqlite } from '../../src/doctor/sqlite-check.js'
import { Problem } from '../../src/problem.js'
import { probeSqlite } from '../../src/store/probe-sqlite.js'
import { makeFolder } from '../store/base.js'
import { loopbackPort } from './loopback-port.js'

const now = '2026-11-24T10:00:00Z'
const today = '2026-11-24'
const builtIn = join(import.meta.dirname, '../../data/directories')
const sample = readRecipeFile(join(builtIn, 'de-munich-startup.yaml'), 'built-in')

/** A directory of that id, otherwise as the sample; nothing of it is asked. */
function directory(
  id: string,
  {
    origin = 'built-in',
    decision = 'ask',
    checked_on = '2026-06-01',
    ...rest
  }: {
    origin?: Directory['origin']
    decision?: Recipe['permission']['decision']
    checked_on?: string
    paused?: string
    frequency?: Recipe['frequency']
  } = {},
): Directory {
  const permission = { ...sample.recipe.permission, decision, checked_on }
  const recipe = { ...sample.recipe, frequency: 'weekly' as const, ...rest, id, permission }
  return { ...sample, origin, recipe: recipe as Recipe }
}

function approvals(days: Record<string, string>): PermissionState['approvals'] {
  return new Map(
    Object.entries(days).map(([id, day]) => [
      id,
      { directory: id, basis: 'E-Mail', approved_by: 'a', approved_at: `${day}T00:00:00Z` },
    ]),
  )
}

const permissions = (state: Partial<PermissionState>) =>
  judgePermissions({
    directories: [],
    approvals: new Map(),
    crawled: new Set(),
    paused: new Set(),
    today,
    ...state,
  })

const disk = (state: Partial<Parameters<typeof judgeDisk>[0]>) =>
  judgeDisk({ folder: '/srv', free: 80e9, writable: true, type: 0xef53, baseBytes: 1e6, ...state })

const proxy = (env: Record<string, string>) => judgeProxy(readProxySettings(env))

const records = (id: string, lastSuccess: string | null, failures = 0) =>
  new Map([[id, { lastSuccess, failures, lastFailure: failures ? 'dns' : null }]])
const directoriesOf = (one: Directory, record: ReturnType<typeof records>, pauses: string[] = []) =>
  judgeDirectories({
    directories: new Map([[one.recipe.id, one]]),
    records: record,
    pauses: new Map(
      pauses.map((id) => [id, { directory: id, reason: null, made_by: 'a', made_at: now }] as const),
    ),
    now,
  })

const copy = { name: 'b.db.before-9', kind: 'copy', changed: '2026-01-01T00:00:00.000Z' } as const
const draft = { name: 'b.db.restoring', kind: 'draft', changed: '2026-11-20T00:00:00.000Z' } as const
const node = (nodeVersion: string) => nodeCheck.run({ nodeVersion } as Scene) as Finding
const model = { kind: 'openai', url: 'https://m.example/v1', key_env: 'KEY' }

/** What was found, the state it is, what stands in the sentence and in what to do. */
const cases: readonly [
  about: string,
  finding: Finding,
  state: Finding['state'],
  says: RegExp,
  remedy?: RegExp,
][] = [
  ['the oldest Node.js', node('20.18.1'), 'ok', /^20\.18\.1$/],
  ['a Node.js one patch too old', node('20.18.0'), 'fail', /20\.18\.0 is too old/, /20\.18\.1 or newer/],
  ['an old major Node.js', node('18.99.9'), 'fail', /too old/, /Install/],
  ['a nightly Node.js', node('26.0.0-nightly2026'), 'ok', /^26/],
  ['the SQLite at hand', judgeSqlite(probeSqlite()), 'ok', /^3\.\d+/],
  [
    'a SQLite without JSON',
    judgeSqlite({ version: '3.8', missing: ['JSON'] }),
    'fail',
    /3\.8 lacks JSON/,
    /npm ci/,
  ],
  [
    'a module for another Node.js',
    judgeSqlite(new Error('was compiled against a different Node.js version\nusing NODE_MODULE_VERSION 115')),
    'fail',
    /does not load: was compiled against a different Node\.js version$/,
    /npm rebuild/,
  ],
  ['a whole base', judgeIntegrity([], '/b.db', 2_340_000), 'ok', /Whole, 2\.3 MB/],
  [
    'a damaged base',
    judgeIntegrity(['row 3 missing'], '/b.db', 1),
    'fail',
    /row 3 missing/,
    /govscout restore/,
  ],
  [
    'a base that cannot be opened',
    judgeProblem(new Problem('/b.db is damaged.', { remedy: 'Put back a copy.' }), '/b.db'),
    'fail',
    /^It is damaged\.$/,
    /Put back/,
  ],
  ['an older schema', judgeSchema({ found: 3, known: 14 }), 'warn', /3, this version has 14/, /keeps a copy/],
  ['a log', judgeLog(7, []), 'ok', /7 rows, none altered/],
  ['an altered log', judgeLog(7, ['Row 3 is not as it was written.']), 'fail', /Row 3/, /log verify/],
  ['nobody forgotten', judgeErasure({ pending: false, lastForgotten: null }, [copy], '/srv'), 'ok', /Nobody/],
  [
    'a file that is still to be written anew',
    judgeErasure({ pending: true, lastForgotten: now }, [], '/srv'),
    'warn',
    /still there/,
    /once more/,
  ],
  [
    'a copy from before a firm was forgotten',
    judgeErasure({ pending: false, lastForgotten: now }, [copy], '/srv'),
    'warn',
    /1 copy beside the base .*before-9/,
    /Delete/,
  ],
  [
    'a copy from after it',
    judgeErasure({ pending: false, lastForgotten: '2025-01-01T00:00:00Z' }, [copy], '/srv'),
    'ok',
    /2025-01-01/,
  ],
  ['no run', judgeRuns([], false), 'ok', /none cut off/],
  ['a run cut off', judgeRuns(['R4 of de-x (2026-11-20)'], false), 'warn', /R4 of de-x/, /goes on/],
  ['the same while somebody crawls', judgeRuns(['R4 of de-x'], true), 'ok', /under way/],
  [
    'a draft of days ago',
    judgeLeftovers([draft], '/srv', now),
    'warn',
    /1 unfinished file: b\.db\.restoring/,
    /Delete/,
  ],
  ['a draft of today', judgeLeftovers([{ ...draft, changed: now }], '/srv', now), 'ok', /None/],
  ['a copy of before', judgeLeftovers([copy], '/srv', now), 'ok', /copies of before: b\.db\.before-9/],
  [
    'nothing said, no copy',
    judgeBackup({ lastBackup: null, oldestUnsaved: null }, now),
    'ok',
    /nothing was said yet/,
  ],
  [
    'something said today, no copy',
    judgeBackup({ lastBackup: null, oldestUnsaved: now }, now),
    'ok',
    /since 2026-11-24/,
  ],
  [
    'something said eight days ago, no copy',
    judgeBackup({ lastBackup: null, oldestUnsaved: '2026-11-16T09:00:00Z' }, now),
    'warn',
    /no copy; what was said since 2026-11-16/,
    /govscout backup/,
  ],
  [
    'an old copy, nothing said since',
    judgeBackup({ lastBackup: '2025-01-01T00:00:00Z', oldestUnsaved: null }, now),
    'ok',
    /2025-01-01, and nothing was said since/,
  ],
  ['room', disk({}), 'ok', /80 GB free/],
  ['less than a gigabyte', disk({ free: 0.9e9 }), 'warn', /900 MB free; 1 GB would be safe/, /move the base/],
  ['less than the base twice', disk({ free: 9e9, baseBytes: 5e9 }), 'warn', /9 GB free; 10 GB/, /Free/],
  ['a full disk', disk({ free: 1e6 }), 'fail', /Only 1 MB free/, /Free/],
  ['no right to write', disk({ writable: false }), 'warn', /cannot be written/, /right/],
  ['NFS', disk({ type: 0x6969 }), 'warn', /network drive/, /backup/],
  ['SMB 2', disk({ type: 0xfe534d42 }), 'warn', /network drive/, /backup/],
  ['a clock that is right', judgeClock('2026-11-24T09:00:00Z', now, false), 'ok', /no row is younger/],
  ['a clock a minute behind', judgeClock('2026-11-24T10:01:00Z', now, false), 'ok', /no row/],
  [
    'a clock a day behind',
    judgeClock('2026-11-25T10:00:00Z', now, false),
    'warn',
    /a row of 2026-11-25/,
    /NTP/,
  ],
  ['a clock that is fixed', judgeClock(null, now, true), 'warn', /stands at/, /GOVSCOUT_NOW/],
  [
    'a fixed clock before the newest row',
    judgeClock('2027-01-01T00:00:00Z', now, true),
    'warn',
    /2027/,
    /GOVSCOUT_NOW/,
  ],
  [
    'recipes',
    judgeRecipes(
      { directories: new Map([['de-x', directory('de-x', { origin: 'own' })]]), problems: [] },
      '/own',
    ),
    'ok',
    /^1, 1 of them your own: de-x\.$/,
  ],
  [
    'a recipe that does not load',
    judgeRecipes({ directories: new Map(), problems: [new Problem('/own/de-x.yaml:3 is wrong')] }, '/own'),
    'fail',
    /1 recipe does not load: \/own\/de-x\.yaml:3/,
    /directories check FILE/,
  ],
  [
    'built-in recipes that nobody uses',
    permissions({ directories: [directory('a'), directory('b', { decision: 'forbidden' })] }),
    'ok',
    /0 directories in use .* 1 not in use waits/,
  ],
  [
    'an own recipe that nobody approved',
    permissions({ directories: [directory('a', { origin: 'own' })] }),
    'warn',
    /^never approved: a\.$/,
    /directories approve/,
  ],
  [
    'the same, paused',
    permissions({ directories: [directory('a', { origin: 'own' })], paused: new Set(['a']) }),
    'ok',
    /^0/,
  ],
  [
    'an approval that holds',
    permissions({ directories: [directory('a')], approvals: approvals({ a: '2026-11-01' }) }),
    'ok',
    /1 directory in use/,
  ],
  [
    'an approval that ends in 30 days',
    permissions({ directories: [directory('a')], approvals: approvals({ a: '2025-12-24' }) }),
    'warn',
    /^ends soon: a \(2026-12-24\)\.$/,
    /approve/,
  ],
  [
    'an approval that ends in 31 days',
    permissions({ directories: [directory('a')], approvals: approvals({ a: '2025-12-25' }) }),
    'ok',
    /1 directory/,
  ],
  [
    'an approval that has ended',
    permissions({ directories: [directory('a')], approvals: approvals({ a: '2025-11-01' }) }),
    'warn',
    /^ended: a \(2026-11-01\)\.$/,
    /approve/,
  ],
  [
    'approvals that a clock has dated ahead: nothing is asked by them',
    permissions({
      directories: [directory('a')],
      services: ['awards'],
      approvals: approvals({ a: '2027-06-01', awards: '2026-11-26' }),
    }),
    'warn',
    /^dated ahead, so not valid: a \(2027-06-01\), awards \(2026-11-26\)\.$/,
    /approve/,
  ],
  [
    "a recipe's own check that is too old, of what was crawled",
    permissions({
      directories: [directory('a', { decision: 'allowed', checked_on: '2025-01-01' })],
      crawled: new Set(['a']),
    }),
    'warn',
    /^ended: a \(2026-01-01\)\.$/,
  ],
  [
    'the service of award notices',
    permissions({ services: ['awards'], approvals: approvals({ awards: '2025-11-01' }) }),
    'warn',
    /^ended: awards/,
  ],
  [
    'a directory read yesterday',
    directoriesOf(directory('a'), records('a', '2026-11-23T00:00:00Z')),
    'ok',
    /all well/,
  ],
  [
    'one not read for three weeks',
    directoriesOf(directory('a'), records('a', '2026-11-01T00:00:00Z')),
    'warn',
    /long not read: a \(2026-11-01\)/,
    /govscout refresh/,
  ],
  [
    'one that failed once',
    directoriesOf(directory('a'), records('a', null, 1)),
    'warn',
    /failed last: a/,
    /runs list/,
  ],
  ['one that failed thrice', directoriesOf(directory('a'), records('a', null, 3)), 'warn', /failing: a/],
  ['one that was paused', directoriesOf(directory('a'), records('a', null, 5), ['a']), 'ok', /1 paused/],
  ['one without a recipe', directoriesOf(directory('b'), records('a', now)), 'warn', /without a recipe: a/],
  ['none crawled', directoriesOf(directory('b'), new Map()), 'ok', /None was crawled/],
  [
    'files that are read',
    judgeNames(['criteria.yaml', '.x.yaml', 'notes.txt'], '/own') ?? ok('none'),
    'ok',
    /none/,
  ],
  [
    'a slip in a name',
    judgeNames(['criterias.yaml'], '/own') ?? ok('none'),
    'warn',
    /criterias/,
    /"criteria\.yaml"/,
  ],
  ['a contact', judgeContact('a@b.example', 'govscout/1 (+a@b.example)', '/c'), 'ok', /\+a@b\.example/],
  [
    'no contact',
    judgeContact(undefined, 'govscout/1', '/c'),
    'warn',
    /cannot tell who asks/,
    /contact: address/,
  ],
  ['no model', judgeModels({}, {}, '/c'), 'ok', /None named/],
  [
    'a model with its key',
    judgeModels({ embeddings: model }, { KEY: 'x' }, '/c'),
    'ok',
    /openai at m\.example/,
  ],
  ['a model without', judgeModels({ embeddings: model }, {}, '/c'), 'warn', /^KEY/, /Set it/],
  ['a pipe', judgeTerminal({ LANG: 'C' }, false), 'ok', /UTF-8/],
  ['a terminal of UTF-8', judgeTerminal({ LANG: 'de_DE.UTF-8' }, true), 'ok', /UTF-8/],
  ['a terminal of utf8', judgeTerminal({ LC_ALL: 'C.utf8', LANG: 'C' }, true), 'ok', /UTF-8/],
  [
    'a terminal of Latin 1',
    judgeTerminal({ LC_ALL: 'de_DE', LANG: 'C.UTF-8' }, true),
    'warn',
    /"de_DE"/,
    /C\.UTF-8/,
  ],
  ['a terminal that says nothing', judgeTerminal({}, true), 'warn', /not set/, /LANG/],
  ['no proxy', proxy({}), 'ok', /None/],
  [
    'a proxy with a password, which is not shown',
    proxy({ HTTPS_PROXY: 'http://u:geheim@proxy.example:3128', NO_PROXY: '*.intern.example, .x' }),
    'ok',
    /^HTTPS_PROXY proxy\.example:3128, not for \*\.intern\.example, \.x\.$/,
  ],
  [
    'a proxy without its scheme',
    proxy({ https_proxy: 'proxy.example:3128' }),
    'ok',
    /https_proxy proxy\.example:3128/,
  ],
  [
    'a proxy of another kind',
    proxy({ ALL_PROXY: 'socks5://p.example' }),
    'fail',
    /no address/,
    /http:\/\/host:port/,
  ],
  ['a proxy that is none', proxy({ HTTP_PROXY: 'http://a b' }), 'fail', /no address/],
  [
    'a range in NO_PROXY',
    proxy({ NO_PROXY: 'a.example,10.0.0.0/8' }),
    'warn',
    /No host fits 10\.0\.0\.0\/8/,
    /no ranges/,
  ],
  ['a pattern in NO_PROXY', proxy({ NO_PROXY: '192.168.*.1' }), 'warn', /192\.168/],
  ['NO_PROXY for all', proxy({ NO_PROXY: '*' }), 'ok', /None/],
  ['no file of certificates', judgeCertificates(null), 'ok', /Node/],
  ['one that is not there', judgeCertificates('/nowhere/ca.pem'), 'fail', /not there/, /PEM/],
]

test.each(cases)('%s', (_, finding, state, says, remedy) => {
  expect(finding.state).toBe(state)
  expect(finding.says).toMatch(says)
  if (remedy) expect(finding.remedy).toMatch(remedy)
  // Whoever is told of something is told what to do; nobody else is told to do anything.
  expect(finding.remedy !== null).toBe(state !== 'ok')
})

test('a password of a proxy stands nowhere', () => {
  const found = proxy({ HTTPS_PROXY: 'http://u:geheim@proxy.example:3128' })
  expect(JSON.stringify(found)).not.toContain('geheim')
})

test('the oldest Node.js is that of the package', () => {
  expect(packageFile.engines.node).toBe(`>=${oldestNode}`)
})

describe('on the disk of this machine', () => {
  test('certificates are read', () => {
    const folder = makeFolder()
    const [good, bad] = [join(folder, 'ca.pem'), join(folder, 'none.pem')]
    writeFileSync(good, '-----BEGIN CERTIFICATE-----\n')
    writeFileSync(bad, 'MIIB')
    expect(judgeCertificates(good)).toMatchObject({ state: 'ok', where: good })
    expect(judgeCertificates(bad)).toMatchObject({
      state: 'fail',
      says: expect.stringMatching(/no certificate/),
    })
    // A device such as /dev/zero has no end: it was read until the memory was full. This one has no bytes.
    for (const place of [folder, devNull])
      expect(judgeCertificates(place)).toMatchObject({
        state: 'fail',
        says: expect.stringMatching(/It is no file/),
      })
  })

  test('temporary files go where SQLite puts them', () => {
    const folder = join(makeFolder(), 'tmp')
    mkdirSync(folder)
    expect(temporaryFolder({ SQLITE_TMPDIR: folder, TMPDIR: '/var/tmp' })).toBe(folder)
    expect(temporaryFolder({ SQLITE_TMPDIR: join(folder, 'none'), TMPDIR: folder })).toBe(folder)
  })

  test('a proxy is reached, or not', async () => {
    const { port, close } = await loopbackPort()
    const reach = (address: string) =>
      proxyReachedCheck.run({ env: { HTTPS_PROXY: address } } as unknown as Scene)
    expect(await reach(`127.0.0.1:${port}`)).toEqual(ok(`127.0.0.1:${port}.`))
    await close()
    expect(await reach(`http://127.0.0.1:${port}`)).toEqual(
      fail(`127.0.0.1:${port} cannot be reached (ECONNREFUSED).`, expect.any(String), 'HTTPS_PROXY'),
    )
  })
})
