import { type AnalysedNeed, analyseNeed } from '../needs/analyse-need.js'
import type { Need } from '../needs/need.js'
import { findFrozenAnalysis, type StoredNeed } from '../store/needs.js'
import type { Store } from '../store/store.js'
import type { Vocabulary } from '../vocabulary.js'

/** A version of a need as it is kept, or words that are searched for once. */
export type RankedNeed = Pick<StoredNeed, 'need' | 'version' | 'frozen'> | { need: Need; frozen?: null }

/** What is searched for: of a frozen version what was understood when it was frozen, whatever the vocabulary says today. */
export function analyseStored(
  store: Store,
  stored: RankedNeed,
  vocabulary: Pick<Vocabulary, 'lexicon'>,
): AnalysedNeed {
  const frozen = stored.frozen ? findFrozenAnalysis(store, stored.need.id, stored.version) : null
  return frozen ?? analyseNeed(stored.need, vocabulary.lexicon)
}
