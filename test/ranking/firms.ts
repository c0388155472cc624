import { type AnalysedNeed, analyseNeed } from '../../src/needs/analyse-need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import type { CandidateFirm, CandidateListing, EvidenceQuote } from '../../src/ranking/candidate-firm.js'
import { rankFirms } from '../../src/ranking/rank.js'
import type { RankedFirm } from '../../src/ranking/ranking.js'
import { createMemoryIndex } from '../../src/ranking/text-index.js'
import { lexicon } from '../needs/lexicon.js'

// Invented firms, and a vocabulary small enough to reason about.

export const needOf = (text: string, over: object = {}): AnalysedNeed =>
  analyseNeed(needSchema.parse({ id: 'n-1', title: text, text, ...over }), lexicon)

export function listing(id: number, over: Partial<CandidateListing> = {}): CandidateListing {
  return {
    id,
    name: `Firma ${id}`,
    summary: '',
    tags: [],
    description: '',
    url: `https://liste.example/${id}`,
    seen_at: '2026-11-24',
    ...over,
  }
}

export function firm(listings: CandidateListing[], over: Partial<CandidateFirm> = {}): CandidateFirm {
  const [first] = listings
  return {
    firm: `F${first?.id}`,
    name: first?.name ?? '',
    website: null,
    listings,
    evidence: { ai: [], govtech: [] },
    ...over,
  }
}

export function quote(
  text: string,
  strength: 'strong' | 'weak' = 'strong',
  rule = 'ai/acronym@1',
): EvidenceQuote {
  return { quote: text, rule, strength, url: 'https://liste.example/quote', seen_at: '2026-11-23' }
}

/** Ranks these firms for a need over an index of their listings alone. */
export function rank(
  need: AnalysedNeed,
  firms: readonly CandidateFirm[],
  more: Partial<Parameters<typeof rankFirms>[0]> = {},
): RankedFirm[] {
  const listings = firms.flatMap((one) => one.listings)
  const index = createMemoryIndex(
    listings.map(({ id, name, summary, tags, description }) => ({
      id,
      title: name,
      summary,
      tags: tags.join(', '),
      description,
    })),
  )
  const findFirms = (ids: readonly number[]) =>
    firms.filter((one) => one.listings.some((each) => ids.includes(each.id)))
  return rankFirms({ need, index, findFirms, ...more })
}
