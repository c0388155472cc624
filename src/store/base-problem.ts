import { ExitCode, Problem } from '../problem.js'

interface Words {
  /** Codes of SQLite (https://www.sqlite.org/rescode.html), extended ones by their beginning. */
  codes: RegExp
  what: string
  remedy: string
  exitCode?: ExitCode
}

const putBack = 'put back a copy with "govscout restore COPY --replace" ("govscout backup FILE" makes copies)'

const known: readonly Words[] = [
  {
    codes: /^SQLITE_FULL/,
    what: 'cannot grow: the disk is full. The change was not made.',
    remedy: 'Free some space and start the command again; nothing stored before is lost.',
  },
  {
    codes: /^SQLITE_IOERR/,
    what: 'cannot be read or written: the disk is full or failing. The change was not made.',
    remedy:
      'Free some space or look after the disk, and start the command again; nothing stored before is lost.',
  },
  {
    codes: /^SQLITE_(READONLY|PERM)/,
    what: 'cannot be written. The change was not made.',
    remedy: 'Check the rights of the file and its folder, and the room on the disk.',
  },
  {
    codes: /^SQLITE_(BUSY|LOCKED)/,
    what: 'is in use by another govscout.',
    remedy: 'Try again when it has ended.',
    exitCode: ExitCode.locked,
  },
  {
    codes: /^SQLITE_NOTADB/,
    what: 'is not a govscout database.',
    remedy: `Name the right file with --db FILE or GOVSCOUT_DB. If it is the right one, it is damaged: ${putBack}.`,
  },
  {
    codes: /^SQLITE_CORRUPT/,
    what: 'is damaged.',
    remedy: `${putBack.charAt(0).toUpperCase()}${putBack.slice(1)}.`,
  },
  {
    codes: /^SQLITE_CANTOPEN/,
    what: 'cannot be opened.',
    remedy: 'Check the path, and that its folder can be written.',
  },
]

/**
 * What a fault of the file, its disk or its other users is to a person.
 * @param error anything that was thrown
 * @param file of the base it was thrown over
 * @returns null where it is none of these
 */
export function baseProblem(error: unknown, file: string): Problem | null {
  const code = codeOf(error)
  const words = known.find(({ codes }) => codes.test(code))
  if (!words) return null
  const { what, remedy, exitCode = ExitCode.failed } = words
  return new Problem(`${file} ${what}`, { remedy, exitCode, cause: error })
}

/** Is it for want of room that a base could not be written? SQLite makes room for its shared memory, too, when it opens one. */
export function isWantOfRoom(error: unknown): boolean {
  const cause = error instanceof Problem ? error.cause : error
  return /^SQLITE_(FULL|IOERR_(SHM|WRITE|TRUNCATE|FSYNC))/.test(codeOf(cause))
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : ''
}
