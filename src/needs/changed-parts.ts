import type { Need } from './need.js'

/** A part of a need that differs between two versions; texts as a person reads them, empty where there was nothing. */
export interface ChangedPart {
  /** Path in the document: `title`, `search.en`, `criteria`. */
  part: string
  before: string
  after: string
}

/**
 * What changed from one version to another, in the order of the document. What drafted a search line goes with the line and is
 * no change of its own.
 */
export function changedParts(before: Need, after: Need): ChangedPart[] {
  const { origin: _old, ...then } = before
  const { origin: _now, ...later } = after
  const [old, now] = [flatten(then), flatten(later)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((part) => {
    const change = { part, before: old.get(part) ?? '', after: now.get(part) ?? '' }
    return change.before === change.after ? [] : [change]
  })
}

function flatten(value: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([key, inner]): [string, string][] => {
      const part = path ? `${path}.${key}` : key
      if (inner === undefined) return []
      if (typeof inner !== 'object' || inner === null) return [[part, String(inner)]]
      if (!Array.isArray(inner)) return [...flatten(inner, part)]
      return [[part, inner.map(entryText).join(', ')]]
    }),
  )
}

function entryText(entry: unknown): string {
  return typeof entry === 'object' && entry !== null && 'id' in entry
    ? formatCriterion(entry as Need['criteria'][number])
    : String(entry)
}

/** A criterion as it is given on the command line: `C05:ko`, `C03:2`, `C16`. */
export function formatCriterion({ id, knockout, weight }: Need['criteria'][number]): string {
  return knockout ? `${id}:ko` : weight === undefined ? id : `${id}:${weight}`
}
