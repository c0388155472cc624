import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileName } from '../../src/documents/file-names.js'

describe('fileName', () => {
  it.each([
    [['longlist', 'B2026-003'], 'longlist-b2026-003.csv'],
    [['Größe & Übermaß AG'], 'groesse-uebermass-ag.csv'],
    [['Gro\u0308ße'], 'groesse.csv'],
    [['Société Générale Łódź Øre'], 'societe-generale-lodz-ore.csv'],
    [['../../etc/passwd'], 'etc-passwd.csv'],
    [['C:\\Windows\\x'], 'c-windows-x.csv'],
    [['...hidden'], 'hidden.csv'],
    [['CON'], 'con-datei.csv'],
    [['lpt1'], 'lpt1-datei.csv'],
    [['console'], 'console.csv'],
    [['東京データ'], '東京データ.csv'],
    [['a\u001b[2J\u202eb\0'], 'a-2j-b.csv'],
    [['', '🙂', '///'], 'ohne-namen.csv'],
  ])('%j', (parts, expected) => {
    expect(fileName(parts, 'csv')).toBe(expected)
  })
  it('cuts long names at a hyphen', () => {
    expect(fileName(['wort '.repeat(3000)], 'csv')).toBe(`${Array(19).fill('wort').join('-')}.csv`)
  })
  it('is safe whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 })), (parts) => {
        const name = fileName(parts, 'docx')
        expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}-]*\.docx$/u)
        expect(name.length).toBeLessThanOrEqual(100)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./)
      }),
    )
  })
})
