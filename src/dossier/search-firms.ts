import { foldShort } from '../firms/fold-name.js'
import type { Lexicon } from '../language/lexicon.js'
import { needSchema } from '../needs/need-schema.js'
import { listFirmNames } from '../store/firms.js'
import type { Store } from '../store/store.js'
import { type FirmDossier, readFirms } from './firm.js'
import { rankNeed, readListed } from './rank-need.js'

/**
 * Firms with all the words in name, former name, domain or town, then those whose texts speak of them in either language.
 * Folded, so that "Grün", "gruen" and "GRÜN" are found alike.
 */
export function searchFirms(store: Store, words: string, lexicon: Lexicon, limit: number): FirmDossier[] {
  const folded = foldShort(words).split(/\s+/).filter(Boolean)
  if (!folded.length) return []
  const named = listFirmNames(store)
    .filter(({ names }) => {
      const text = foldShort(names)
      return folded.every((word) => text.includes(word))
    })
    .map(({ firm }) => firm)
  const byName = readFirms(store, [...new Set(named)].slice(0, limit))
  const need = needSchema.parse({ id: 'search', title: words, text: words })
  const { firms } = rankNeed(store, { need }, { lexicon }, { ended: true }, limit)
  const dossiers = readListed(store, firms)
  const byText = firms.flatMap(({ firm }) => dossiers.get(firm) ?? [])
  return [...new Map([...byName, ...byText].map((dossier) => [dossier.firm, dossier])).values()].slice(
    0,
    limit,
  )
}
