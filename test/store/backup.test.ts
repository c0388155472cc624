import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ExitCode } from '../../src/problem.js'
import { backUp } from '../../src/store/backup.js'
import { checkIntegrity } from '../../src/store/integrity.js'
import { listListings } from '../../src/store/listings.js'
import { listing, makeFolder, openBase, publish } from './base.js'

test('a copy is whole, taken while the base is in use, and never written over', () => {
  const folder = makeFolder()
  const store = openBase(join(folder, 'base.db'))
  publish(store, [listing('Aktenfuchs')])
  const copy = join(folder, 'copy.db')
  backUp(store, copy)
  const before = readFileSync(copy)
  publish(store, [listing('Hafenblick')])
  expect(() => backUp(store, copy)).toThrow(
    expect.objectContaining({ message: `${copy} is there already.`, exitCode: ExitCode.usage }),
  )
  expect(readFileSync(copy).equals(before)).toBe(true)
  const again = openBase(copy)
  expect(listListings(again).map(({ name }) => name)).toEqual(['Aktenfuchs'])
  expect(checkIntegrity(again)).toEqual([])
})

test('a name that is too long for the disk is a mistake in the call, and nothing is left of it', () => {
  const folder = makeFolder()
  const store = openBase(join(folder, 'base.db'))
  const before = readdirSync(folder)
  expect(() => backUp(store, join(folder, `${'a'.repeat(300)}.db`))).toThrow(
    expect.objectContaining({ message: expect.stringMatching(/name is too long/), exitCode: ExitCode.usage }),
  )
  expect(readdirSync(folder)).toEqual(before)
})
