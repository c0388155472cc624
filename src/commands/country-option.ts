import { InvalidArgumentError } from 'commander'
import { countryCode } from '../firms/countries.js'

/** Option parser for a country as a person writes it, "DE" or "Deutschland": its code (ISO 3166-1 alpha-2). */
export function parseCountry(text: string): string {
  const code = countryCode(text)
  if (code === null)
    throw new InvalidArgumentError('Give a country by its code or name, such as DE or Deutschland.')
  return code
}
