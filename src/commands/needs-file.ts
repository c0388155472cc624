import type { Need } from '../needs/need.js'

/** A need from a YAML or JSON file, `-` for standard input. @throws Problem that names file, line and remedy */
export async function readNeed(file: string): Promise<Need> {
  const [{ readInput }, { parseNeed }, { decodeText }] = await Promise.all([
    import('./read-input.js'),
    import('../needs/parse-need.js'),
    import('../decode.js'),
  ])
  return parseNeed(decodeText(await readInput(file), 'text/plain'), file)
}
