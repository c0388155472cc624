import { expect, test } from 'vitest'
import { checkNeed, checkNeedId, parseNeed } from '../../src/needs/parse-need.js'

test('id, title and text suffice, in YAML and in JSON', () => {
  const yaml = parseNeed('id: N1\ntitle: Wasser\ntext: Lecks orten\n', 'n.yaml')
  expect(yaml).toMatchObject({
    id: 'N1',
    title: 'Wasser',
    must: [],
    weights: { fit: 80, public_sector: 10, ai: 10 },
  })
  expect(parseNeed('{"id": "N1", "title": "Wasser", "text": "Lecks orten"}', 'n.json')).toEqual(yaml)
})

test.each([
  ['id: N1\ntitle: Wasser\n', /n\.yaml:1: text: is missing/],
  ['id: N1\ntitle: ""\ntext: x\n', /n\.yaml:2: title/],
  ['id: N 1\ntitle: a\ntext: x\n', /n\.yaml:1: id: .*hyphen/],
  ['id: N1\ntitle: a\ntext: x\nbudget: 5\n', /n\.yaml:4: "budget" is not known here/],
  ['id: N1\ntitle: a\ntext: x\nfields: [T99]\n', /n\.yaml:4: fields\.0/],
  ['id: N1\ntitle: a\ntext: x\ncriteria: [{id: C21}]\n', /n\.yaml:4: criteria\.0\.id: .*C01 to C20/],
  ['id: N1\ntitle: a\ntext: x\ncriteria: [{id: C05, knockout: true, weight: 2}]\n', /n\.yaml:4: .*not both/],
  [
    'id: N1\ntitle: a\ntext: x\ncriteria:\n  - {id: C05}\n  - {id: C05}\n',
    /n\.yaml:6: criteria\.1: the criterion C05 stands there twice/,
  ],
  ['id: N1\ntitle: a\ntext: x\ndrafted: [en]\n', /n\.yaml:4: drafted\.0: there is no search line in "en"/],
  ['id: N1\ntitle: a\ntext: x\nroute: friend\n', /n\.yaml:4: route/],
  ['id: N1\ntitle: a\ntext: x\nprefer: {place: [Kiel]}\n', /n\.yaml:4: prefer: "place" is not known here/],
  [
    'id: N1\ntitle: a\ntext: x\nweights: {place: 5}\n',
    /n\.yaml:4: weights\.place: points for a place need one/,
  ],
  ['id: [', /n\.yaml:1: not valid YAML/],
])('%j is refused with its line', (text, message) => {
  expect(() => parseNeed(text, 'n.yaml')).toThrow(message)
})

test('a need put together from answers is checked the same way', () => {
  expect(checkNeed({ id: 'N1', title: 'a', text: 'b', search: { en: 'c' } }).search).toEqual({ en: 'c' })
  expect(() => checkNeed({ id: '', title: 'a', text: 'b', search: {} })).toThrow(/need's id/)
  expect(() => checkNeed({ id: 'N1', title: 'a' })).toThrow(/need's text does not fit: it is missing/)
})

test.each([
  ['bau-2026', true],
  ['ü', 'Please use letters, digits, hyphen, underscore; at most 40.'],
])('whoever is asked for an id hears whether "%s" is one', (id, says) => expect(checkNeedId(id)).toBe(says))
