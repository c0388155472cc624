import { expect, test } from 'vitest'
import { Problem } from '../../src/problem.js'
import { compileWritten, readWritten, sourcePage } from './compile.js'

const base = {
  shape: 'json',
  records: 'props.firms',
  id: { from: ['id'] },
  fields: { name: 'name' },
} as const
const firms = '{"props":{"firms":[{"id":1,"name":"Fuchs"},{"id":2,"name":"Dachs  &  Söhne"}]}}'
const quoted = firms.replaceAll('"', '&quot;')

test.each<[string, object | string, string]>([
  [
    'a script by its id',
    'script#__NEXT_DATA__',
    `<script id="__NEXT_DATA__" type="application/json">${firms}</script>`,
  ],
  [
    'a script among others',
    'script[type="application/json"]',
    `<script>var a</script><script type="application/json">\n${firms}\n</script>`,
  ],
  ['an attribute', { from: '[data-page]', value: 'data-page' }, `<div id="app" data-page="${quoted}"></div>`],
  ['an assignment', { from: 'script', after: 'window.STATE =' }, `<script>window.STATE = ${firms};</script>`],
  [
    'an assignment among others',
    { from: 'script:contains("STATE")', after: 'STATE=' },
    `<script>let x</script><script>a=1;STATE=${firms};b={"c":1}</script>`,
  ],
  ['the text of an element', 'pre.data', `<pre class="data">${firms.replace('&', '&amp;')}</pre>`],
])('JSON within %s is read', (_, within, html) => {
  const { records, signals } = readWritten({ ...base, within }, `<!doctype html><body>${html}`)
  expect(signals).toEqual([])
  // White space within a text is data.
  expect(records.map(({ fields }) => fields.name)).toEqual(['Fuchs', 'Dachs  &  Söhne'])
})

test.each<[string, object | string, string]>([
  ['no such element', 'script#data', '<p>Nichts'],
  ['an empty element', 'script#data', '<script id="data">  </script>'],
  ['an element without the attribute', { from: 'div', value: 'data-page' }, '<div>'],
  ['JSON without the list', 'script', '<script>{"props":{}}</script>'],
])('%s is a signal', (_, within, html) => {
  const { records, signals } = readWritten({ ...base, within }, html)
  expect(records).toEqual([])
  expect(signals.map(({ kind }) => kind)).toEqual(['no-items'])
})

test.each<[string, object | string, string, RegExp]>([
  ['no JSON', 'script', '<script>let a = 1</script>', /script: not valid JSON: line 1, column 1/],
  ['JSON that is cut', { from: 'script', after: '=' }, '<script>a={"props":[</script>', /not valid JSON/],
  [
    'no such mark',
    { from: 'script', after: 'STATE =' },
    '<script>STATE={}</script>',
    /"STATE =" does not stand in it/,
  ],
])('%s is a problem that names the element', (_, within, html, message) => {
  expect(() => readWritten({ ...base, within }, html)).toThrow(Problem)
  expect(() => readWritten({ ...base, within }, html)).toThrow(message)
})

test('what stands in a page is never run', () => {
  const ran = globalThis as { ran?: boolean }
  const html = `<script>globalThis.ran = true; STATE = ${firms}</script>`
  expect(readWritten({ ...base, within: { from: 'script', after: 'STATE =' } }, html).records).toHaveLength(2)
  expect(ran.ran).toBeUndefined()
})

test('pages go on by what the JSON says', () => {
  const reader = compileWritten(
    { ...base, within: 'script' },
    { kind: 'next', selector: 'props.next', max: 5 },
  )
  const page = sourcePage('<script>{"props":{"firms":[{}],"next":"?page=2"}}</script>')
  if (reader.shape === 'html') throw new Error('json expected')
  expect(reader.readPaging(page)).toMatchObject({ next: 'https://list.example/firms/?page=2', rows: 1 })
  expect(reader.readPaging(sourcePage('<p>Nichts'))).toMatchObject({ next: null, rows: 0 })
})
