import type { EvidenceQuote } from '../ranking/candidate-firm.js'
import { listListEntries } from '../store/lists.js'
import type { Store } from '../store/store.js'
import { type BodyReference, countedReferences, listReferences } from './beyond.js'

/** Version of how a reference speaks for the public sector; part of the rule that a reason names. */
const version = 1

/**
 * What references say of "sells to the public sector", by firm: an authority's notice, a third party and what an analyst confirmed
 * alone, a firm's own word as half of it, as with words of a directory. So no number of own claims beats an award.
 */
export function readPublicQuotes(store: Store): Map<number, EvidenceQuote[]> {
  const byFirm = new Map<number, BodyReference[]>()
  for (const one of listReferences(store)) {
    const known = byFirm.get(one.firm)
    if (known) known.push(one)
    else byFirm.set(one.firm, [one])
  }
  const quotes = new Map(
    [...byFirm].map(([firm, references]) => [firm, countedReferences(references).map(toQuote)]),
  )
  for (const { firm, list, year, role, name, url, last_confirmed_at } of listListEntries(store)) {
    if (firm === null) continue
    // A list of an award or programme names whom it thinks fit: a third party's word, on no customer.
    const quote: EvidenceQuote = {
      quote: `${[list, year, role].filter(Boolean).join(', ')}: ${name}`,
      rule: `list-press@${version}`,
      strength: 'weak',
      url,
      seen_at: last_confirmed_at,
    }
    quotes.set(firm, [...(quotes.get(firm) ?? []), quote])
  }
  return quotes
}

function toQuote({ body, tier, certainty, relation, quote, url, seen_at }: BodyReference): EvidenceQuote {
  const isSure = relation !== 'probable-award' && (tier !== 'own' || certainty === 'confirmed')
  return {
    quote: relation === 'award' || relation === 'probable-award' ? `${body}: ${quote}` : quote,
    rule: `reference-${tier}/${relation}@${version}`,
    strength: isSure ? 'strong' : 'weak',
    url,
    seen_at,
  }
}
