import { describe, expect, test } from 'vitest'
import { type FailureClass, FetchFailure } from '../../src/crawl/failure.js'
import { directory, failure, listPage, site } from './fake.js'
import { at, walk } from './walk.js'

describe("an entry's own page", () => {
  const names = Array.from({ length: 20 }, (_, i) => `Firma ${i}`)
  const broken = (places: number[], kind: FailureClass) => {
    const pages: Record<string, string | Error> = site(names)
    for (const place of places) {
      const url = at(`/firms/${encodeURIComponent(`Firma ${place}`)}`)
      pages[url] = failure(kind, url)
    }
    return pages
  }

  test('that is gone is passed over, and its entry with it', async () => {
    const found = await walk(directory('html'), broken([3], 'not-found'))
    expect(found.names).toHaveLength(19)
    expect(found).toMatchObject({ unread: [], coverage: 'full' })
    expect(found.failures.map((one) => one.class)).toEqual(['not-found'])
  })

  test.each<FailureClass>(['timeout', 'server', 'truncated', 'robots', 'too-large', 'empty'])(
    'that fails by "%s" leaves its entry unread, which is not gone',
    async (kind) => {
      const found = await walk(directory('html'), broken([3], kind))
      expect(found.names).toHaveLength(19)
      expect(found.unread).toEqual([at('/firms/Firma%203')])
    },
  )

  test.each<FailureClass>(['throttled', 'refused', 'challenge', 'connect', 'stopped', 'unauthorised'])(
    'that fails by "%s" ends the walk: it concerns the host',
    async (kind) => {
      const one = await walk(directory('html'), broken([3], kind)).catch((error: unknown) => error)
      expect(one).toBeInstanceOf(FetchFailure)
      expect(one).toMatchObject({ class: kind })
    },
  )

  test('that is made to cost time leaves its entry unread, and is told of by itself', async () => {
    const attributes = Array.from({ length: 2000 }, (_, i) => `a${i}`).join(' ')
    const url = at('/firms/Firma%203')
    const found = await walk(directory('html'), { ...site(names), [url]: `<h1 ${attributes}>Firma 3</h1>` })
    expect(found.names).toHaveLength(19)
    expect(found.unread).toEqual([url])
    expect(found.failures.map((one) => one.class)).toEqual(['unreadable'])
  })

  test.each([
    ['five in a row', [4, 5, 6, 7, 8], true],
    ['four in a row', [4, 5, 6, 7], false],
    ['five apart', [0, 3, 6, 9, 12], false],
    ['six apart', [0, 3, 6, 9, 12, 15], true],
  ])('%s that fail', async (_, places, ends) => {
    const outcome = walk(directory('html'), broken(places, 'timeout'))
    if (ends) await expect(outcome).rejects.toMatchObject({ class: 'timeout' })
    else expect((await outcome).unread).toHaveLength(places.length)
  })

  test('tells how far the walk is', async () => {
    const { progress } = await walk(directory('html'), site(['A', 'B']))
    expect(progress).toEqual([
      [0, 2],
      [0, 2],
      [1, 2],
    ])
  })
})

test('an entry that stands in the list twice is read once', async () => {
  const found = await walk(directory('html'), {
    ...site(['A', 'B']),
    [at('/firms')]: listPage(['A', 'B', 'A']),
  })
  expect(found.asked).toEqual(['/firms', '/firms/A', '/firms/B'])
  expect(found.names).toEqual(['A', 'B'])
})
