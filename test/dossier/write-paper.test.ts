import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type PaperForm, writePaper } from '../../src/dossier/write-paper.js'
import { file } from '../documents/sample-file.js'
import { makeFolder } from '../store/base.js'

describe('writing', () => {
  const write = async (form: Partial<PaperForm>) => {
    const out: string[] = []
    const notes: string[] = []
    const printer = {
      print: (data: string | Uint8Array) =>
        out.push(typeof data === 'string' ? data : `${data.length} bytes`),
      note: (text: string) => notes.push(text),
    }
    const more = { criteria: new Map<string, string>() }
    const written = await writePaper(
      'longlist',
      file,
      more,
      { format: 'csv', profile: 'excel-de', ...form },
      printer,
    )
    return { written, out: out.join(''), notes }
  }

  test('a CSV brings its companion', async () => {
    const folder = makeFolder()
    const target = join(folder, 'liste.csv')
    expect(await write({ output: target })).toEqual({
      written: [target, join(folder, 'liste.hinweis.txt')],
      out: '',
      notes: [],
    })
    expect(readdirSync(folder).sort()).toEqual(['liste.csv', 'liste.hinweis.txt'])
    const csv = readFileSync(target, 'utf8')
    expect(csv).toMatch(/^\ufeff"?Nr"?;/)
    expect(csv.split('\r\n')).toHaveLength(5)
    // Its name, not where it was written: a paper goes to others.
    expect(readFileSync(join(folder, 'liste.hinweis.txt'), 'utf8')).toMatch(/^liste\.csv \(.*3\)/)
  })

  test('without a name takes one from need, version and day', async () => {
    const folder = makeFolder()
    const before = process.cwd()
    process.chdir(folder)
    try {
      expect((await write({ format: 'md' })).written).toEqual(['longlist-b2026-003-v2-2026-11-24.md'])
      expect(readdirSync(folder)).toEqual(['longlist-b2026-003-v2-2026-11-24.md'])
    } finally {
      process.chdir(before)
    }
  })

  test('to standard output leaves no file, and tells the footer of a CSV apart', async () => {
    const csv = await write({ output: '-', profile: 'technical' })
    expect(csv.written).toEqual([])
    expect(csv.out).toContain('Aktenfuchs')
    expect(csv.notes).toEqual([expect.stringContaining('keine Vergabeentscheidung')])
    const json = await write({ output: '-', format: 'json' })
    expect(JSON.parse(json.out)).toMatchObject({
      need: 'B2026-003',
      firms: [{ firm: 'F12' }, { firm: 'F13' }, { firm: 'F14' }],
    })
    expect(json.notes).toEqual([])
  })

  test('as a table is refused for a paper that is none', async () => {
    const write = writePaper(
      'record',
      file,
      { criteria: new Map() },
      { format: 'csv', profile: 'excel-de' },
      {
        print: () => undefined,
        note: () => undefined,
      },
    )
    await expect(write).rejects.toThrow(/The record is no table[\s\S]*/)
  })

  test('into a folder that is not there is a mistake that can be mended', async () => {
    await expect(write({ output: join(makeFolder(), 'none', 'a.csv') })).rejects.toMatchObject({
      name: 'Problem',
    })
  })
})
