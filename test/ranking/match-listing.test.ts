import { describe, expect, test } from 'vitest'
import { ListingMatcher, type ListingTexts, textOfPart } from '../../src/ranking/match-listing.js'
import { needOf } from './firms.js'

const texts = (over: Partial<ListingTexts>): ListingTexts => ({
  name: '',
  summary: '',
  tags: [],
  description: '',
  ...over,
})
const match = (text: string, listing: Partial<ListingTexts>, over: object = {}) => {
  const need = needOf(text, over)
  const { matches, ...rest } = new ListingMatcher(need).match(texts(listing))
  return {
    ...rest,
    found: matches.map(({ term, count, guarded, best }) => ({
      id: need.terms[term]?.id,
      count,
      guarded,
      said: textOfPart(texts(listing), best.part).slice(best.start, best.end),
    })),
  }
}

describe('a term is found', () => {
  test.each<[string, string, Partial<ListingTexts>, object[]]>([
    [
      'in the summary, twice as strong as in the name',
      'Leckage',
      { summary: 'Stops a leak', name: 'Leak' },
      [{ count: 3, said: 'leak' }],
    ],
    [
      'in tags as in the summary',
      'Leckage',
      { tags: ['Software', 'Leckage'] },
      [{ count: 2, said: 'Leckage' }],
    ],
    [
      'behind the first sentence of a description once',
      'Leckage',
      { description: 'Wir helfen Ihnen. Jede Leckage wird gefunden.' },
      [{ count: 1, said: 'Leckage' }],
    ],
    [
      'inside a German compound, a little less',
      'Gebäude',
      { summary: 'Die Gebäudeverwaltung für alle' },
      [{ count: 1.2, said: 'Gebäudeverwaltung' }],
    ],
    [
      'as a phrase, quoted whole',
      'Baugenehmigung',
      { summary: 'Every building permit at once' },
      [{ id: 'building-permit', count: 2, said: 'building permit' }],
    ],
    [
      'not across a full stop',
      'Baugenehmigung',
      { summary: 'We own the building. Permit us to explain.' },
      [],
    ],
    [
      'by a word near it at a lower weight',
      'Leckage',
      { summary: 'Clean water for the city' },
      [{ id: 'water-leak', count: 0.3 }],
    ],
    ['and a guard word marks it', 'Leckage', { summary: 'No data leak with us' }, [{ guarded: true }]],
    ['nowhere in an empty listing', 'Leckage', {}, []],
  ])('%s', (_, need, listing, found) => {
    const outcome = match(need, listing).found
    expect(outcome).toHaveLength(found.length)
    expect(outcome).toMatchObject(found)
  })
})

test('the place that counts most is quoted', () => {
  const { found } = match('Leckage', {
    name: 'Leak Ltd',
    description: 'Good. A pipe burst is found.',
    summary: 'A leak detector',
  })
  expect(found[0]?.said).toBe('leak')
})

test.each([
  [{ must: ['Kiel'] }, 'Leckage in Kiel', true],
  [{ must: ['Kiel'] }, 'Leckage in Ulm', false],
  [{ must: ['Rohrbruch'] }, 'Leckage in Kiel', true],
  [{ not: ['Kiel'] }, 'Leckage in Kiel', false],
  [{ not: ['Kiel'] }, 'Leckage in Ulm', true],
])('with %j "%s" is admitted: %j', (over, summary, admitted) =>
  expect(match('Leckage', { summary }, over).admitted).toBe(admitted),
)
