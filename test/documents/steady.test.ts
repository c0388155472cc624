import { afterEach, describe, expect, test, vi } from 'vitest'
import { formatsOf, makePaperTable, makeReadingPaper, paperNames } from '../../src/documents/papers.js'
import { formatReadingDocx } from '../../src/documents/reading-docx.js'
import { withState } from '../../src/documents/workbook.js'
import { formatXlsx } from '../../src/documents/xlsx.js'
import { file } from './sample-file.js'
import { unpack } from './unpack.js'

const more = { criteria: new Map<string, string>() }
const zone = process.env['TZ']
afterEach(() => {
  vi.useRealTimers()
  process.env['TZ'] = zone
})

/** The same twice, years apart and in two time zones. */
async function twice(make: () => Promise<Uint8Array>): Promise<[Buffer, Buffer]> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T10:00:00Z') })
  process.env['TZ'] = 'Pacific/Auckland'
  const one = Buffer.from(await make())
  vi.setSystemTime(new Date('2031-02-03T23:59:58Z'))
  process.env['TZ'] = 'America/Los_Angeles'
  return [one, Buffer.from(await make())]
}

describe.each(paperNames)('%s is the same to the byte, whenever and wherever it is made', (name) => {
  test('as DOCX', async () => {
    const [one, other] = await twice(() => formatReadingDocx(makeReadingPaper(name, file, more)))
    expect(one.equals(other)).toBe(true)
  })

  test.runIf(formatsOf(name).includes('xlsx'))('as XLSX', async () => {
    const table = makePaperTable(name, file)
    if (!table) throw new Error('no table')
    const [one, other] = await twice(() => formatXlsx(withState(file, name, table), { lang: 'de' }))
    expect(one.equals(other)).toBe(true)
  })
})

describe('a DOCX', () => {
  const make = async () => unpack(await formatReadingDocx(makeReadingPaper('record', file, more)))

  test('is of the day of its paper', async () => {
    const core = (await make()).get('docProps/core.xml') ?? ''
    expect(core.match(/>2026-11-24T10:00:00Z</g)).toHaveLength(2)
  })

  test('has a number of its own for each bookmark and link, each link with its address', async () => {
    const files = await make()
    const [text, rels] = [
      files.get('word/document.xml') ?? '',
      files.get('word/_rels/document.xml.rels') ?? '',
    ]
    const starts = [...text.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/g)].map(([, id]) => id)
    const ends = [...text.matchAll(/<w:bookmarkEnd [^>]*w:id="(\d+)"/g)].map(([, id]) => id)
    expect(starts.length).toBeGreaterThan(14)
    expect(new Set(starts).size).toBe(starts.length)
    expect(ends).toEqual(starts)
    const used = [...text.matchAll(/<w:hyperlink [^>]*r:id="([^"]+)"/g)].map(([, id]) => id as string)
    const given = [...rels.matchAll(/Id="(rIdLink\d+)"/g)].map(([, id]) => id as string)
    expect(used.length).toBeGreaterThan(3)
    expect([...used].sort()).toEqual([...given].sort())
  })

  test('carries notice and checksums on every page', async () => {
    const footer = (await make()).get('word/footer1.xml') ?? ''
    expect(footer).toContain('keine Vergabeentscheidung')
    expect(footer).toContain('Protokoll SHA-256 cd34')
  })
})
