import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Problem, usageProblem } from '../problem.js'

/**
 * Writes a document whole or not at all: into a hidden file beside it, which then takes its name. A file that is there is
 * replaced and keeps its rights; a link is followed; a device or pipe (/dev/stdout) is written to as it is.
 * @throws Problem when the folder is missing, the place is a folder, or writing is refused or fails
 */
export async function writeDocument(file: string, data: string | Uint8Array): Promise<void> {
  try {
    const target = await realpath(file).catch(() => file)
    const there = await stat(target).catch(() => null)
    if (there?.isDirectory()) throw usageProblem(`${file} is a folder, not a file.`, 'Name a file in it.')
    if (there && !there.isFile()) return await writeFile(target, data)
    await replaceFile(target, data, there?.mode)
  } catch (cause) {
    throw asProblem(file, cause)
  }
}

async function replaceFile(target: string, data: string | Uint8Array, mode?: number): Promise<void> {
  const draft = join(dirname(target), `.${basename(target).slice(0, 40)}.${randomUUID().slice(0, 8)}.tmp`)
  const handle = await open(draft, 'wx')
  try {
    try {
      await handle.writeFile(data)
      if (mode !== undefined) await handle.chmod(mode & 0o777)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function asProblem(file: string, cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return usageProblem(`The folder ${dirname(file)} is not there.`, 'Make it, or name another place.')
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new Problem(`${file} may not be written.`, {
      remedy: 'Check its rights, or name another place.',
      cause,
    })
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new Problem(`There is no room to write ${file}.`, {
      remedy: 'Free some space; what was there is unharmed.',
      cause,
    })
  if (code === 'ENAMETOOLONG')
    return usageProblem(`The name of ${file} is too long.`, 'Choose a shorter one.')
  return cause
}
