import { describe, expect, test } from 'vitest'
import { rankNeed } from '../../src/dossier/rank-need.js'
import type { Quote } from '../../src/firms/evidence.js'
import type { Listing } from '../../src/firms/listing.js'
import type { RankedFirm } from '../../src/ranking/ranking.js'
import { listing, noEvidence, openBase, publish } from '../store/base.js'
import { lexicon, need } from './base.js'

// A firm before its first reference, with a listing of one line: a public body has bought from such a one. All firms are invented.
const summary = 'Prüft Bauanträge.'
const thin = listing('Nebelfluss', { summary })
const reference: Quote = {
  quote: 'im Einsatz bei der Stadt Ulm',
  field: 'description',
  rule: 'govtech/authority@1',
  strength: 'strong',
  direction: 'sells-to',
  source: 'text',
  offset: null,
  length: null,
}
/** The same product under another name, with all that the other lacks; its texts are the same so that only that differs. */
const full: Partial<Listing> = {
  summary,
  legal_form: 'GmbH',
  website: 'https://altwerk.example/',
  domain: 'altwerk.example',
  city: 'Kiel',
  region: 'Schleswig-Holstein',
  address: 'Hafen 1',
  country: 'DE',
  founded: 1998,
  status: 'active',
  updated_on: '2026-11-20',
  extra: { funding: '20 Mio. Euro', employees: '250' },
}
const asked = {
  ...need,
  criteria: [
    { id: 'C03', weight: 25 },
    { id: 'C05', knockout: true as const },
  ],
}

function rankBeside(
  others: readonly { fields?: Partial<Listing>; references?: boolean }[],
  which: typeof need = asked,
  limit = 300,
) {
  const store = openBase()
  for (const [i, { fields = full, references = false }] of others.entries())
    publish(store, [listing(`Altwerk ${i}`, { ...fields, directory: 'de-suedliste' })], {
      directory: 'de-suedliste',
      coverage: 'partial',
      findEvidence: () => (references ? { ...noEvidence, govtech: [reference] } : noEvidence),
    })
  publish(store, [thin])
  return rankNeed(store, { need: which }, { lexicon }, {}, limit)
}

const named = (firms: readonly RankedFirm[], name: string) => firms.find((one) => one.name.startsWith(name))
const fitOf = (firm: RankedFirm | undefined) => firm?.reasons.filter(({ criterion }) => criterion === 'fit')
const points = (reasons: readonly { points: number }[] | undefined) =>
  (reasons ?? []).reduce((sum, one) => sum + Math.round(one.points * 100), 0)

describe('a firm without references and with a thin listing', () => {
  test('is in the ranking, and nothing is counted as left out', () => {
    const { firms, left, ranked, outside } = rankBeside([{ references: true }, { references: true }])
    expect(firms.map(({ name }) => name)).toContain('Nebelfluss')
    expect({ left, ranked, outside: outside.size }).toEqual({
      left: { ended: 0, filtered: 0, knocked_out: 0 },
      ranked: 3,
      outside: 0,
    })
  })

  test('has each point that one with references has for the same words, and is behind it by the references alone', () => {
    const { firms } = rankBeside([{ references: true }])
    const [young, old] = [named(firms, 'Nebelfluss'), named(firms, 'Altwerk')]
    const bare = (firm: RankedFirm | undefined) =>
      fitOf(firm)?.map(({ rule, points, quote }) => ({ rule, points, quote }))
    expect(points(fitOf(young))).toBeGreaterThan(0)
    expect(bare(young)).toEqual(bare(old))
    const references = old?.reasons.filter(({ criterion }) => criterion === 'public_sector')
    expect(points(references)).toBeGreaterThan(0)
    expect(Math.round(((old?.score ?? 0) - (young?.score ?? 0)) * 100)).toBe(points(references))
    // It could still come to as much: what is not known is open, and no "no".
    expect(young?.high).toBe(old?.high)
    expect(young?.unknown).toEqual(expect.arrayContaining(['public_sector', 'C03', 'C05']))
    expect(young?.low).toBe(young?.score)
  })

  test('loses no point because others have references', () => {
    const scores = [false, true].map(
      (references) => named(rankBeside([{ references }, { references }]).firms, 'Nebelfluss')?.score,
    )
    expect(scores[1]).toBe(scores[0])
    expect(scores[0]).toBeGreaterThan(0)
  })

  test.each(Object.keys(full).filter((field) => field !== 'summary'))(
    'is level with one that has everything but a reference, though it has no %s',
    (field) => {
      const fields = { summary, [field]: full[field as keyof Listing] }
      const { firms } = rankBeside([{ fields }])
      const [young, old] = [named(firms, 'Nebelfluss'), named(firms, 'Altwerk')]
      expect(young?.score).toBe(old?.score)
      expect(young?.high).toBe(old?.high)
    },
  )

  test('is not cut off by a knock-out criterion or one of references that nobody has answered', () => {
    const knockout = { ...need, criteria: [{ id: 'C03', weight: 50, knockout: true as const }] }
    expect(named(rankBeside([{ references: true }], knockout).firms, 'Nebelfluss')?.score).toBeGreaterThan(0)
  })
})
