import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedParts } from '../../src/needs/changed-parts.js'
import { compactNeed } from '../../src/needs/compact-need.js'
import { applyEdit, dropOrigins, type NeedEdit, parseCriterion } from '../../src/needs/edit-need.js'
import type { Need } from '../../src/needs/need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { checkNeed, parseNeed } from '../../src/needs/parse-need.js'
import { formatYaml } from '../../src/yaml-file.js'

const need = needSchema.parse({
  id: 'N1',
  title: 'Wasser',
  text: 'Lecks orten',
  owner: 'Wasserwerk',
  search: { de: 'Leckortung', en: 'leak detection' },
  drafted: ['en'],
  must: ['Leck'],
  criteria: [{ id: 'C05', knockout: true }],
  prefer: { places: ['Kiel'], languages: [] },
})

function edited(edit: NeedEdit): Need {
  return checkNeed(applyEdit(need, edit))
}

test.each<[NeedEdit, changes: [part: string, before: string, after: string][]]>([
  [{}, []],
  [
    { title: 'Rohre', route: 'framework' },
    [
      ['title', 'Wasser', 'Rohre'],
      ['route', '', 'framework'],
    ],
  ],
  [{ owner: '' }, [['owner', 'Wasserwerk', '']]],
  [
    { search: { en: 'find leaks' } },
    [
      ['search.en', 'leak detection', 'find leaks'],
      ['drafted', 'en', ''],
    ],
  ],
  [{ search: { en: 'leak detection' } }, [['drafted', 'en', '']]],
  [
    { search: { en: '' } },
    [
      ['search.en', 'leak detection', ''],
      ['drafted', 'en', ''],
    ],
  ],
  [{ search: { de: 'Lecks' } }, [['search.de', 'Leckortung', 'Lecks']]],
  [{ confirm: true }, [['drafted', 'en', '']]],
  [{ add: { must: ['Rohr', ' leck '] } }, [['must', 'Leck', 'Leck, Rohr']]],
  [{ add: { field: ['t11'] } }, [['fields', '', 'T11']]],
  [
    { add: { phrase: ['Wasserverlust'], ignore: ['Stadt'] } },
    [
      ['phrases', '', 'Wasserverlust'],
      ['ignore', '', 'Stadt'],
    ],
  ],
  [{ add: { criterion: ['c03:2', 'C05:1,5'] } }, [['criteria', 'C05:ko', 'C03:2, C05:1.5']]],
  [{ add: { criterion: ['C16'] } }, [['criteria', 'C05:ko', 'C05:ko, C16']]],
  [
    { remove: ['must=LECK', 'criterion=C05'] },
    [
      ['must', 'Leck', ''],
      ['criteria', 'C05:ko', ''],
    ],
  ],
  [{ remove: ['must=Leck'], add: { must: ['Rohr'] } }, [['must', 'Leck', 'Rohr']]],
  [
    { weigh: ['fit=70', 'public-sector = 20'] },
    [
      ['weights.fit', '80', '70'],
      ['weights.public_sector', '10', '20'],
    ],
  ],
  [{ weigh: ['place=5'] }, [['weights.place', '', '5']]],
])('%j changes %j', (edit, changes) => {
  expect(changedParts(need, edited(edit)).map(({ part, before, after }) => [part, before, after])).toEqual(
    changes,
  )
})

test.each<[NeedEdit, message: RegExp]>([
  [{ title: '' }, /title .*missing/],
  [{ route: 'friend' }, /route/],
  [{ add: { field: ['T99'] } }, /fields\.0 .*T01 to T25/],
  [{ add: { criterion: ['C21:ko'] } }, /criteria\.\d\.id .*C01 to C20/],
  [{ add: { criterion: ['hosting'] } }, /"hosting" is no criterion/],
  [{ add: { criterion: ['C03:0'] } }, /weight/],
  [{ remove: ['must=Rohr'] }, /no must "Rohr" to take out/],
  [{ remove: ['color=red'] }, /"color" is no list/],
  [{ remove: ['must'] }, /has no "="/],
  [{ weigh: ['fit=many'] }, /weights\.fit/],
  [{ weigh: ['fit='] }, /weights\.fit/],
  [{ weigh: ['luck=5'] }, /Unrecognized key: "luck"/],
  [{ weigh: ['place=5'], remove: ['place=Kiel'] }, /weights\.place .*points for a place need one/],
])('%j is refused', (edit, message) => {
  expect(() => edited(edit)).toThrow(message)
})

test.each([
  ['C05:ko', { id: 'C05', knockout: true }],
  ['c05:KO', { id: 'C05', knockout: true }],
  [' C03:2.5 ', { id: 'C03', weight: 2.5 }],
  ['C16', { id: 'C16' }],
])('"%s" is a criterion', (text, criterion) => expect(parseCriterion(text)).toEqual(criterion))

describe('a need as a file', () => {
  test('leaves out what was never set', () => {
    expect(compactNeed(needSchema.parse({ id: 'N1', title: 'a', text: 'b', must: ['c'] }))).toEqual({
      id: 'N1',
      title: 'a',
      text: 'b',
      must: ['c'],
    })
  })

  test('reads back as it was, whatever the texts', () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => text.trim())
      .filter(Boolean)
    fc.assert(
      fc.property(line, line, fc.array(line), (title, text, must) => {
        const one = needSchema.parse({ ...need, title, text, must })
        expect(parseNeed(formatYaml(compactNeed(one)), 'n.yaml')).toEqual(one)
      }),
    )
  })
})

describe('the origin of a drafted line', () => {
  const origin = { by: 'ollama toy', at: '2026-11-24T10:00:00Z' }
  const drafted = checkNeed({ ...need, origin: { en: origin } })

  test.each<[string, NeedEdit, object | undefined]>([
    ['stays with a draft that is confirmed as it is', { confirm: true }, { en: origin }],
    ['stays where something else is changed', { title: 'Rohre' }, { en: origin }],
    ['goes with a line that a person writes', { search: { en: 'find leaks' } }, undefined],
    ['goes with a line that is taken away', { search: { en: '' } }, undefined],
  ])('%s', (_, edit, expected) => {
    expect(checkNeed(applyEdit(drafted, edit)).origin).toEqual(expected)
  })

  test('goes with a line that was rewritten in a file, and stays with one that was not', () => {
    const rewritten = checkNeed({ ...drafted, search: { de: 'Leckortung', en: 'find leaks' } })
    expect(dropOrigins(drafted, rewritten)).not.toHaveProperty('origin')
    expect(dropOrigins(drafted, { ...drafted, title: 'Rohre' }).origin).toEqual({ en: origin })
    const without = checkNeed({ ...drafted, search: { de: 'Leckortung' }, drafted: [] })
    expect(dropOrigins(drafted, without)).not.toHaveProperty('origin')
  })

  test('survives the way through a file', () => {
    expect(parseNeed(formatYaml(compactNeed(drafted)), 'need.yaml')).toEqual(drafted)
  })
})

test('what drafted a line is no change of its own', () => {
  const origin = { de: { by: 'govscout vocabulary ab12', at: '2026-11-24T10:00:00Z' } }
  expect(changedParts({ ...need, origin }, need)).toEqual([])
})
