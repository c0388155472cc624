import { cleanLine, filledLine } from './clean-text.js'
import { countryCode, isUsState } from './countries.js'
import { foldShort } from './fold-name.js'
import { exonyms } from './town-names.js'

export interface Place {
  city: string | null
  /** ISO 3166-1 alpha-2. */
  country: string | null
}

const street =
  /(?:str(?:aße|asse|\.)|straße|strasse|weg|platz|allee|ring|gasse|street|avenue|road|\bst\.?)\s*,?\s*\d/iu

/**
 * Town and country of a place as directories write it: "80331 München", "San Francisco, CA, USA; Remote",
 * "Berlin, Deutschland 🇩🇪", "Musterstr. 1, 12345 Musterstadt". The first of several places counts.
 */
export function parsePlace(text: string): Place {
  const [first = ''] = cleanLine(text).split(/\s*(?:;|\||\s\/\s|\n)\s*/)
  const flag = /[\u{1F1E6}-\u{1F1FF}]{2}/u.exec(first)?.[0]
  const parts = first
    .replace(/[\u{1F1E6}-\u{1F1FF}]{2}/gu, '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  let country = flag ? countryCode(flag) : null
  while (parts.length > 0) {
    const last = parts.at(-1) ?? ''
    const code = parts.length > 1 || !isTownToo(last) ? countryCode(last) : null
    const isState = parts.length > 1 && isUsState(last)
    if (isState && (country === 'US' || code === null)) {
      country ??= 'US'
      parts.pop()
    } else if (isState && country === null && last !== 'DE') {
      // "CO" is Colorado and Colombia: without a country behind it, it tells none.
      parts.pop()
      break
    } else if (code) {
      country ??= code
      parts.pop()
    } else break
  }
  const withPostcode = parts.find((part) => /^(?:[A-Z]{1,2}-)?\d{4,5}\s+\p{L}/u.test(part))
  const town =
    withPostcode ?? parts.find((part) => !street.test(part) && !/^\d+\s?[a-z]?$/i.test(part)) ?? null
  return { city: town === null ? null : cleanCity(town), country }
}

/** A town without postcode, country mark and brackets; null for "Remote" and for nothing. */
export function cleanCity(text: string): string | null {
  const line = filledLine(text)
  if (line === null) return null
  const town = line
    .replace(/^(?:[A-Z]{1,2}[- ])?\d{4,5}\s+/u, '')
    .replace(/\s+\d{4,5}$/u, '')
    .replace(/\s*\([^)]*\)\s*$/u, '')
    .trim()
  if (!town || /^(?:remote|worldwide|global|online|weltweit|deutschlandweit|bundesweit)$/i.test(town))
    return null
  return /\p{L}/u.test(town) ? town : null
}

/** Singapore, Luxembourg, Monaco … are towns as well as countries. */
function isTownToo(text: string): boolean {
  return /^(?:singapore|singapur|luxembou?rg|monaco|san marino|gibraltar|hong ?kong|macau)$/i.test(text)
}

/** A town for comparing: folded, exonyms and additions ("am Main", "bei München", districts) off. "?" stays, see sameTown. */
export function townKey(city: string): string {
  const folded = foldShort(city)
    .replace(/\b(?:am|an der|a\.|a\.d\.|i\.|im|in der|bei|ob der|ob)\s.*$/u, '')
    .replace(/\s*[/(,].*$/u, '')
    .replace(/^(berlin|hamburg|munchen|koln|bremen|wien|m\?nchen|k\?ln)\b.*$/u, '$1')
    .replace(/[^\p{L}\d?]+/gu, '')
  return Object.hasOwn(exonyms, folded) ? (exonyms[folded] ?? folded) : folded
}

/** Whether two towns are the same; a "?" within a word is a lost umlaut and matches any one or two letters. */
export function sameTown(a: string, b: string): boolean {
  const [left, right] = [townKey(a), townKey(b)]
  if (left === right) return left !== ''
  if (isLossy(left) === isLossy(right)) return false
  return isLossy(left) ? lossyPattern(left).test(right) : lossyPattern(right).test(left)
}

/** Whether a text has lost letters to "?": a question mark between two letters, or before one at the start of a word. */
export function isLossy(text: string): boolean {
  return /\p{L}\?\p{L}|(?:^|\s)\?\p{L}|\uFFFD/u.test(text)
}

function lossyPattern(key: string): RegExp {
  const source = key
    .split(/\?|\uFFFD/)
    .map((part) => part.replace(/[.*+^${}()|[\]\\]/g, '\\$&'))
    .join('(?:[aou]e?|ss|[a-z])')
  return new RegExp(`^${source}$`, 'u')
}
