import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ExitCode } from '../../src/problem.js'
import { checkIntegrity } from '../../src/store/integrity.js'
import { holdCrawlLock } from '../../src/store/lock.js'
import { listing, makeFolder, openBase, publish } from './base.js'

test('one run at a time: the second is told so with exit code 75, and may go when the first has ended', () => {
  const file = join(makeFolder(), 'base.db')
  const free = holdCrawlLock(file)
  expect(() => holdCrawlLock(file)).toThrow(
    expect.objectContaining({
      name: 'Problem',
      exitCode: ExitCode.locked,
      message: expect.stringContaining('Another govscout is crawling'),
    }),
  )
  free()
  holdCrawlLock(file)()
})

test('a process that was killed holds nothing', () => {
  const file = join(makeFolder(), 'base.db')
  const killed = spawnSync(process.execPath, [
    '--input-type=commonjs',
    '-e',
    `const db = require(${JSON.stringify(join(process.cwd(), 'node_modules/better-sqlite3'))})(${JSON.stringify(`${file}.lock`)})
     db.exec('BEGIN EXCLUSIVE'); process.kill(process.pid, 'SIGKILL')`,
  ])
  expect(killed.signal).toBe('SIGKILL')
  holdCrawlLock(file)()
})

test('other bases, and those in memory, are free', () => {
  const folder = makeFolder()
  const frees = ['a.db', 'b.db'].map((name) => holdCrawlLock(join(folder, name)))
  frees.push(holdCrawlLock(':memory:'), holdCrawlLock(':memory:'))
  for (const free of frees) free()
})

test('reading and writing the base goes on while a run holds the lock', () => {
  const file = join(makeFolder(), 'base.db')
  const store = openBase(file)
  const free = holdCrawlLock(file)
  publish(store, [listing('Aktenfuchs')])
  expect(checkIntegrity(store)).toEqual([])
  free()
})

test('integrity names rows that point nowhere', () => {
  const store = openBase()
  store.db.pragma('foreign_keys = OFF')
  store.db.exec("INSERT INTO tags VALUES (99, 'x', 'a', '2026-11-24T10:00:00Z')")
  expect(checkIntegrity(store)).toEqual(['a row of tags points nowhere'])
})
