import { expect, test } from 'vitest'
import { formatChangesMarkdown, type ReportedChanges } from '../../src/documents/changes-report.js'

const news = (name: string, over = {}) => ({
  firm: 'F1',
  name,
  directory: 'de-nordliste',
  url: 'https://nordliste.example/1',
  at: '2026-11-20T03:17:00Z',
  ...over,
})
const changes: ReportedChanges = {
  since: '2026-11-17T00:00:00Z',
  new: [news('Aktenfuchs')],
  changed: [
    { ...news('Hafenblick'), field: 'city', old: 'Kiel', new: 'Bonn' },
    { ...news('Hafenblick'), field: 'website', old: null, new: 'https://hafenblick.example/' },
  ],
  gone: [],
  back: [news('Moorlicht')],
  doubtful: [
    { ...news('SUMM'), other_firm: 'F9', other_name: 'SUMM AI', reasons: ['similar names', 'same town'] },
    {
      ...news('Irrlicht'),
      other_firm: null,
      other_name: null,
      reasons: ['the last full run did not have the entry'],
    },
  ],
}

test('the report tells one line a listing, with its page, and its changed fields below', () => {
  expect(
    formatChangesMarkdown(changes, { generated_at: '2026-11-24T10:00:00Z', lang: 'de' }),
  ).toBe(`# Änderungsbericht

Änderungen seit 2026-11-17T00:00:00Z, erstellt am 2026-11-24T10:00:00Z

## Neu (1)

- Aktenfuchs (F1): [de-nordliste](https://nordliste.example/1), 2026-11-20

## Geändert (1)

- Hafenblick (F1): [de-nordliste](https://nordliste.example/1), 2026-11-20
  - Ort: Kiel → Bonn
  - Webseite: leer → https://hafenblick.example/

## Nicht mehr gelistet (0)

keine

## Wieder gelistet (1)

- Moorlicht (F1): [de-nordliste](https://nordliste.example/1), 2026-11-20

## Zweifelhaft (2)

- SUMM (F1) und SUMM AI (F9): ähnliche Namen; gleicher Ort, [de-nordliste](https://nordliste.example/1)
- Irrlicht (F1): beim letzten vollständigen Abruf fehlte der Eintrag, [de-nordliste](https://nordliste.example/1)

---

*Markterkundung nach § 20 UVgO/§ 28 VgV, keine Vergabeentscheidung*
`)
})

test('words of pages cannot become markup', () => {
  const hostile = { ...changes, new: [news('[x](javascript:1) <b>*')] }
  const text = formatChangesMarkdown(hostile, { generated_at: '2026-11-24T10:00:00Z', lang: 'en' })
  expect(text).toContain('- \\[x\\](javascript:1) \\<b\\>\\* (F1)')
  expect(text).toContain('# Report of changes')
})
