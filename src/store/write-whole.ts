import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Problem, usageProblem } from '../problem.js'

/**
 * Makes a file whole or not at all: `write` makes it under a hidden name beside, and it takes its own once it is on the disk. Of an
 * attempt that failed nothing is left, and of one that was killed nothing under the name.
 * @throws Problem where there is no room, right or folder for it; what `write` throws beside that
 */
export function writeWhole<Result>(file: string, write: (draft: string) => Result): Result {
  const draft = join(dirname(file), `.${basename(file).slice(0, 40)}.${randomUUID().slice(0, 8)}.tmp`)
  try {
    const result = write(draft)
    syncFile(draft)
    renameSync(draft, file)
    return result
  } catch (error) {
    throw placeProblem(file, error)
  } finally {
    for (const ending of ['', '-journal']) remove(`${draft}${ending}`)
  }
}

/** Where there is no such place there is nothing to remove; that is told already. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {}
}

/** Waits until the file is on the disk: SQLite does not do it for VACUUM INTO (https://www.sqlite.org/lang_vacuum.html). */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A fault of the place that is written to, in words; any other error as it is. */
function placeProblem(file: string, cause: unknown): unknown {
  const code = String((cause as { code?: unknown } | null)?.code ?? '')
  if (cause instanceof Problem) return cause
  if (/^(SQLITE_FULL|SQLITE_IOERR_WRITE|ENOSPC|EDQUOT|EFBIG)/.test(code))
    return new Problem(`There is no room to write ${file}.`, {
      remedy: 'Free some space, or name another place; nothing was written.',
      cause,
    })
  if (code === 'ENAMETOOLONG')
    return usageProblem(`${file} cannot be written: the name is too long.`, 'Name a shorter one.')
  if (!/^(SQLITE_CANTOPEN|SQLITE_READONLY|ENOENT|ENOTDIR|EISDIR|EACCES|EPERM|EROFS)/.test(code)) return cause
  const folder = dirname(file)
  if (!existsSync(folder))
    return usageProblem(`The folder ${folder} is not there.`, 'Make it, or name another place.')
  return new Problem(`${file} may not be written.`, {
    remedy: 'Check the rights of the folder, or name another place.',
    cause,
  })
}
