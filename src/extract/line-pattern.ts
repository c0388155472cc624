import { Problem } from '../problem.js'

/** Placeholder to text. */
export type LineMatch = ReadonlyMap<string, string>

/** Fits a line, or gives undefined. */
export type LinePattern = (line: string) => LineMatch | undefined

interface Step {
  placeholder: string
  /** Text without white space, as in `{flag:word}`. */
  word: boolean
  /** Literal that ends it; empty for the last placeholder of a pattern that ends with one. */
  until: string
}

/**
 * Compiles a pattern such as `- [{name}]({website}) {flag:word} - {description}`. Literals must stand in order and are
 * never given up again: a placeholder takes the shortest text up to the next literal, the last one the rest, `:word`
 * no white space, `{_}` is thrown away. So a line is read once, however odd it is. White space counts as one blank.
 * @throws Problem where two placeholders stand side by side, or one comes twice
 */
export function compileLinePattern(pattern: string): LinePattern {
  const [start = '', ...rest] = fold(pattern).split(/\{([a-z_][a-z0-9_]*(?::word)?)\}/)
  const steps: Step[] = []
  for (let at = 0; at < rest.length; at += 2) {
    const [placeholder = '', kind] = (rest[at] ?? '').split(':')
    steps.push({ placeholder, word: kind === 'word', until: rest[at + 1] ?? '' })
  }
  check(pattern, steps)
  return (raw) => {
    const line = fold(raw)
    if (!line.startsWith(start)) return undefined
    const found = new Map<string, string>()
    let at = start.length
    for (const [index, { placeholder, word, until }] of steps.entries()) {
      const last = index === steps.length - 1
      const end = endOf(line, at, until, last)
      if (end < at) return undefined
      const text = line.slice(at, end).trim()
      if (word && (text === '' || text.includes(' '))) return undefined
      if (placeholder !== '_') found.set(placeholder, text)
      at = end + until.length
    }
    return at === line.length || steps.length === 0 ? found : undefined
  }
}

/** Where a placeholder ends; -1 where its literal does not come. The pattern's last literal ends the line. */
function endOf(line: string, from: number, until: string, last: boolean): number {
  if (until === '') return line.length
  if (!last) return line.indexOf(until, from)
  return line.endsWith(until) ? line.length - until.length : -1
}

function check(pattern: string, steps: readonly Step[]): void {
  const remedy = 'A pattern looks like "- [{name}]({website}) - {description}".'
  if (!steps.length) throw new Problem(`extraction.patterns: "${pattern}" has no {placeholder}`, { remedy })
  if (steps.some((step, index) => step.until === '' && index < steps.length - 1))
    throw new Problem(`extraction.patterns: "${pattern}" has two placeholders side by side`, { remedy })
  const names = steps.map((step) => step.placeholder).filter((name) => name !== '_')
  if (new Set(names).size < names.length)
    throw new Problem(`extraction.patterns: "${pattern}" has a placeholder twice`, { remedy })
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
