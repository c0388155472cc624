import type { Listing } from '../firms/listing.js'
import { namesInTexts, spellings } from './mentions.js'
import { removePagesNaming } from './pages.js'
import type { Store } from './store.js'

/** A shorter name stands within other words: it names a firm only as a word of its own. */
const shortest = 4

/**
 * Takes out the kept pages that name these listings: in their own directories wherever the name or the page's address stands, in others
 * where it stands as a word.
 * @param names further ones: earlier, former, given by analysts
 * @param domains that are theirs alone
 * @param everywhere false looks into their own directories only
 * @returns how many they were
 */
export function removePagesOf(
  store: Store,
  listings: readonly Listing[],
  { names = [], domains = [], everywhere }: { names?: string[]; domains?: string[]; everywhere: boolean },
): number {
  const own = [...new Set(listings.map(({ directory }) => directory))]
  const called = [
    ...new Set([...listings.flatMap(({ name, original }) => [name, original['name'] ?? name]), ...names]),
  ]
  const addresses = [...new Set([...listings.map(({ url }) => url), ...domains].flatMap(spellings))].filter(
    Boolean,
  )
  const folded = [...new Set(called.flatMap(spellings))].filter((name) => name.length >= shortest)
  const anyWord = namesInTexts(called, 1)
  const longWord = namesInTexts(called)
  return removePagesNaming(store, everywhere ? null : own, {
    hint: hintOf([...called, ...listings.map(({ url }) => url), ...domains]),
    names: (text, directory) =>
      addresses.some((address) => text.includes(address)) ||
      (own.includes(directory)
        ? folded.some((name) => text.includes(name)) || (anyWord?.test(text) ?? false)
        : (longWord?.test(text) ?? false)),
  })
}

/**
 * What a page that names one of these has in it however it is written, for letters of ASCII are seldom escaped: folding each page of a
 * base takes minutes. Null where a text has no such letters.
 */
function hintOf(texts: readonly string[]): RegExp | null {
  const runs = texts.map((text) =>
    (text.match(/[a-z\d]+/gi) ?? []).reduce(
      (longest, run) => (run.length > longest.length ? run : longest),
      '',
    ),
  )
  return runs.includes('') || !runs.length ? null : new RegExp([...new Set(runs)].join('|'), 'i')
}
