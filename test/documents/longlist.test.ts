import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { formatCsv } from '../../src/documents/csv.js'
import { type LonglistRow, longlistTable } from '../../src/documents/longlist.js'
import { hostile, known } from './sample.js'

const today = '2026-11-24T10:00:00Z'
const heads =
  'Nr;Firma;Rechtsform;Sitz (Ort, Land);Gründung;Webseite;Produkt;Kurzbeschreibung;Themenfeld (T-Code);Technik;Zielgruppe;' +
  'Reife;Behördenreferenzen (Anzahl);Wichtigste Referenz + Link;Punktzahl;Spanne (min–max);Hauptgründe (3);Offene Punkte;' +
  'Status im Bedarf;Ausschlussgrund-Code;Quelle(n);Erstmals gesehen;Zuletzt geprüft;Datenalter (Tage)'

/** The row as a person reads it in Excel, by head. */
function shown(row: LonglistRow, lang: 'de' | 'en' = 'de'): Record<string, string> {
  const table = longlistTable([row], { lang, today })
  const csv = formatCsv(table, { profile: 'excel-de', unknown: lang === 'de' ? 'unbekannt' : 'unknown' })
  const [, cells = []] = parse(csv, { bom: true, delimiter: ';' })
  return Object.fromEntries(table.titles.map((title, place) => [title, cells[place] ?? 'missing']))
}

describe('longlistTable', () => {
  it('has the 24 columns in their order', () => {
    const table = longlistTable([known], { lang: 'de', today })
    expect(table.titles.join(';')).toBe(heads)
    expect(table.keys).toHaveLength(24)
    expect(new Set(table.keys).size).toBe(24)
    expect(table.rows[0]).toHaveLength(24)
    expect(longlistTable([], { lang: 'en', today }).titles[0]).toBe('No')
  })
  it('shows what is known', () => {
    expect(shown(known)).toEqual({
      Nr: '1',
      Firma: 'Aktenfuchs GmbH',
      Rechtsform: 'GmbH',
      'Sitz (Ort, Land)': 'Hamburg, DE',
      Gründung: '2019',
      Webseite: 'https://aktenfuchs.example/',
      Produkt: 'Fuchsbau',
      Kurzbeschreibung: 'Ordnet die Post von Behörden.',
      'Themenfeld (T-Code)': 'T05, T09',
      Technik: 'OCR, LLM',
      Zielgruppe: 'Sachbearbeitung',
      Reife: 'Betrieb',
      'Behördenreferenzen (Anzahl)': '2',
      'Wichtigste Referenz + Link': 'Stadt Musterhafen https://musterhafen.example/post',
      Punktzahl: '72,5',
      'Spanne (min–max)': '62,5–92,5',
      'Hauptgründe (3)':
        'Posteingang (40 Punkte): „ordnet den Posteingang“; Akte (20 Punkte); Behörde (7,5 Punkte): „für Behörden“',
      'Offene Punkte': 'Hosting; BITV',
      'Status im Bedarf': 'aufgenommen',
      'Ausschlussgrund-Code': '',
      'Quelle(n)': 'Nordliste https://nordliste.example/aktenfuchs; Südliste https://suedliste.example/7',
      'Erstmals gesehen': '2026-10-01',
      'Zuletzt geprüft': '2026-11-20',
      'Datenalter (Tage)': '4',
    })
  })
  it('says unknown of each fact nobody knows, and never no', () => {
    const row = shown(hostile)
    const unknown = Object.keys(row).filter((head) => row[head] === 'unbekannt')
    expect(unknown).toEqual(heads.split(';').slice(2, 14))
    expect(Object.values(row)).not.toContain('nein')
    expect([row['Offene Punkte'], row['Hauptgründe (3)']]).toEqual(['keine', 'keine'])
    expect(row['Ausschlussgrund-Code']).toBe('A9')
  })
  it.each<[string, Partial<LonglistRow>, string, string]>([
    ['an exclusion without a code', { status: 'out', exclusion: null }, 'Ausschlussgrund-Code', 'unbekannt'],
    ['a code without an exclusion', { status: 'open', exclusion: 'A9' }, 'Ausschlussgrund-Code', ''],
    ['no reference found', { references: 0 }, 'Behördenreferenzen (Anzahl)', '0'],
    [
      'a reference without a link',
      { main_reference: { title: 'Kreis Au', url: null } },
      'Wichtigste Referenz + Link',
      'Kreis Au',
    ],
    ['a country alone', { city: ' ', country: 'AT' }, 'Sitz (Ort, Land)', 'AT'],
    ['no decision', { status: 'open' }, 'Status im Bedarf', 'offen'],
  ])('shows %s', (_, change, head, expected) => {
    expect(shown({ ...known, ...change })[head]).toBe(expected)
  })
  it('cuts long descriptions at a word', () => {
    const text = shown({ ...known, description: 'Verwaltung '.repeat(1000) }).Kurzbeschreibung ?? ''
    expect(text).toBe(`${'Verwaltung '.repeat(18).trim()}…`)
    expect(text.length).toBeLessThanOrEqual(200)
  })
  it('speaks English when asked', () => {
    const row = shown(hostile, 'en')
    expect([row['Legal form'], row['Status in the need'], row['Open points']]).toEqual([
      'unknown',
      'not taken',
      'none',
    ])
  })
})
