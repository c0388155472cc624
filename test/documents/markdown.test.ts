import { describe, expect, it } from 'vitest'
import { escapeMarkdown, markdownLink } from '../../src/documents/markdown-text.js'
import { makeReadingPaper } from '../../src/documents/papers.js'
import { formatReadingMarkdown } from '../../src/documents/reading-markdown.js'
import { file } from './sample-file.js'

describe('escapeMarkdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['a \\| b', 'a \\\\\\| b'],
    ['<script>', '\\<script\\>'],
    ['`rm`', '\\`rm\\`'],
    ['**x** _y_', '\\*\\*x\\*\\* \\_y\\_'],
    ['[a](b)', '\\[a\\](b)'],
    ['![a](b)', '\\!\\[a\\](b)'],
    ['&lt;', '\\&lt;'],
    ['a\n# b', 'a \\# b'],
    ['- a', '\\- a'],
    ['+ a', '\\+ a'],
    ['12. a', '12\\. a'],
    ['2019', '2019'],
    ['a\u001b[2J\u202eb', 'ab'],
  ])('%j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected)
  })
})

describe('markdownLink', () => {
  it.each([
    ['a web address', 'https://a.example/x', '[t](https://a.example/x)'],
    ['brackets and pipes', 'https://a.example/(x)|<y>', '[t](https://a.example/%28x%29%7C%3Cy%3E)'],
    ['quotes and spaces', 'https://a.example/ "x"', '[t](https://a.example/%20%22x%22)'],
    ['a script', 'javascript:alert(1)', 't (javascript:alert(1))'],
    ['data', 'data:text/html,<b>', 't (data:text/html,\\<b\\>)'],
    ['no address', 'nowhere|', 't (nowhere\\|)'],
  ])('%s', (_, address, expected) => {
    expect(markdownLink('t', address)).toBe(expected)
  })
})

describe('the longlist as Markdown', () => {
  const text = formatReadingMarkdown(makeReadingPaper('longlist', file, { criteria: new Map() }))

  it('says at the head what, when, from where and with which words', () => {
    expect(text.split('\n').slice(0, 18)).toEqual([
      '# Longlist',
      '',
      'B2026-003: Posteingang ordnen',
      '',
      '- Bedarf: B2026-003, Posteingang ordnen',
      '- Fassung des Bedarfs: 2, nicht eingefroren',
      '- Bedarfsträger: Fachamt Post \\| Mitte',
      '- Erstellt am: 2026-11-24T10:00:00Z',
      '- Werkzeug: govscout 0.1.0',
      '- Filter: Land DE',
      '- Umfang: 2 von 12 gereihten Firmen, 10 weitere nicht aufgeführt (--top)',
      '- Nicht gereiht: 1 beendet, übernommen oder in keinem Verzeichnis mehr, 3 außerhalb des Filters',
      '- Feld: dünn: eine Firma nennt mindestens die Hälfte des Gesuchten; die Punktzahl fällt am stärksten hinter Rang 1',
      '- Gesuchte Wörter: Posteingang, incoming mail',
      '- Prüfsumme der Daten: SHA-256 ab12',
      '- Prüfsumme des Protokolls: SHA-256 cd34',
      '',
      '> Eingehende Post soll geordnet und der Akte zugeführt werden.',
    ])
  })
  it('gives each reason with its quote, and page and day in the list of evidence', () => {
    expect(text).toMatch(
      /Passung zum Bedarf, Posteingang \(40 Punkte\): „ordnet den Posteingang“ \\\[\d+\\\]/,
    )
    expect(text).toMatch(
      /„ordnet den Posteingang“ \[https:\/\/nordliste\.example\/aktenfuchs\]\(.*\), 2026-11-20/,
    )
    expect(text).toContain('- Kein Beleg in den durchsuchten Quellen.')
    expect(text).toContain('(nicht aufgenommen (A9)): Nicht prüfbar: keine Angaben.')
  })
  it('keeps every table line in its columns and lets no markup in', () => {
    const cells = (line: string) => line.replace(/\\./g, '').split('|').length - 2
    const rows = text.split('\n').filter((line) => line.startsWith('|'))
    expect(new Set(rows.map(cells))).toEqual(new Set([2, 7, 4, 6]))
    expect(text).not.toMatch(/(?<!\\)<|(?<!\\)`|\u001b|\u202e|\]\(javascript/)
    expect(text).toContain('Nord)\\](x (javascript:alert(1))')
  })
  it('says so where nothing was found', () => {
    expect(
      formatReadingMarkdown(makeReadingPaper('longlist', { ...file, firms: [] }, { criteria: new Map() })),
    ).toContain('## Firmen (0)\n\nKeine Firma gefunden.')
  })
})
