import { describe, expect, test } from 'vitest'
import type { Listing } from '../../src/firms/listing.js'
import { type GateInput, judgeRun } from '../../src/scout/gate.js'
import { listing } from '../store/base.js'

const listings = (count: number, fields: Partial<Listing> = {}) =>
  Array.from({ length: count }, (_, i) => listing(`Firma ${i}`, fields))

function judge(over: Partial<GateInput> & { expectations?: Partial<GateInput['recipe']['expectations']> }) {
  const { expectations, ...input } = over
  const { publish, issues, filled } = judgeRun({
    recipe: {
      id: 'de-nordliste',
      expectations: { listings: { min: 5, max: 50 }, filled: {}, ...expectations },
    },
    listings: listings(10),
    known: { present: 0, missing: 0 },
    coverage: 'full',
    stated: null,
    ...input,
  })
  return { publish, filled, issues: issues.map((one) => `${one.level} ${one.class}`), whole: issues }
}

describe('a run', () => {
  test.each<[string, Parameters<typeof judge>[0], string[]]>([
    ['as expected', {}, []],
    ['without a listing', { listings: [] }, ['error no-listings']],
    ['without a listing, in part', { listings: [], coverage: 'partial' }, ['error no-listings']],
    ['below the minimum', { listings: listings(4) }, ['error too-few']],
    ['at the minimum', { listings: listings(5) }, []],
    ['below the minimum, in part', { listings: listings(1), coverage: 'partial' }, []],
    ['above the maximum', { listings: listings(51) }, ['warning too-many']],
    ['short of what the directory says', { stated: 11 }, ['error incomplete']],
    ['short of it, in part', { stated: 11, coverage: 'partial' }, []],
    ['short of it within one in twenty', { listings: listings(19), stated: 20 }, []],
    ['short of it by pages that could not be read', { stated: 12, unread: 2 }, []],
    ['of more than the directory says', { stated: 3 }, []],
    [
      'with names missing',
      { listings: [...listings(18), ...listings(2, { name: '' })] },
      ['error fill-rate'],
    ],
    [
      'with a field hardly filled',
      {
        listings: [...listings(7, { city: 'Kiel' }), ...listings(3)],
        expectations: { filled: { city: 0.8 } },
      },
      ['error fill-rate'],
    ],
    [
      'with a field filled just enough',
      {
        listings: [...listings(8, { city: 'Kiel' }), ...listings(2)],
        expectations: { filled: { city: 0.8 } },
      },
      [],
    ],
    ['with empty lists', { expectations: { filled: { tags: 0.1 } } }, ['error fill-rate']],
    ['with an unknown status', { expectations: { filled: { status: 0.1 } } }, ['error fill-rate']],
    [
      'with an address and a field of its own',
      {
        listings: listings(10, { address: 'Kai 1', region: 'Nord', extra: { stage: 'seed' } }),
        expectations: { filled: { address: 0.9, region: 0.9, 'extra.stage': 0.9 } },
      },
      [],
    ],
    [
      'without the field of its own',
      { expectations: { filled: { 'extra.stage': 0.1 } } },
      ['error fill-rate'],
    ],
    ['that would lose ten', { known: { present: 12, missing: 10 } }, []],
    ['that would lose eleven of twenty', { known: { present: 20, missing: 11 } }, ['error mass-loss']],
    ['that would lose just half', { known: { present: 22, missing: 11 } }, []],
    ['that may lose so many', { known: { present: 20, missing: 20 }, acceptLoss: true }, []],
    ['that would lose so many, in part', { known: { present: 20, missing: 20 }, coverage: 'partial' }, []],
    [
      'with countries that were not expected',
      { listings: listings(9, { country: 'FR' }), expectations: { countries: ['DE'] } },
      ['warning country'],
    ],
    ['without countries', { expectations: { countries: ['DE'] } }, []],
  ])('%s', (_, input, issues) => {
    const verdict = judge(input)
    expect(verdict.issues).toEqual(issues)
    expect(verdict.publish).toBe(!issues.some((issue) => issue.startsWith('error')))
    for (const { message, next_step } of verdict.whole) {
      expect(message).toMatch(/\.$/)
      expect(next_step).toMatch(/\S/)
    }
  })

  test('tells the share in which each field is filled', () => {
    const { filled } = judge({ listings: [...listings(2, { city: 'Kiel' }), ...listings(1)] })
    expect(filled).toMatchObject({ name: 1, city: 0.667, website: 0 })
  })

  test('tells a mass loss with the command that accepts it', () => {
    const { whole } = judge({ known: { present: 20, missing: 20 } })
    expect(whole[0]?.next_step).toContain('govscout scout de-nordliste --accept-loss')
  })
})
