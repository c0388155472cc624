import { compoundParts } from './compound-parts.js'
import { foldGerman } from './fold.js'
import { stemGerman } from './stem-german.js'
import { isStopWord } from './stop-words.js'

/** Marks that a page leaves for a letter its encoding did not have, inside a word. */
const lost = /[?\uFFFD]/
/** What German loses, folded; the first where none gives a known word. */
const candidates = ['u', 'a', 'o', 'ss'] as const

let known: ReadonlySet<string> | undefined

/** True for "f?r" and "Ger?te". */
export function hasLostLetter(written: string): boolean {
  return lost.test(written)
}

/**
 * A German word whose umlauts or ß a page has lost, folded: "f?r" gives "fur", "Ger?te" "gerate", "L?sungen" "losungen".
 * The letter that gives a stop word, or a word that compounds are made of, also at its end ("Stellenb?rse"); ü for others.
 */
export function mendLostLetters(written: string): string {
  const choices = variants(foldGerman(written))
  return choices.find(isKnown) ?? (choices[0] as string)
}

/** Every way to fill the gaps; one word has two at most in practice, further ones take the first letter. */
function variants(word: string): string[] {
  const gaps = word.split(lost)
  const [start = '', ...rest] = gaps
  return rest.reduce<string[]>(
    (all, next, i) =>
      all.flatMap((text) =>
        (i < 2 ? candidates : candidates.slice(0, 1)).map((letter) => text + letter + next),
      ),
    [start],
  )
}

function isKnown(word: string): boolean {
  known ??= new Set(
    compoundParts
      .split(/\s+/)
      .filter((part) => part.length >= 4)
      .flatMap((part) => [foldGerman(part), stemGerman(foldGerman(part))]),
  )
  if (isStopWord(word, 'de')) return true
  for (let start = 0; start <= word.length - 4; start++)
    if (known.has(word.slice(start)) || known.has(stemGerman(word.slice(start)))) return true
  return false
}
