import { expect, test } from 'vitest'
import { checkNeed, parseNeed } from '../../src/needs/parse-need.js'

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
  ['id: [', /n\.yaml:1: not valid YAML/],
])('%j is refused with its line', (text, message) => {
  expect(() => parseNeed(text, 'n.yaml')).toThrow(message)
})

test('a need put together from answers is checked the same way', () => {
  expect(checkNeed({ id: 'N1', title: 'a', text: 'b', search: { en: 'c' } }).search).toEqual({ en: 'c' })
  expect(() => checkNeed({ id: '', title: 'a', text: 'b', search: {} })).toThrow(/need's id/)
})
