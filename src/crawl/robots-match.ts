import { normalisePath, type RobotsGroup, type RobotsRule } from './robots-text.js'

/** What robots.txt says to one agent. */
export interface RobotsPolicy {
  rules: RobotsRule[]
  /** Seconds; null where none is asked for. */
  crawlDelay: number | null
}

/** Rules and delay for a product token: all groups that name it, merged; else all groups for `*` (RFC 9309, section 2.2.1). */
export function policyFor(groups: readonly RobotsGroup[], productToken: string): RobotsPolicy {
  const token = productToken.toLowerCase()
  const named = groups.filter(({ agents }) => agents.includes(token))
  const chosen = named.length ? named : groups.filter(({ agents }) => agents.includes('*'))
  const delays = chosen.flatMap(({ crawlDelay }) => crawlDelay ?? [])
  return {
    rules: chosen.flatMap(({ rules }) => rules),
    crawlDelay: delays.length ? Math.max(...delays) : null,
  }
}

/** May the address be asked? The longest pattern wins, allow on a tie; `/robots.txt` itself always may (section 2.2.2). */
export function isAllowed(policy: RobotsPolicy, url: string): boolean {
  const { pathname, search } = new URL(url)
  if (pathname === '/robots.txt') return true
  const path = normalisePath(pathname + search)
  let longest = -1
  let allowed = true
  for (const { allow, pattern } of policy.rules) {
    if (pattern.length < longest || (pattern.length === longest && !allow)) continue
    if (!matches(path, pattern)) continue
    longest = pattern.length
    allowed = allow
  }
  return allowed
}

/**
 * Does the pattern fit the beginning of the path? `*` stands for any characters, `$` at the end for the end. Walks the path
 * once per star, so that no pattern can take long.
 */
function matches(path: string, pattern: string): boolean {
  const anchored = pattern.endsWith('$')
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  const [first = '', ...rest] = parts
  if (!path.startsWith(first)) return false
  let at = first.length
  for (const [index, part] of rest.entries()) {
    if (anchored && index === rest.length - 1) return path.length - part.length >= at && path.endsWith(part)
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return !anchored || at === path.length
}
