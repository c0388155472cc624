import { Chalk } from 'chalk'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { type Column, formatTable } from '../../src/terminal/table.js'

interface Row {
  name: string
  city: string | null
  what: string
  listings: number
  seen: string
}

const columns: Column<Row>[] = [
  { key: 'name', title: 'Firm' },
  { key: 'city', title: 'City', priority: 2 },
  { key: 'what', title: 'What it does', flexible: true },
  { key: 'listings', title: 'Listings', align: 'right', kind: 'count', priority: 3 },
  { key: 'seen', title: 'Seen', kind: 'instant', priority: 2 },
]
const rows: Row[] = [
  {
    name: 'Aktenfuchs GmbH',
    city: 'Hamburg',
    what: 'Sorts the incoming post of authorities and fills the file by itself, in German',
    listings: 1234,
    seen: '2026-11-22T09:00:00Z',
  },
  {
    name: '東京データ株式会社',
    city: null,
    what: '👩 speaks 日本語 with citizens 🙂',
    listings: 2,
    seen: '2026-11-24T09:59:00Z',
  },
]
const now = '2026-11-24T10:00:00Z'
const colour = new Chalk({ level: 0 })

describe('formatTable', () => {
  it('prints a plain table where there is room', () => {
    expect(formatTable(columns, rows, { width: 140, colour, now }).split('\n')).toEqual([
      'Firm                City     What it does                                                                    Listings  Seen',
      'Aktenfuchs GmbH     Hamburg  Sorts the incoming post of authorities and fills the file by itself, in German     1,234  2 days ago',
      '東京データ株式会社           👩 speaks 日本語 with citizens 🙂                                                      2  1 minute ago',
    ])
  })
  it.each([
    [120, ['Firm', 'City', 'What it does', 'Listings', 'Seen']],
    [80, ['Firm', 'City', 'What it does', 'Listings', 'Seen']],
    [60, ['Firm', 'City', 'What it does', 'Seen']],
    [40, ['Firm', 'What it does']],
  ])('fits %i columns', (width, titles) => {
    const lines = formatTable(columns, rows, { width, colour, now }).split('\n')
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(width)
    expect(lines[0]?.split(/ {2,}/)).toEqual(titles)
  })
})

describe('formatTable in hard cases', () => {
  it('turns to blocks where not even the first columns fit', () => {
    const wide: Column<{ a: string; b: string; c: string | null }>[] = [
      { key: 'a', title: 'First' },
      { key: 'b', title: 'Second' },
      { key: 'c', title: 'Third' },
    ]
    const row = { a: 'x'.repeat(30), b: 'y'.repeat(30), c: null }
    expect(formatTable(wide, [row, { ...row, a: '短', b: 'b' }], { width: 40, colour })).toBe(
      `First: ${'x'.repeat(30)}\nSecond: ${'y'.repeat(30)}\n\nFirst: 短\nSecond: b`,
    )
  })
  it('cuts a name of 10,000 characters and cleans it', () => {
    const long: Row = {
      name: `\u001b[31m${'Ä'.repeat(10_000)}`,
      city: 'a\nb\u202e',
      what: '東'.repeat(500),
      listings: 0,
      seen: '',
    }
    for (const width of [40, 60, 80, 120]) {
      const text = formatTable(columns, [long, ...rows], { width, colour, now })
      expect(text).not.toMatch(/[\u001b\u202e]/)
      expect(text.split('\n')).toHaveLength(4)
      for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width)
    }
  })
  it('keeps colours of cells out of the measure', () => {
    const painted: Column<Row>[] = [
      { key: 'name', title: 'Firm', paint: (text, _, paint) => paint.green(text) },
      { key: 'city', title: 'City' },
    ]
    const text = formatTable(painted, rows, { width: 80, colour: new Chalk({ level: 1 }), now })
    expect(text.split('\n')[1]).toBe('\u001b[32mAktenfuchs GmbH\u001b[39m     Hamburg')
  })
  it('lays out 5,000 rows in about linear time', () => {
    // Quadratic time would take minutes here, beyond the runner's limit.
    const many = Array.from({ length: 5000 }, () => rows[0] as Row)
    expect(formatTable(columns, many, { width: 100, colour, now }).split('\n').length).toBeGreaterThan(5000)
  })
})
