import { existsSync } from 'node:fs'
import type { Argument, Command, Option } from 'commander'
import type { Context } from '../context.js'

/** Words that are offered, at most: a shell asks before it shows more. */
const most = 200

/**
 * What may stand in the place of the last word: commands, options, choices, and by the name of the argument what the base knows. Nothing
 * is offered that would need more than a look into the base; whatever fails offers nothing, since a shell is waiting.
 * @param words all words behind "govscout", the last one unfinished, at times empty
 */
export async function suggest(
  context: Context,
  program: Command,
  words: readonly string[],
): Promise<string[]> {
  const last = words.at(-1) ?? ''
  const { command, given, option: before } = walk(program, words.slice(0, -1))
  // A value can stand in the word of its option: --need=post-1.
  const [, joined = '', value] = /^(--[\w-]+=)(.*)$/s.exec(last) ?? []
  const option = before ?? (value === undefined ? null : optionNamed(command, program, joined.slice(0, -1)))
  const begun = value ?? last
  const base = { context: withBase(context, words), begun }
  const offered = option
    ? await valuesOf(base, option.argChoices, option.attributeName())
    : begun.startsWith('-')
      ? optionsOf(command, program)
      : [
          ...visible(command),
          ...(await valuesOf(
            base,
            argumentAt(command, given)?.argChoices,
            argumentAt(command, given)?.name(),
          )),
        ]
  return [...new Set(offered)]
    .filter((word) => word.toLowerCase().startsWith(begun.toLowerCase()))
    .slice(0, most)
    .map((word) => joined + word)
}

/** The base that the line itself names. */
function withBase(context: Context, words: readonly string[]): Context {
  const at = words.findIndex((word) => word === '--db' || word.startsWith('--db='))
  const db = at < 0 ? undefined : words[at]?.startsWith('--db=') ? words[at]?.slice(5) : words[at + 1]
  return db ? { ...context, paths: { ...context.paths, db } } : context
}

function optionNamed(command: Command, program: Command, word: string): Option | null {
  const found = [...command.options, ...program.options].find(
    (one) => one.short === word || one.long === word,
  )
  return found && (found.required || found.optional) ? found : null
}

/** The command that the words lead to, how many arguments it was given, and the option that waits for its value. */
function walk(
  program: Command,
  words: readonly string[],
): { command: Command; given: number; option: Option | null } {
  let command = program
  let given = 0
  let option: Option | null = null
  for (const word of words) {
    if (option) {
      option = null
      continue
    }
    if (word.startsWith('-')) {
      option = optionNamed(command, program, word)
      continue
    }
    const next = command.commands.find((one) => one.name() === word)
    if (next && !given) command = next
    else given++
  }
  return { command, given, option }
}

/** A variadic argument takes all words that follow. */
function argumentAt({ registeredArguments }: Command, place: number): Argument | undefined {
  const last = registeredArguments.at(-1)
  return registeredArguments[place] ?? (last?.variadic ? last : undefined)
}

function visible(command: Command): string[] {
  return command.commands.filter((one) => !(one as { _hidden?: boolean })._hidden).map((one) => one.name())
}

function optionsOf(command: Command, program: Command): string[] {
  return [...command.options, ...program.options].flatMap(({ long, hidden }) =>
    long && !hidden ? [long] : [],
  )
}

interface Base {
  context: Context
  begun: string
}

async function valuesOf(
  base: Base,
  choices: readonly string[] | undefined,
  name: string | undefined,
): Promise<string[]> {
  if (choices?.length) return [...choices]
  try {
    return name === undefined ? [] : await known(base, name)
  } catch {
    return []
  }
}

/** Values by the name of the argument or option. */
async function known({ context, begun }: Base, name: string): Promise<string[]> {
  if (['id', 'directory', 'as'].includes(name)) {
    const { readCatalogue } = await import('../directories/catalogue.js')
    const { data, ownDirectories } = context.paths
    const { join } = await import('node:path')
    return [...readCatalogue({ builtIn: join(data, 'directories'), own: ownDirectories }).directories.keys()]
  }
  if (name === 'criterion') {
    const { readCriteria } = await import('../lexicons.js')
    return readCriteria(context.paths).map(({ id }) => id)
  }
  if (name === 'reason') {
    const { readReasonCodes } = await import('../lexicons.js')
    return readReasonCodes(context.paths).map(({ code }) => code)
  }
  if (!['need', 'firm', 'a', 'b', 'other', 'tag', 'run'].includes(name) || !existsSync(context.paths.db))
    return []
  const store = await context.openStore({ file: context.paths.db, missing: 'problem' })
  const { listWordsBeginning } = await import('../store/suggestions.js')
  return listWordsBeginning(store, name === 'need' || name === 'tag' || name === 'run' ? name : 'firm', begun)
}
