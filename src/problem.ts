/** The exit codes of the tool, shown by `govscout help exit-codes`. */
export const ExitCode = {
  ok: 0,
  failed: 1,
  usage: 2,
  directoryFailed: 3,
  locked: 75,
  interrupted: 130,
} as const
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode]

/** Messages quote what others have written, in characters. */
const longestMessage = 5000

/**
 * Something a person can cause and mend: what is wrong and where, and what to do about it.
 * Everything else that is thrown is a defect of the tool and is reported as one.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  /** What to do next, as a sentence; shown on a line of its own. */
  readonly remedy: string | undefined
  readonly exitCode: ExitCode

  constructor(message: string, options: { remedy?: string; exitCode?: ExitCode; cause?: unknown } = {}) {
    super(
      excerpt(message, longestMessage),
      options.cause === undefined ? undefined : { cause: options.cause },
    )
    this.remedy = options.remedy
    this.exitCode = options.exitCode ?? ExitCode.failed
  }
}

/** A part of a message that somebody else has written: enough of it to find it again. */
export function excerpt(text: string, longest = 300): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** A wrong option, argument or input file: exit code 2. */
export function usageProblem(message: string, remedy?: string): Problem {
  return new Problem(message, { exitCode: ExitCode.usage, ...(remedy === undefined ? {} : { remedy }) })
}

/** What the system says of a file that cannot be written or read, as a person needs it; null for any other error. */
export function fileProblem(error: unknown): Problem | null {
  const { code, path, syscall } = (error ?? {}) as { code?: unknown; path?: unknown; syscall?: unknown }
  if (typeof code !== 'string' || typeof syscall !== 'string') return null
  const file = typeof path === 'string' ? path : null
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new Problem(file ? `There is no room to write ${file}.` : 'There is no room left on the disk.', {
      remedy: 'Free some space and start the command again; nothing stored before is lost.',
      cause: error,
    })
  if (file && (code === 'EACCES' || code === 'EPERM' || code === 'EROFS'))
    return new Problem(
      `${file} may not be ${/^(open|scandir|stat|access)$/.test(syscall) ? 'opened' : 'written'}.`,
      {
        remedy: 'Check its rights and those of its folder.',
        cause: error,
      },
    )
  if (code === 'EIO')
    return new Problem(`${file ?? 'A file'} cannot be read or written: the disk is failing.`, {
      remedy: 'Look after the disk, and start the command again.',
      cause: error,
    })
  return null
}
