import { foldMarkup } from '../firms/fold-markup.js'
import { prepared, type Store } from './store.js'

/** Where people write what they like, with a word for the place. */
const places = `
  SELECT 'note on F' || firm AS place, text FROM notes
  UNION ALL SELECT 'tag of F' || firm, tag FROM tags
  UNION ALL SELECT 'correction of F' || firm, concat_ws(' ', value, because) FROM corrections
  UNION ALL SELECT 'name of F' || firm, concat_ws(' ', name, because) FROM firm_aliases
  UNION ALL SELECT 'relation of F' || firm, because FROM firm_relations
  UNION ALL SELECT 'verdict on L' || a || ' and L' || b, because FROM identity_verdicts
  UNION ALL SELECT 'decision on F' || firm || ' for ' || need, because FROM decisions
  UNION ALL SELECT 'verdict on an award of F' || firm, because FROM award_verdicts
  UNION ALL SELECT 'award A' || id, supplier FROM awards
  UNION ALL SELECT 'need ' || id, document FROM needs
  UNION ALL SELECT 'row ' || id || ' of the log', concat_ws(' ', before, after) FROM log`

/** A shorter name is a word of many texts. */
const shortest = 3

/** Where what people wrote of others, or decided, still names a firm: what that is to become is theirs to say. */
export function findMentions(store: Store, names: readonly string[]): string[] {
  const wanted = namesInTexts(names)
  if (!wanted) return []
  const rows = prepared(
    store,
    `SELECT place, text FROM (${places}) WHERE text IS NOT NULL`,
  ).iterate() as IterableIterator<{ place: string; text: string }>
  const found = new Set<string>()
  for (const { place, text } of rows) if (wanted.test(foldMarkup(text))) found.add(place)
  return [...found]
}

/** Finds any of these names as words of their own in a text that was folded by foldMarkup; null where none can be looked for. */
export function namesInTexts(names: readonly string[], least = shortest): RegExp | null {
  const folded = names.flatMap(spellings).filter((name) => name.length >= least)
  if (!folded.length) return null
  const escaped = [...new Set(folded)].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\d])(?:${escaped.join('|')})(?![\\p{L}\\d])`, 'u')
}

/** A text folded, and with ü written as ue. */
export function spellings(text: string): string[] {
  const folded = foldMarkup(text)
  const long = foldMarkup(text.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => `${letter}e`))
  return folded === long ? [folded] : [folded, long]
}
