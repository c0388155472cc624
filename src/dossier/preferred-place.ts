import type { Need } from '../needs/need.js'
import type { EvidenceQuote } from '../ranking/candidate-firm.js'
import type { Candidate } from './candidates.js'
import { inPlace } from './filter-firms.js'

/**
 * What speaks for a seat in a preferred place: the place, as the directory has it; nothing where no seat is known; undefined
 * where the need gives no points for it, or the firm sits elsewhere.
 */
export function preferredPlace(
  { facts, listings }: Pick<Candidate, 'facts' | 'listings'>,
  { prefer, weights }: Pick<Need, 'prefer' | 'weights'>,
): EvidenceQuote[] | undefined {
  if (!weights.place) return undefined
  if (facts.city === null && facts.region === null) return []
  if (!prefer.places.some((place) => inPlace(facts, place))) return undefined
  const said = facts.provenance.city ?? facts.provenance.region
  return [
    {
      quote: [facts.city, facts.region].filter(Boolean).join(', '),
      rule: 'place/preferred@1',
      strength: 'strong',
      url: said?.url ?? listings[0]?.url ?? '',
      seen_at: said?.seen_at ?? facts.last_seen,
    },
  ]
}
