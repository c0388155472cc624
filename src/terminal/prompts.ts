import { ExitCode, Problem, usageProblem } from '../problem.js'
import { cleanForTerminal } from './clean.js'
import type { Terminal } from './streams.js'

export interface Question {
  message: string
  /** The option that answers without asking, such as `--title`; named where nobody can be asked. */
  flag: string
}

export interface Choice<Value> {
  value: Value
  name: string
  /** Shown below the list while the choice is marked. */
  description?: string
}

/**
 * A line of text, trimmed; asked again while empty, unless `optional`, and while `check` says what is wrong. A `preset` stands
 * there to be changed.
 * This and all below: @throws Problem (usage) where nobody can be asked, Problem (130) when the person breaks off
 */
export async function askText(
  terminal: Terminal,
  {
    optional = false,
    preset,
    check = () => true,
    ...question
  }: Question & { optional?: boolean; preset?: string; check?: (text: string) => true | string },
): Promise<string> {
  const answer = await ask<string>(terminal, question, {
    type: 'input',
    ...(preset === undefined ? {} : { default: preset, prefill: 'editable' as const }),
    validate: (text: string) =>
      text.trim() === '' ? optional || 'Please write something.' : check(text.trim()),
  })
  return answer.trim()
}

/** Yes or no; Enter alone means `preset`, which is no where none is given. */
export function askConfirm(
  terminal: Terminal,
  { preset = false, ...question }: Question & { preset?: boolean },
): Promise<boolean> {
  return ask<boolean>(terminal, question, { type: 'confirm', default: preset })
}

/** One of the choices. */
export function askSelect<Value>(
  terminal: Terminal,
  { choices, ...question }: Question & { choices: readonly Choice<Value>[] },
): Promise<Value> {
  return ask<Value>(terminal, question, { type: 'select', choices: choices.map(cleanChoice) })
}

/** Any number of the choices, also none. */
export function askCheckbox<Value>(
  terminal: Terminal,
  { choices, ...question }: Question & { choices: readonly Choice<Value>[] },
): Promise<Value[]> {
  return ask<Value[]>(terminal, question, { type: 'checkbox', choices: choices.map(cleanChoice) })
}

type Kind =
  | { type: 'input'; default?: string; prefill?: 'editable'; validate: (text: string) => true | string }
  | { type: 'confirm'; default: boolean }
  | { type: 'select' | 'checkbox'; choices: Choice<unknown>[] }

async function ask<Answer>(terminal: Terminal, { message, flag }: Question, kind: Kind): Promise<Answer> {
  if (!terminal.canPrompt)
    throw usageProblem(
      `"${cleanForTerminal(message)}" is not answered, and nobody can be asked here.`,
      `Give it with ${flag}.`,
    )
  const { default: inquirer } = await import('inquirer')
  const prompt = inquirer.createPromptModule({
    input: terminal.streams.stdin,
    output: terminal.streams.stdout as NodeJS.WritableStream,
  })
  try {
    const question = { name: 'answer', message: cleanForTerminal(message), ...kind }
    const { answer } = (await prompt([question] as Parameters<typeof prompt>[0])) as { answer: Answer }
    return answer
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError')
      throw new Problem('Stopped; this question was not answered.', { exitCode: ExitCode.interrupted })
    throw error
  }
}

function cleanChoice<Value>({ value, name, description }: Choice<Value>): Choice<Value> {
  return {
    value,
    name: cleanForTerminal(name),
    ...(description === undefined ? {} : { description: cleanForTerminal(description) }),
  }
}
