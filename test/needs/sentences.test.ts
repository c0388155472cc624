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

test('a sentence that a mail has broken into lines is one; items of a list stay apart', () => {
  const mail =
    'Unsere Poststelle erhält täglich einige hundert Anträge mit Nachweisen. Wir brauchen\r\nSoftware, die sie liest. Die Daten müssen in der EU\nbleiben.\n\nSie soll\nDokumente ordnen\nUnterlagen prüfen'
  expect(sentencesOf(mail)).toEqual([
    'Unsere Poststelle erhält täglich einige hundert Anträge mit Nachweisen.',
    'Wir brauchen Software, die sie liest.',
    'Die Daten müssen in der EU',
    'bleiben.',
    'Sie soll',
    'Dokumente ordnen',
    'Unterlagen prüfen',
  ])
  const wrapped =
    'Wir brauchen Software, die Dokumente liest und nach Art ordnet. Die Daten müssen in der EU\nbleiben, und die Entscheidung darüber, was bewilligt wird, treffen weiterhin allein die\nSachbearbeitenden.'
  expect(sentencesOf(wrapped)).toEqual([
    'Wir brauchen Software, die Dokumente liest und nach Art ordnet.',
    'Die Daten müssen in der EU bleiben, und die Entscheidung darüber, was bewilligt wird, treffen weiterhin allein die Sachbearbeitenden.',
  ])
})

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
