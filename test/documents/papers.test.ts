import { describe, expect, it } from 'vitest'
import { companionName, formatCompanion } from '../../src/documents/companion.js'
import { formatCsv } from '../../src/documents/csv.js'
import { formatJson, formatLonglistJson } from '../../src/documents/json.js'
import { longlistTable } from '../../src/documents/longlist.js'
import { hashData, paperFooter } from '../../src/documents/paper.js'
import { hostile, known, paper } from './sample.js'

const rows = [known, hostile]

describe('every paper', () => {
  it.each([
    ['de', 'Markterkundung nach § 20 UVgO/§ 28 VgV, keine Vergabeentscheidung'],
    ['en', 'Market exploration under § 20 UVgO/§ 28 VgV (Germany), not a procurement decision'],
  ] as const)('ends with the notice (%s) and promises nothing', (lang, notice) => {
    const its = { ...paper, lang }
    const companion = formatCompanion(its, { name: 'a.csv', rows: 2 })
    const json = formatLonglistJson(its, rows)
    const csv = formatCsv(longlistTable(rows, { lang, today: paper.generated_at }), { profile: 'excel-de' })
    expect(paperFooter(lang)).toBe(notice)
    expect(companion.endsWith(`\r\n${notice}\r\n`)).toBe(true)
    expect(JSON.parse(json)).toMatchObject({ notice })
    expect(csv.trimEnd().split('\r\n')).toHaveLength(3)
    expect([companion, json, csv].join()).not.toMatch(/Sieger|Zuschlag|Auftrag|winner|awarded/i)
  })
})

describe('formatLonglistJson', () => {
  it('keeps facts whole and unknown null', () => {
    const read = JSON.parse(formatLonglistJson(paper, rows))
    expect(read).toMatchObject({ paper: 'longlist', need: 'B2026-003', version: 2, sources: paper.sources })
    expect(read.firms[0]).toEqual({ ...known, age_days: 4 })
    expect(read.firms[1]).toMatchObject({ name: hostile.name, legal_form: null, references: null })
  })
  it('writes nothing that could steer a terminal, and equal bytes for equal values', () => {
    const text = formatLonglistJson(paper, rows)
    expect(text).not.toMatch(/[\u001b\u202e]/)
    expect(formatLonglistJson(structuredClone(paper), structuredClone(rows))).toBe(text)
    expect(formatJson({ b: 1, a: [] })).toBe('{\n  "b": 1,\n  "a": []\n}\n')
  })
})

describe('hashData', () => {
  it('sees values and the order of lists, not the order of keys', () => {
    const hash = hashData({ a: 1, b: { c: [1, 2], d: null } })
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(hashData({ b: { d: null, c: [1, 2] }, a: 1 })).toBe(hash)
    expect(hashData({ a: 1, b: { c: [2, 1], d: null } })).not.toBe(hash)
  })
})

describe('the companion of a CSV file', () => {
  it.each([
    ['longlist.csv', 'longlist.hinweis.txt'],
    ['out.d/liste', 'out.d/liste.hinweis.txt'],
    ['/tmp/a.b.csv', '/tmp/a.b.hinweis.txt'],
  ])('of %s is %s', (file, expected) => {
    expect(companionName(file)).toBe(expected)
  })
  it('says where the list comes from', () => {
    expect(formatCompanion(paper, { name: 'a\u001b[2J.csv', rows: 2 }).split('\r\n')).toEqual([
      'a.csv (Firmen: 2)',
      '',
      'Bedarf: B2026-003, Posteingang ordnen',
      'Fassung des Bedarfs: 2, nicht eingefroren',
      'Bedarfsträger: Fachamt Post | Mitte',
      'Erstellt am: 2026-11-24T10:00:00Z',
      'Werkzeug: govscout 0.1.0',
      'Filter: Land DE',
      'Umfang: 2 von 12 gereihten Firmen, 10 weitere nicht aufgeführt (--top)',
      'Nicht gereiht: 1 beendet, übernommen oder in keinem Verzeichnis mehr, 3 außerhalb des Filters',
      'Feld: dünn: eine Firma nennt mindestens die Hälfte des Gesuchten; die Punktzahl fällt am stärksten hinter Rang 1',
      'Gesuchte Wörter: Posteingang, incoming mail',
      'Prüfsumme der Daten: SHA-256 ab12',
      'Prüfsumme des Protokolls: SHA-256 cd34',
      '',
      'Durchsuchte Quellen:',
      '- Verzeichnis: Nordliste, Letzter Abruf: 2026-11-20, Einträge: 1204, Lizenz: CC-BY-4.0, Abdeckung: vollständig',
      '- Verzeichnis: Südliste, Letzter Abruf: noch nie, Einträge: 0, Lizenz: unbekannt, Abdeckung: unbekannt',
      '',
      'Markterkundung nach § 20 UVgO/§ 28 VgV, keine Vergabeentscheidung',
      '',
    ])
  })
})
