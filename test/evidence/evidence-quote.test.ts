import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evidenceQuote, testimonialQuote } from '../../src/evidence/evidence-quote.js'
import { findReferences, referenceReader } from '../../src/evidence/references.js'
import { knowledge, page } from './knowledge.js'

const given = fc.constantFrom('Hedda', 'Jonas', 'Wiebke', 'Sabine', 'Anna', 'Thomas', 'Katharina')
const family = fc.constantFrom(
  'Quastenberg',
  'Eschenhagel',
  'Muckefeld',
  'Ziesel',
  'von Tolkemitt',
  'Krautwiesen',
)
const role = fc.constantFrom(
  'Leiterin Organisation',
  'Bürgermeister',
  'IT-Leiter',
  'Hauptamtsleiterin',
  'Projektleiter',
)
const body = fc.constantFrom('Stadt Lemgo', 'Landkreis Hof', 'Gemeinde Odenthal', 'Kreisverwaltung Ahrweiler')
const reader = () => referenceReader({ names: ['Ferrowald GmbH'], products: ['Ferrobot'] }, knowledge())

test('no quote names a person, an address or a number, and each is short and of whole words', () => {
  const forms: ((name: string, job: string, of: string) => string)[] = [
    (name, job, of) => `„Es klingelt seltener als früher.“ – ${name}, ${job}, ${of}`,
    (name, job, of) => `„Es klingelt seltener als früher“, berichtet ${job} ${name} aus der ${of}.`,
    (name, job, of) => `${name}, ${job}, ${of}: „Ohne Ferrobot ginge es bei uns nicht mehr.“`,
    (name, job, of) =>
      `Mit Ferrobot arbeitet die ${of} seit Mai, sagt ${job} ${name} (${name.split(' ')[0]}@${'mail.example'}, Tel. 05261 12345).`,
  ]
  fc.assert(
    fc.property(given, family, role, body, fc.constantFrom(...forms), (first, last, job, of, form) => {
      const found = findReferences(page('references', [form(`${first} ${last}`, job, of)]), reader())
      for (const { quote } of found) {
        expect(quote.length).toBeLessThanOrEqual(200)
        expect(quote).not.toContain(first)
        expect(quote).not.toContain(last.replace('von ', ''))
        expect(quote).not.toMatch(/@|12345/)
        expect(quote).toContain(of.split(' ')[1])
      }
    }),
  )
})

test('a long sentence is cut at words round what it must show', () => {
  const words = fc.array(fc.stringMatching(/^[a-zäöü]{2,14}$/), { minLength: 20, maxLength: 90 })
  fc.assert(
    fc.property(words, words, (before, behind) => {
      const sentence = `${before.join(' ')} Stadt Lemgo ${behind.join(' ')}`
      const start = sentence.indexOf('Stadt Lemgo')
      const quote = evidenceQuote(sentence, { start, end: start + 11 })
      expect(quote.length).toBeLessThanOrEqual(200)
      expect(quote).toContain('Stadt Lemgo')
      const all = new Set(sentence.split(' '))
      expect(quote.split(' ').filter((word) => word !== '…' && !all.has(word))).toEqual([])
    }),
  )
})

test('what was said is cut, the body stays', () => {
  const quote = testimonialQuote('Sehr gut gemacht und schnell dazu. '.repeat(12), 'Stadt Lemgo')
  expect(quote.length).toBeLessThanOrEqual(200)
  expect(quote.endsWith('…“ – Stadt Lemgo')).toBe(true)
})
