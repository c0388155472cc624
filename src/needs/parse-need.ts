import { usageProblem } from '../problem.js'
import { parseYamlFile } from '../yaml-file.js'
import type { Need } from './need.js'
import { needSchema } from './need-schema.js'

/**
 * A need from a YAML or JSON file (JSON is YAML).
 * @throws Problem that names file, line and remedy
 */
export function parseNeed(text: string, file: string): Need {
  return parseYamlFile(
    needSchema,
    text,
    file,
    'A need has at least id, title and text; "govscout needs new --help" shows more.',
  )
}

/** A need put together from answers or changes. @throws Problem that names the part */
export function checkNeed(parts: unknown): Need {
  const result = needSchema.safeParse(parts)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const empty = /received undefined/.test(issue?.message ?? '')
  throw usageProblem(
    `The need's ${issue?.path.join('.')} does not fit: ${empty ? 'it is missing' : issue?.message}`,
    'Correct it and enter the need again.',
  )
}

/** True, or what is wrong with an id, for a person who is asked for one. */
export function checkNeedId(id: string): true | string {
  const result = needSchema.shape.id.safeParse(id)
  return result.success || `Please use ${result.error.issues[0]?.message}.`
}
