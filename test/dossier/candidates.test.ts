import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, readCandidates, toCandidate } from '../../src/dossier/candidates.js'
import { readFirms } from '../../src/dossier/firm.js'
import { saveCorrection, withdrawCorrection } from '../../src/store/corrections.js'
import { addTags } from '../../src/store/tags.js'
import { listing, openBase, publish } from '../store/base.js'
import { findEvidence } from './base.js'

const word = fc.constantFrom('', 'KI', 'Behörde', 'Brot')
const row = fc.record({
  summary: word,
  description: word,
  city: fc.constantFrom(null, '', 'Kiel'),
  region: fc.constantFrom(null, 'Holstein'),
  website: fc.constantFrom(null, 'https://kiel.example/'),
  domain: fc.constantFrom(null, 'kiel.example'),
  legal_form: fc.constantFrom(null, '', 'GmbH'),
  founded: fc.constantFrom(null, 2019),
  status: fc.constantFrom('active', 'inactive', 'acquired', 'unknown'),
  tags: fc.constantFrom<string[][]>([], ['KI']),
  updated_on: fc.constantFrom(null, '2026-01-05'),
  there: fc.integer({ min: 1, max: 3 }),
  word: fc.constantFrom('none', 'corrected', 'withdrawn', 'tagged'),
})

const factsOf = ({ provenance, ...facts }: Candidate['facts']) => {
  const of = (said: { url: string | null; seen_at: string } | undefined) => said && [said.url, said.seen_at]
  const names = [
    'name',
    'legal_form',
    'website',
    'domain',
    'city',
    'region',
    'country',
    'founded',
    'status',
  ] as const
  return {
    ...Object.fromEntries(
      [...names, 'first_seen' as const, 'last_seen' as const].map((name) => [name, facts[name]]),
    ),
    seat: [of(provenance.city), of(provenance.region)],
  }
}

test('what is read of a candidate is what its whole dossier says', () =>
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const store = openBase()
      const listings = rows.map(({ there: _, word: __, ...fields }, i) =>
        listing(`Firma ${'ABCDE'[i]}`, { ...fields, status: fields.status as 'active' }),
      )
      // Those that are missing from later runs are missing, then gone.
      for (const [run, at] of [
        '2026-11-24T10:00:00Z',
        '2026-11-25T10:00:00Z',
        '2026-11-26T10:00:00Z',
      ].entries()) {
        store.setNow(at)
        publish(
          store,
          listings.filter((_, i) => (rows[i]?.there ?? 0) > run),
          {
            directory: 'de-nordliste',
            findEvidence,
          },
        )
      }
      const ids = store.db.prepare('SELECT id, firm FROM listings ORDER BY id').all() as {
        id: number
        firm: number
      }[]
      rows.forEach(({ word: said }, i) => {
        const firm = ids[i]?.firm ?? 0
        if (said === 'tagged') addTags(store, firm, ['pilot'])
        if (said !== 'corrected' && said !== 'withdrawn') return
        saveCorrection(store, firm, { field: 'city', value: 'Ulm', because: 'Impressum gelesen' })
        if (said === 'withdrawn') withdrawCorrection(store, firm, 'city', 'falsch gelesen')
      })
      const whole = readFirms(store)
        .map(toCandidate)
        .map(({ facts, ...one }) => ({
          ...one,
          facts: factsOf(facts),
        }))
      const narrow = readCandidates(
        store,
        ids.map(({ id }) => id),
        { withTags: true },
      ).map(({ facts, ...one }) => ({
        ...one,
        facts: factsOf(facts),
      }))
      expect(narrow).toEqual(whole)
    }),
    { numRuns: 40 },
  ))
