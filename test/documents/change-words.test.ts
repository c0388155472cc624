import { expect, test } from 'vitest'
import { doubtReason, fieldName } from '../../src/documents/change-words.js'

test.each([
  ['same domain planwerk.example and same name', 'gleiche Domain planwerk.example und gleicher Name'],
  [
    'similar names "Same town and same name" and "Planwerk"',
    'ähnliche Namen "Same town and same name" und "Planwerk"',
  ],
  ['joined earlier by: same name, same town', 'früher zusammengeführt wegen: gleicher Name, gleicher Ort'],
  ['different names in one directory', 'verschiedene Namen in einem Verzeichnis'],
  ['the last full run did not have the entry', 'beim letzten vollständigen Abruf fehlte der Eintrag'],
  ['something new', 'something new'],
])('%s', (reason, german) => {
  expect(doubtReason(reason, 'de')).toBe(german)
  expect(doubtReason(reason, 'en')).toBe(reason)
})

test('fields are named in German, in English as machines name them', () => {
  expect([fieldName('city', 'de'), fieldName('city', 'en'), fieldName('neu', 'de')]).toEqual([
    'Ort',
    'city',
    'neu',
  ])
})
