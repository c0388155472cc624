import type { AnalysedNeed, NeedTerm } from './analyse-need.js'

/** A line of more words says less: the strongest concepts alone. */
const longest = 6
/** A concept that counts less than this share of the strongest is a side matter. */
const leastShare = 0.3

/**
 * A search line in each language, drafted from what the tool understood of title and text: its strongest concepts by their
 * names, joined by commas. Nouns that the vocabulary does not know stay in the line of their own language, and in both where
 * they are written as names (XBau, OCR). No line in a language in which nothing can be named.
 */
export function draftSearch(analysed: Pick<AnalysedNeed, 'terms' | 'language'>): {
  de?: string
  en?: string
} {
  const strongest = analysed.terms
    .filter((term) => term.weights.text > 0 && !term.generic)
    .toSorted((a, b) => b.weights.text - a.weights.text)
  const least = (strongest[0]?.weights.text ?? 0) * leastShare
  const chosen = strongest.filter((term) => term.weights.text >= least)
  const lineIn = (language: 'de' | 'en') =>
    distinct(
      chosen
        .filter(
          (term) =>
            term.kind === 'concept' ||
            isName(term) ||
            (analysed.language === language && isNoun(term, language)),
        )
        .map((term) => term.names[language]),
    )
      .slice(0, longest)
      .join(', ')
  const [de, en] = [lineIn('de'), lineIn('en')]
  return { ...(de ? { de } : {}), ...(en ? { en } : {}) }
}

function isName({ label }: NeedTerm): boolean {
  return /^\p{L}?\p{Lu}.*\p{Lu}/u.test(label)
}

/** In German capitals tell; in English nothing does, and the person who corrects the line takes out what is none. */
function isNoun({ label }: NeedTerm, language: 'de' | 'en'): boolean {
  return language === 'en' || /^\p{Lu}/u.test(label)
}

function distinct(names: string[]): string[] {
  const seen = new Set<string>()
  return names.filter((name) => {
    const key = name.toLowerCase()
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
