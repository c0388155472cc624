import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileLinePattern } from '../../src/extract/line-pattern.js'
import { Problem } from '../../src/problem.js'
import { compileWritten, readWritten } from './compile.js'

const base = {
  shape: 'markdown',
  patterns: ['- [{name}]({website}) - {description}', '- [{name}]({website})'],
  id: { from: ['name'] },
  fields: { name: 'name', website: 'website', summary: 'description', tags: ['heading'] },
} as const

test.each<[string, string, Record<string, string> | undefined]>([
  ['- [{name}]({url}) - {text}', '- [A](http://a) - b - c', { name: 'A', url: 'http://a', text: 'b - c' }],
  ['- [{name}]({url}) - {text}', '-  [A](http://a)\u00a0-   b  ', { name: 'A', url: 'http://a', text: 'b' }],
  ['- [{name}]({url}) - {text}', '- [A](http://a)', undefined],
  ['- [{name}]({url}) - {text}', '* [A](http://a) - b', undefined],
  ['- [{name}]({url})', '- [A](http://a) more', undefined],
  ['- [{name}]({url})', '- [A]()', { name: 'A', url: '' }],
  ['{name}: {_} ({year})', 'A: x (y) (2019)', { name: 'A', year: 'y) (2019' }],
  ['{name} {flag:word} {text}', 'A 🇩🇪 b c', { name: 'A', flag: '🇩🇪', text: 'b c' }],
  ['[{name}] {flag:word} - {text}', '[A] x y - z', undefined],
  ['| {name} | {text} |', '| A | b | c |', { name: 'A', text: 'b | c' }],
])('%s fits %s', (pattern, line, expected) => {
  const match = compileLinePattern(pattern)(line)
  expect(match && Object.fromEntries(match)).toEqual(expected)
})

test.each([
  ['- [name]', 'has no {placeholder}'],
  ['{a}{b}', 'side by side'],
  ['{a} - {a}', 'a placeholder twice'],
])('%s does not compile', (pattern, message) => {
  expect(() => compileLinePattern(pattern)).toThrow(Problem)
  expect(() => compileLinePattern(pattern)).toThrow(message)
})

test('what a pattern takes apart stands in the line again, in order', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  fc.assert(
    fc.property(word, word, word, (name, url, text) => {
      const match = compileLinePattern('- [{name}]({url}): {text}')(`- [${name}](${url}): ${text}`)
      expect(match && Object.fromEntries(match)).toEqual({ name, url, text })
    }),
  )
})

test('a hostile line is read once', () => {
  // Quadratic time would take minutes here, beyond the runner's limit.
  expect(compileLinePattern('{a}-{b}-{c}-{d}=')('-'.repeat(1_000_000))).toBeUndefined()
})

test('headings, comments and code', () => {
  const { records, signals } = readWritten(
    base,
    `# 🚀 Liste
- [Inhalt](#inhalt) - kein Eintrag hätte einen Anker

## 🗣️ **Sprache** & [Ton](x) ##
  - [Fuchs](https://fuchs.example) - sagt: 1 - 2 <!--x--> [Zeichen](y)
<!-- - [Alt](https://alt.example) - weg -->
\`\`\`
- [Code](https://code.example) - nein
\`\`\`
### Unter
- [Dachs](https://dachs.example)
## Recht
- [Igel](https://igel.example)
`.replaceAll('\n', '\r\n'),
  )
  expect(signals).toEqual([])
  expect(records.map(({ fields }) => [fields.name, fields.summary, fields.tags])).toEqual([
    ['Inhalt', 'kein Eintrag hätte einen Anker', ['Liste']],
    ['Fuchs', 'sagt: 1 - 2', ['Sprache & Ton']],
    ['Dachs', undefined, ['Unter']],
    ['Igel', undefined, ['Recht']],
  ])
})

test('only under the headings named, and what stands below them', () => {
  const text = '## A\n- [Eins](u)\n### B\n- [Zwei](u)\n## C\n- [Drei](u)\n'
  const names = (under: string[]) =>
    readWritten({ ...base, under }, text).records.map(({ fields }) => fields.name)
  expect(names(['A'])).toEqual(['Eins', 'Zwei'])
  expect(names(['B', 'C'])).toEqual(['Zwei', 'Drei'])
})

test('no line that fits is a signal; a field without placeholder a problem', () => {
  expect(readWritten(base, 'Prosa').signals.map(({ kind }) => kind)).toEqual(['no-items'])
  expect(() => compileWritten({ ...base, fields: { name: 'name', city: 'town' } })).toThrow(
    'no pattern has a placeholder {town}',
  )
})
