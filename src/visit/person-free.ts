import type { TextBlock } from '../evidence/site-page.js'
import { dropPersons } from '../firms/persons.js'

/** The blocks of a page without natural persons, mail addresses and telephone numbers: only these are kept. Blocks left empty go. */
export function dropPersonsFromBlocks(blocks: readonly TextBlock[], firmName: string): TextBlock[] {
  const known = new Map<string, string>()
  const clean = (text: string): string => {
    let kept = known.get(text)
    if (kept === undefined) {
      kept = dropPersons(text, firmName).text
      known.set(text, kept)
    }
    return kept
  }
  return blocks.flatMap(({ kind, text, headings }) => {
    const kept = clean(text)
    return kept === '' ? [] : [{ kind, text: kept, headings: headings.map(clean).filter(Boolean) }]
  })
}
