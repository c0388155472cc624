import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnalysedNeed, analyseNeed } from '../../src/needs/analyse-need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { lexicon } from './lexicon.js'

function analyse(title: string, text: string, more: object = {}): AnalysedNeed {
  return analyseNeed(needSchema.parse({ id: 'N1', title, text, ...more }), lexicon)
}

function weightsOf(need: AnalysedNeed, id: string) {
  return need.terms.find((term) => term.id === id)?.weights
}

describe('what a need asks for', () => {
  test('is found in German and in English, as the same concepts', () => {
    const german = analyse('Digitale Baugenehmigung', 'Die Stadt will Rohrbrüche finden.')
    const english = analyse('Digital building permit', 'The city wants to find the leaks.')
    for (const need of [german, english])
      expect(need.terms.filter((term) => term.kind === 'concept').map((term) => term.id)).toEqual([
        'building-permit',
        'water-leak',
      ])
    expect([german.language, english.language]).toEqual(['de', 'en'])
  })

  test('says in the title what weighs most', () => {
    const need = analyse('Leckage', 'Wir haben viele Bauanträge.')
    expect(weightsOf(need, 'water-leak')?.text).toBeGreaterThan(weightsOf(need, 'building-permit')?.text ?? 0)
  })

  test('takes the longest phrase: a building permit is no building', () => {
    expect(weightsOf(analyse('x', 'We need a building permit'), 'building')).toBeUndefined()
    expect(weightsOf(analyse('x', 'We need a building'), 'building')).toBeDefined()
  })

  test('counts common words little', () => {
    const need = analyse('x', 'Die Gebäude und die Leckage.')
    expect(weightsOf(need, 'building')?.text).toBeLessThan((weightsOf(need, 'water-leak')?.text ?? 0) / 2)
  })

  test('reads no noun into a verb', () => {
    expect(weightsOf(analyse('x', 'Heizungen steuern'), 'tax')).toBeUndefined()
    expect(weightsOf(analyse('x', 'Die Steuern der Stadt'), 'tax')).toBeDefined()
  })

  test('keeps words the vocabulary does not know, as written', () => {
    const word = analyse('Drohnenschwarm', 'x').terms.find((term) => term.label === 'Drohnenschwarm')
    expect(word).toMatchObject({ kind: 'word', from: ['Drohnenschwarm'] })
  })

  test('grows with mentions, but less each time', () => {
    const of = (times: number) =>
      weightsOf(analyse('x', Array(times).fill('Die Leckage.').join(' ')), 'water-leak')?.text ?? 0
    expect(of(2)).toBeGreaterThan(of(1))
    expect(of(3) - of(2)).toBeLessThan(of(2) - of(1))
  })
})

test('words that say nothing of the task are named and not searched', () => {
  const need = analyse('Leckage', 'Die Stadt sucht eine Lösung.')
  expect(need.ignored).toEqual(['sucht', 'Lösung'])
  expect(need.terms.map((term) => term.id)).not.toContain('losung')
})

test('both search lines are read in their language and weighed apart', () => {
  const need = analyse('x', 'y', { search: { de: 'Leckage', en: 'building permit' } })
  expect(weightsOf(need, 'water-leak')).toEqual({ text: 0, search: 1 })
  expect(weightsOf(need, 'building-permit')).toEqual({ text: 0, search: 1 })
  expect(need.search).toEqual({ de: 'Leckage', en: 'building permit' })
  expect(need.notes.join()).not.toMatch(/English search line/)
})

test('a word of a search line counts in full, one of the text less, and a verb least', () => {
  const need = analyse('x', 'Der Drohnenschwarm frumpelt.', { search: { de: 'Drohnenschwarm' } })
  const swarm = need.terms.find((term) => term.label === 'Drohnenschwarm')?.weights
  const verb = need.terms.find((term) => term.label === 'frumpelt')?.weights
  expect(swarm?.search).toBe(1)
  expect(swarm?.text).toBeLessThan(1)
  expect(verb?.text).toBeLessThan((swarm?.text ?? 0) / 3)
})

test('must and not stand for all forms of a concept they name, or for their own words', () => {
  const need = analyse('x', 'y', { must: ['Baugenehmigung'], not: ['Glasfaser'] })
  expect(need.must[0]?.parts[0]?.map((form) => form.text)).toContain('building permit')
  expect(need.not[0]?.parts[0]?.map((form) => form.text)).toEqual(['Glasfaser'])
})

describe('an analyst may', () => {
  const ids = (need: AnalysedNeed) => need.terms.map(({ id }) => id)
  test.each<[ignore: string, title: string, left: string[]]>([
    ['Leckage', 'Leckage bei Bauanträgen', ['building-permit']],
    ['leckagen', 'Leckage bei Bauanträgen', ['building-permit']],
    ['water leak', 'Leckage bei Bauanträgen', ['building-permit']],
    ['building permit', 'Leckage bei Bauanträgen', ['water-leak']],
    ['Drohne', 'Drohne und Leck', ['water-leak']],
    ['Leck', 'Leckage', ['water-leak']],
  ])('leave out "%s" in "%s"', (ignore, title, left) => {
    expect(ids(analyse(title, 'x', { ignore: [ignore] }))).toEqual(left)
  })
  test('see what was left out', () => {
    expect(analyse('Drohne und Leck', 'x', { ignore: ['Drohne'] }).ignored).toEqual(['Drohne'])
  })
  test('add phrases, which count as the title does', () => {
    const need = analyse('Leckage', 'x', { phrases: ['Bauantrag'] })
    expect(weightsOf(need, 'building-permit')?.text).toBe(weightsOf(need, 'water-leak')?.text)
  })
})

test('a drafted search line waits for a person', () => {
  const more = { search: { de: 'Leckage', en: 'building permit' } }
  const drafted = analyse('x', 'y', { ...more, drafted: ['en'] })
  expect(weightsOf(drafted, 'building-permit')).toBeUndefined()
  expect(weightsOf(drafted, 'water-leak')).toEqual({ text: 0, search: 1 })
  expect(drafted.search).toEqual({ de: 'Leckage' })
  expect(drafted.notes.join()).toMatch(/line in en is a draft/)
  expect(weightsOf(analyse('x', 'y', more), 'building-permit')).toBeDefined()
})

describe('side remarks', () => {
  test('are named and not searched', () => {
    const need = analyse('Leckage', 'Wir orten. Barrierefreiheit nach DSGVO ist nötig.')
    expect(need.sideRemarks).toEqual(['Barrierefreiheit nach DSGVO ist nötig.'])
    expect(weightsOf(need, 'accessibility')).toBeUndefined()
  })
  test('are none where the title names the task', () => {
    const need = analyse('Barrierefreiheit', 'Wir prüfen Texte. Barrierefreiheit ist Pflicht.')
    expect(need.sideRemarks).toEqual([])
  })
  test('are none where the need says nothing else', () => {
    expect(analyse('Hilfe', 'Wir wollen Barrierefreiheit.').sideRemarks).toEqual([])
  })
})

describe('odd needs', () => {
  test.each([
    ['only words to pass over', 'Wir suchen', 'Die Lösung'],
    ['only stop words', 'und', 'oder aber'],
    ['only signs', '…', '!!! ???'],
    ['only numbers', '2026', '12 345'],
  ])('%s: nothing to search, and said so', (_, title, text) => {
    const need = analyse(title, text)
    expect(need.terms).toEqual([])
    expect(need.notes[0]).toMatch(/Nothing in this need says what is sought/)
  })

  test('in English need no English line', () => {
    expect(analyse('Leaks', 'The city wants to find pipe bursts.').notes).toEqual([])
  })

  test('nonsense is searched as it is, with a note', () => {
    const need = analyse('Blorx', 'Quwaxi frumpelt.')
    expect(need.terms.every((term) => term.kind === 'word')).toBe(true)
    expect(need.notes[0]).toMatch(/None of the words is in the vocabulary/)
  })

  test('of twenty pages of circumstances leave the task on top', () => {
    const pages = 'Die Dienststelle in der Straße hat viele Akten und Gebäude und prüft Vorgänge. '.repeat(
      1000,
    )
    const need = analyse('Leckage', pages)
    expect(need.terms[0]?.id).toBe('water-leak')
  })
})

test('an analysis is plain data, and the same each time', () => {
  const make = () =>
    analyse('Leckage', 'Bauanträge prüfen. Nach DSGVO.', { must: ['Leck'], search: { en: 'leaks' } })
  expect(make()).toEqual(make())
  expect(JSON.parse(JSON.stringify(make()))).toEqual(make())
})

test('no text breaks the analysis', () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(line, line, (title, text) => {
      const need = analyse(title, text)
      expect(need.terms.every((term) => term.weights.text >= 0 && Number.isFinite(term.weights.text))).toBe(
        true,
      )
    }),
  )
})
