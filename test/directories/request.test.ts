import { describe, expect, test } from 'vitest'
import { shapeRecipe } from './shape-recipe.js'

const extraction = { shape: 'json', records: '@', id: { from: ['id'] }, fields: { name: 'name' } }
const api = 'https://api.nordliste.example/firms'

describe('a request block is refused, with its line,', () => {
  test.each<[string, object, RegExp]>([
    [
      'with a blank nobody fills',
      { query: { p: '{{page}}' } },
      /request\.query\.p: \{\{page\}\} is not known here/,
    ],
    [
      'with a blank of another paging',
      { query: { p: '{{cursor}}', q: '{{page}}' }, paging: { kind: 'counter' } },
      /\{\{cursor\}\} is not known here \(page, offset, size are\)/,
    ],
    [
      'with a misspelt blank',
      { query: { p: '{{page}}{{Page}}' }, paging: { kind: 'counter' } },
      /\{\{Page\}\} is not known/,
    ],
    ['with a body that is got', { body: '{}' }, /a body needs method: POST/],
    [
      'with a counter that stands nowhere',
      { paging: { kind: 'counter' } },
      /name a parameter, or put \{\{page\}\}/,
    ],
    ['with a mark that stands nowhere', { paging: { kind: 'cursor', at: 'next' } }, /put \{\{cursor\}\}/],
    ['with values that stand nowhere', { split: { values: 'keys(@)' } }, /put \{\{value\}\}/],
    [
      'with a key in the address',
      { start: [`${api}?key={{key}}`], key: { page: api, pattern: '(x)' } },
      /\{\{key\}\} is not known here/,
    ],
    [
      'with a key in the body',
      { method: 'POST', body: '{{key}}', headers: { k: '{{key}}' }, key: { page: api, pattern: '(x)' } },
      /request\.body: \{\{key\}\} is not known/,
    ],
    [
      'with a key that stands nowhere',
      { key: { page: api, pattern: '(x)' } },
      /put \{\{key\}\} into a header/,
    ],
    [
      'with a key without a pattern',
      { headers: { k: '{{key}}' }, key: { page: api, pattern: 'x' } },
      /one pair of round brackets/,
    ],
    [
      'with a broken pattern',
      { headers: { k: '{{key}}' }, key: { page: api, pattern: '(x' } },
      /write a valid pattern/,
    ],
    ['with a kind that does not exist', { paging: { kind: 'scroll' } }, /request\.paging\.kind/],
    [
      'with an offset without a size',
      { paging: { kind: 'offset', parameter: 'skip' } },
      /size: is missing|size/,
    ],
  ])('%s', (_, request, message) => {
    expect(() => shapeRecipe({ request: { start: [api], ...request }, extraction })).toThrow(message)
    expect(() => shapeRecipe({ request: { start: [api], ...request }, extraction })).toThrow(
      /^de-nordliste\.yaml:\d+: /,
    )
  })

  test('with paths into an answer that is no JSON', () => {
    const html = { shape: 'html', list: { item: 'li', fields: { name: 'a' } }, id: { from: ['name'] } }
    const request = { start: [api], paging: { kind: 'cursor', at: 'next', parameter: 'c' } }
    expect(() => shapeRecipe({ request, extraction: html })).toThrow(/need an answer in JSON/)
  })
})
