// What is read of pages, on the recorded data beside the checkout.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { countBodies } from '../../scripts/eval/buyers.mjs'
import { countClaims, countReferences, readRecordedCases } from '../../scripts/eval/measure-evidence.mjs'
import { findClaims } from '../../src/evidence/claims.js'
import { findProductNames } from '../../src/evidence/product-names.js'
import { findPublicBodies } from '../../src/evidence/public-bodies.js'
import { findReferences, referenceReader } from '../../src/evidence/references.js'
import { knowledge, subjects } from '../evidence/knowledge.js'

const corpus = resolve(fileURLToPath(new URL('../../', import.meta.url)), '../shared/corpus')
const isHere = existsSync(corpus)
const read = (name: string) => readFileSync(resolve(corpus, name), 'utf8')

describe.skipIf(!isHere)(
  isHere ? 'recorded evidence' : 'the recorded data are not beside the checkout, skipped',
  () => {
    test('buyers are recognised and suppliers are not', () => {
      const rows = parse(read('doe-oeffentlichevergabe-2025-12-06/organisation.csv'), {
        columns: true,
      }) as Record<string, string>[]
      const { right, wrong, missed, buyers, suppliers } = countBodies(rows, (name) =>
        findPublicBodies(name, knowledge()),
      )
      expect({ buyers, suppliers }).toEqual({ buyers: 354, suppliers: 64 })
      expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.97)
      expect(right / (right + missed)).toBeGreaterThanOrEqual(0.9)
    })

    test('municipalities and districts of the gazetteer are recognised without a table', () => {
      const rows = parse(read('gazetteer-de-gemeinden-2021/gemeinden.csv'), { columns: true }) as Record<
        string,
        string
      >[]
      const names = rows
        .filter(({ satzart, name }) => satzart === '60' && !name?.includes('gemfr'))
        .map(({ name }) => name?.replace(/,.*$/, '') ?? '')
      const found = names.filter(
        (name) => findPublicBodies(`Heute nutzt die Gemeinde ${name} den Dienst.`, knowledge()).length > 0,
      )
      expect(names.length).toBeGreaterThan(10_000)
      expect(found.length / names.length).toBeGreaterThan(0.99)
    })

    test('references and claims of the labelled sentences', () => {
      const cases = readRecordedCases(read('reference-sentences/sentences.jsonl'), findProductNames)
      const references = countReferences(cases, (one) =>
        findReferences(one.page, referenceReader(one.firm, knowledge())),
      )
      expect(references.right / (references.right + references.wrong)).toBeGreaterThanOrEqual(0.95)
      expect(references.found / references.wanted).toBeGreaterThanOrEqual(0.6)
      const claims = countClaims(cases, (one) =>
        findClaims(one.page, {
          subjects: subjects(),
          knowledge: knowledge(),
          firmName: one.firm.names[0] ?? '',
        }),
      )
      expect(claims.shownAsCertified).toBe(0)
      expect(claims.right / claims.wanted).toBeGreaterThanOrEqual(0.9)
    })
  },
)
