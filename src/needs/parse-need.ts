import { usageProblem } from '../problem.js'
import { parseYamlFile } from '../yaml-file.js'
import { type Need, needSchema } from './need.js'

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

/** A need put together from answers. @throws Problem that names the part */
export function checkNeed(parts: {
  id: string
  title: string
  text: string
  search: { de?: string; en?: string }
}): Need {
  const result = needSchema.safeParse(parts)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw usageProblem(
    `The need's ${issue?.path.join('.')} does not fit: ${issue?.message}`,
    'Correct it and enter the need again.',
  )
}
