import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findCriteria, parseCriteria } from '../../src/needs/criteria.js'
import { needSchema } from '../../src/needs/need-schema.js'

const file = new URL('../../data/criteria.yaml', import.meta.url)
const criteria = parseCriteria(readFileSync(file, 'utf8'), 'criteria.yaml')

function find(text: string, title = 'Anträge lesen', more: object = {}) {
  return findCriteria(needSchema.parse({ id: 'N1', title, text, ...more }), criteria)
}

test('the file has C01 to C20, each in both languages', () => {
  expect(criteria.map(({ id }) => id)).toEqual(
    Array.from({ length: 20 }, (_, i) => `C${String(i + 1).padStart(2, '0')}`),
  )
})

test.each([
  ['- {id: X1, type: W, de: a, en: b}', /criteria\.yaml:1: 0\.id/],
  ['- {id: C01, type: Z, de: a, en: b}', /criteria\.yaml:1: 0\.type/],
  ['- {id: C01, type: W, de: a}', /criteria\.yaml:1: 0\.en: is missing/],
  ['- {id: C01, type: W, de: a, en: b}\n- {id: C01, type: W, de: a, en: b}', /C01 stands there twice/],
])('%j is refused with its line', (text, message) => {
  expect(() => parseCriteria(text, 'criteria.yaml')).toThrow(message)
})

describe('criteria in a text', () => {
  test.each<[sentence: string, ids: string[]]>([
    ['Der Betrieb im Rechenzentrum der Stadt muss möglich sein.', ['C05']],
    ['Die Daten liegen auf Servern in Deutschland.', ['C05']],
    ['Die Lösung wird on-premise betrieben.', ['C05']],
    ['Die Daten müssen in der EU bleiben.', ['C05']],
    ['Daten dürfen die EU nicht verlassen.', ['C05']],
    ['Sie ist barrierefrei nach BITV 2.0.', ['C09']],
    ['Ein AVV ist abzuschließen, das Hosting zertifiziert nach ISO 27001.', ['C04', 'C05', 'C06']],
    ['Schnittstellen zu XBau und zum Fachverfahren sind nötig.', ['C10']],
    ['Der Quellcode soll Open Source sein.', ['C11']],
    ['Vertragsgrundlage ist EVB-IT Cloud.', ['C12']],
    ['Die KI-Verordnung ist einzuhalten.', ['C07']],
    ['Deutschsprachiger Support wird erwartet.', ['C16']],
    ['Drei Referenzen aus der Verwaltung sind vorzulegen.', ['C03']],
    ['It must be hosted in the EU and GDPR-compliant.', ['C04', 'C05']],
    ['Die Poststelle erhält täglich hundert Anträge.', []],
    ['Wir prüfen Bauanträge und Bebauungspläne.', []],
  ])('%s', (sentence, ids) => {
    expect(find(`Wir lesen Anträge. ${sentence}`).map(({ id }) => id)).toEqual(ids)
  })

  test('are quoted as written, with the first sentence', () => {
    expect(find('Wir lesen. Betrieb im Rechenzentrum. Kein Hosting in den USA, kein HOSTING.')).toEqual([
      { id: 'C05', from: ['Rechenzentrum', 'Hosting'], sentence: 'Betrieb im Rechenzentrum.' },
    ])
  })

  test('are none where the title names them as the task, or the need has set them', () => {
    expect(find('Dokumente barrierefrei machen.', 'Barrierefreie Dokumente')).toEqual([])
    expect(find('Nach BITV.', 'Anträge', { criteria: [{ id: 'C09', knockout: true }] })).toEqual([])
  })
})
