import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/documents/document.js'
import type { FileAnswer, FileFirm, NeedFile } from '../../src/documents/need-file.js'
import { makeReadingPaper } from '../../src/documents/papers.js'
import { formatReadingMarkdown } from '../../src/documents/reading-markdown.js'
import { file } from './sample-file.js'

const more = { criteria: new Map<string, string>() }
const read = (of: NeedFile) => makeReadingPaper('record', of, more)

describe('the record of a long list', () => {
  const firms = Array.from({ length: 60 }, (_, i) => ({
    ...(file.firms[i % 2] as NeedFile['firms'][number]),
    firm: `F${i}`,
    name: `Firma ${String(i).padStart(2, '0')}`,
    rank: i + 1,
  }))
  const contacts = ['Aktenfuchs GmbH', 'Postmöwe'].map((name, i) => ({
    ...(file.contacts[0] as NeedFile['contacts'][number]),
    firm: `F${i}`,
    name,
  }))
  const long = read({ ...file, firms, contacts })
  const page = long.blocks.findIndex(({ kind }) => kind === 'page')
  const [body, annexes] = [long.blocks.slice(0, page), long.blocks.slice(page)]
  const rowsOf = (blocks: typeof body) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.length] : []))

  test('keeps the points short and loses no firm, no reason and no evidence', () => {
    // 15 rows of the list and of those left out; the shortlist is never shortened.
    expect(rowsOf(body).filter((rows) => rows === 15)).toHaveLength(2)
    expect(Math.max(...rowsOf(body))).toBe(30)
    const text = formatReadingMarkdown({ ...long, blocks: body })
    expect(text).toContain('45 weitere Firmen stehen in „Anlage 1: Longlist“.')
    expect(text).toContain('15 weitere Firmen stehen in „Anlage 2: Nicht aufgenommene Firmen“.')
    expect(text).not.toContain('Firma 59')
    const whole = formatReadingMarkdown({ ...long, blocks: annexes })
    for (const { name } of firms) expect(whole).toContain(name)
  })

  test('numbers its annexes through, whatever there is', () => {
    const titles = ({ blocks }: typeof long) =>
      blocks.flatMap((block) => (block.kind === 'heading' && /^Anlage/.test(block.text) ? [block.text] : []))
    expect(titles(long)).toEqual([
      'Anlage 1: Longlist',
      'Anlage 2: Nicht aufgenommene Firmen',
      'Anlage 3: Firmen der Shortlist im Einzelnen',
      'Anlage 4: Belege',
    ])
    expect(titles(read(file))).toEqual(['Anlage 1: Firmen der Shortlist im Einzelnen', 'Anlage 2: Belege'])
  })

  test('has firms that were told the same in one row', () => {
    expect(formatReadingMarkdown(long)).toContain('| 2026-11-22 | Aktenfuchs GmbH, Postmöwe | E-Mail | 1 |')
  })

  test('names a firm that was taken though it fails a knock-out', () => {
    const [first, ...others] = file.firms as [FileFirm, ...FileFirm[]]
    const no = { ...(first.answers[0] as FileAnswer), criterion: 'C09', answer: 'no' as const }
    const taken = { ...file, firms: [{ ...first, answers: [no] }, ...others] }
    const said = 'obwohl ein K.-o.-Kriterium mit „nein“ beantwortet ist: C09'
    expect(plainTextOf(read(taken))).toContain(said)
    expect(plainTextOf(read(file))).not.toContain('obwohl ein K.-o.-Kriterium')
  })
})

function plainTextOf({ blocks }: ReturnType<typeof read>): string {
  return blocks
    .flatMap((block) => (block.kind === 'list' ? block.items.map((item) => plainText(item)) : []))
    .join('\n')
}
