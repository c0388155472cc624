import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutToWidth, textWidth, wrapToWidth } from '../../src/terminal/width.js'

describe('cutToWidth', () => {
  it.each([
    ['Hamburg', 7, 'Hamburg'],
    ['Hamburg', 6, 'Hambu…'],
    ['am Markt', 4, 'am…'],
    ['東京データ', 10, '東京データ'],
    ['東京データ', 6, '東京…'],
    ['🙂🙂🙂', 4, '🙂…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%s to %i', (text, width, expected) => {
    expect(cutToWidth(text, width)).toBe(expected)
  })
})

describe('wrapToWidth', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['Donaudampfschiff', 6, ['Donaud', 'ampfsc', 'hiff']],
    ['東京 データ', 6, ['東京', 'データ']],
    ['a\n\nb', 5, ['a', '', 'b']],
    ['', 5, ['']],
  ])('%j to %i', (text, width, expected) => {
    expect(wrapToWidth(text, width)).toEqual(expected)
  })
  it('never exceeds the width and loses no word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zäß東🙂]{1,30}$/u)),
        fc.integer({ min: 2, max: 40 }),
        (words, width) => {
          const lines = wrapToWidth(words.join(' '), width)
          for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width)
          expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''))
        },
      ),
    )
  })
})
