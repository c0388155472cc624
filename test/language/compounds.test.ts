import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitCompound } from '../../src/language/compounds.js'

describe('splitCompound', () => {
  test.each([
    ['bauantragsprufung', ['bauantrag', 'prufung']],
    ['wasserleitung', ['wasser', 'leitung']],
    ['energieberatung', ['energie', 'beratung']],
    ['bewerbermanagementsystem', ['bewerber', 'management', 'system']],
    ['batteriespeichers', ['speichers']],
    ['rechtsanwaltskanzleien', ['rechts']],
  ])('%s is %j', (word, parts) => expect(splitCompound(word)).toEqual(parts))

  test.each(['verwaltung', 'haus', 'zeitung', ''])('%s is none', (word) =>
    expect(splitCompound(word)).toEqual([]),
  )

  test.each(['charakter', 'hochzeiten', 'kunstlern', 'bauantrag'])(
    '%s has less than twelve letters',
    (word) => expect(splitCompound(word)).toEqual([]),
  )

  test.each([
    'unternehmen',
    'unternehmens',
    'unternehmerische',
    'unternehmertum',
    'gesellschafter',
    'landschaften',
    'wissenschaftlerin',
    'marktfuhrer',
    'interessenten',
    'veranstaltungen',
    'voraussetzungen',
    'leidenschaft',
  ])('%s is never split', (word) => expect(splitCompound(word)).toEqual([]))

  test.each(['programmieren', 'architekturen', 'mannschaften', 'digitalisieren'])(
    'the ending of %s is no word of its own',
    (word) =>
      expect(
        splitCompound(word).filter((part) => /^(tieren|turen|haften|sieren|mieren)$/.test(part)),
      ).toEqual([]),
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
