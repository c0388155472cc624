import { createRequire } from 'node:module'

/** A regular expression of a recipe, with one pair of round brackets. */
export interface Pattern {
  /** What the round brackets take of the first match; undefined where nothing fits. */
  find(text: string): string | undefined
}

/** Instructions of a compiled pattern: `(\d[\d.]*) Suchergebnisse` has 23. */
const largest = 200
/** Characters times instructions: what a search may cost at most, about a second. */
const mostSteps = 40_000_000

/**
 * Compiles a regular expression that a recipe brings, in the syntax of RE2: no look-around, no references back. It is matched in
 * time linear to text and pattern, unlike JavaScript's own, where `(\d+) results` needs minutes on a page of digits. Escapes of
 * JavaScript such as \u00e4 are understood. Beyond what a search may cost, the rest of the text is not looked at.
 * @throws Error with what is wrong with it
 */
export function compilePattern(source: string): Pattern {
  const { RE2JS } = engine()
  const compiled = RE2JS.compile(RE2JS.translateRegExp(source))
  const size = compiled.programSize()
  if (size > largest) throw new Error('it is too large')
  if (compiled.groupCount() !== 1)
    throw new Error(`it has ${compiled.groupCount() || 'no'} pairs of round brackets, and needs one`)
  const most = Math.floor(mostSteps / Math.max(size, 1))
  return {
    find(text) {
      const matcher = compiled.matcher(text.slice(0, most))
      return matcher.find() ? (matcher.group(1) ?? undefined) : undefined
    },
  }
}

type Engine = typeof import('re2js')

/** Loaded where a recipe has a pattern; most have none. */
function engine(): Engine {
  loaded ??= createRequire(import.meta.url)('re2js') as Engine
  return loaded
}
let loaded: Engine | undefined
