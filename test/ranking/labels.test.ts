import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readRuleLabels } from '../../src/lexicons.js'
import { analyseNeed } from '../../src/needs/analyse-need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { labelsIn } from '../../src/ranking/labels.js'
import { parseRuleLabels } from '../../src/ranking/rule-labels.js'
import { lexicon } from '../needs/lexicon.js'

const data = join(import.meta.dirname, '../../data')
const rules = readRuleLabels(data)
const need = needSchema.parse({ id: 'n', title: 'Rohrbrüche finden', text: 'Leckagen im Netz.' })
const term = analyseNeed(need, lexicon).terms.find(({ id }) => id === 'water-leak')
if (!term) throw new Error('the need has no term of a leak')

describe('the label of', () => {
  test.each([
    ['de', false, 'Leckage'],
    ['en', false, 'leak'],
    ['need', false, 'Rohrbrüche'],
    ['de', true, 'Leckage (auch eine andere Aufgabe ist genannt)'],
    ['need', true, 'Rohrbrüche (another job is named too)'],
  ] as const)('a concept in "%s", guarded %j: %s', (language, guarded, label) =>
    expect(labelsIn(language, rules).term(term, guarded)).toBe(label),
  )

  test.each([
    ['de', 'govtech/authorities@2', 'Behörden'],
    ['en', 'govtech/authorities@7', 'authorities'],
    ['need', 'govtech/authorities@2', 'authorities'],
    ['de', 'ai/not-known@1', 'KI'],
    ['en', 'govtech/not-known@1', 'public sector'],
  ] as const)('a rule in "%s": %s is %s', (language, rule, label) =>
    expect(labelsIn(language, rules).evidence(rule)).toBe(label),
  )
})

test('every rule of the vocabularies has a label', () => {
  const ids = ['ai.yaml', 'public-sector.yaml'].flatMap((name) => {
    const text = readFileSync(join(data, 'lexicon', name), 'utf8')
    const { statement, rules } = parse(text) as { statement: string; rules: { id: string }[] }
    return ['tag', 'membership', ...rules.map(({ id }) => id)].map((id) => `${statement}/${id}`)
  })
  expect(ids.filter((id) => !rules.has(id))).toEqual([])
})

test('a wrong file is named with line and remedy', () => {
  expect(() => parseRuleLabels('ai/tag: {de: KI}\n', 'x.yaml')).toThrow(/x\.yaml:1: ai\/tag\.en: is missing/)
})

test('what lies near by its vector is told in the language of the paper', () => {
  expect(labelsIn('de').near('toy/one', 3)).toBe('ähnlicher Text (toy/one, Platz 3)')
  expect(labelsIn('en').near('toy/one', 3)).toBe('embeddings: toy/one, rank 3')
})
