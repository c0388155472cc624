import { isOneRow, type Word } from './body-words.js'

const privateForms = new Set(
  'GmbH gGmbH AG mbH KG UG SE OHG GbR KGaA eG PartG PartGmbB Ltd Limited Inc LLC plc Aktiengesellschaft'.split(
    ' ',
  ),
)
const joining = /^(?:für|und|der|des|die|am|im|in|zu|zur|von|gemeinnützige|Co)$/u

export interface FormAt {
  kind: 'private' | 'public'
  form: string
  last: number
  /** Nothing stands between name and form. */
  adjacent: boolean
}

/**
 * The legal form behind a name, looked for over a few capitalised words in a row.
 * @param at last word of the name
 */
export function readLegalForm(
  text: string,
  words: readonly Word[],
  at: number,
  publicForms: ReadonlySet<string>,
): FormAt | null {
  for (let i = at + 1; i <= at + 6; i++) {
    const word = words[i]
    if (!word || !isOneRow(text, words, i - 1, 2)) return null
    if (/,|\n/.test(text.slice(words[i - 1]?.end, word.start))) return null
    const adjacent = i === at + 1
    if (publicForms.has(word.text.replace(/-$/, '')) && i <= at + 3)
      return { kind: 'public', form: word.text, last: i, adjacent }
    if (privateForms.has(word.text)) {
      const rest = /^ ?(?:&|und|\+) ?Co\.? ?(?:KG|KGaA|OHG)/u.exec(text.slice(word.end))
      let last = i
      if (rest) while ((words[last + 1]?.end ?? Infinity) <= word.end + rest[0].length) last++
      return { kind: 'private', form: text.slice(word.start, words[last]?.end), last, adjacent }
    }
    if (!word.capital && !joining.test(word.text)) return null
    // A type word begins another body: "Stadt Köln Stadtwerke GmbH" is rare, "Landkreis Hof – Muster GmbH" is not.
    if (/\s[–-]\s/.test(text.slice(words[i - 1]?.end, word.start))) return null
  }
  return null
}
