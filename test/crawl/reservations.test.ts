import { expect, test } from 'vitest'
import { headerReservations } from '../../src/crawl/reservations.js'

test.for([
  [{ 'tdm-reservation': '1' }, ['a reservation of text and data mining (tdm-reservation)']],
  [{ 'tdm-reservation': '0' }, []],
  [{ 'x-robots-tag': 'NoIndex, nofollow' }, ['the header X-Robots-Tag: noindex, nofollow']],
  [{ 'x-robots-tag': 'nofollow, max-image-preview: large' }, []],
  [{ 'x-robots-tag': 'otherbot: noindex' }, []],
  [
    { 'x-robots-tag': 'otherbot: noindex, nofollow, govscout: noai' },
    ['the header X-Robots-Tag: otherbot: noindex, nofollow, govscout: noai'],
  ],
  [{ 'x-robots-tag': 'max-snippet: 20, none' }, ['the header X-Robots-Tag: max-snippet: 20, none']],
  [{ 'x-robots-tag': 'unavailable_after: 25 Jun 2027 15:00:00 PST' }, []],
  [{}, []],
] as [Record<string, string>, string[]][])('%o', ([headers, expected]) => {
  expect(headerReservations(headers, 'govscout')).toEqual(expected)
})
