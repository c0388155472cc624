import { Problem } from '../problem.js'

/**
 * A JSON text, or one value a line (JSON lines) as a list.
 * @throws Problem that names the line
 */
export function parseJson(text: string, file: string): unknown {
  const whole = tryJson(text)
  if (whole.ok) return whole.value
  const lines = text.split(/\r?\n/)
  if (!tryJson(lines[0] ?? '').ok) throw broken(file, whole.why)
  return lines.flatMap((line, index) => {
    if (!line.trim()) return []
    const one = tryJson(line)
    if (!one.ok) throw broken(`${file}:${index + 1}`, one.why)
    return [one.value]
  })
}

function tryJson(text: string): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch (error) {
    // What the engine says quotes the text; only where it stands is of use.
    const at = /position \d+(?: \(line \d+ column \d+\))?/.exec((error as Error).message)?.[0]
    return { ok: false, why: at ? `broken at ${at}` : 'cut off or broken' }
  }
}

function broken(where: string, why: string): Problem {
  return new Problem(`${where}: not valid JSON: ${why}`, { remedy: 'Get the file again; it may be cut off.' })
}
