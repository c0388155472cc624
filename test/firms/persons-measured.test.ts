import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { measurePersons, readExamples } from '../../scripts/eval/measure-persons.mjs'
import { dropPersons } from '../../src/firms/persons.js'

// The floors are what was measured: a change that finds fewer, or cuts more, has to say why.
describe.each([
  { file: 'persons-de.txt', found: 0.95, cut: 1 },
  { file: 'persons-en.txt', found: 0.9, cut: 0 },
])('$file', ({ file, found, cut }) => {
  const examples = readExamples(readFileSync(new URL(`samples/${file}`, import.meta.url), 'utf8'))
  const figures = measurePersons(examples, (text) => dropPersons(text))

  test('has sentences enough, half of them without a person', () => {
    expect(examples.length).toBeGreaterThanOrEqual(120)
    expect(figures.clean / examples.length).toBeGreaterThan(0.45)
  })

  test('finds the names', () => {
    expect(figures.found / figures.names, figures.faults.join('\n')).toBeGreaterThanOrEqual(found)
  })

  test('cuts no brand, town or law', () => {
    expect(figures.clean - figures.kept, figures.faults.join('\n')).toBeLessThanOrEqual(cut)
  })
})

test('the measure counts misses and wrong cuts', () => {
  const examples = readExamples('# note\nHallo Anna Muster => Anna Muster\nHallo Kiel\n')
  expect(measurePersons(examples, (text) => ({ text }))).toMatchObject({
    names: 1,
    found: 0,
    clean: 1,
    kept: 1,
  })
  expect(measurePersons(examples, () => ({ text: '' }))).toMatchObject({
    names: 1,
    found: 1,
    clean: 1,
    kept: 0,
  })
})
