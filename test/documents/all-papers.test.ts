import { parseDocument } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { formatCsv } from '../../src/documents/csv.js'
import type { NeedFile } from '../../src/documents/need-file.js'
import { paperFooter } from '../../src/documents/paper.js'
import {
  formatPaperJson,
  formatsOf,
  makePaperTable,
  makeReadingPaper,
  type PaperName,
  paperNames,
} from '../../src/documents/papers.js'
import { formatReadingDocx } from '../../src/documents/reading-docx.js'
import { formatReadingHtml } from '../../src/documents/reading-html.js'
import { formatReadingMarkdown } from '../../src/documents/reading-markdown.js'
import { withState } from '../../src/documents/workbook.js'
import { formatXlsx } from '../../src/documents/xlsx.js'
import { attacked, file } from './sample-file.js'
import { shownText, unpack } from './unpack.js'

const more = {
  criteria: new Map([
    ['C06', 'Sicherheitsnachweise (C5)'],
    ['C15', 'Kosten'],
  ]),
}
const read = (name: PaperName, of: NeedFile = file) => makeReadingPaper(name, of, more)
const english: NeedFile = { ...file, paper: { ...file.paper, lang: 'en' } }

describe.each(paperNames)('%s', (name) => {
  test.each(['de', 'en'] as const)('ends with the notice and promises nothing (%s)', (lang) => {
    const of = lang === 'de' ? file : english
    const markdown = formatReadingMarkdown(read(name, of))
    expect(markdown.endsWith(`---\n\n*${paperFooter(lang)}*\n`)).toBe(true)
    expect(formatReadingHtml(read(name, of))).toContain(paperFooter(lang))
    expect(JSON.parse(formatPaperJson(name, of, more))).toMatchObject({
      paper: name,
      notice: paperFooter(lang),
      log_hash: 'cd34',
    })
    expect(markdown).not.toMatch(/Sieger|Zuschlag|Auftrag(?!geber)|winner|awarded/i)
  })

  test('is the same twice, and needs nothing that is unknown', () => {
    expect(formatReadingHtml(read(name))).toBe(formatReadingHtml(read(name)))
    const empty: NeedFile = {
      ...file,
      firms: [],
      criteria: [],
      contacts: [],
      informations: [],
      untold: [],
      conflicts: [],
      undeclared: [],
      reuse: [],
      questions: [],
      sources: [],
      conclusion: null,
      search: { words: [], lines: [] },
      changes: { since: '2026-10-25T10:00:00Z', new: [], changed: [], gone: [], back: [], doubtful: [] },
    }
    expect(formatReadingMarkdown(read(name, empty))).not.toMatch(/undefined|null|NaN|\[object/)
  })

  test('goes harmless through HTML, whatever a page says', () => {
    const html = formatReadingHtml(read(name, attacked()))
    const names = elements(parseDocument(html))
    expect(names.filter((tag) => tag === 'script')).toHaveLength(1)
    expect(html).not.toMatch(/[\u001b\u202e\u202c]/)
    expect(html.match(/href="[^"#][^"]*"/g)?.filter((href) => !/^href="https?:/.test(href)) ?? []).toEqual([])
    expect(html).not.toMatch(/ on[a-z]+=/)
  })

  test('goes harmless through DOCX, whatever a page says', async () => {
    const files = await unpack(
      await formatReadingDocx(read(name, attacked(`${'x'.repeat(9_000)} <w:p/>&\u0000\u202e`))),
    )
    const xml = files.get('word/document.xml') ?? ''
    expect(xml).not.toMatch(/[\u0000-\u0008\u202e]|<w:p\/>&[^a#]/)
    expect(files.get('word/footer1.xml')).toContain('Markterkundung nach § 20')
    const links = [...files]
      .filter(([path]) => path.endsWith('.rels'))
      .map(([, text]) => text)
      .join('')
    expect(links).not.toContain('javascript:')
  })

  test('goes harmless through Markdown, whatever a page says', () => {
    const markdown = formatReadingMarkdown(read(name, attacked()))
    expect(markdown).not.toMatch(/[\u001b\u202e]|(?<!\\)<|(?<!\\)\]\(javascript/)
  })
})

describe.each(paperNames.filter((name) => formatsOf(name).includes('xlsx')))('%s as a table', (name) => {
  test('has one cell a column, guarded where it could be a formula', async () => {
    const table = makePaperTable(name, attacked())
    if (!table) throw new Error('no table')
    expect(table.titles).toHaveLength(table.keys.length)
    for (const row of table.rows) expect(row).toHaveLength(table.keys.length)
    const csv = formatCsv(table, { profile: 'excel-de' })
    expect(csv).not.toMatch(/(?:^|;)"[=+\-@\t]/m)
    const files = await unpack(await formatXlsx(withState(attacked(), name, table), { lang: 'de' }))
    expect(files.has('xl/worksheets/sheet3.xml')).toBe(true)
    const all = [...files.values()].join('')
    expect(all).not.toMatch(/<f>|<f |[\u001b\u202e]/)
    expect(all).not.toContain('javascript:alert(1)"')
  })
})

test('a workbook has three sheets, real dates, a frozen and filtered first line, and links', async () => {
  const table = makePaperTable('longlist', file)
  if (!table) throw new Error('no table')
  const files = await unpack(await formatXlsx(withState(file, 'longlist', table), { lang: 'de' }))
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? ''
  expect(files.get('xl/workbook.xml')).toMatch(
    /name="longlist".*name="Quellen".*name="Kriterien &amp; Stand"/s,
  )
  expect(sheet).toContain('<autoFilter ref="A1:X4"/>')
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
  expect(sheet).toContain('<hyperlink ref="F2" r:id="rId-link-1"/>')
  // 2026-11-20 as a serial number: days since 1899-12-30.
  expect(sheet).toMatch(/<v>46346<\/v>/)
  expect(sheet.indexOf('</sheetData>')).toBeLessThan(sheet.indexOf('<autoFilter'))
  expect(sheet.indexOf('<hyperlinks>')).toBeLessThan(sheet.indexOf('<pageMargins'))
})

describe('the record', () => {
  const record = read('record')
  const headings = record.blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === 2 ? [block.text] : [],
  )

  test('has its fifteen points, each with something in it', () => {
    expect(headings.filter((text) => /^\d+\. /.test(text)).map((text) => Number.parseInt(text, 10))).toEqual(
      Array.from({ length: 15 }, (_, i) => i + 1),
    )
    record.blocks.forEach((block, i) => {
      if (block.kind === 'heading') expect(record.blocks[i + 1], block.text).toBeDefined()
      if (block.kind === 'heading' && block.level === 2) expect(record.blocks[i + 1]?.kind).not.toBe('page')
    })
  })

  test.each([
    ['the need', 'Eingehende Post soll geordnet'],
    ['the verdict', 'Der Markt deckt den Bedarf teilweise. ein Anbieter, keiner mit XBau'],
    ['a source that was refused, in German', 'noch nicht freigegeben'],
    ['since when the criteria stand', 'seit Fassung 1 vom 2026-11-20'],
    ['an exclusion with its reason', 'A9 nicht prüfbar (keine Belege)'],
    ['an answer with who says it', 'ja, laut Anbieter'],
    ['a public customer', 'Stadt Musterhafen: nutzt, Behörde'],
    ['an open question', 'C09 Barrierefreiheit'],
    ['re-use', 'Postkorb (Land)'],
    ['who was not told', 'haben noch nicht erhalten: Postmöwe'],
    ['who declared nothing', 'nichts erklärt haben: vertretung'],
    ['costs', 'teilweise, Dritte (Presse, Verband)'],
    ['limits', 'Das Feld ist dünn: 1 Firma nennt'],
    ['checksums', 'govscout log verify --head cd34'],
    ['who reviewed', 'kollegin, 2026-11-24'],
    ['evidence with page and day', 'https://aktenfuchs.example/zertifikat, 2026-11-21, laut Anbieter'],
  ])('says %s', async (_, says) => {
    const files = await unpack(await formatReadingDocx(record))
    expect(shownText(files.get('word/document.xml') ?? '')).toContain(says)
  })
})

test('the matrix has a sign and a footnote for each answer, and ? for what nobody knows', () => {
  const markdown = formatReadingMarkdown(read('matrix'))
  expect(markdown).toMatch(/C06 Sicherheitsnachweise \(Gewicht 2\) \| ● \\\[1\\\]/)
  expect(markdown).toMatch(/C09 Barrierefreiheit \(K\.-o\.-Kriterium\) \| \?/)
  expect(markdown).toMatch(/\*\*Unbekannte\*\* \| 1 \|/)
})

test('the matrix holds twelve firms, by score, ties by name, those without points last', () => {
  const [first] = file.firms
  if (!first) throw new Error('no firm')
  const scores = [null, 40, 90, 40, null, 10, 20, 30, 50, 60, 70, 80]
  const firms = scores.map((score, i) => ({
    ...first,
    firm: `F${i}`,
    name: `Firma ${'cbadefghijkl'[i]}`,
    score,
  }))
  const table = makePaperTable('matrix', { ...file, firms })
  expect(table?.titles.slice(1).map((title) => title.slice(6))).toEqual([...'alkjibdhgfce'])
  const markdown = formatReadingMarkdown(read('matrix', { ...file, firms }))
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'))
  expect(new Set(rows.map((line) => line.replace(/\\./g, '').split('|').length))).toEqual(new Set([15]))
})

test.each([0, 1000])('a longlist of %d firms comes in every form', async (count) => {
  const [first] = file.firms
  if (!first) throw new Error('no firm')
  const firms = Array.from({ length: count }, (_, i) => ({ ...first, firm: `F${i}`, name: `Firma ${i}` }))
  const of: NeedFile = { ...file, firms, criteria: [] }
  expect(formatReadingHtml(read('longlist', of)).match(/<tr>/g)?.length ?? 0).toBeGreaterThanOrEqual(count)
  expect(formatReadingMarkdown(read('longlist', of))).not.toMatch(/undefined|null|NaN/)
  expect((await formatReadingDocx(read('longlist', of))).length).toBeGreaterThan(5000)
  const table = makePaperTable('longlist', of)
  expect(table?.rows).toHaveLength(count)
  if (table)
    expect((await formatXlsx(withState(of, 'longlist', table), { lang: 'de' })).length).toBeGreaterThan(3000)
  expect(JSON.parse(formatPaperJson('longlist', of, more)).firms).toHaveLength(count)
})

test('exclusions name every firm that was not taken', () => {
  const table = makePaperTable('exclusions', file)
  expect(table?.rows.map(([name, , , , status]) => [name, status])).toEqual([
    [{ text: expect.stringContaining('HYPERLINK') }, { text: 'nicht aufgenommen' }],
    [{ text: 'Postmöwe' }, { text: 'nicht entschieden' }],
  ])
})

function elements(node: unknown): string[] {
  const { name, children = [] } = node as { name?: string; children?: unknown[] }
  return [...(name ? [name] : []), ...children.flatMap(elements)]
}

test('the interview guide asks of those who are talked to, a line each', () => {
  const other = { firm: 'F14', name: 'Postmöwe', criterion: 'C09', rank: 3, if_yes: 2 }
  const guide = read('interview', { ...file, questions: [...file.questions, other] })
  const markdown = formatReadingMarkdown(guide)
  expect(markdown).toContain('- **Aktenfuchs GmbH**: C09 Barrierefreiheit')
  expect(markdown).not.toContain('Postmöwe')
})
