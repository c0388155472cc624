import { PassThrough } from 'node:stream'
import {
  createTerminal,
  type OutputStream,
  type Terminal,
  type TerminalFlags,
} from '../../src/terminal/streams.js'

export interface TestTerminal extends Terminal {
  /** All that was written so far. */
  readonly stdoutText: string
  readonly stderrText: string
}

export interface TestTerminalInput {
  /** All three streams are terminals (true) or pipes (false, the default). */
  tty?: boolean
  columns?: number
  env?: NodeJS.ProcessEnv
  flags?: TerminalFlags
}

/** A terminal that keeps what is written to it, for the tests of all rooms; colourless unless `env` forces colour. */
export function createTestTerminal(input: TestTerminalInput = {}): TestTerminal {
  const { tty = false, columns = 80, env = { NO_COLOR: '1' }, flags = {} } = input
  const stdout = collect(tty, columns)
  const stderr = collect(tty, columns)
  const stdin = Object.assign(new PassThrough(), { isTTY: tty })
  const terminal = createTerminal({ stdin, stdout, stderr, env, flags })
  return Object.defineProperties(terminal, {
    stdoutText: { get: () => stdout.text() },
    stderrText: { get: () => stderr.text() },
  }) as TestTerminal
}

function collect(isTTY: boolean, columns: number): OutputStream & { text(): string } {
  const chunks: Buffer[] = []
  return {
    isTTY,
    columns,
    write(chunk) {
      chunks.push(Buffer.from(chunk))
      return true
    },
    on: () => undefined,
    text: () => Buffer.concat(chunks).toString('utf8'),
  }
}
