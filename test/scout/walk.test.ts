import { describe, expect, test } from 'vitest'
import type { Directory } from '../../src/directories/catalogue.js'
import { WalkFailure } from '../../src/scout/issues.js'
import { directory, listPage, site } from './fake.js'
import { at, walk } from './walk.js'

const start = [at('/firms')]
const listOnly = {
  extraction: {
    shape: 'html',
    list: { item: 'li', link: { from: 'a', value: 'href' }, fields: { name: 'a' } },
    id: { from: ['@page'] },
  },
}
const byCounter = (over: object = {}) =>
  directory('html', {
    ...listOnly,
    request: { start, paging: { kind: 'counter', parameter: 'page', ...over } },
  })
const byNext = (over: object = {}) =>
  directory('html', {
    ...listOnly,
    request: { start, paging: { kind: 'next', selector: 'a.next', ...over } },
  })
const next = (path: string) => `<a class="next" href="${path}">weiter</a>`

describe('paging', () => {
  test.each<[string, Directory, Record<string, string>, string[], string[]]>([
    [
      'of one page ends there',
      directory('html', listOnly),
      { '/firms': listPage(['A', 'B'], next('/firms?page=2')) },
      ['/firms'],
      ['A', 'B'],
    ],
    [
      'follows what the page names',
      byNext(),
      {
        '/firms': listPage(['A'], next('/firms/two')),
        '/firms/two': listPage(['B'], next('three')),
        '/firms/three': listPage(['C']),
      },
      ['/firms', '/firms/two', '/firms/three'],
      ['A', 'B', 'C'],
    ],
    [
      'that leads in a circle ends',
      byNext(),
      {
        '/firms': listPage(['A'], next('/firms/two')),
        '/firms/two': listPage(['B'], next('/firms')),
      },
      ['/firms', '/firms/two'],
      ['A', 'B'],
    ],
    [
      'that leads to ever new addresses of the same entries ends',
      byNext(),
      {
        '/firms': listPage(['A'], next('/firms?s=1')),
        '/firms?s=1': listPage(['A'], next('/firms?s=2')),
        '/firms?s=2': listPage(['A'], next('/firms?s=3')),
      },
      ['/firms', '/firms?s=1'],
      ['A'],
    ],
    [
      'by a counter ends at the first page without a new entry',
      byCounter(),
      {
        '/firms': listPage(['A', 'B']),
        '/firms?page=2': listPage(['B', 'C']),
        '/firms?page=3': listPage(['C']),
      },
      ['/firms', '/firms?page=2', '/firms?page=3'],
      ['A', 'B', 'C'],
    ],
    [
      'by a counter ends at an empty page',
      byCounter(),
      { '/firms': listPage(['A']), '/firms?page=2': '<p>Nichts gefunden.' },
      ['/firms', '/firms?page=2'],
      ['A'],
    ],
    [
      'by a counter ends at the total, without one more question',
      byCounter({ total: '(\\d+) Firmen' }),
      { '/firms': listPage(['A', 'B'], '3 Firmen'), '/firms?page=2': listPage(['C']) },
      ['/firms', '/firms?page=2'],
      ['A', 'B', 'C'],
    ],
    [
      'by an offset counts in steps',
      byCounter({ parameter: 'offset', from: 0, step: 20 }),
      { '/firms': listPage(['A']), '/firms?offset=20': listPage(['B']), '/firms?offset=40': listPage([]) },
      ['/firms', '/firms?offset=20', '/firms?offset=40'],
      ['A', 'B'],
    ],
    [
      'goes through every start address',
      directory('html', { ...listOnly, request: { start: [at('/a'), at('/b'), at('/c')] } }),
      { '/a': listPage(['A']), '/b': listPage([]), '/c': listPage(['A', 'C']) },
      ['/a', '/b', '/c'],
      ['A', 'C'],
    ],
  ])('%s', async (_, one, pages, asked, names) => {
    const found = await walk(one, Object.fromEntries(Object.entries(pages).map(([p, text]) => [at(p), text])))
    expect(found.asked).toEqual(asked)
    expect(found.names).toEqual(names)
    expect(found.coverage).toBe('full')
  })

  test('beyond the most pages is partial, and told of', async () => {
    const pages = {
      [at('/firms')]: listPage(['A']),
      [at('/firms?page=2')]: listPage(['B']),
      [at('/firms?page=3')]: listPage(['C']),
    }
    const found = await walk(byCounter({ max: 2 }), pages)
    expect(found).toMatchObject({ names: ['A', 'B'], coverage: 'partial' })
    expect(found.signals).toMatchObject([
      { kind: 'no-items', message: expect.stringContaining('beyond 2 pages') },
    ])
  })

  test('of JSON tells the total, over all start addresses', async () => {
    const one = directory('json', {
      request: {
        start: [at('/a'), at('/b')],
        paging: { kind: 'counter', parameter: 'page', total: '"total":(\\d+)' },
      },
    })
    const page = (id: number, total: number) => `{"total":${total},"firms":[{"id":${id},"name":"F${id}"}]}`
    const found = await walk(one, {
      [at('/a')]: page(1, 2),
      [at('/a?page=2')]: page(2, 2),
      [at('/b')]: page(3, 1),
    })
    expect(found).toMatchObject({ names: ['F1', 'F2', 'F3'], stated: 3, coverage: 'full' })
  })
})

describe('a limit', () => {
  test('reads so many entries, and no page more', async () => {
    const found = await walk(directory('html'), site(['A', 'B', 'C']), 2)
    expect(found).toMatchObject({ names: ['A', 'B'], coverage: 'partial' })
    expect(found.asked).toEqual(['/firms', '/firms/A', '/firms/B'])
  })

  test('ends the paging', async () => {
    const pages = { [at('/firms')]: listPage(['A', 'B']), [at('/firms?page=2')]: listPage(['C']) }
    const found = await walk(byCounter(), pages, 1)
    expect(found).toMatchObject({ names: ['A'], asked: ['/firms'], coverage: 'partial' })
  })

  test('cuts records of data', async () => {
    const found = await walk(
      directory('json'),
      { [at('/firms')]: '{"firms":[{"id":1,"name":"A"},{"id":2,"name":"B"}]}' },
      1,
    )
    expect(found).toMatchObject({ names: ['A'], coverage: 'partial' })
  })

  test('larger than the directory leaves the run full', async () => {
    expect(await walk(directory('html'), site(['A', 'B']), 9)).toMatchObject({ coverage: 'full' })
  })
})

describe('a first page that brings nothing is named', () => {
  const filler = '<p>Wir stellen Ihnen unser Haus, unsere Geschichte und unsere Ziele vor.</p>'.repeat(20)
  test.each([
    ['empty', '  \n'],
    ['script-shell', '<title>Liste</title><div id="root"></div><script src="/app.js"></script>'],
    ['challenge', '<title>Just a moment...</title><p>Checking your browser'],
    ['login', '<form><input type="password"></form>'],
    ['consent', '<p>Wir verwenden Cookies.</p><button>Zustimmen</button>'],
    ['reserved', `<meta name="tdm-reservation" content="1">${filler}`],
    ['structure', `<h1>Willkommen</h1>${filler}`],
  ])('%s', async (kind, text) => {
    const error = await walk(directory('html'), { [at('/firms')]: text }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(WalkFailure)
    expect(error).toMatchObject({ class: kind, url: at('/firms') })
    expect((error as WalkFailure).nextStep).toMatch(/\w{3,}.*\.$/)
  })

  test('HTML where data is expected', async () => {
    const shell = '<!DOCTYPE html><title>Liste</title><div id="app"></div><script src="/app.js"></script>'
    await expect(walk(directory('json'), { [at('/firms')]: shell })).rejects.toMatchObject({
      name: 'WalkFailure',
      class: 'script-shell',
    })
  })

  test('a page that is gone is no such page', async () => {
    await expect(walk(directory('html'), {})).rejects.toMatchObject({
      name: 'FetchFailure',
      class: 'not-found',
    })
  })
})
