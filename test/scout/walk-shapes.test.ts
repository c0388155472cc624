import { describe, expect, test } from 'vitest'
import type { Recipe } from '../../src/directories/recipe.js'
import { compileExtraction } from '../../src/extract/compile.js'
import type { Signal } from '../../src/extract/record.js'
import { walkDirectory } from '../../src/scout/walk.js'
import { algolia, shapeRecipe } from '../directories/shape-recipe.js'

const api = 'https://api.nordliste.example/firms'
const extraction = { shape: 'json', records: 'rows', id: { from: ['id'] }, fields: { name: 'name' } }
const row = (id: number | string) => ({ id, name: `F${id}` })
const recipe = (request: object, over: object = {}) =>
  shapeRecipe({ request: { start: [api], ...request }, extraction: { ...extraction, ...over } })

/** Walks over answers by address, with the body behind a blank. */
async function walk(
  one: Recipe,
  answers: Record<string, unknown> | ((question: string) => unknown),
  limit?: number,
) {
  const asked: string[] = []
  const signals: Signal[] = []
  const harvest = await walkDirectory({
    recipe: one,
    request: one.request as NonNullable<Recipe['request']>,
    reader: compileExtraction(one),
    source: {
      page(url, _kind, { body } = {}) {
        const question = [url.replace(api, ''), body].filter((part) => part !== undefined).join(' ')
        asked.push(question)
        const answer = typeof answers === 'function' ? answers(question) : answers[question]
        if (answer === undefined) return Promise.reject(new Error(`nobody knows ${question}`))
        return Promise.resolve({
          url,
          contentType: 'application/json',
          text: typeof answer === 'string' ? answer : JSON.stringify(answer),
        })
      },
    },
    report: (signal) => signals.push(signal),
    onFailure: (failure) => {
      throw failure
    },
    ...(limit === undefined ? {} : { limit }),
  })
  const { coverage, stated } = harvest
  return {
    asked,
    names: harvest.records.map(({ fields }) => fields.name),
    signals: signals.map(({ kind }) => kind),
    coverage,
    stated,
  }
}

describe('JSON goes on', () => {
  test.each<[string, Recipe, Record<string, unknown>, string[], string[]]>([
    [
      'by page number, to the number of pages',
      recipe({ paging: { kind: 'counter', parameter: 'page', pages_at: 'pages' } }),
      { '': { rows: [row(1)], pages: 2 }, '?page=2': { rows: [row(2)], pages: 2 } },
      ['', '?page=2'],
      ['F1', 'F2'],
    ],
    [
      'by page number, to the total in the data, also where it is a text',
      recipe({ paging: { kind: 'counter', parameter: 'page', total_at: 'meta.total' } }),
      { '': { rows: [row(1), row(2)], meta: { total: '3' } }, '?page=2': { rows: [row(3)] } },
      ['', '?page=2'],
      ['F1', 'F2', 'F3'],
    ],
    [
      'by offset, to the first empty page',
      recipe({ paging: { kind: 'offset', parameter: 'skip', size: 2 } }),
      { '': { rows: [row(1), row(2)] }, '?skip=2': { rows: [row(3)] }, '?skip=4': { rows: [] } },
      ['', '?skip=2', '?skip=4'],
      ['F1', 'F2', 'F3'],
    ],
    [
      'by offset in the parameters of the recipe',
      recipe({
        query: { q: 'a b', limit: '{{size}}', from: '{{offset}}' },
        paging: { kind: 'offset', size: 2, total_at: 'n' },
      }),
      {
        '?q=a+b&limit=2&from=0': { rows: [row(1), row(2)], n: 3 },
        '?q=a+b&limit=2&from=2': { rows: [row(3)] },
      },
      ['?q=a+b&limit=2&from=0', '?q=a+b&limit=2&from=2'],
      ['F1', 'F2', 'F3'],
    ],
    [
      'by a number in the path',
      recipe({ start: [`${api}/{{page}}.json`], paging: { kind: 'counter', from: 0 } }),
      { '/0.json': { rows: [row(1)] }, '/1.json': { rows: [] } },
      ['/0.json', '/1.json'],
      ['F1'],
    ],
    [
      'by a mark, to the answer without one',
      recipe({ paging: { kind: 'cursor', at: 'next', parameter: 'after' } }),
      {
        '': { rows: [row(1)], next: 'a/b&c' },
        '?after=a%2Fb%26c': { rows: [row(2)], next: 7 },
        '?after=7': { rows: [row(3)], next: null },
      },
      ['', '?after=a%2Fb%26c', '?after=7'],
      ['F1', 'F2', 'F3'],
    ],
    [
      'by a mark, with one for the first question',
      recipe({ paging: { kind: 'cursor', at: 'next', parameter: 'cursor', first: '*' } }),
      { '?cursor=*': { rows: [row(1)], next: 'x' }, '?cursor=x': { rows: [row(2)], next: '' } },
      ['?cursor=*', '?cursor=x'],
      ['F1', 'F2'],
    ],
    [
      'by a mark that stays the same, no further',
      recipe({ paging: { kind: 'cursor', at: 'next', parameter: 'cursor' } }),
      { '': { rows: [row(1)], next: 'x' }, '?cursor=x': { rows: [row(2)], next: 'x' } },
      ['', '?cursor=x'],
      ['F1', 'F2'],
    ],
    [
      'by a mark to an empty answer',
      recipe({ paging: { kind: 'cursor', at: 'next', parameter: 'cursor' } }),
      { '': { rows: [row(1)], next: 'x' }, '?cursor=x': { rows: [], next: 'y' } },
      ['', '?cursor=x'],
      ['F1'],
    ],
    [
      'by an address in the data',
      recipe({ paging: { kind: 'next', selector: 'links.next' } }),
      { '': { rows: [row(1)], links: { next: '?p=2' } }, '?p=2': { rows: [row(2)], links: {} } },
      ['', '?p=2'],
      ['F1', 'F2'],
    ],
    [
      'by a page number in the body of a POST',
      recipe({
        method: 'POST',
        body: '{"page":{{page}},"size":20}',
        paging: { kind: 'counter', from: 0, pages_at: 'pages' },
      }),
      {
        ' {"page":0,"size":20}': { rows: [row(1)], pages: 2 },
        ' {"page":1,"size":20}': { rows: [row(2)], pages: 2 },
      },
      [' {"page":0,"size":20}', ' {"page":1,"size":20}'],
      ['F1', 'F2'],
    ],
    [
      'by a mark in the body of a POST, which cannot break out of its text',
      recipe({ method: 'POST', body: '{"cursor":"{{cursor}}"}', paging: { kind: 'cursor', at: 'next' } }),
      {
        ' {"cursor":""}': { rows: [row(1)], next: '","x":"\n' },
        ' {"cursor":"\\",\\"x\\":\\"\\n"}': { rows: [row(2)] },
      },
      [' {"cursor":""}', ' {"cursor":"\\",\\"x\\":\\"\\n"}'],
      ['F1', 'F2'],
    ],
    [
      'by a mark in a form',
      recipe({ method: 'POST', body: 'q=x&cursor={{cursor}}', paging: { kind: 'cursor', at: 'next' } }),
      { ' q=x&cursor=': { rows: [row(1)], next: 'a&b=c' }, ' q=x&cursor=a%26b%3Dc': { rows: [] } },
      [' q=x&cursor=', ' q=x&cursor=a%26b%3Dc'],
      ['F1'],
    ],
  ])('%s', async (_, one, answers, asked, names) => {
    expect(await walk(one, answers)).toMatchObject({ asked, names, signals: [], coverage: 'full' })
  })

  test('not for ever where the number of the page is passed over', async () => {
    const one = recipe({ paging: { kind: 'counter', parameter: 'page' } })
    const { asked } = await walk(one, () => ({ rows: [row(1), row(2)] }))
    expect(asked).toEqual(['', '?page=2'])
  })

  test.each<[string, unknown]>([
    ['fewer', 5],
    ['more', 1],
  ])('and %s rows than the data states are told of', async (_, n) => {
    const one = recipe({ paging: { kind: 'counter', parameter: 'page', total_at: 'n' } })
    const found = await walk(one, (question) => ({ rows: question === '' ? [row(1), row(2)] : [], n }))
    expect(found).toMatchObject({
      signals: ['wrong-count'],
      stated: n,
      coverage: n === 5 ? 'partial' : 'full',
    })
  })

  test('and a total that is no number is none', async () => {
    const one = recipe({ paging: { kind: 'counter', parameter: 'page', total_at: 'n' } })
    const found = await walk(one, (question) => ({ rows: question === '' ? [row(1)] : [], n: 'viele' }))
    expect(found).toMatchObject({ stated: null, signals: [], names: ['F1'] })
  })
})

describe('a directory split by a facet', () => {
  type Question = { requests: [{ facets?: string[]; page: number; facetFilters: [[string]] }] }
  const hit = (id: number, batch: string) => ({
    objectID: String(id),
    id,
    name: `F${id}`,
    slug: `f${id}`,
    batch,
  })
  const one = shapeRecipe({ ...algolia, request: { ...algolia.request, key: undefined, headers: {} } })
  const answer = (hits: object[], nbHits = hits.length, nbPages = 1) => ({
    results: [{ hits, nbHits, nbPages }],
  })
  const site =
    (lists: Record<string, unknown[]>, total: number, cap = 1000) =>
    (question: string) => {
      const [{ facets, page, facetFilters }] = (JSON.parse(question.slice(question.indexOf('{'))) as Question)
        .requests
      const batch = Object.fromEntries(Object.keys(lists).map((name) => [name, 1]))
      if (facets) return { results: [{ hits: [], nbHits: total, facets: { batch } }] }
      const list = lists[facetFilters[0][0].replace('batch:', '')] ?? []
      return answer(
        list.slice(page * 2, page * 2 + 2).slice(0, cap - page * 2) as object[],
        list.length,
        Math.ceil(Math.min(list.length, cap) / 2),
      )
    }

  test('is asked for its values, then for each of them to its last page', async () => {
    const found = await walk(
      one,
      site({ W21: [hit(1, 'W21'), hit(2, 'W21'), hit(3, 'W21')], 'Sommer "23"': [hit(4, 'S')] }, 4),
    )
    expect(found).toMatchObject({ names: ['F1', 'F2', 'F3', 'F4'], signals: [], stated: 4, coverage: 'full' })
    expect(found.asked).toHaveLength(4)
  })

  test('takes an entry of several values once, without a word', async () => {
    const found = await walk(
      one,
      site({ A: [hit(1, 'A'), hit(2, 'A')], B: [hit(1, 'B'), hit(2, 'B'), hit(3, 'B')] }, 3),
    )
    expect(found).toMatchObject({ names: ['F1', 'F2', 'F3'], signals: [], stated: 3 })
  })

  test('tells of a value that is cut by the cap, and is then read in part', async () => {
    const found = await walk(one, site({ A: [hit(1, 'A'), hit(2, 'A'), hit(3, 'A')] }, 3, 2))
    expect(found).toMatchObject({
      names: ['F1', 'F2'],
      signals: ['wrong-count'],
      coverage: 'partial',
      stated: 3,
    })
  })

  test('states the whole, so that entries without a value are missed', async () => {
    expect(await walk(one, site({ A: [hit(1, 'A')] }, 9))).toMatchObject({ names: ['F1'], stated: 9 })
  })

  test('ends at a limit', async () => {
    const found = await walk(one, site({ A: [hit(1, 'A')], B: [hit(2, 'B')] }, 2), 1)
    expect(found).toMatchObject({ names: ['F1'], coverage: 'partial' })
    expect(found.asked).toHaveLength(2)
  })

  const values = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`V${i}`, 1]))
  test.each<[string, unknown, RegExp]>([
    ['no values', { batch: {} }, /finds no values to split by/],
    ['values that are no texts', { batch: [1, 2] }, /finds no values|does not work/],
    ['more values than are asked', { batch: values(501) }, /501 values, at most 500/],
  ])('is a failure with %s', async (_, facets, message) => {
    await expect(walk(one, () => ({ results: [{ facets }] }))).rejects.toThrow(message)
  })
})

describe('a sitemap', () => {
  const place = (name: string) =>
    `<url><loc>https://api.nordliste.example/firms/${name}</loc><lastmod>2026-11-0${name.length}</lastmod></url>`
  const one = shapeRecipe({
    request: { start: [`${api}.xml`] },
    extraction: {
      shape: 'html',
      list: { sitemap: [`${api}/*`] },
      detail: { fields: { name: 'h1' } },
      id: { from: ['@page'] },
    },
  })

  test('of sitemaps leads to all of them, once each', async () => {
    const index = (...names: string[]) =>
      `<sitemapindex>${names.map((name) => `<sitemap><loc>${api}-${name}.xml</loc></sitemap>`).join('')}</sitemapindex>`
    const found = await walk(one, {
      '.xml': index('1', '2', '1'),
      '-1.xml': `<urlset>${place('a')}</urlset>`,
      '-2.xml': index('1', '3'),
      '-3.xml': `<urlset>${place('a')}${place('bb')}</urlset>`,
      '/a': '<h1>A</h1>',
      '/bb': '<h1>BB</h1>',
    })
    expect(found).toMatchObject({ names: ['A', 'BB'], signals: [], coverage: 'full' })
    expect(found.asked).toEqual(['.xml', '-1.xml', '-2.xml', '-3.xml', '/a', '/bb'])
  })
})
