import { expect, test } from 'vitest'
import { sentencesOf, weighSentences } from '../../src/needs/sentences.js'
import { lexicon } from './lexicon.js'

test.each([
  ['Ein Satz. Noch einer! Und?', ['Ein Satz.', 'Noch einer!', 'Und?']],
  ['Das gilt z. B. Für alle.', ['Das gilt z. B. Für alle.']],
  ['Nur ggf. Für St. Pauli, Nr. A bis C. So ist es.', ['Nur ggf. Für St. Pauli, Nr. A bis C. So ist es.']],
  ['Alles ist da. Nichts fehlt.', ['Alles ist da.', 'Nichts fehlt.']],
  ['Im Amt. Bis Dienstag.', ['Im Amt.', 'Bis Dienstag.']],
  ['Am 1. Januar beginnt es.', ['Am 1. Januar beginnt es.']],
  ['eins; zwei\n• drei', ['eins', 'zwei', 'drei']],
  ['', []],
  ['… 12', []],
])('sentences of %j', (text, sentences) => expect(sentencesOf(text)).toEqual(sentences))

test('later sentences tell of circumstances: they count less', () => {
  const text = 'Eins ist da. Zwei ist da. Drei ist da. Vier ist da.'
  const weights = weighSentences({ title: 'x', text }, lexicon, 'de').map(({ weight }) => weight)
  expect(weights).toEqual([1, 1, 1, 0.7])
})

test('where some sentences ask, the others tell why: they count less, wherever they stand', () => {
  const text =
    'Bisher ist alles Papier. Das dauert lange. Die Stadt ist klein. Gesucht wird ein Programm. Es soll rechnen.'
  const weights = weighSentences({ title: 'x', text }, lexicon, 'de').map(({ weight }) => weight)
  expect(weights).toEqual([0.4, 0.4, 0.4, 1, 1])
})

test('two sentences are the task as a whole', () => {
  const text = 'Alles ist Papier. Gesucht wird ein Programm.'
  const weights = weighSentences({ title: 'x', text }, lexicon, 'de').map(({ weight }) => weight)
  expect(weights).toEqual([1, 1])
})
