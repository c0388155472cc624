import { describe, expect, it } from 'vitest'
import { formatRecord, printRecord, printRows } from '../../src/terminal/output.js'
import { createTestTerminal, type TestTerminalInput } from './test-terminal.js'

const columns = [
  { key: 'name', title: 'Firm', flexible: true },
  { key: 'tags', title: 'Tags' },
  { key: 'points', title: 'Points', align: 'right' },
  { key: 'seen', title: 'Seen', kind: 'instant' },
] as const
const rows = [
  { name: '=cmd|"calc"', tags: ['a', 'b'], points: -3, seen: '2026-11-22T10:00:00Z' },
  { name: 'Two\tLines\nGmbH', tags: [], points: null, seen: null },
]
const given = { columns, rows, json: [{ id: 1 }], now: '2026-11-24T10:00:00Z', empty: 'None yet.' }

function printed(input: TestTerminalInput, override: Partial<typeof given> = {}): [string, string] {
  const terminal = createTestTerminal(input)
  printRows(terminal, { ...given, ...override })
  return [terminal.stdoutText, terminal.stderrText]
}

describe('printRows', () => {
  it('prints a table on a terminal', () => {
    expect(printed({ tty: true })).toEqual([
      'Firm            Tags  Points  Seen\n=cmd|"calc"     a, b      -3  2 days ago\nTwo Lines GmbH\n',
      '',
    ])
  })
  it('prints tab-separated lines in a pipe', () => {
    expect(printed({})).toEqual([
      'Firm\tTags\tPoints\tSeen\n=cmd|"calc"\ta, b\t-3\t2026-11-22T10:00:00Z\nTwo Lines GmbH\t\t\t\n',
      '',
    ])
  })
  it.each([true, false])('prints CSV with --csv (terminal: %s)', (tty) => {
    expect(printed({ tty, flags: { csv: true } })).toEqual([
      'name,tags,points,seen\n"\'=cmd|""calc""","a, b",-3,2026-11-22T10:00:00Z\nTwo Lines GmbH,,,\n',
      '',
    ])
  })
  it.each([true, false])('prints the JSON given with --json (terminal: %s)', (tty) => {
    expect(printed({ tty, flags: { json: true } })).toEqual(['[\n  {\n    "id": 1\n  }\n]\n', ''])
  })
  it.each([
    ['on a terminal says so aside', { tty: true }, ['', 'None yet.\n']],
    ['in a pipe is the head alone', {}, ['Firm\tTags\tPoints\tSeen\n', '']],
    ['with --quiet is nothing', { tty: true, flags: { quiet: true } }, ['', '']],
    ['with --csv is the head alone', { tty: true, flags: { csv: true } }, ['name,tags,points,seen\n', '']],
  ])('no row %s', (_, input, expected) => {
    expect(printed(input, { rows: [] })).toEqual(expected)
  })
  it('colours the head alone, and only on a terminal', () => {
    expect(printed({ tty: true, env: {} })[0].split('\n').slice(0, 2)).toEqual([
      '\u001b[1mFirm\u001b[22m            \u001b[1mTags\u001b[22m  \u001b[1mPoints\u001b[22m  \u001b[1mSeen\u001b[22m',
      '=cmd|"calc"     a, b      -3  2 days ago',
    ])
  })
})

describe('printRecord', () => {
  const lines = [
    ['Firm', 'Aktenfuchs GmbH\u001b[31m'],
    ['Founded', 2019],
    ['City', null],
    ['Summary', 'Sorts the incoming post of authorities, and says why it did so.\nRuns on own machines.'],
    ['Tags', ['e-file', 'post']],
    ['AI', true],
  ] as const

  it('aligns, wraps and indents on a terminal', () => {
    const terminal = createTestTerminal({ tty: true, columns: 40 })
    printRecord(terminal, lines)
    expect(terminal.stdoutText.split('\n')).toEqual([
      'Firm:    Aktenfuchs GmbH',
      'Founded: 2019',
      'City:    –',
      'Summary: Sorts the incoming post of',
      '         authorities, and says why it',
      '         did so.',
      '         Runs on own machines.',
      'Tags:    e-file',
      '         post',
      'AI:      yes',
      '',
    ])
  })
  it('prints a line per label in a pipe', () => {
    const terminal = createTestTerminal()
    printRecord(terminal, lines)
    expect(terminal.stdoutText).toBe(
      'Firm\tAktenfuchs GmbH\nFounded\t2019\nCity\t\n' +
        'Summary\tSorts the incoming post of authorities, and says why it did so. Runs on own machines.\n' +
        'Tags\te-file, post\nAI\tyes\n',
    )
  })
  it('puts values below long labels in a narrow window', () => {
    expect(formatRecord([['Public-sector evidence', 'a city of the north']], { width: 20 })).toBe(
      'Public-sector evidence:\n  a city of the\n  north',
    )
  })
})
