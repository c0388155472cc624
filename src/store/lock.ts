import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { ExitCode, Problem } from '../problem.js'

/**
 * Holds the right to crawl for this base: one process at a time.
 * The lock is an exclusive transaction on a file of its own, so the system frees it whatever way the process ends.
 * @returns a function that frees it
 * @throws Problem with exit code 75 when another run holds it
 */
export function holdCrawlLock(file: string): () => void {
  if (file === ':memory:') return () => {}
  const db = new Database(`${file}.lock`, { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    db.close()
    if ((cause as { code?: string }).code?.startsWith('SQLITE_BUSY'))
      throw new Problem(`Another govscout is crawling into ${file}.`, {
        remedy: 'Wait until it has ended; cron tries again by itself.',
        exitCode: ExitCode.locked,
        cause,
      })
    throw cause
  }
  return () => {
    db.exec('ROLLBACK')
    db.close()
  }
}

/**
 * Whether somebody is crawling into the base now. Looks without taking the lock, so that a crawl that begins meanwhile is not kept from
 * it, and makes no file.
 */
export function isCrawlLockHeld(file: string): boolean {
  const lock = `${file}.lock`
  if (file === ':memory:' || !existsSync(lock)) return false
  const db = new Database(lock, { readonly: true, timeout: 0 })
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return false
  } catch (cause) {
    if ((cause as { code?: string }).code?.startsWith('SQLITE_BUSY')) return true
    throw cause
  } finally {
    db.close()
  }
}
