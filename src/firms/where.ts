import { didYouMean } from '../nearest-name.js'
import { usageProblem } from '../problem.js'
import { countryCode } from './countries.js'
import { foldLong, foldShort } from './fold-name.js'
import { sameTown } from './place.js'

/** What a condition looks at. */
export interface WhereFirm {
  name: string
  legal_form: string | null
  website: string | null
  domain: string | null
  city: string | null
  region: string | null
  country: string | null
  founded: number | null
  status: string
  /** Tags that analysts gave. */
  tags: readonly string[]
  directories: readonly string[]
  ai: 'yes' | 'maybe' | null
  public: 'yes' | 'maybe' | null
  /** Instants, ISO. */
  first_seen: string
  last_seen: string
}

type Kind = 'text' | 'town' | 'country' | 'number' | 'day' | 'list' | 'evidence' | 'status'

/** Fields by the name they have in JSON. */
const fields: Readonly<Record<string, { kind: Kind; of: (firm: WhereFirm) => unknown }>> = {
  name: { kind: 'text', of: ({ name }) => name },
  legal_form: { kind: 'text', of: ({ legal_form }) => legal_form },
  website: { kind: 'text', of: ({ website }) => website },
  domain: { kind: 'text', of: ({ domain }) => domain },
  city: { kind: 'town', of: ({ city }) => city },
  region: { kind: 'text', of: ({ region }) => region },
  country: { kind: 'country', of: ({ country }) => country },
  founded: { kind: 'number', of: ({ founded }) => founded },
  status: { kind: 'status', of: ({ status }) => (status === 'unknown' ? null : status) },
  tag: { kind: 'list', of: ({ tags }) => tags },
  directory: { kind: 'list', of: ({ directories }) => directories },
  ai: { kind: 'evidence', of: ({ ai }) => ai },
  govtech: { kind: 'evidence', of: (firm) => firm.public },
  first_seen: { kind: 'day', of: ({ first_seen }) => first_seen.slice(0, 10) },
  last_seen: { kind: 'day', of: ({ last_seen }) => last_seen.slice(0, 10) },
}

const operators: Readonly<Record<Kind, readonly string[]>> = {
  text: ['=', '!=', '~', '!~'],
  town: ['=', '!=', '~', '!~'],
  country: ['=', '!='],
  number: ['=', '!=', '<', '<=', '>', '>='],
  day: ['=', '!=', '<', '<=', '>', '>='],
  list: ['=', '!=', '~', '!~'],
  evidence: ['=', '!='],
  status: ['=', '!='],
}

/** One condition on a field, as it was checked. */
export interface Condition {
  field: string
  operator: string
  /** Empty: asks whether the field is known at all. */
  value: string
}

/**
 * Reads a condition such as `founded>=2018`, `country=Deutschland`, `city~Hamburg`, `tag!=pilot`. Signs are = != < <= > >= and ~ for
 * "contains", !~ for "contains not"; `website=` asks for firms of which it is not known, `website!=` for the others.
 * @throws Problem (usage) that names the fields, the signs of a field, or what its value must be
 */
export function parseWhere(text: string): Condition {
  const [, name, operator, value] = /^\s*([a-z_]+)\s*(!=|!~|<=|>=|==|=|~|<|>)\s*(.*?)\s*$/isu.exec(text) ?? []
  if (name === undefined || operator === undefined || value === undefined)
    throw usageProblem(
      `"${text}" is no condition.`,
      `Write a field, a sign and a value, as in "founded>=2018". Fields: ${Object.keys(fields).join(', ')}.`,
    )
  const field = name.toLowerCase()
  const kind = fields[field]?.kind
  if (kind === undefined)
    throw usageProblem(
      `There is no field "${name}" for a condition.`,
      `${didYouMean(name, Object.keys(fields), '')} Fields: ${Object.keys(fields).join(', ')}.`.trimStart(),
    )
  const sign = operator === '==' ? '=' : operator
  if (!operators[kind].includes(sign))
    throw usageProblem(
      `"${field}" cannot be asked with "${sign}".`,
      `Its signs are ${operators[kind].join(' ')}.`,
    )
  if (value === '' && sign !== '=' && sign !== '!=')
    throw usageProblem(`"${text}" has no value.`, `"${field}=" asks for firms of which it is not known.`)
  return { field, operator: sign, value: value === '' ? '' : checkValue(field, kind, value) }
}

/** A condition as it is written. */
export function formatWhere({ field, operator, value }: Condition): string {
  return `${field}${operator}${value}`
}

/**
 * Whether all conditions hold. What is not known fits none but the one that asks for it: unknown is neither yes nor no. Texts are
 * compared without regard to case, accents and umlauts, towns by all their names.
 */
export function fitsWhere(firm: WhereFirm, conditions: readonly Condition[]): boolean {
  return conditions.every((condition) => fits(firm, condition))
}

function fits(firm: WhereFirm, { field, operator, value }: Condition): boolean {
  const known = fields[field]
  if (!known) return false
  const found = known.of(firm)
  if (Array.isArray(found)) return fitsList(found as readonly string[], operator, value)
  const isKnown = found !== null && found !== ''
  if (value === '') return isKnown === (operator === '!=')
  if (!isKnown) return false
  if (known.kind === 'number') return compares(Number(found) - Number(value), operator)
  const text = String(found)
  if (known.kind === 'day') return compares(text < value ? -1 : text > value ? 1 : 0, operator)
  const holds = operator.endsWith('~')
    ? contains(text, value)
    : known.kind === 'town'
      ? sameTown(text, value)
      : same(text, value)
  return holds !== operator.startsWith('!')
}

function fitsList(found: readonly string[], operator: string, value: string): boolean {
  const isNot = operator.startsWith('!')
  if (value === '') return found.length > 0 === isNot
  const test = operator.endsWith('~') ? contains : same
  return found.some((one) => test(one, value)) !== isNot
}

function compares(difference: number, operator: string): boolean {
  if (operator === '=') return difference === 0
  if (operator === '!=') return difference !== 0
  if (operator.startsWith('<')) return difference < 0 || (difference === 0 && operator === '<=')
  return difference > 0 || (difference === 0 && operator === '>=')
}

function same(a: string, b: string): boolean {
  return foldShort(a) === foldShort(b) || foldLong(a) === foldLong(b)
}

function contains(text: string, part: string): boolean {
  return foldShort(text).includes(foldShort(part)) || foldLong(text).includes(foldLong(part))
}

const choices: Partial<Record<Kind, readonly string[]>> = {
  evidence: ['yes', 'maybe'],
  status: ['active', 'inactive', 'acquired', 'gone'],
}

function checkValue(field: string, kind: Kind, value: string): string {
  const refuse = (wanted: string): never => {
    throw usageProblem(`"${value}" is no value for "${field}".`, wanted)
  }
  if (kind === 'country')
    return countryCode(value) ?? refuse('Give a country by its code or name, such as DE.')
  if (kind === 'number') return /^\d{1,6}$/.test(value) ? value : refuse('Give a whole number.')
  if (kind === 'day')
    return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
      ? value
      : refuse('Give a day such as 2026-11-24.')
  const allowed = choices[kind]
  if (!allowed) return value
  return allowed.includes(value.toLowerCase())
    ? value.toLowerCase()
    : refuse(`Give ${allowed.join(', ')}, or nothing for what is not known: ${field}=`)
}
