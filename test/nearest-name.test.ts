import fc from 'fast-check'
import { expect, test } from 'vitest'
import { didYouMean, nearestNames } from '../src/nearest-name.js'

const known = [
  'bauantrag-2026',
  'leichte-sprache',
  'posteingang',
  'Müllerwerk GmbH',
  'C05',
  'C06',
  'de-munich-startup',
]

test.each<[wrong: string, near: string[]]>([
  ['bauantrag-2062', ['bauantrag-2026']],
  ['Bauantrag_2026', ['bauantrag-2026']],
  ['bauantrag', ['bauantrag-2026']],
  ['leichtesprahce', ['leichte-sprache']],
  ['posteingng', ['posteingang']],
  ['Mullerwerk', ['Müllerwerk GmbH']],
  ['munich', ['de-munich-startup']],
  ['C50', ['C05']],
  ['x', []],
  ['C', []],
  ['', []],
  ['---', []],
  ['etwas ganz anderes', []],
])('"%s" is near %j', (wrong, near) => {
  expect(nearestNames(wrong, known)).toEqual(near)
})

test('the nearest comes first, equal ones by name, at most three', () => {
  expect(nearestNames('pilot', ['pilots', 'pilot2', 'Pilot', 'pilots2', 'pilo'])).toEqual([
    'Pilot',
    'pilo',
    'pilot2',
  ])
})

test('the sentence names what is near, or says what is given', () => {
  expect(didYouMean('posteingng', known, 'x')).toBe('Did you mean "posteingang"?')
  expect(didYouMean('zzz', known, '"govscout needs list" shows all.')).toBe(
    '"govscout needs list" shows all.',
  )
})

test('a name is nearest to itself, and one slip is always found', () => {
  const name = fc.stringMatching(/^[a-z]{5,30}$/)
  fc.assert(
    fc.property(name, fc.nat(), (right, at) => {
      const place = at % right.length
      expect(nearestNames(right, [right, `${right}x`])[0]).toBe(right)
      expect(nearestNames(`${right.slice(0, place)}${right.slice(place + 1)}`, [right])).toEqual([right])
    }),
  )
})
