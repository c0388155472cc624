import { describe, expect, test } from 'vitest'
import { parseEvidenceLexicon } from '../../src/firms/evidence-lexicon.js'
import { findEvidence } from '../../src/firms/find-evidence.js'
import { evidenceLexicon } from './data.js'

const file = (text: string, name = 'boats.yaml') => ({ name, text })
const boats = `
statement: ai
version: 7
negations: [kein]
decoys: [Papierboot]
tags: [Boote]
rules:
  - { id: boats, strength: strong, phrases: [Boot, "segel*"] }
  - { id: knots, strength: weak, exact: true, phrases: [KNOTEN] }
  - { id: rope, strength: weak, near: [Hafen], phrases: [Seil] }
  - { id: sea, strength: weak, not_near: [Karte], phrases: [See] }
`

function rulesIn(summary: string, tags: string[] = []) {
  const lexicon = parseEvidenceLexicon([file(boats)])
  return findEvidence({ summary, description: null, tags }, lexicon).ai.map(({ rule }) => rule)
}

describe('rules', () => {
  test.for<[string, string[]]>([
    ['Ein Boot', ['ai/boats@7']],
    ['Ein Bootshaus', []],
    ['Hausboot', []],
    ['Haus-Boot', ['ai/boats@7']],
    ['Segeln und Segler', ['ai/boats@7']],
    ['Kein Boot', []],
    ['Kein einziges kleines rotes Boot', ['ai/boats@7']],
    ['Kein Hafen, ein Boot', ['ai/boats@7']],
    ['Papierboot', []],
    ['knoten', []],
    ['KNOTEN', ['ai/knots@7']],
    ['Ein Seil', []],
    ['Ein Seil im Hafen', ['ai/rope@7']],
    ['Ein Seil. Ein Hafen', []],
    ['Die See', ['ai/sea@7']],
    ['Die Karte der See', []],
  ])('%j: %j', ([text, rules]) => {
    expect(rulesIn(text)).toEqual(rules)
  })

  test('a tag counts in any letters, and only whole', () => {
    expect(rulesIn('', ['BOOTE'])).toEqual(['ai/tag@7'])
    expect(rulesIn('', ['Boote und Meer'])).toEqual([])
  })
})

test('the version names both files', () => {
  expect(evidenceLexicon.version).toMatch(/^ai \d+, govtech \d+$/)
})

test.for<[string, string, RegExp]>([
  ['an unknown key', boats.replace('tags', 'labels'), /boats\.yaml/],
  ['an unknown direction', boats.replace('exact: true', 'direction: upwards'), /boats\.yaml/],
  ['a rule twice', boats.replace('id: knots', 'id: boats'), /boats stands twice/],
  ['no rules', 'statement: ai\nversion: 1\nrules: []', /boats\.yaml/],
])('%s is a problem of the file', ([, text, message]) => {
  expect(() => parseEvidenceLexicon([file(text)])).toThrow(message)
})

test.for<[string, string[]]>([
  ['Aide les personnes âgées à rester autonomes : un logement autonome.', []],
  ['Un drone autonome pour les forêts', ['ai/self-driving@4']],
  ['Rester autonome chez soi', []],
  ['Eine autonome Kehrmaschine für Städte', ['ai/autonomy@4']],
  ['Autonome Drohnen', ['ai/autonomy@4']],
  ['Autonomous mowers', ['ai/autonomy@4']],
])('%j speaks of autonomy: %j', ([summary, rules]) => {
  const { ai } = findEvidence({ summary, description: null, tags: [] }, evidenceLexicon)
  expect(ai.map(({ rule }) => rule)).toEqual(rules)
})
