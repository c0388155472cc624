import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { analyse } from '../../src/language/analyse.js'
import { guessLanguage } from '../../src/language/guess-language.js'
import {
  type Concept,
  type ConceptSource,
  lexiconFileSchema,
  parseLexicon,
} from '../../src/language/lexicon.js'
import { PhraseFinder } from '../../src/language/phrase-finder.js'

const folder = join(import.meta.dirname, '../../data/lexicon')
const names = readdirSync(join(folder, 'concepts')).filter((name) => name.endsWith('.yaml'))
const files = [...names.map((name) => `concepts/${name}`), 'ignored.yaml', 'need-words.yaml'].map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}))
const lexicon = parseLexicon(files)
const sources: ConceptSource[] = files.flatMap(({ text }) => lexiconFileSchema.parse(parse(text)).concepts)
const byId = new Map(lexicon.concepts.map((concept) => [concept.id, concept]))

/** Found by a form of its own and not by a guard word. */
function matches(concept: Concept, line: string): boolean {
  const finder = new PhraseFinder([
    ...concept.forms
      .filter((form) => form.weight === 1 || form.sign)
      .map((form) => ({ owner: 'form', form })),
    ...concept.guards.map((form) => ({ owner: 'guard', form })),
  ])
  const found = finder.find(analyse(line, guessLanguage(line)))
  return found.some(({ owner }) => owner === 'form') && !found.some(({ owner }) => owner === 'guard')
}

describe.each(sources.map((source) => [source.id, source] as const))('%s', (id, source) => {
  const concept = byId.get(id) as Concept
  test('has words of both languages and a line that shows it', () => {
    expect(source.de?.length).toBeGreaterThan(0)
    expect(source.en?.length).toBeGreaterThan(0)
    expect(source.matches.length).toBeGreaterThan(0)
  })
  test.each(source.matches)('is in: %s', (line) => expect(matches(concept, line)).toBe(true))
  if (source.not.length)
    test.each(source.not)('is not in: %s', (line) => expect(matches(concept, line)).toBe(false))
})

test('every field code T01 to T25 has concepts', () => {
  const fields = new Set(sources.map((source) => source.field))
  for (let code = 1; code <= 25; code++) expect(fields).toContain(`T${String(code).padStart(2, '0')}`)
})

test('a wrong file is named with its line', () => {
  expect(() => parseLexicon([{ name: 'x.yaml', text: 'concepts:\n  - id: Bad Id\n    de: a' }])).toThrow(
    /x\.yaml:2: concepts\.0\.id/,
  )
  const twice = 'concepts:\n  - id: a\n    de: Boot\n  - id: a\n    de: Kahn\n'
  expect(() => parseLexicon([{ name: 'x.yaml', text: twice }])).toThrow(/x\.yaml:4: the concept "a"/)
})

test('the version follows the content and not the order of the files', () => {
  const one = { name: 'a.yaml', text: 'ignored: [suchen]' }
  const two = { name: 'b.yaml', text: 'ignored: [brauchen]' }
  expect(parseLexicon([one, two]).version).toBe(parseLexicon([two, one]).version)
  expect(parseLexicon([one]).version).not.toBe(parseLexicon([one, two]).version)
})

test.each([
  ['no YAML', 'concepts: [', /x\.yaml:1: not valid YAML/],
  [
    'an unknown key',
    'concepts:\n  - id: a\n    fr: bateau\n',
    /x\.yaml:3: concepts\.0: "fr" is not known here/,
  ],
  ['no field code', 'concepts:\n  - id: a\n    field: T26\n', /x\.yaml:3: concepts\.0\.field: .*T01 to T25/],
  ['no id', 'concepts:\n  - de: Boot\n', /x\.yaml:2: concepts\.0\.id: is missing/],
])('%s: file, line and remedy', (_, text, message) => {
  let problem: unknown
  try {
    parseLexicon([{ name: 'x.yaml', text }])
  } catch (thrown) {
    problem = thrown
  }
  expect(problem).toMatchObject({
    message: expect.stringMatching(message),
    remedy: expect.stringMatching(/./),
  })
})

test('forms are a list or a text with commas', () => {
  const forms = (text: string) =>
    parseLexicon([{ name: 'x.yaml', text }]).concepts[0]?.forms.map((form) => form.text)
  expect(forms('concepts:\n  - id: a\n    de: Boot, Kahn\n')).toEqual(['Boot', 'Kahn'])
  expect(forms('concepts:\n  - id: a\n    de: [Boot, Kahn]\n')).toEqual(['Boot', 'Kahn'])
})

test('of one stem the form that is least narrow is kept', () => {
  const [concept] = parseLexicon([
    { name: 'x.yaml', text: 'concepts:\n  - id: a\n    de: Workflow\n    en: workflow\n' },
  ]).concepts
  expect(concept?.forms).toHaveLength(1)
  expect(concept?.forms[0]?.german).toBeUndefined()
})

test('a weak word is a sign of the thing, and counts little in listings', () => {
  const [concept] = parseLexicon([
    {
      name: 'x.yaml',
      text: 'concepts:\n  - {id: a, de: Bauwerk, en: structure, weak: "Brücke, bridge", near: river}\n',
    },
  ]).concepts
  const formOf = (text: string) => concept?.forms.find((form) => form.text === text)
  expect(formOf('Brücke')).toMatchObject({ sign: true, german: { noun: true } })
  expect(formOf('Brücke')?.weight).toBeLessThan(0.3)
  expect(formOf('bridge')?.sign).toBe(true)
  expect(formOf('bridge')?.german).toBeUndefined()
  expect(formOf('river')?.sign).toBeUndefined()
})

test('nouns of a common stem mean themselves and none of their kin', () => {
  const accessible = byId.get('digital-accessibility') as Concept
  expect(matches(accessible, 'Check the accessibility of your site')).toBe(true)
  expect(matches(accessible, 'Healthcare made accessible for all')).toBe(false)
  const hosting = byId.get('cloud-infrastructure') as Concept
  expect(matches(hosting, 'Our team serves thousands of shops')).toBe(false)
})

test('what buyers write is counted by stem, and a wrong count is named', () => {
  const { needWords } = parseLexicon([
    { name: 'n.yaml', text: 'need_words:\n  buyers: 9\n  words:\n    "3": Leistungen Straße\n' },
  ])
  expect(needWords).toEqual({ buyers: 9, counts: { leistung: 3, strass: 3 } })
  expect(() =>
    parseLexicon([{ name: 'n.yaml', text: 'need_words:\n  buyers: 9\n  words:\n    many: Los\n' }]),
  ).toThrow(/n\.yaml:4/)
})

test('a lexicon survives JSON', () => {
  expect(JSON.parse(JSON.stringify(lexicon))).toEqual(lexicon)
})

describe('the words of the vocabulary', () => {
  const forms = [...lexicon.concepts.flatMap((concept) => concept.forms.concat(concept.guards))]

  test('each has words to look for', () => {
    expect(forms.filter((form) => !form.words.length).map((form) => form.text)).toEqual([])
  })

  /** "land use" without its stop word would find all land. */
  test('no English phrase shrinks to a common word', () => {
    const spared = /^(speed up|in Echtzeit|ohne .*|FP&A|SOC 2)$/
    const shrunk = forms.filter(({ text, words }) => / /.test(text) && words.length < 2 && !spared.test(text))
    expect(shrunk.map((form) => form.text)).toEqual([])
  })

  test('every concept that is not generic has a field', () => {
    expect(sources.filter((source) => !source.generic && !source.field).map((source) => source.id)).toEqual(
      [],
    )
  })
})
