import { isMap, isScalar, LineCounter, type Node, type Pair, parseDocument, stringify } from 'yaml'
import type { z } from 'zod'
import { usageProblem } from './problem.js'

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
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const broken = document.errors[0]
  if (broken) {
    const line = broken.linePos?.[0].line ?? 1
    throw usageProblem(
      `${file}:${line}: not valid YAML: ${firstLine(broken.message)}`,
      'Quote every selector and every text with a colon, a # or a leading *, @, > or [.',
    )
  }
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
      return `${file}:${line}: ${path.length ? `${path.join('.')}: ` : ''}${message}`
    })
  throw usageProblem(messages.join('\n'), remedy)
}

/**
 * A YAML map that others wrote, such as the front matter of a note; null where it is no valid YAML, or no map. Dates stay
 * texts; aliases are bounded.
 */
export function parseLooseYaml(text: string): Record<string, unknown> | null {
  const document = parseDocument(text, { uniqueKeys: true, logLevel: 'silent' })
  if (document.errors.length) return null
  try {
    const value: unknown = document.toJS({ maxAliasCount: 20 })
    if (value === null) return {}
    return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** A value as YAML for a person to read and change; long texts are folded. */
export function formatYaml(value: unknown): string {
  return stringify(value, { lineWidth: 100 })
}

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
  return (text.split('\n')[0] ?? text).replace(/ at line \d+, column \d+:?$/, '')
}
