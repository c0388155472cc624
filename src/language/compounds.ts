import { compoundParts, neverSplit } from './compound-parts.js'
import { foldGerman } from './fold.js'
import { stemGerman } from './stem-german.js'

/** Shorter words are often split wrongly ("Charakter" has no Akt); their compounds stand in the vocabulary as they are. */
const shortestCompound = 12
const shortestPart = 4
/** Where the rest of a word is unknown, a shorter stem at its end is an ending as often: "-tieren", "-haften", "-turen". */
const shortestLoneStem = 5
const links = ['', 's', 'n', 'en', 'es', 'e', 'er']

let dictionary: { parts: ReadonlySet<string>; whole: ReadonlySet<string> } | undefined

function parts(): { parts: ReadonlySet<string>; whole: ReadonlySet<string> } {
  dictionary ??= {
    parts: new Set(
      words(compoundParts)
        .flatMap((word) => [word, stemGerman(word)])
        .filter((word) => word.length >= 3),
    ),
    whole: new Set(words(neverSplit).map(stemGerman)),
  }
  return dictionary
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean).map(foldGerman)
}

/**
 * The parts of a German compound, folded: "bauantragsprufung" gives "bau", "antrag", "prufung". Fewest parts win, the
 * longer first part among equals. Where the word is not covered whole, the longest known word at its end or start alone.
 * Empty for a word that is none.
 */
export function splitCompound(folded: string): string[] {
  if (folded.length < shortestCompound || parts().whole.has(stemGerman(folded))) return []
  const cover = coverFrom(folded, 0, new Map())
  if (cover) return cover.length > 1 ? cover : []
  return [...knownEnds(folded)]
}

function coverFrom(word: string, start: number, seen: Map<number, string[] | null>): string[] | null {
  if (start === word.length) return []
  const known = seen.get(start)
  if (known !== undefined) return known
  let best: string[] | null = null
  for (let end = word.length; end >= start + shortestPart - 1; end--) {
    const part = word.slice(start, end)
    if (!isPart(part, end === word.length)) continue
    for (const link of end === word.length ? [''] : links) {
      if (!word.startsWith(link, end)) continue
      const rest = coverFrom(word, end + link.length, seen)
      if (rest && (!best || rest.length + 1 < best.length)) best = [part, ...rest]
    }
  }
  seen.set(start, best)
  return best
}

/** A word of the list as it is, or inflected where it ends the compound. */
function isPart(part: string, last: boolean): boolean {
  return (
    parts().parts.has(part) || (last && part.length >= shortestPart && parts().parts.has(stemGerman(part)))
  )
}

function knownEnds(word: string): Set<string> {
  const found = new Set<string>()
  for (let start = 4; start <= word.length - 5; start++)
    if (isPart(word.slice(start), true)) {
      if (stemGerman(word.slice(start)).length >= shortestLoneStem) found.add(word.slice(start))
      break
    }
  for (let end = word.length - 4; end >= 6; end--)
    if (isPart(word.slice(0, end), false)) {
      found.add(word.slice(0, end))
      break
    }
  return found
}
