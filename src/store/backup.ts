import { existsSync } from 'node:fs'
import { usageProblem } from '../problem.js'
import { baseProblem } from './base-problem.js'
import { findVersion, renewVersion } from './made-with.js'
import { prepared, type Store } from './store.js'
import { writeWhole } from './write-whole.js'

const part = 'backup'

/**
 * Writes a whole, compact copy of the base while it is in use, and notes when.
 * @throws Problem where the file is there already (usage): a copy never takes another one's place; where it cannot be written
 */
export function backUp(store: Store, file: string): void {
  if (existsSync(file))
    throw usageProblem(`${file} is there already.`, 'Name a new file; copies are never written over.')
  // What is said while the copy is written may not be in it.
  const began = store.now()
  writeWhole(file, (draft) => store.db.prepare('VACUUM INTO ?').run(draft))
  if (store.db.readonly) return
  try {
    renewVersion(store, part, began)
  } catch (error) {
    // A base that is full or in use is what one makes copies of: the copy is as good without the note.
    if (!baseProblem(error, store.file)) throw error
  }
}

/** What runs write of themselves, and what a file that is at hand brings back. */
const repeatable = ['scout refused', 'awards refused', 'firm join', 'firm visit', 'import']

/** When this base was last copied by backUp, and when a person first said something since, by the log (ISO instants). */
export function backupState(store: Store): { lastBackup: string | null; oldestUnsaved: string | null } {
  const lastBackup = findVersion(store, part)
  return {
    lastBackup,
    oldestUnsaved: prepared(
      store,
      'SELECT min(at) FROM log WHERE at > ? AND action NOT IN (SELECT value FROM json_each(?))',
    )
      .pluck()
      .get(lastBackup ?? '', JSON.stringify(repeatable)) as string | null,
  }
}
