import { checkOrigin } from './migrate.js'
import { migrations } from './migrations/index.js'
import { openProblem } from './open.js'
import { openFile } from './open-read-only.js'

/**
 * Looks which schema a base has, without bringing it up to date or writing anything else.
 * @returns numbers of migrations: those the base has, 0 for an empty file, and those this version knows
 * @throws Problem where the file cannot be read, is another program's, or from a newer version
 */
export function schemaVersion(file: string): { found: number; known: number } {
  let db: ReturnType<typeof openFile> | undefined
  try {
    db = openFile(file)
    checkOrigin(db, file)
    return { found: db.pragma('user_version', { simple: true }) as number, known: migrations.length }
  } catch (cause) {
    throw openProblem(file, cause)
  } finally {
    db?.close()
  }
}
