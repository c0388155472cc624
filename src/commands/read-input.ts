import { readFile, stat } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { usageProblem } from '../problem.js'

/** Largest file that is read whole, in bytes. */
const largest = 256 * 1024 * 1024

/**
 * The bytes of a file, or of standard input for `-`.
 * @throws Problem (usage) when it is missing, a folder, unreadable or too large
 */
export async function readInput(file: string): Promise<Buffer> {
  if (file === '-') return buffer(process.stdin)
  try {
    const { size } = await stat(file)
    if (size > largest) throw usageProblem(`${file} is larger than 256 MB.`, 'Split it into several files.')
    return await readFile(file)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ENOENT') throw usageProblem(`There is no file ${file}.`, 'Check the path.')
    if (code === 'EISDIR') throw usageProblem(`${file} is a folder, not a file.`, 'Name a file in it.')
    if (code === 'EACCES') throw usageProblem(`${file} may not be read.`, 'Check its rights.')
    throw cause
  }
}
