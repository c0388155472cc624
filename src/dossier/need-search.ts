import type { AnalysedNeed } from '../needs/analyse-need.js'
import { type ListingSearch, packSearch, searchListings, unpackSearch } from '../ranking/listing-search.js'
import { findNeedSearch, findSearchState, type SearchKey, saveNeedSearch } from '../store/need-searches.js'
import type { Store } from '../store/store.js'
import { openTextIndex } from '../store/text-index.js'
import type { Vocabulary } from '../vocabulary.js'
import { analyseStored, type RankedNeed } from './analyse-stored.js'

/** What is searched with. */
export type SearchedWith = Pick<Vocabulary, 'lexicon' | 'key'>

export interface NeedSearch {
  analysed: AnalysedNeed
  search: ListingSearch
  /** Keeps what the ranking has read beside what was kept already, where the base can be written. */
  keep(): void
}

/**
 * What searching for a need comes to: what was kept of its version while neither the index nor the vocabulary nor the code is another,
 * else it is searched for. The same in both cases; a property holds it.
 */
export function searchForNeed(store: Store, stored: RankedNeed, vocabulary: SearchedWith): NeedSearch {
  const key = keyOf(stored, vocabulary)
  // Before anything is read: what changes meanwhile makes another state.
  const state = findSearchState(store)
  const kept = key ? findNeedSearch(store, key) : null
  // A frozen version has its analysis beside it, which no vocabulary changes.
  const analysed =
    kept && !stored.frozen
      ? (JSON.parse(kept.analysis) as AnalysedNeed)
      : analyseStored(store, stored, vocabulary)
  const search =
    kept?.state === state ? unpackSearch(kept.found) : searchListings(analysed, openTextIndex(store.db))
  const known = kept?.state === state ? search.matches.size : -1
  return {
    analysed,
    search,
    keep() {
      if (!key || search.matches.size === known) return
      const analysis = stored.frozen ? '' : JSON.stringify(analysed)
      saveNeedSearch(store, key, { analysis, state, found: packSearch(search) })
    },
  }
}

/** Null for words that are searched for once, and where nothing names the code. */
function keyOf(stored: RankedNeed, { key }: SearchedWith): SearchKey | null {
  if (key === undefined || !('version' in stored)) return null
  const { need, version, frozen } = stored
  return { need: need.id, version, madeWith: frozen ? `${key} frozen` : key }
}
