import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { buildProgram } from '../../src/program.js'

const program = buildProgram({
  version: '0.0.0',
  writeOut: () => undefined,
  writeErr: () => undefined,
  context: () => Promise.reject(new Error('not for running')),
  setExitCode: () => undefined,
})

function all(command: Command): Command[] {
  return [command, ...command.commands.flatMap(all)]
}

function fullName(command: Command): string {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name()
}

const commands = all(program).map((command) => [fullName(command), command] as const)

function helpOf(command: Command, columns: number): string {
  let help = ''
  command.configureOutput({
    writeOut: (text) => {
      help += text
    },
    getOutHelpWidth: () => columns,
  })
  command.outputHelp()
  return help
}

/** Lines to be copied, the line that shows what may be given, and long words stay whole. */
const isWhole = (line: string) => /^ {2}\$ |^Usage: |^ +\S{19,}$/.test(line)

describe.each([80, 40])('help in a window of %i columns', (columns) => {
  test.each(commands)('%s', (_, command) => {
    const [text = '', examples = ''] = helpOf(command, columns).split('\nExamples:')
    const wide = (lines: string, width: number) =>
      lines.split('\n').filter((line) => line.length > width && !isWhole(line))
    expect(wide(text, columns)).toEqual([])
    expect(wide(examples, 80)).toEqual([])
  })
})

test.each(commands)('%s says what it does, and no default that is a list or an object', (_, command) => {
  expect(command.description()).toMatch(/\S/)
  if (command.parent) expect(command.description()).toMatch(/^[a-z]/)
  expect(helpOf(command, 80)).not.toMatch(/default: [[{]/)
})
