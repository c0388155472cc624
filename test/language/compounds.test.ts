import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitCompound } from '../../src/language/compounds.js'

describe('splitCompound', () => {
  test.each([
    ['bauantragsprufung', ['bauantrag', 'prufung']],
    ['wasserleitung', ['wasser', 'leitung']],
    ['energieberatung', ['energie', 'beratung']],
  ])('%s is %j', (word, parts) => expect(splitCompound(word)).toEqual(parts))

  test.each(['unternehmen', 'verwaltung', 'haus', 'zeitung', ''])('%s is none', (word) =>
    expect(splitCompound(word)).toEqual([]),
  )

  test('only names what stands in the word', () => {
    const words = fc.array(fc.constantFrom('bau', 'antrag', 's', 'energie', 'qx', 'beratung', 'en'), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(words, (list) => {
        const word = list.join('')
        return splitCompound(word).every((part) => word.includes(part) && part.length < word.length)
      }),
    )
  })
})
