import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll } from 'vitest'
import { main, type ProcessLike } from '../../src/main.js'

export interface Outcome {
  stdout: string
  stderr: string
  code: number
  /** Standard output read as JSON. */
  json(): unknown
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder of its own, gone after the tests of the file. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'govscout-command-'))
  folders.push(folder)
  return folder
}

/**
 * Runs a whole command in this process and says what a shell would see. Streams are pipes; with `columns` standard output is a terminal
 * of that width.
 */
export async function govscout(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  { columns }: { columns?: number } = {},
): Promise<Outcome> {
  const stdout = Object.assign(collector(), columns === undefined ? {} : { isTTY: true, columns })
  const stderr = collector()
  const fake = {
    argv: ['node', 'govscout', ...args],
    env: { ...process.env, ...env },
    stdin: Object.assign(new PassThrough(), { isTTY: false }),
    stdout,
    stderr,
    on: () => fake,
    off: () => fake,
    exit: () => {
      throw new Error('the process was ended')
    },
    exitCode: undefined as number | string | null | undefined,
  }
  await main(fake as unknown as ProcessLike)
  const text = stdout.text()
  return {
    stdout: text,
    stderr: stderr.text(),
    code: Number(fake.exitCode ?? 0),
    json: () => JSON.parse(text) as unknown,
  }
}

function collector() {
  const chunks: Buffer[] = []
  return {
    isTTY: false,
    write(chunk: string | Uint8Array) {
      chunks.push(Buffer.from(chunk))
      return true
    },
    on: () => undefined,
    text: () => Buffer.concat(chunks).toString('utf8'),
  }
}
