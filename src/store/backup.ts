import { existsSync } from 'node:fs'
import { usageProblem } from '../problem.js'
import type { Store } from './store.js'

/**
 * Writes a whole, compact copy of the base while it is in use.
 * @throws Problem (usage) where the file is there already; a copy never takes another one's place
 */
export function backUp(store: Store, file: string): void {
  if (existsSync(file))
    throw usageProblem(`${file} is there already.`, 'Name a new file; copies are never written over.')
  store.db.prepare('VACUUM INTO ?').run(file)
}
