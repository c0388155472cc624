import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { govscout, makeFolder } from './govscout.js'

test('the demo crawls its web through the real client, ranks, and leaves CSV and Markdown', async () => {
  const folder = join(makeFolder(), 'demo')
  const outcome = await govscout(['demo', '--folder', folder])
  expect(outcome.code, outcome.stderr).toBe(0)
  expect(outcome.stderr.match(/success, 26 listings, 26 new/g)).toHaveLength(3)
  const [head, first] = outcome.stdout.split('\n')
  expect(head).toBe('#\tFirm\tScore\tRange\tWhy\tFirst quote')
  expect(first).toMatch(/^1\tAktenklar\t/)
  const csv = readFileSync(join(folder, 'longlist.csv'))
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = csv.toString('utf8')
  expect(text).toMatch(/^\ufeff"Nr";"Firma";/)
  expect(text.split('\r\n').length).toBeGreaterThan(10)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(text).toMatch(/;"'=Sortwerk";/)
  expect(readFileSync(join(folder, 'longlist.md'), 'utf8')).toMatch(/keine Vergabeentscheidung/)
  const firms = (await govscout(['firms', 'list', '--json', '--db', join(folder, 'govscout.db')])).json() as {
    name: string
  }[]
  expect(firms.length).toBeGreaterThanOrEqual(60)
  expect(JSON.stringify(firms)).not.toMatch(/\u00ad|@|<\w+>/)
})

test('the demo can be run again, and says what it would print as JSON', async () => {
  const folder = join(makeFolder(), 'demo')
  await govscout(['demo', '--folder', folder])
  const again = await govscout(['demo', '--folder', folder, '--json', '--quiet'])
  expect(again.json()).toMatchObject({
    need: 'demo-antraege',
    firms: expect.any(Array),
    files: expect.any(Array),
  })
  expect(again.stderr).toBe('')
})

test('a folder that cannot be written is one sentence', async () => {
  const outcome = await govscout(['demo', '--folder', '/dev/null/demo'])
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
  expect(outcome.stderr).toMatch(/cannot be written/)
})
