import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerpt, permittedText } from '../../src/documents/excerpt.js'

describe('excerpt', () => {
  it.each([
    ['short enough', 'eins zwei', 9, 'eins zwei'],
    ['cut inside a word', 'eins zwei drei', 12, 'eins zwei…'],
    ['cut right behind a word', 'eins zwei drei', 10, 'eins zwei…'],
    ['no comma before the mark', 'eins, zwei, drei', 13, 'eins, zwei…'],
    ['one long word', 'Donaudampfschiff', 6, 'Donau…'],
    ['a long word behind a short one', 'ab Donaudampfschiff', 12, 'ab Donaudam…'],
    ['never half an emoji', 'abcd🙂🙂', 6, 'abcd…'],
    ['line breaks and controls', 'a\n\u001b[1mb\tc', 9, 'a b c'],
  ])('%s', (_, text, limit, expected) => {
    expect(excerpt(text, limit)).toBe(expected)
  })
  it('never exceeds the limit and is always a beginning', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.integer({ min: 2, max: 200 }), (text, limit) => {
        const cut = excerpt(text, limit)
        expect(cut.length).toBeLessThanOrEqual(limit)
        expect(text.startsWith(cut.replace(/…$/, ''))).toBe(true)
      }),
    )
  })
})

describe('permittedText', () => {
  const text = `${'Wort '.repeat(100)}Ende`
  it.each([
    ['full', text],
    ['quotes', `${'Wort '.repeat(40).trim()}…`],
    ['facts', null],
  ] as const)('%s', (allowed, expected) => {
    expect(permittedText(text, allowed)).toBe(expected)
    expect(permittedText(null, allowed)).toBe(null)
  })
})
