import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Need } from '../needs/need.js'
import { parseNeed } from '../needs/parse-need.js'

/** The need of an invented agency that the demo ranks for. @throws Problem that names file and line */
export function demoNeed(dataFolder: string): Need {
  const file = join(dataFolder, 'demo', 'need.yaml')
  return parseNeed(readFileSync(file, 'utf8'), file)
}
