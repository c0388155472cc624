// The script of the cookbook, run as it stands there, against the recorded web.
import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatsOf, paperFileStem, paperNames } from '../../src/documents/papers.js'
import { isRecordedHere, type Replay, startReplay } from './replay.js'

const title = isRecordedHere
  ? 'the script of the cookbook'
  : 'the recorded web is not beside the checkout, skipped'
const bin = fileURLToPath(new URL('../../bin/govscout.js', import.meta.url))
const cookbook = readFileSync(new URL('../../docs/cookbook.md', import.meta.url), 'utf8')
const script = /```sh\n(# 1 [\s\S]*?)```/.exec(cookbook)?.[1] ?? ''
const hasOffice = spawnSync('soffice', ['--version']).status === 0
const hasPdfText = spawnSync('pdftotext', ['-v']).status === 0

let web: Replay
let folder: string
let akte: string
let said = { stdout: '', stderr: '' }

beforeAll(async () => {
  if (!isRecordedHere) return
  web = await startReplay()
  folder = join(web.folder, 'desk')
  akte = join(folder, 'akte')
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'bin/govscout'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`)
  chmodSync(join(folder, 'bin/govscout'), 0o755)
  const env = web.env('desk.db', {
    PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
    GOVSCOUT_NOW: '2026-11-24T10:00:00Z',
  })
  said = await promisify(execFile)('sh', ['-eu', '-c', script], {
    cwd: folder,
    env,
    maxBuffer: 64 * 1024 * 1024,
  })
}, 600_000)
afterAll(() => web?.close())

describe.skipIf(!isRecordedHere)(title, () => {
  test('leaves every paper in every form, and the state they were made from', () => {
    const names = readdirSync(akte)
    const expected = paperNames.flatMap((name) =>
      formatsOf(name).map(
        (format) => `${paperFileStem(name, 'de')}-posteingang-2026-v1-2026-11-24.${format}`,
      ),
    )
    expect(expected.filter((name) => !names.includes(name))).toEqual([])
    expect(names).toContain('posteingang-2026.snapshot')
    expect(said.stdout).toMatch(/rows, nothing was altered\. Head: [0-9a-f]{64}/)
  })

  test('the record has its fifteen points with what was done', () => {
    const record = readFileSync(join(akte, 'vermerk-posteingang-2026-v1-2026-11-24.md'), 'utf8')
    for (let point = 1; point <= 15; point++)
      expect(record).toMatch(new RegExp(String.raw`^## ${point}\\\. .+\n\n(?:[^#]|###)`, 'm'))
    expect(record).toContain('Über Firmen wurde erst danach entschieden')
    expect(record).toContain('A3 falscher Adressat')
    expect(record).toContain('Zertifikat Nr. 4711')
    expect(record).toContain('kollegin, 2026-11-24')
  })

  test('a snapshot gives the list again, byte for byte', async () => {
    const env = web.env('desk.db', { GOVSCOUT_NOW: '2026-11-24T10:00:00Z' })
    const list = ['shortlist', 'posteingang-2026', '--json']
    const now = await web.run(env, list)
    const later = web.env('none.db', { GOVSCOUT_NOW: '2036-11-24T10:00:00Z' })
    const then = await web.run(later, [...list, '--from', join(akte, 'posteingang-2026.snapshot')])
    expect(then.code, then.stderr).toBe(0)
    expect(then.stdout).toBe(now.stdout)
  })

  test.skipIf(!hasOffice)(
    'DOCX and XLSX open in LibreOffice, and the Vermerk keeps its points',
    () => {
      // By form: two of one name would become one PDF.
      for (const form of ['docx', 'xlsx']) {
        const files = readdirSync(akte).filter((name) => name.endsWith(`.${form}`))
        const out = join(folder, form)
        const office = `-env:UserInstallation=file://${folder}/office`
        const args = ['--headless', office, '--convert-to', 'pdf', '--outdir', out]
        const { status } = spawnSync('soffice', [...args, ...files.map((name) => join(akte, name))], {
          timeout: 240_000,
        })
        expect(status).toBe(0)
        expect(readdirSync(out)).toHaveLength(files.length)
      }
      if (!hasPdfText) return
      const text = spawnSync(
        'pdftotext',
        ['-layout', join(folder, 'docx', 'vermerk-posteingang-2026-v1-2026-11-24.pdf'), '-'],
        {
          encoding: 'utf8',
        },
      ).stdout
      for (const heading of ['1. Bedarf', '7. Nicht aufgenommene Firmen', '15. Verfasst und geprüft'])
        expect(text).toContain(heading)
      expect(text).toMatch(/Seite 1 von \d/)
      // The points are read in a meeting: two to four pages. A line of the contents ends with its page.
      const points = text.split('\f').findIndex((page) => /^\s*Anlage 1: [^.]*$/m.test(page))
      expect(points).toBeGreaterThanOrEqual(2)
      expect(points).toBeLessThanOrEqual(4)
    },
    300_000,
  )
})
