import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoteAround } from '../../src/firms/quote-around.js'

function around(text: string, hit: string) {
  const start = text.indexOf(hit)
  return quoteAround(text, start, start + hit.length)
}

const filler = 'Boote und Brot werden hier gebaut und gebacken'

test.for<[string, string, string]>([
  ['Unsere KI prüft.', 'KI', 'Unsere KI prüft.'],
  [`Erster Absatz.\n\nUnsere KI prüft.\n${filler}`, 'KI', 'Unsere KI prüft.'],
  [`${`${filler}. `.repeat(6)}Unsere KI prüft. ${`${filler}. `.repeat(6)}`, 'KI', 'Unsere KI prüft.'],
])('%j gives the paragraph or the sentence', ([text, hit, quote]) => {
  expect(around(text, hit)).toBe(quote)
})

test('a long sentence is cut at words, with marks', () => {
  const quote = around(`${`${filler}, `.repeat(6)}KI ${`${filler}, `.repeat(6)}`, 'KI')
  expect(quote).toMatch(/^… .* KI .* …$/)
  expect(quote.length).toBeLessThanOrEqual(200)
})

test('every quote holds its hit and at most 200 characters', () => {
  const text = fc.array(fc.constantFrom('Boot', 'Brot.', 'Und', 'gebacken,', '\n', 'KI', 'ä'.repeat(30)), {
    minLength: 1,
    maxLength: 90,
  })
  fc.assert(
    fc.property(text, fc.nat(), (words, pick) => {
      const at = pick % words.length
      const before = words
        .slice(0, at)
        .map((word) => `${word} `)
        .join('')
      const hit = words[at] ?? ''
      if (!hit.trim()) return
      const quote = quoteAround(words.join(' '), before.length, before.length + hit.length)
      expect(quote).toContain(hit)
      expect(quote.length).toBeLessThanOrEqual(200)
    }),
  )
})
