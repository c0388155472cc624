import { legalForm } from './firm-mentions.js'
import type { SitePage } from './site-page.js'

const nameAfterWord =
  /(?:(?:^|[.!?:]\s+)(?:(?:Mit|Auf|Von|Dank|Durch|Unser|Unsere|With|Our)\s+)?|(?<!\p{L})(?:mit|auf|von|über|dank|durch|via|unser|unserer|unserem|with|our|uses)\s+)((?:\p{Lu}[\p{L}\d]*)(?:[ -]\p{Lu}[\p{L}\d]*){0,2})/gu

/**
 * Names of products on a firm's own pages: names of two words, or names that share a part with the firm's own, that come again.
 * German nouns are capitals as well: one word that shares nothing is not taken.
 */
export function findProductNames(pages: readonly SitePage[], firmNames: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const page of pages)
    for (const { text } of page.blocks) {
      const here = new Set<string>()
      for (const match of text.matchAll(nameAfterWord)) {
        const words = (match[1] ?? '').split(' ')
        for (let length = 1; length <= words.length; length++) here.add(words.slice(0, length).join(' '))
      }
      for (const name of here) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  const bare = firmNames.map((name) => name.replace(legalForm, '').toLowerCase())
  return [...counts]
    .filter(([name, count]) => count >= 2 && name.length >= 4 && isProduct(name, bare))
    .map(([name]) => name)
}

function isProduct(name: string, firmNames: readonly string[]): boolean {
  const parts = name.toLowerCase().split(/[\s-]+|(?<=\p{Ll})(?=\p{Lu})/u)
  if (firmNames.some((firm) => firm === name.toLowerCase())) return false
  if (
    /^(?:Der|Die|Das|Ein|Eine|Wir|Für|Mit|Seit|Bei|Im|In|Am|Zum|Zur|Auf|Als|Unser|Unsere|The|Our|We)\b/u.test(
      name,
    )
  )
    return false
  return firmNames.some((firm) => parts.some((part) => sharesPart(part, firm)))
}

/** "Aktenhain" and "Kieselhain": four letters at an end of both. */
function sharesPart(word: string, firm: string): boolean {
  const firsts = firm.split(/[\s-]+/)
  return firsts.some(
    (one) =>
      one.length >= 5 &&
      word.length >= 5 &&
      (one.slice(0, 5) === word.slice(0, 5) ||
        one.slice(-4) === word.slice(-4) ||
        (word.length >= 6 && one.endsWith(word))),
  )
}
