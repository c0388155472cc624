import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../commands/govscout.js'

const codeCache = join(import.meta.dirname, '../../bin/code-cache.js')

test.each([
  ['none', () => {}],
  ['what cannot be read', (file: string) => mkdirSync(file)],
  ['an empty file', (file: string) => writeFileSync(file, '')],
  ['what no V8 has made', (file: string) => writeFileSync(file, 'x'.repeat(5000))],
])('a file with %s in the place of its code is loaded as ever', (_, make) => {
  const folder = makeFolder()
  const file = join(folder, 'part.cjs')
  writeFileSync(file, 'module.exports = { says: __filename }')
  make(`${file}.code`)
  const script = `
    require(${JSON.stringify(codeCache)}).useCodeCache(${JSON.stringify(folder)})
    console.log(require(${JSON.stringify(file)}).says)`
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
  expect([stdout, stderr]).toEqual([`${file}\n`, ''])
})
