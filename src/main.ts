import { constants } from 'node:os'
import { CommanderError } from 'commander'
import { createContext, type GlobalOptions, packageVersion } from './context.js'
import { ExitCode, fileProblem, Problem } from './problem.js'
import { buildProgram } from './program.js'
import { baseProblem } from './store/base-problem.js'
import { createTerminal, type Terminal } from './terminal/streams.js'

/** The process as `main` needs it; tests hand in one of their own. */
export type ProcessLike = Pick<
  NodeJS.Process,
  'argv' | 'env' | 'stdin' | 'stdout' | 'stderr' | 'on' | 'off' | 'exit'
> & {
  exitCode?: number | string | null | undefined
}

/** Arguments in, exit code out. The exit code is set and the streams drain; only a second Ctrl-C ends at once. */
export async function main(process: ProcessLike): Promise<void> {
  const stop = new AbortController()
  let terminal: Terminal = terminalFor(process, {})
  let base = 'The database'
  const onSignal = (name: 'SIGINT' | 'SIGTERM') => () => {
    if (stop.signal.aborted) process.exit(128 + constants.signals[name])
    terminal.note('Stopping after the request in hand; once more to quit at once.')
    stop.abort(new Problem('Stopped.', { exitCode: ExitCode.interrupted }))
  }
  const handlers = { SIGINT: onSignal('SIGINT'), SIGTERM: onSignal('SIGTERM') }
  process.on('SIGINT', handlers.SIGINT)
  process.on('SIGTERM', handlers.SIGTERM)
  const program = buildProgram({
    version: packageVersion(),
    writeOut: (text) => terminal.out(text),
    writeErr: (text) => process.stderr.write(text),
    async context(options: GlobalOptions) {
      terminal = terminalFor(process, options)
      const context = await createContext({ terminal, options, env: process.env, signal: stop.signal })
      base = context.paths.db
      return context
    },
    setExitCode: (code) => {
      process.exitCode = code
    },
  })
  try {
    await program.parseAsync(process.argv)
  } catch (error) {
    process.exitCode = reportError(error, terminal, base)
  } finally {
    process.off('SIGINT', handlers.SIGINT)
    process.off('SIGTERM', handlers.SIGTERM)
  }
}

function terminalFor(process: ProcessLike, options: GlobalOptions): Terminal {
  const { stdout, stderr, env } = process
  return createTerminal({
    get stdin() {
      return process.stdin
    },
    stdout,
    stderr,
    env,
    flags: {
      noColor: options.color === false,
      noInput: options.input === false,
      quiet: options.quiet === true,
      debug: options.debug === true,
      json: options.json === true,
      csv: options.csv === true,
    },
    onBroken(error) {
      // Each of the chunks that wait fails by itself.
      if (process.exitCode !== ExitCode.failed)
        process.stderr.write(`The output cannot be written: ${error.message}.\n`)
      process.exitCode = ExitCode.failed
    },
  })
}

/**
 * What a person sees of an error, and the exit code; errors become codes in this one place.
 * @param base file of the database, for faults of it
 */
export function reportError(error: unknown, terminal: Terminal, base: string): number {
  // commander has printed its own message or help by then.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage
  if (error instanceof Problem) {
    terminal.error(error.message)
    if (error.remedy) terminal.hint(error.remedy)
    if (error.cause instanceof Error) terminal.debug(error.cause.stack ?? error.cause.message)
    return error.exitCode
  }
  // Faults of the machine can hit any command in the middle of its work.
  const problem = baseProblem(error, base) ?? fileProblem(error)
  if (problem) return reportError(problem, terminal, base)
  const unexpected = error instanceof Error ? error : new Error(String(error))
  terminal.error(`Something went wrong inside govscout: ${unexpected.message}`)
  terminal.hint('Run the command again with --debug and pass on what it prints.')
  terminal.debug(unexpected.stack ?? unexpected.message)
  return ExitCode.failed
}
