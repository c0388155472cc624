import { type Command, InvalidArgumentError } from 'commander'
import type { Context, GlobalOptions } from '../context.js'
import type { ExitCode } from '../problem.js'
import { readGlobalOptions } from './global-options.js'

/** What a command does once its arguments are read; an exit code other than 0 is returned, a mistake is thrown. */
export type Run<Options, Args extends unknown[]> = (
  context: Context,
  options: Options,
  ...args: Args
) => Promise<ExitCode | undefined> | Promise<void>

/**
 * Ties a command's run to commander: makes the context from the global options, keeps the exit code. Settings that do not read end a
 * command before it begins, unless it `tellsSettings` itself.
 */
export type Act = <Options, Args extends unknown[]>(
  run: Run<Options, Args>,
  how?: { tellsSettings: boolean },
) => (...parameters: unknown[]) => Promise<void>

export interface Wiring {
  context(options: GlobalOptions): Promise<Context>
  setExitCode(code: ExitCode): void
}

export function actWith(wiring: Wiring): Act {
  return (run, how) =>
    async (...parameters) => {
      const command = parameters.pop() as Command
      const options = parameters.pop()
      const context = await wiring.context(readGlobalOptions(command))
      try {
        if (context.configProblem && !how?.tellsSettings) throw context.configProblem
        const code = await run(context, options as never, ...(parameters as never))
        if (code) wiring.setExitCode(code)
      } finally {
        await context.close()
      }
    }
}

/** Option parser for whole numbers from `least`; commander hands the default in as second argument, so no bare parseInt. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least)
      throw new InvalidArgumentError(`Give a whole number from ${least}.`)
    return value
  }
}

/** Columns of the windows that examples are laid out for: those of a terminal that nobody has widened. */
const exampleWidth = 80

/** Examples under a command's help, the most useful first; what they do stands beside them, or below where one is too long for that. */
export function addExamples(command: Command, ...examples: [line: string, says: string][]): Command {
  const width = Math.max(...examples.map(([line]) => line.length))
  const beside = examples.map(([line, says]) => `  $ ${line.padEnd(width)}   ${says}`.trimEnd())
  const lines = beside.every((line) => line.length <= exampleWidth)
    ? beside
    : examples.map(([line, says]) => `  $ ${line}${says ? `\n      ${says}` : ''}`)
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`)
}
