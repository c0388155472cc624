import { usageProblem } from '../problem.js'
import { cleanLine, cleanText } from './clean-text.js'
import { countryCode } from './countries.js'
import { isFoundingYear } from './dates.js'

/** Fields an analyst can set. */
export const correctableFields = [
  'name',
  'legal_form',
  'website',
  'city',
  'region',
  'address',
  'country',
  'founded',
  'summary',
  'description',
  'status',
] as const
export type CorrectableField = (typeof correctableFields)[number]

/** An analyst's word on a field, which wins over every listing. */
export interface Correction {
  field: CorrectableField
  /** Null says: nothing is known of it, whatever a directory claims. */
  value: string | null
  because: string
  made_by: string
  made_at: string
}

const states = ['active', 'inactive', 'acquired', 'gone', 'unknown']

/**
 * A field and its value as an analyst gives them; `-` stands for "not known".
 * @param latestYear the present year: nobody was founded after it
 * @throws Problem (usage) that says what would be right
 */
export function parseCorrection(
  field: string,
  value: string,
  latestYear: number,
): { field: CorrectableField; value: string | null } {
  const known = correctableFields.find((one) => one === field.toLowerCase().replaceAll('-', '_'))
  if (!known)
    throw usageProblem(
      `"${field}" is no field that can be set.`,
      `It is one of ${correctableFields.join(', ')}.`,
    )
  const text = known === 'description' ? cleanText(value) : cleanLine(value)
  const wrong = (what: string) =>
    usageProblem(
      `"${text.slice(0, 60)}" cannot be the ${known === 'founded' ? 'founding year' : known}.`,
      what,
    )
  if (text === '') throw wrong('Give a value; "-" says that nothing is known of it.')
  if (text === '-' && known === 'name') throw wrong('A firm has a name.')
  if (text === '-') return { field: known, value: null }
  if (known === 'founded' && !(/^\d{4}$/.test(text) && isFoundingYear(Number(text), latestYear)))
    throw wrong(`Give a year such as 2019, not after ${latestYear}; "-" says that it is not known.`)
  if (known === 'status' && !states.includes(text)) throw wrong(`It is one of ${states.join(', ')}.`)
  if (known === 'country') {
    const code = countryCode(text)
    if (!code) throw wrong('Give a country such as DE.')
    return { field: known, value: code }
  }
  if (known === 'website') {
    if (!URL.canParse(text) || !/^https?:\/\//i.test(text))
      throw wrong('Give a whole address such as https://firma.de/.')
    return { field: known, value: new URL(text).href }
  }
  if (text.length > (known === 'description' ? 5000 : 300)) throw wrong('It is too long.')
  return { field: known, value: text }
}
