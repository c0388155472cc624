import { describe, expect, test } from 'vitest'
import { dropRepeated } from '../../src/evidence/repeated-blocks.js'
import type { PageKind, SitePage } from '../../src/evidence/site-page.js'

function page(kind: PageKind, texts: string[], host = 'firma.example'): SitePage {
  return {
    url: `https://${host}/${kind}`,
    kind,
    title: '',
    blocks: texts.map((text) => ({ kind: 'paragraph', text, headings: [] })),
  }
}
const textsOf = (pages: readonly SitePage[]) => pages.map(({ blocks }) => blocks.map(({ text }) => text))

describe('what repeats on the pages of a host', () => {
  test('is frame where it stands on most of three pages or more, and goes from all', () => {
    const pages = [
      page('home', ['Rahmen', 'a']),
      page('references', ['b', 'Rahmen']),
      page('product', ['Rahmen', 'c']),
    ]
    expect(textsOf(dropRepeated(pages))).toEqual([['a'], ['b'], ['c']])
  })

  test('stays once where it is shown on two pages, on the one that is about it', () => {
    const pages = [
      page('home', ['Stadt Beispielhausen', 'a']),
      page('references', ['Stadt Beispielhausen', 'b']),
    ]
    expect(textsOf(dropRepeated(pages))).toEqual([['a'], ['Stadt Beispielhausen', 'b']])
  })

  test('stays once on fewer than half of many pages', () => {
    const others = (['product', 'security', 'accessibility', 'privacy'] as const).map((kind) =>
      page(kind, [kind]),
    )
    const pages = [
      page('home', ['Kunde']),
      page('references', ['Kunde']),
      page('press', ['Kunde']),
      ...others,
    ]
    expect(textsOf(dropRepeated(pages)).slice(0, 3)).toEqual([[], ['Kunde'], []])
  })

  test('stays on the Impressum, whatever else says it', () => {
    const pages = [
      page('home', ['Beispiel GmbH']),
      page('imprint', ['Beispiel GmbH']),
      page('product', ['Beispiel GmbH']),
    ]
    expect(textsOf(dropRepeated(pages))).toEqual([[], ['Beispiel GmbH'], []])
  })

  test('counts for each host alone, and not within a page', () => {
    const pages = [page('home', ['x', 'y', 'y'], 'eins.example'), page('home', ['x'], 'zwei.example')]
    expect(textsOf(dropRepeated(pages))).toEqual([['x', 'y', 'y'], ['x']])
    const same = [page('home', ['x'], 'www.eins.example'), page('references', ['x'], 'eins.example')]
    expect(textsOf(dropRepeated(same))).toEqual([[], ['x']])
  })

  test('nothing, and what is no address', () => {
    expect(dropRepeated([])).toEqual([])
    expect(textsOf(dropRepeated([{ ...page('home', ['x']), url: 'keine' }]))).toEqual([['x']])
  })
})
