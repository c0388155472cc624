import { foldShort } from './fold-name.js'

/** Names of the characters that German and French names have in HTML, and of signs around them. */
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  ndash: '-',
  mdash: '-',
  szlig: 'ß',
}

/**
 * A text as it reads, whether it stands plain, in HTML (`M&uuml;ller`, `&#252;`), in JSON (`M\\u00fcller`, `https:\\/\\/`) or in an
 * address (`M%C3%BCller`), with any case, accents, blanks and soft hyphens: for finding a name, not for showing it.
 */
export function foldMarkup(text: string): string {
  const plain = text
    .replace(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\([/"\\])/g, '$1')
    .replace(/\\[nrt]/g, ' ')
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, digits?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(digits)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    // "&uuml;" and its like are a letter with an accent, which folding takes off anyway.
    .replace(/&([a-z]+);/gi, (whole, name: string) => {
      const accented = /^([a-z])(?:uml|acute|grave|circ|tilde|cedil|ring|slash)$/i.exec(name)?.[1]
      const sign = name.toLowerCase()
      return Object.hasOwn(named, sign) ? (named[sign] ?? '') : (accented ?? whole)
    })
    .replace(/(?:%[\da-f]{2})+/gi, (octets) => {
      try {
        return decodeURIComponent(octets)
      } catch {
        return octets
      }
    })
  return foldShort(plain.replace(/[\u00ad\u200b-\u200d\ufeff]/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
}
