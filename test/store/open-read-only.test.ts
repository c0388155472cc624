import { chmodSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { listListings } from '../../src/store/listings.js'
import { openStore } from '../../src/store/open.js'
import { openCopy, openReadOnly } from '../../src/store/open-read-only.js'
import { listing, makeFolder, publish } from './base.js'

const options = { now: () => '2026-11-24T10:00:00Z', who: 'analyst', toolVersion: '0.0.0' }

function madeBase(): string {
  const file = join(makeFolder(), 'base.db')
  const store = openStore({ file, ...options })
  publish(Object.assign(store, { setNow: () => undefined }), [listing('Aktenfuchs')])
  store.db.pragma('wal_checkpoint(TRUNCATE)')
  store.db.close()
  return file
}

test('a base can be read without writing anything', () => {
  const db = openReadOnly(madeBase())
  expect(listListings({ db, file: '', ...options }).map(({ name }) => name)).toEqual(['Aktenfuchs'])
  expect(() => db.exec('DELETE FROM listings')).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }))
  db.close()
})

test('a base in WAL mode is read from memory where nothing may stand beside it', () => {
  const db = openCopy(readFileSync(madeBase()))
  expect(listListings({ db, file: '', ...options }).map(({ name }) => name)).toEqual(['Aktenfuchs'])
  expect(() => db.exec('DELETE FROM listings')).toThrow()
  db.close()
})

test('an older base is not brought up to date, and says so', () => {
  const file = join(makeFolder(), 'old.db')
  const old = new Database(file)
  old.exec('CREATE TABLE runs (id INTEGER)')
  old.pragma('user_version = 1')
  old.close()
  expect(() => openReadOnly(file)).toThrow(/older version of govscout and cannot be written/)
})

/** The superuser may write everywhere: there the rights of a file cannot be tried. */
test.skipIf(process.getuid?.() === 0)('a reading command opens a folder that may not be written', () => {
  const folder = join(makeFolder(), 'filed')
  mkdirSync(folder)
  const file = join(folder, 'base.db')
  copyFileSync(madeBase(), file)
  chmodSync(file, 0o444)
  chmodSync(folder, 0o555)
  try {
    const store = openStore({ file, mustExist: true, ...options })
    expect(listListings(store)).toHaveLength(1)
    store.db.close()
  } finally {
    chmodSync(folder, 0o755)
  }
})
