import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ExitCode } from '../../src/problem.js'
import { checkVerdict, parseReasonCodes, type Verdict } from '../../src/selection/reason-codes.js'

const file = new URL('../../data/reason-codes.yaml', import.meta.url)
const codes = parseReasonCodes(readFileSync(file, 'utf8'), 'reason-codes.yaml')

describe('the codes of the project', () => {
  test('are A1 to A10, each once, in both languages', () => {
    expect(codes.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, (_, i) => `A${i + 1}`))
    expect(new Set(codes.map(({ de }) => de)).size).toBe(10)
    expect(new Set(codes.map(({ en }) => en)).size).toBe(10)
  })
})

test.each([
  ['{ code: A1, de: x }', /reason-codes\.yaml/],
  ['- { code: B1, de: x, en: y }', /reason-codes\.yaml.*1/s],
  ['- { code: A1, de: x }', /reason-codes\.yaml.*1/s],
  ['- { code: A1, de: x, en: y, why: z }', /reason-codes\.yaml.*1/s],
  ['- [', /reason-codes\.yaml/],
])('a file of codes with "%s" is refused', (text, message) => {
  expect(() => parseReasonCodes(text, 'reason-codes.yaml')).toThrow(message)
})

describe('a verdict', () => {
  type Given = Parameters<typeof checkVerdict>[1]
  test.each<[Verdict['verdict'], Given, Omit<Verdict, 'verdict'>]>([
    ['in', {}, { reason: null, because: null }],
    ['in', { because: '  passt zum Verfahren ' }, { reason: null, because: 'passt zum Verfahren' }],
    ['open', { because: 'verklickt' }, { reason: null, because: 'verklickt' }],
    ['out', { reason: ' a1 ', because: ' fremd ' }, { reason: 'A1', because: 'fremd' }],
    ['out', { reason: 'A10', because: 'nächstes Jahr' }, { reason: 'A10', because: 'nächstes Jahr' }],
  ])('"%s" with %o stands', (verdict, given, expected) => {
    expect(checkVerdict(verdict, given, codes)).toEqual({ verdict, ...expected })
  })

  test.each<[Verdict['verdict'], Given, RegExp, RegExp]>([
    ['in', { reason: 'A1' }, /for firms left out/, /--because/],
    ['open', {}, /taken back needs a sentence/, /--because TEXT/],
    ['open', { reason: 'A1', because: 'x' }, /for firms left out/, /--because/],
    ['out', {}, /left out for a reason/, /A1 kein Bezug .* · A10/],
    ['out', { because: 'gefällt nicht' }, /left out for a reason/, /--reason CODE/],
    ['out', { reason: 'A11' }, /There is no reason "A11"/, /A1 kein Bezug/],
    ['out', { reason: '' }, /There is no reason ""/, /A1 kein Bezug/],
    ['out', { reason: 'A5' }, /A5 \(KO-Kriterium nicht erfüllt\) needs a sentence/, /--because TEXT/],
    ['out', { reason: 'A2' }, /A2 \(kein Produkt .*\) needs a sentence/, /--because TEXT/],
    ['out', { reason: 'A5', because: '\n ' }, /--because is empty/, /one sentence/],
    ['out', { reason: 'A2', because: '' }, /--because is empty/, /one sentence/],
    ['in', { because: ' ' }, /--because is empty/, /leave it away/],
  ])('"%s" with %o does not', (verdict, given, message, remedy) => {
    expect(() => checkVerdict(verdict, given, codes)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(message),
        remedy: expect.stringMatching(remedy),
        exitCode: ExitCode.usage,
      }),
    )
  })
})
