import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../store/base.js'

test('a clone that is not built says so in one line', () => {
  const folder = makeFolder()
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  for (const name of ['govscout.js', 'package.json'])
    copyFileSync(join(import.meta.dirname, '../../bin', name), join(folder, 'bin', name))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'bin/govscout.js'), '--version'],
    {
      encoding: 'utf8',
    },
  )
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^govscout is not built yet: run "npm ci && npm run build" in .*\n$/)
})
