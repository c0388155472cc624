import { expect, test } from 'vitest'
import { analyseNeed } from '../../src/needs/analyse-need.js'
import { draftSearch } from '../../src/needs/draft-search.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { lexicon } from './lexicon.js'

test.each<[what: string, title: string, text: string, de: string | undefined, en: string | undefined]>([
  [
    'names concepts in both languages',
    'Baugenehmigung',
    'Lecks orten.',
    'Baugenehmigung, Leckage',
    'building permit, leak',
  ],
  ['begins with the strongest', 'Leckage', 'Bauanträge.', 'Leckage, Baugenehmigung', 'leak, building permit'],
  ['leaves common words out', 'Leckage im Gebäude', 'Wir prüfen.', 'Leckage', 'leak'],
  ['leaves side remarks out', 'Leckage', 'Wir orten. Barrierefreiheit nach DSGVO.', 'Leckage', 'leak'],
  ['keeps names in every language', 'Leckage mit XLeck', 'x', 'Leckage, XLeck', 'leak, XLeck'],
  ['keeps unknown nouns in their own', 'Leckage Wasserwerk', 'x', 'Leckage, Wasserwerk', 'leak'],
  ['has no line where nothing can be named', 'Blorx', 'Quwaxi frumpelt.', 'Blorx, Quwaxi', undefined],
  ['has none of a need that says nothing', 'Wir suchen', 'die Lösung', undefined, undefined],
])('a draft %s', (_, title, text, de, en) => {
  const draft = draftSearch(analyseNeed(needSchema.parse({ id: 'N1', title, text }), lexicon))
  expect(draft).toEqual({ ...(de ? { de } : {}), ...(en ? { en } : {}) })
})

test('a draft is one line of six names at most, none of them twice', () => {
  const title = 'Alpha Beta Gamma Delta Epsilon Zeta Eta alpha'
  const { de } = draftSearch(analyseNeed(needSchema.parse({ id: 'N1', title, text: title }), lexicon))
  expect(de?.split(', ')).toHaveLength(6)
  expect(new Set(de?.toLowerCase().split(', ')).size).toBe(6)
})
