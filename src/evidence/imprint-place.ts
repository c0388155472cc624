import type { ImprintLine } from './imprint-lines.js'
import { tidyTown, townPattern } from './town.js'

/** Where a firm sits. */
export interface ImprintPlace {
  postcode: string | null
  city: string | null
  country: string | null
}

/** Numbers before a town that are no postcode: of registers, taxes, telephones. */
const otherNumber =
  /(?:HR ?[AB]|VR|GnR|PR|FN|Nr\.?|Nummer|Tel\.?|Fon|Fax|Telefon|Telefax|Konto|BLZ|Postfach)[\s:.]*(?:\+?[\d/() -]*)$/iu
const german = new RegExp(`(?<![\\p{L}\\d.,/+-])(?:(?:D|DE)[ –-]{1,3})?(\\d{5}),? (${townPattern})`, 'gu')
const alpine = new RegExp(
  `(?<![\\p{L}\\d.,/+-])(?:(A|AT|CH|FL|LI)[ –-]{1,3})?(\\d{4}) (${townPattern})`,
  'gu',
)
const seat = new RegExp(
  `(?:Sitz(?: der Gesellschaft| des Unternehmens| des Vereins)?|Firmensitz|Registered (?:office|seat))(?: ist|:| is| in)* (${townPattern})`,
  'u',
)

/**
 * The firm's postcode and town, and the country where words or numbers tell it. The first address counts.
 * @param registerCountry of the register the firm stands in, null where none was found
 * @param vatId of the firm, null where none was found
 */
export function findImprintPlace(
  lines: readonly ImprintLine[],
  registerCountry: string | null,
  vatId: string | null,
): ImprintPlace {
  const text = lines.map((line) => line.text).join('\n')
  const country = namedCountry(text) ?? registerCountry ?? vatCountry(vatId)
  const isAlpine = country === 'AT' || country === 'CH' || country === 'LI'
  const candidates = [
    ...matches(text, german, 1, 2),
    ...matches(text, alpine, 2, 3).filter(({ prefix }) => prefix !== undefined || isAlpine),
  ].sort((a, b) => a.index - b.index)
  const [first] = candidates
  const home = first?.prefix ? prefixCountry(first.prefix) : null
  return {
    postcode: first?.postcode ?? null,
    city: first?.city ?? seatOf(text),
    country: country ?? home ?? (first?.postcode.length === 5 && isGermanPage(text) ? 'DE' : null),
  }
}

function matches(text: string, pattern: RegExp, postcode: number, city: number) {
  return [...text.matchAll(pattern)].flatMap((match) => {
    if (otherNumber.test(lineBefore(text, match.index))) return []
    return [
      {
        index: match.index,
        prefix: pattern === alpine ? match[1] : undefined,
        postcode: match[postcode] ?? '',
        city: tidyTown(match[city] ?? ''),
      },
    ]
  })
}

function lineBefore(text: string, place: number): string {
  return text.slice(Math.max(text.lastIndexOf('\n', place - 1) + 1, place - 40), place)
}

function seatOf(text: string): string | null {
  const town = seat.exec(text)?.[1]
  return town === undefined ? null : tidyTown(town)
}

function namedCountry(text: string): string | null {
  if (/(?<!\p{L})(?:Österreich|Austria)(?!\p{L})/u.test(text)) return 'AT'
  if (/(?<!\p{L})(?:Schweiz|Switzerland|Suisse|Svizzera)(?!\p{L})/u.test(text)) return 'CH'
  if (/(?<!\p{L})Liechtenstein(?!\p{L})/u.test(text)) return 'LI'
  return /(?<!\p{L})(?:Deutschland|Germany)(?!\p{L})/u.test(text) ? 'DE' : null
}

function vatCountry(vatId: string | null): string | null {
  return vatId === null ? null : vatId.slice(0, 2)
}

function prefixCountry(prefix: string): string {
  return prefix === 'A' ? 'AT' : prefix === 'FL' ? 'LI' : prefix
}

/** Laws that only a German page names. */
function isGermanPage(text: string): boolean {
  return /§ ?5 (?:TMG|DDG|Abs)|§ ?27 ?a|§ ?18 Abs\. ?2 MStV|§ ?55 (?:Abs\. ?2 )?RStV/.test(text)
}
