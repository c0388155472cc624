import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cell, formatCsv } from '../../src/documents/csv.js'

const one = (cell: Cell) => ({ keys: ['k'], titles: ['Kopf'], rows: [[cell]] })
const excel = (cell: Cell, dates: 'iso' | 'de' = 'iso') =>
  formatCsv(one(cell), { profile: 'excel-de', dates })
const technical = (cell: Cell) => formatCsv(one(cell), { profile: 'technical' })

describe('formatCsv', () => {
  it('begins with the BOM, ends lines with CRLF and quotes all, for Excel', () => {
    const bytes = Buffer.from(
      formatCsv(
        { keys: ['a', 'b'], titles: ['Größe', 'b'], rows: [[{ text: 'x' }, null]] },
        { profile: 'excel-de' },
      ),
    )
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(bytes.subarray(3).toString()).toBe('"Größe";"b"\r\n"x";""\r\n')
  })
  it('has neither for machines', () => {
    expect(
      formatCsv(
        { keys: ['a', 'b'], titles: ['Größe', 'b'], rows: [[{ text: 'x' }, null]] },
        { profile: 'technical' },
      ),
    ).toBe('a,b\nx,\n')
  })
  it.each<[string, Cell, string, string]>([
    ['a text', { text: 'Müller & Söhne' }, '"Müller & Söhne"', 'Müller & Söhne'],
    ['quotes and separators', { text: 'a "b"; c, d' }, '"a ""b""; c, d"', '"a ""b""; c, d"'],
    ['a whole number', { number: 2019 }, '"2019"', '2019'],
    ['a decimal', { number: 72.5 }, '"72,5"', '72.5'],
    ['a large number', { number: 1_234_567.25 }, '"1234567,25"', '1234567.25'],
    ['a negative number, unguarded', { number: -12.5 }, '"-12,5"', '-12.5'],
    ['a very small number', { number: 0.0000001 }, '"0,0000001"', '1e-7'],
    ['an instant', { date: '2026-11-04T23:30:00Z' }, '"2026-11-04"', '2026-11-04'],
    ['unknown', { unknown: true }, '"unbekannt"', ''],
    ['does not apply', null, '""', ''],
    ['=', { text: '=1+1' }, '"\'=1+1"', "'=1+1"],
    ['+', { text: '+49 40 1' }, '"\'+49 40 1"', "'+49 40 1"],
    ['-', { text: '-1' }, '"\'-1"', "'-1"],
    ['@', { text: '@SUM(A1)' }, '"\'@SUM(A1)"', "'@SUM(A1)"],
    ['a formula behind spaces', { text: '  =1' }, '"\'=1"', "'=1"],
    ['a formula behind a tab', { text: '\t=1' }, '"\'=1"', "'=1"],
    ['a formula behind a return', { text: '\r=1' }, '"\'=1"', "'=1"],
    ['a formula behind an escape', { text: '\u001b[0m\u200b=1' }, '"\'=1"', "'=1"],
    ['a full-width formula', { text: '＝1' }, '"\'＝1"', "'＝1"],
    ['a formula sign inside', { text: 'a=b' }, '"a=b"', 'a=b'],
    ['line breaks', { text: 'a\r\nb\nc' }, '"a b c"', 'a b c'],
    ['steering characters', { text: 'a\u001b[2Jb\u202ec\u0000' }, '"abc"', 'abc'],
  ])('writes %s', (_, cell, inExcel, forMachines) => {
    expect(excel(cell)).toBe(`\ufeff"Kopf"\r\n${inExcel}\r\n`)
    expect(technical(cell)).toBe(`k\n${forMachines}\n`)
  })
  it('writes German days when asked', () => {
    expect(excel({ date: '2026-11-04T23:30:00Z' }, 'de')).toContain('"04.11.2026"')
  })
  it('cuts what a spreadsheet cannot hold', () => {
    const [, [cell] = []] = parse(excel({ text: `=${'wort '.repeat(20_000)}` }), {
      delimiter: ';',
      bom: true,
    })
    expect(cell?.length).toBeLessThanOrEqual(32_767)
    expect(cell?.length).toBeGreaterThan(32_000)
  })
  it('never begins with a sep= line', () => {
    expect(formatCsv({ keys: ['sep='], titles: ['sep='], rows: [] }, { profile: 'excel-de' })).toBe(
      '\ufeff"sep="\r\n',
    )
  })
  it('is read back as the same table, and no text can be a formula', () => {
    const texts = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(texts, fc.constantFrom('excel-de' as const, 'technical' as const), (rows, profile) => {
        const table = {
          keys: ['a', 'b', 'c'],
          titles: ['a', 'b', 'c'],
          rows: rows.map((row) => row.map((text) => ({ text }))),
        }
        const csv = formatCsv(table, { profile })
        const read = parse(csv, {
          bom: true,
          delimiter: profile === 'technical' ? ',' : ';',
          skip_empty_lines: false,
        })
        expect(read).toHaveLength(rows.length + 1)
        for (const cells of read as string[][]) {
          expect(cells).toHaveLength(3)
          for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
        }
      }),
    )
  })
})
