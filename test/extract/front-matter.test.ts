import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFolder, parseFolder } from '../../src/extract/folder.js'
import { parseNote, sectionsOf } from '../../src/extract/front-matter.js'
import { readWritten } from './compile.js'

test.each<[string, string, object, string]>([
  [
    'YAML',
    '---\ntitle: A\nphases:\n  - name: x\n    start: 2020-01-01\n---\nText',
    { title: 'A', phases: [{ name: 'x', start: '2020-01-01' }] },
    'Text',
  ],
  ['an indented end', '---\ntitle: A\naliases:\n  ---\n\n# A', { title: 'A', aliases: null }, '# A'],
  ['a colon in the title', '---\ntitle: A: B\nstatus: x \n---\nText', { title: 'A: B', status: 'x' }, 'Text'],
  ['a title that begins with a bracket', '---\ntitle: [A] B\n---\n', { title: '[A] B' }, ''],
  [
    'a list below a broken title',
    '---\ntitle: A: B\ntags:\n - x\n - "y z"\n---\n',
    { title: 'A: B', tags: ['x', 'y z'] },
    '',
  ],
  [
    'quotes around a broken title',
    '---\ntitle: \'A\': B\nb: "c"\nd: e: f\n---\n',
    { title: "'A': B", b: 'c', d: 'e: f' },
    '',
  ],
  ['Windows line ends', '---\r\ntitle: A\r\n---\r\nText\r\nmore', { title: 'A' }, 'Text\nmore'],
  ['a byte order mark', '\ufeff---\ntitle: A\n---\nText', { title: 'A' }, 'Text'],
  ['an end of dots', '---\ntitle: A\n...\nText', { title: 'A' }, 'Text'],
  ['a rule in the body', '---\ntitle: A\n---\nText\n\n---\nmore', { title: 'A' }, 'Text\n\n---\nmore'],
  ['an empty block', '---\n---\nText', {}, 'Text'],
  ['umlauts in a key', '---\nGründung: a: b\n---\n', { Gründung: 'a: b' }, ''],
  ['no front matter', '# A\nText', {}, '# A\nText'],
  ['a block that never ends', '---\ntitle: A\nText', {}, '---\ntitle: A\nText'],
  ['a rule at the top', '----\ntitle: A\n---\n', {}, '----\ntitle: A\n---\n'],
  ['a list instead of keys', '---\n- a\n- b\n---\nText', {}, 'Text'],
  ['a key twice', '---\na: 1\na: 2\n---\n', { a: '2' }, ''],
  ['nothing', '', {}, ''],
])('%s', (_, text, matter, body) => expect(parseNote(text)).toEqual({ matter, body }))

test('any text is a note', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('---', '  ---', 'a: b', 'a: b: c', '- x', '*x', '&a [*a]', '"', '\t', '#', '...', ''),
      ),
      (lines) => {
        expect(parseNote(lines.join('\n')).body).toBeTypeOf('string')
      },
    ),
    { numRuns: 500 },
  )
})

test('aliases that multiply are not followed', () => {
  const lines = ['a: &a [x,x,x,x,x,x,x,x,x]']
  for (const [from, to] of [...'abcdefgh'].map((one, at, all) => [one, all[at + 1] ?? 'z']))
    lines.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(',')}]`)
  const { matter } = parseNote(`---\n${lines.join('\n')}\n---\n`)
  expect(JSON.stringify(matter).length).toBeLessThan(2000)
})

test('sections are the texts below headings', () => {
  const body =
    '# A\nIntro\n## Kurz ##\nEins\n\n```\n# no heading\n```\n### Tiefer\nZwei\n## Kurz\nspäter\n#kein\n## C#\nDrei'
  expect(sectionsOf(body)).toEqual({
    A: 'Intro',
    Kurz: 'Eins\n\n```\n# no heading\n```',
    Tiefer: 'Zwei',
    'C#': 'Drei',
  })
})

describe('a folder', () => {
  const extraction = {
    shape: 'front-matter',
    files: ['notes/*.md', '!@*'],
    id: { from: ['name'] },
    page: { from: 'path', transform: { prefix: 'https://list.example/' } },
    fields: {
      name: 'matter.title || name',
      tags: { from: 'body', transform: 'hashtags' },
      'extra.by': { from: 'sections.Von', transform: 'wiki_links' },
    },
    ignore: ['matter.type'],
  } as const
  const note = (path: string, text: string) => ({ path, text })

  test('holds an entry a file, by the names of the files', () => {
    const { records, signals } = readWritten(
      extraction,
      formatFolder([
        note('repo/notes/b.x.md', '---\ntitle: B\ntype: x\nowner: y\n---\n#KI-Anwendung, (#Verkehr) a#b #'),
        note('repo/notes/Ä.md', '## Von\n[[Orte/Amt für Beispiele|das Amt]] [[B#Teil]]'),
        note('notes/@Alle.md', 'index'),
        note('repo/notes/deep/c.md', 'c'),
        note('repo/other/d.md', 'd'),
      ]),
    )
    expect(records).toEqual([
      {
        entry: 'b.x',
        url: 'https://list.example/repo/notes/b.x.md',
        fields: { name: 'B', tags: ['KI-Anwendung', 'Verkehr'] },
      },
      {
        entry: 'Ä',
        url: 'https://list.example/repo/notes/%C3%84.md',
        fields: { name: 'Ä', 'extra.by': ['Amt für Beispiele', 'B'] },
      },
    ])
    expect(signals).toMatchObject([
      { kind: 'unmapped-key', message: expect.stringContaining('"matter.owner"') },
    ])
  })

  test('without a file that fits is a signal', () => {
    expect(readWritten(extraction, formatFolder([note('x.md', '')])).signals).toMatchObject([
      { kind: 'no-items' },
    ])
  })

  test('comes back from its text, in the order of its paths', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ path: fc.string(), text: fc.string() }), { selector: ({ path }) => path }),
        (files) => {
          const back = parseFolder(formatFolder(files), 'x')
          expect(back).toEqual([...files].sort((a, b) => (a.path < b.path ? -1 : 1)))
        },
      ),
    )
  })

  test.each(['', '# A', '[]', '{"files":[1]}', '{"files":[{"path":"a"}]}', 'null'])('is not %j', (text) => {
    expect(() => parseFolder(text, 'x')).toThrow(/this is no folder of files/)
  })
})
