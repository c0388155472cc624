import {
  type InputSignature,
  registerFunction,
  TreeInterpreter,
  TYPE_ARRAY_STRING,
  TYPE_NUMBER,
  TYPE_STRING,
} from '@jmespath-community/jmespath'
import type { ExpressionNode } from './jmespath.js'

/** Nodes of an expression visited, and values copied, in one search of a document or record. */
const mostSteps = 20_000_000
/** Longest text that a function may make, in characters. */
const longestText = 10_000_000
/** Times that lists and objects made by an expression may repeat a value. */
const mostCopies = 10_000

type Visit = (this: unknown, node: ExpressionNode, value: unknown) => unknown

let left = 0
let depth = 0

/**
 * Searches with steps counted, so that neither an expression nor a document can make it endless.
 * @throws RangeError where it costs too much
 */
export function searchBounded<Found>(search: () => Found): Found {
  if (depth === 0) left = mostSteps
  depth++
  try {
    return search()
  } finally {
    depth--
  }
}

/** An expression goes from list to list within lists (`a[*].[$.a[*].x]`): each visit is counted, with what it has made. */
const prototype = Object.getPrototypeOf(TreeInterpreter) as { visit: Visit }
const { visit } = prototype
prototype.visit = function (node, value) {
  const found = visit.call(this, node, value)
  left -= 1 + (Array.isArray(found) ? found.length : 0)
  if (left < 0) throw new RangeError('it costs too many steps')
  return found
}

/**
 * How often lists and objects made by an expression can repeat one value: `[@, @] | [@, @]` four times. Written out, as text or
 * to be compared, they would double with every step.
 */
export function copiesOf(node: ExpressionNode): number {
  let copies = 1
  const open: unknown[] = [node]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one !== 'object' || one === null) continue
    const { type, children } = one as { type?: unknown; children?: unknown }
    if ((type === 'MultiSelectList' || type === 'MultiSelectHash') && Array.isArray(children))
      copies *= Math.max(children.length, 1)
    if (type !== 'Literal') open.push(...Object.values(one).flat())
  }
  return copies
}

/** @throws Error where an expression repeats its values too often */
export function refuseCopies(node: ExpressionNode): void {
  if (copiesOf(node) > mostCopies) throw new Error('it makes too many lists within lists')
}

/** Cuts signs off one end or both; the package does it by a pattern that goes with the square of the text. */
function trimmer(from: 'start' | 'end' | 'both') {
  return ([text, signs]: unknown[]): string => {
    const cut = new Set(String(signs || ''))
    const isCut = (sign: string) => (signs ? cut.has(sign) : /[\s\u0085]/.test(sign))
    const whole = String(text)
    let [start, end] = [0, whole.length]
    if (from !== 'end') while (start < end && isCut(whole.charAt(start))) start++
    if (from !== 'start') while (end > start && isCut(whole.charAt(end - 1))) end--
    return whole.slice(start, end)
  }
}

function padder(side: 'padStart' | 'padEnd') {
  return ([text, width, sign]: unknown[]): string => {
    if (!Number.isInteger(width) || Number(width) < 0) throw new Error('its width is no whole number')
    if (String(sign ?? '').length > 1) throw new Error('what it fills with is longer than a sign')
    return text === '' ? '' : String(text)[side](withinText(Number(width)), String(sign || ' '))
  }
}

function replaceText([text, search, by, times]: unknown[]): string {
  const pieces = String(text).split(String(search))
  const most = times === undefined ? pieces.length - 1 : Number(times)
  if (!Number.isInteger(most) || most < 0) throw new Error('its count is no whole number')
  const done = Math.min(most, pieces.length - 1)
  withinText(String(text).length + done * String(by).length)
  const head = pieces.slice(0, done + 1).join(String(by))
  return [head, ...pieces.slice(done + 1)].join(String(search))
}

function joinTexts([glue, texts]: unknown[]): string {
  const parts = texts as string[]
  withinText(parts.reduce((sum, part) => sum + part.length, 0) + parts.length * String(glue).length)
  return parts.join(String(glue))
}

function withinText(length: number): number {
  if (length > longestText) throw new RangeError('it would make too long a text')
  return length
}

const text = { types: [TYPE_STRING] }
const number = { types: [TYPE_NUMBER] }
const optional = { optional: true }
const instead: [name: string, made: (values: unknown[]) => string, signature: InputSignature[]][] = [
  ['trim', trimmer('both'), [text, { ...text, ...optional }]],
  ['trim_left', trimmer('start'), [text, { ...text, ...optional }]],
  ['trim_right', trimmer('end'), [text, { ...text, ...optional }]],
  ['pad_left', padder('padStart'), [text, number, { ...text, ...optional }]],
  ['pad_right', padder('padEnd'), [text, number, { ...text, ...optional }]],
  ['replace', replaceText, [text, text, text, { ...number, ...optional }]],
  ['join', joinTexts, [text, { types: [TYPE_ARRAY_STRING] }]],
]
for (const [name, made, signature] of instead) registerFunction(name, made, signature, { override: true })
