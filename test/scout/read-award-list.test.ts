import { describe, expect, test } from 'vitest'
import { PageProblem } from '../../src/extract/page-work.js'
import { readAwardList } from '../../src/scout/read-award-list.js'

// Lists, firms and prizes are invented.
const read = (file: string, text: string) => readAwardList(Buffer.from(text), file)
const names = (file: string, text: string) => read(file, text).map(({ name }) => name)

describe('the column of firms, in every form', () => {
  test.each<[what: string, file: string, text: string, expected: string[]]>([
    ['CSV', 'a.csv', 'Jahr;Firma\n2024;Aktenfuchs\n', ['Aktenfuchs']],
    [
      'a link in Markdown is its text',
      'a.md',
      '| Firma |\n|---|\n| [Aktenfuchs](https://a.example/b) |\n',
      ['Aktenfuchs'],
    ],
    [
      'a bar that is written',
      'a.md',
      '| Firma | Ort |\n|---|---|\n| Akten\\|fuchs | Bonn |\n',
      ['Akten|fuchs'],
    ],
    ['marks of Markdown', 'a.md', '| Firma |\n|---|\n| **Aktenfuchs** |\n', ['Aktenfuchs']],
    ['HTML without closing tags', 'a.html', '<table><tr><th>Firma<tr><td>Aktenfuchs</table>', ['Aktenfuchs']],
    [
      'head and body',
      'a.html',
      '<table><thead><tr><th>Firma</thead><tbody><tr><td>Aktenfuchs</tbody></table>',
      ['Aktenfuchs'],
    ],
    [
      'a table within a cell is one of its own',
      'a.html',
      '<table><tr><td>Seite<tr><td><table><tr><th>Firma<tr><td>Aktenfuchs</table></table>',
      ['Aktenfuchs'],
    ],
  ])('%s', (_, file, text, expected) => {
    expect(names(file, text)).toEqual(expected)
  })
})

// Each of these once took the square or the cube of its length: minutes for a file of some kilobytes.
describe('a list that is made to be slow', () => {
  const cell = (text: string) => `| Firma |\n|---|\n| ${text} |\n`
  test.each<[string, string]>([
    ['open brackets', '['.repeat(400_000)],
    ['links without an end', '[]('.repeat(200_000)],
  ])('%s in Markdown', (_, text) => {
    expect(read('a.md', cell(text))).toHaveLength(1)
  })

  test('tables within tables', () => {
    expect(names('a.html', '<table><tr><th>Firma<tr><td>'.repeat(900) + 'y '.repeat(500_000))).toHaveLength(0)
  })

  test('tables nested deeper than a page should be', () => {
    expect(() => read('a.html', '<table><tr><td>'.repeat(30_000))).toThrow(PageProblem)
  })
})
