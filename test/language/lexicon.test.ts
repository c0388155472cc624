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
const files = [...names.map((name) => `concepts/${name}`), 'ignored.yaml'].map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}))
const lexicon = parseLexicon(files)
const sources: ConceptSource[] = files.flatMap(({ text }) => lexiconFileSchema.parse(parse(text)).concepts)
const byId = new Map(lexicon.concepts.map((concept) => [concept.id, concept]))

/** Found by a form of its own and not by a guard word. */
function matches(concept: Concept, line: string): boolean {
  const finder = new PhraseFinder([
    ...concept.forms.filter((form) => form.weight === 1).map((form) => ({ owner: 'form', form })),
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
