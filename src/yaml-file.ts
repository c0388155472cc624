import {
  type Document,
  type DocumentOptions,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  type ParseOptions,
  parseDocument,
  stringify,
  visit,
} from 'yaml'
import type { z } from 'zod'
import { excerpt, usageProblem } from './problem.js'

/**
 * Reads YAML and checks it against a schema.
 * @param file name shown in errors
 * @param remedy what to do about a wrong part
 * @throws Problem (usage) that names file, line, place and remedy for the first three errors
 */
export function parseYamlFile<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  file: string,
  remedy = 'Mend the line and check again; _template.yaml shows every block.',
): z.output<Schema> {
  const refusal = refuseYaml(text)
  if (refusal !== null) {
    // JSON has its texts in one line, brackets, hyphens and all.
    const json = jsonOf(text)
    const read = json === undefined ? null : schema.safeParse(json)
    if (read?.success) return read.data
    throw usageProblem(`${file}: cannot be read: ${refusal}.`, 'Write it with less nesting.')
  }
  const lines = new LineCounter()
  const document = parseQuickly(text, { lineCounter: lines })
  const broken = document.errors[0]
  if (broken) {
    const { line } = lines.linePos(broken.pos[0])
    throw usageProblem(
      `${file}:${line}: not valid YAML: ${firstLine(broken.message)}`,
      'Quote every selector and every text with a colon, a # or a leading *, @, > or [.',
    )
  }
  const repeated = findRepeatedKey(document)
  if (repeated !== null)
    throw usageProblem(
      `${file}:${lines.linePos(repeated).line}: not valid YAML: Map keys must be unique`,
      'Keep one of them.',
    )
  if (hasManyAliases(document))
    throw usageProblem(`${file}: it has more than ${mostAliases} aliases (*).`, 'Write the values out.')
  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: 100 })
  } catch (cause) {
    throw usageProblem(
      `${file}: its aliases (*) cannot be resolved: ${firstLine((cause as Error).message)}`,
      'Write the values out instead of pointing to them.',
    )
  }
  const result = schema.safeParse(data)
  if (result.success) return result.data
  const messages = result.error.issues
    .flatMap((issue) => flatten(issue))
    .slice(0, 3)
    .map(({ path, message, key }) => {
      const line = lineOf(document.contents as Node | null, path, key, lines)
      const place = path.length ? `${excerpt(path.join('.'))}: ` : ''
      return `${file}:${line}: ${place}${excerpt(message, longestMessage)}`
    })
  throw usageProblem(messages.join('\n'), remedy)
}

/**
 * A YAML map that others wrote, such as the front matter of a note; null where it is no valid YAML, or no map. Dates stay
 * texts; aliases are bounded.
 */
export function parseLooseYaml(text: string): Record<string, unknown> | null {
  if (text.length > longestLoose || refuseYaml(text) !== null) return null
  const document = parseQuickly(text, { logLevel: 'silent' })
  if (document.errors.length || findRepeatedKey(document) !== null || hasManyAliases(document)) return null
  try {
    const value: unknown = document.toJS({ maxAliasCount: 20 })
    if (value === null) return {}
    return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Without what costs the square of a text, and without stack traces: a broken file may have an error in each line. */
function parseQuickly(
  text: string,
  options: ParseOptions & DocumentOptions,
): ReturnType<typeof parseDocument> {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return parseDocument(text, { ...options, uniqueKeys: false, prettyErrors: false })
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** What a text is as JSON; undefined where it is none. */
function jsonOf(text: string): unknown {
  if (text.length > longestText) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A value as YAML for a person to read and change; long texts are folded. */
export function formatYaml(value: unknown): string {
  return stringify(value, { lineWidth: 100 })
}

/** What is wrong may be a whole page in the place of a key; the known values of a field are many. */
const longestMessage = 1000

interface FlatIssue {
  path: PropertyKey[]
  message: string
  key: string | undefined
}

/** A union's own message says nothing: take the branch whose errors lie deepest, the one that was meant. */
function flatten(issue: z.core.$ZodIssue, above: PropertyKey[] = []): FlatIssue[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length) {
    const branches = issue.errors.map((errors) => errors.flatMap((inner) => flatten(inner, path)))
    const meant = branches.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best))
    return depth(meant) > path.length || meant.length === 1
      ? meant
      : [{ path, message: describe(issue), key: undefined }]
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path, message: `"${key}" is not known here`, key }))
  return [{ path, message: describe(issue), key: undefined }]
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && /received (undefined|null)/.test(issue.message))
    return issue.message.includes('null')
      ? 'is empty (a # or an unquoted * or @ after the colon ends the value: quote it)'
      : 'is missing'
  if (issue.code === 'invalid_union') return 'is not in one of the known forms'
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1)
}

function depth(issues: FlatIssue[]): number {
  return issues.reduce((most, issue) => Math.max(most, issue.path.length), 0)
}

/** Line of the node at the path, or of its nearest ancestor that exists. */
function lineOf(root: Node | null, path: PropertyKey[], key: string | undefined, lines: LineCounter): number {
  let node: Node | null = root
  let offset = root?.range?.[0] ?? 0
  for (const step of key === undefined ? path : [...path, key]) {
    if (isMap(node)) {
      const pair: Pair<unknown, unknown> | undefined = node.items.find(
        (item) => isScalar(item.key) && item.key.value === step,
      )
      if (!pair) break
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value as Node | null
    } else {
      const items: unknown = (node as { items?: unknown } | null)?.items
      const next = Array.isArray(items) ? (items[Number(step)] as Node | undefined) : undefined
      if (!next) break
      offset = next.range?.[0] ?? offset
      node = next
    }
  }
  return lines.linePos(offset).line
}

function firstLine(text: string): string {
  return excerpt((text.split('\n')[0] ?? text).replace(/ at line \d+, column \d+:?$/, ''))
}

/** Longest front matter that is read as YAML, in characters. */
const longestLoose = 100_000
/** Texts in characters: longer ones are no list of rules, and no person's writing. */
const longestText = 300_000
/** Brackets within brackets, columns before a text, indicators and properties in a row, aliases of a document. */
const deepestBrackets = 100
const widestIndent = 400
const wideIndent = new RegExp(`^[ \\t]{${widestIndent}}`, 'm')
const mostColons = 500
const mostAliases = 1000
const manyIndicators = /(?:[-?:][ \t]+){40}/
const manyProperties = /(?:[&!][^\s&!]{0,200}\s+){20}/

/**
 * What in a text would hold up a YAML parser or end the process, as an end of a sentence; null where nothing does. The
 * package reads by recursion: some thousand brackets, or hyphens in a row, use up the stack, at which V8 may end the whole
 * process ("RegExpCompiler Allocation failed") instead of throwing; keys within keys ("? ? ?") cost the fifth power.
 */
function refuseYaml(text: string): string | null {
  if (text.length > longestText) return `it is longer than ${longestText} characters`
  let depth = 0
  let colons = 0
  for (const [sign] of text.matchAll(/[[\]{}\n]|: /g)) {
    if (sign === '\n') colons = 0
    else if (sign === ': ') colons++
    else depth = sign === '[' || sign === '{' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > deepestBrackets) return `more than ${deepestBrackets} brackets are open`
    if (colons > mostColons) return `a line has more than ${mostColons} colons`
  }
  if (manyIndicators.test(text)) return 'too many -, ? or : stand in a row'
  if (manyProperties.test(text)) return 'too many anchors or tags stand in a row'
  if (wideIndent.test(text)) return `a line begins behind column ${widestIndent}`
  return null
}

/** Where a map has a key twice, as a position in the text; null where none has. The package compares each key with all others. */
function findRepeatedKey(document: Document): number | null {
  let found: number | null = null
  visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        const value = isScalar(key) ? key.value : key
        if (seen.has(value)) found ??= (isScalar(key) ? key.range?.[0] : undefined) ?? 0
        seen.add(value)
      }
      return found === null ? undefined : visit.BREAK
    },
  })
  return found
}

/** Each alias is looked for in the whole document. */
function hasManyAliases(document: Document): boolean {
  let count = 0
  visit(document, {
    Alias(): symbol | undefined {
      return ++count > mostAliases ? visit.BREAK : undefined
    },
  })
  return count > mostAliases
}
