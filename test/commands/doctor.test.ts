import { spawnSync } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checks, type Line } from '../../src/doctor/checks.js'
import type { State } from '../../src/doctor/finding.js'
import { forgetFirm } from '../../src/store/forget.js'
import { holdCrawlLock } from '../../src/store/lock.js'
import { migrations } from '../../src/store/migrations/index.js'
import { startRun } from '../../src/store/runs.js'
import { listing, makeFolder, openBase, publish } from '../store/base.js'
import { addNote, openRaw } from './doctor-bases.js'
import { govscout } from './govscout.js'

/** What the doctor says of a folder: a base in base.db, settings in govscout/. */
async function ask(folder: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const outcome = await govscout(['doctor', '--json', ...args], {
    GOVSCOUT_DB: join(folder, 'base.db'),
    XDG_CONFIG_HOME: folder,
    GOVSCOUT_CONTACT: 'a@b.example',
    ...env,
  })
  const lines = outcome.json() as Line[]
  return { ...outcome, lines, of: (check: string) => lines.find((line) => line.check === check) }
}

function setUp(folder: string, settings: string): void {
  mkdirSync(join(folder, 'govscout'))
  writeFileSync(join(folder, 'govscout', 'config.yaml'), settings)
}

/** Each row: what was done to the folder, which check tells it, how, and the exit code. */
const cases: readonly [
  about: string,
  prepare: (file: string, folder: string) => unknown,
  check: string,
  state: State,
  says: RegExp,
  options?: { args?: string[]; env?: NodeJS.ProcessEnv },
][] = [
  ['no base', () => {}, 'Database', 'ok', /none yet/],
  ['no settings', () => {}, 'Settings', 'ok', /No file, and none is needed/],
  [
    'settings that are no YAML',
    (_, folder) => setUp(folder, 'db: ['),
    'Settings',
    'fail',
    /line \d: not valid YAML/,
  ],
  [
    'settings with a word that is none',
    (_, folder) => setUp(folder, 'contact: a b\nuser: me\n'),
    'Settings',
    'fail',
    /line 1: contact: a mail or web address without blanks/,
  ],
  [
    'a folder in the place of the settings',
    (_, folder) => mkdirSync(join(folder, 'govscout', 'config.yaml'), { recursive: true }),
    'Settings',
    'fail',
    /it cannot be read \(EISDIR\)/,
  ],
  ['a folder in the place of the base', (file) => mkdirSync(file), 'Database', 'fail', /is a folder/],
  ['an empty file', (file) => writeFileSync(file, ''), 'Database', 'fail', /It is empty/],
  ['a base', (file) => void openBase(file), 'Database', 'ok', /Whole, \d/],
  ['a base, in full', (file) => void openBase(file), 'Log', 'ok', /0 rows/, { args: ['--full'] }],
  [
    'a text',
    (file) => writeFileSync(file, 'Firma;Ort\n'.repeat(99)),
    'Database',
    'fail',
    /not a govscout database/,
  ],
  [
    "another program's base",
    (file) => openRaw(file, (db) => db.exec('CREATE TABLE x (a)')),
    'Database',
    'fail',
    /not one of govscout's/,
  ],
  [
    'an older base',
    (file) =>
      openRaw(file, (db) => {
        for (const { sql } of migrations.slice(0, 3)) db.exec(sql)
        db.pragma('user_version = 3')
      }),
    'Schema',
    'warn',
    /older \(3, this version has \d+\)/,
  ],
  [
    'a newer base',
    (file) => {
      openBase(file).db.pragma('user_version = 999')
    },
    'Database',
    'fail',
    /newer version of govscout \(schema 999/,
  ],
  ['a damaged base', damage, 'Database', 'fail', /damaged|malformed|is no|cannot/i],
  [
    'a row that points nowhere',
    (file) => {
      const { db } = openBase(file)
      db.pragma('foreign_keys = OFF')
      db.exec("INSERT INTO tags VALUES (99, 'x', 'a', '2026-11-24T10:00:00Z')")
    },
    'Database',
    'fail',
    /a row of tags points nowhere/,
  ],
  [
    'a row of the log that was altered',
    (file) => {
      const store = openBase(file)
      publish(store, [listing('Aktenfuchs')])
      addNote(store, '2026-11-24T10:00:00Z')
      store.db.exec("UPDATE log SET who = 'x'")
    },
    'Log',
    'fail',
    /Row 1 is not as it was written/,
    { args: ['--full'] },
  ],
  [
    'words of ten days ago that are in no copy',
    (file) => {
      const store = openBase(file)
      publish(store, [listing('Aktenfuchs')])
      addNote(store, '2026-11-14T10:00:00Z')
    },
    'Backup',
    'warn',
    /no copy; what was said since 2026-11-14/,
  ],
  ['a run that was cut off', (file) => void cutOff(file), 'Runs', 'warn', /R1 of de-nordliste/],
  [
    'a run under way',
    (file) => {
      cutOff(file)
      return holdCrawlLock(file)
    },
    'Runs',
    'ok',
    /under way/,
  ],
  [
    'a lock that nobody holds',
    (file) => {
      openBase(file)
      holdCrawlLock(file)()
    },
    'Runs',
    'ok',
    /None under way/,
  ],
  [
    'a firm that was forgotten while somebody reads',
    (file) => {
      const [store, reader] = [openBase(file), openBase(file)]
      publish(store, [listing('Moorlicht'), listing('Hafenblick')])
      const reading = reader.db.prepare('SELECT * FROM listings').iterate()
      reading.next()
      forgetFirm(store, 1, 'Antrag')
      return () => reading.return?.()
    },
    'Erasure',
    'warn',
    /still there/,
  ],
  [
    'a copy older than a forgotten firm',
    (file) => {
      const store = openBase(file)
      publish(store, [listing('Moorlicht')])
      forgetFirm(store, 1, 'Antrag')
      writeOld(`${file}.before-3`)
    },
    'Erasure',
    'warn',
    /base\.db\.before-3/,
  ],
  [
    'what a killed update left',
    (file) => writeOld(`${file}.before-3.0a1b2c3d.tmp`),
    'Leftovers',
    'warn',
    /1 unfinished file: base\.db\.before-3\.0a1b2c3d\.tmp/,
  ],
  [
    'a row of tomorrow',
    (file) => {
      const store = openBase(file)
      publish(store, [listing('Aktenfuchs')])
      addNote(store, '2026-11-25T10:00:00Z')
    },
    'Clock',
    'warn',
    /It is 2026-11-24T10:00:00Z, and the base has a row of 2026-11-25T10:00:00Z/,
  ],
  [
    'an own recipe that does not load',
    (_, folder) => writeOwn(folder, 'directories/de-x.yaml', 'id: de-y\n'),
    'Recipes',
    'fail',
    /1 recipe does not load: .*de-x\.yaml/,
  ],
  [
    'own criteria that do not read',
    (_, folder) => writeOwn(folder, 'criteria.yaml', '- {id: 7\n'),
    'Own files',
    'fail',
    /criteria\.yaml/,
  ],
  [
    'own rules that do not read',
    (_, folder) => writeOwn(folder, 'procurement-rules.yaml', 'x\n'),
    'Own files',
    'fail',
    /rules/,
  ],
  [
    'a folder where a file should be',
    (_, folder) => writeOwn(folder, 'criteria.yaml/x', ''),
    'Own files',
    'fail',
    /EISDIR/,
  ],
  [
    'a file that nobody reads',
    (_, folder) => writeOwn(folder, 'criterias.yaml', ''),
    'Own files',
    'warn',
    /criterias/,
  ],
  [
    'a file where the folder of recipes should be',
    (_, folder) => writeOwn(folder, 'directories', ''),
    'Recipes',
    'fail',
    /directories cannot be read \(ENOTDIR\)/,
  ],
  [
    'a file where the folder of settings should be',
    (_, folder) => writeFileSync(join(folder, 'govscout'), ''),
    'Own files',
    'fail',
    /ENOTDIR/,
  ],
  ['no contact', () => {}, 'Contact', 'warn', /cannot tell who asks/, { env: { GOVSCOUT_CONTACT: '' } }],
  ['a proxy that is none', () => {}, 'Proxy', 'fail', /no address/, { env: { https_proxy: 'ftp://x' } }],
  [
    'a proxy that does not answer',
    () => {},
    'Proxy reached',
    'fail',
    /127\.0\.0\.1:9 cannot be reached/,
    { args: ['--online'], env: { HTTPS_PROXY: 'http://127.0.0.1:9' } },
  ],
]

test.each(cases)('%s', async (_, prepare, check, state, says, { args = [], env = {} } = {}) => {
  const folder = makeFolder()
  const after = prepare(join(folder, 'base.db'), folder)
  try {
    const { code, lines, of, stderr } = await ask(folder, args, env)
    expect(of(check)).toMatchObject({ state, says: expect.stringMatching(says) })
    expect(stderr).not.toMatch(/Something went wrong/)
    expect(code).toBe(lines.some((line) => line.state === 'fail') ? 1 : 0)
    expect(code).toBe(state === 'fail' ? 1 : 0)
    for (const line of lines) expectDeclared(line)
  } finally {
    if (typeof after === 'function') after()
  }
})

/** What a check may say stands in its line of docs/operations.md. */
function expectDeclared({ check, state, remedy }: Line) {
  const declared = checks.find(({ name }) => name === check)
  if (state === 'warn') expect(declared?.warns, check).toBeDefined()
  if (state === 'fail') expect(declared?.fails, check).toBeDefined()
  expect(remedy === null, check).toBe(state === 'ok')
}

test('a doctor changes nothing: an older base stays as it is, and none is made', async () => {
  const folder = makeFolder()
  const file = join(folder, 'base.db')
  await ask(folder)
  expect(readdirSync(folder)).toEqual([])
  openRaw(file, (db) => {
    for (const { sql } of migrations.slice(0, 3)) db.exec(sql)
    db.pragma('user_version = 3')
  })
  const before = readFileSync(file)
  await ask(folder, ['--full'])
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(readdirSync(folder)).toEqual(['base.db'])
})

test('a copy is noted, and then nothing is missing in one', async () => {
  const folder = makeFolder()
  const store = openBase(join(folder, 'base.db'))
  publish(store, [listing('Aktenfuchs')])
  addNote(store, '2026-11-14T10:00:00Z')
  const { code } = await govscout(['backup', join(folder, 'copy.db')], {
    GOVSCOUT_DB: join(folder, 'base.db'),
  })
  expect(code).toBe(0)
  const { of } = await ask(folder)
  expect(of('Backup')?.says).toBe('The last copy is of 2026-11-24, and nothing was said since.')
})

test('each check tells one line, the same ones each time', async () => {
  const folder = makeFolder()
  openBase(join(folder, 'base.db'))
  const { lines } = await ask(folder, ['--full', '--online'])
  const names = lines.map(({ check }) => check)
  expect(names).toEqual([...new Set(checks.map(({ name }) => name))])
  const { lines: usual } = await ask(folder)
  expect(usual.map(({ check }) => check)).toEqual(
    names.filter((name) => name !== 'Log' && name !== 'Proxy reached'),
  )
})

test('for cron, --quiet tells only what somebody should look at', async () => {
  const folder = makeFolder()
  openBase(join(folder, 'base.db'))
  const env = { GOVSCOUT_DB: join(folder, 'base.db'), XDG_CONFIG_HOME: folder, GOVSCOUT_NOW: '' }
  const outcome = await govscout(['doctor', '--quiet'], env)
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  expect(outcome.stdout.split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([
    ['Check', 'State'],
    ['Contact', 'warn'],
    [''],
  ])
  expect(await govscout(['doctor', '--quiet'], { ...env, GOVSCOUT_CONTACT: 'a@b.example' })).toMatchObject({
    code: 0,
    stdout: '',
    stderr: '',
  })
})

test.each([80, 40, 20])('at %i columns whole sentences stand below each other', async (columns) => {
  const folder = makeFolder()
  const env = {
    GOVSCOUT_DB: join(folder, 'base.db'),
    XDG_CONFIG_HOME: folder,
    LANG: 'C.UTF-8',
    TERM: 'xterm',
  }
  const { code, stdout: screen } = await govscout(['doctor'], env, { columns })
  expect(code).toBe(0)
  expect(screen).toMatch(/^ok {4}Node\.js/)
  expect(screen).toMatch(/\nwarn {2}Contact/)
  expect(screen.replace(/\s+/g, ' ')).toContain('→ Put "contact: address" into the file')
  for (const line of screen.split('\n')) expect(line.trimEnd().length, line).toBeLessThanOrEqual(columns)
})

test('as a process', () => {
  const folder = makeFolder()
  const bin = join(import.meta.dirname, '../../bin/govscout.js')
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [bin, 'doctor', '--json', ...args], {
      encoding: 'utf8',
      env: { ...process.env, GOVSCOUT_DB: join(folder, 'base.db'), XDG_CONFIG_HOME: folder },
    })
  const fine = run()
  expect({
    status: fine.status,
    states: new Set((JSON.parse(fine.stdout) as Line[]).map(({ state }) => state)),
  }).toEqual({
    status: 0,
    states: new Set(['ok', 'warn']),
  })
  writeFileSync(join(folder, 'base.db'), 'no base')
  expect(run().status).toBe(1)
  expect(run('--fuller').status).toBe(2)
})

function cutOff(file: string): void {
  startRun(openBase(file), {
    directory: 'de-nordliste',
    trigger: 'manual',
    coverage: 'full',
    recipeHash: 'h',
  })
}

/** Overwrites pages in the middle of the file, as a failing disk does. */
function damage(file: string): void {
  const store = openBase(file)
  publish(
    store,
    Array.from({ length: 300 }, (_, i) => listing(`Firma ${i}`, { description: `Text ${i} `.repeat(80) })),
  )
  store.db.pragma('wal_checkpoint(TRUNCATE)')
  store.db.close()
  const handle = openSync(file, 'r+')
  for (let at = 40; at < 120; at++) writeSync(handle, Buffer.alloc(4096, 0xff), 0, 4096, at * 4096)
  closeSync(handle)
}

function writeOld(file: string): void {
  writeFileSync(file, '')
  utimesSync(file, new Date('2026-11-01'), new Date('2026-11-01'))
}

function writeOwn(folder: string, name: string, text: string): void {
  const file = join(folder, 'govscout', name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}
