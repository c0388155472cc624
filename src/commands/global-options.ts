import { type Command, Option } from 'commander'
import type { GlobalOptions } from '../context.js'

/** Options every command takes, wherever they stand: before the command or behind it. */
function makeGlobalOptions(): Option[] {
  return [
    new Option('--db <file>', 'the database (environment: GOVSCOUT_DB)'),
    new Option('--json', 'print stable JSON to stdout'),
    new Option('--csv', 'print rows as CSV to stdout'),
    new Option('-q, --quiet', 'no notes, only data and errors'),
    new Option('-d, --debug', 'say more of what happens, and where an error came from'),
    new Option('--no-color', 'no colour (also NO_COLOR)'),
    new Option('--no-input', 'never ask, fail instead'),
    new Option('--as <name>', 'name that changes are logged under (environment: GOVSCOUT_USER)'),
    new Option('--lang <language>', 'language of documents, de unless given').choices(['de', 'en']),
  ]
}

const globals = new WeakSet<Option>()

/**
 * Gives a command tree the global options, shown once under "Global Options". A command that has an option of the same name
 * (`import --as ID`, `export --as longlist`) keeps its own; there the global one stands before the command.
 */
export function addGlobalOptions(command: Command): void {
  const isRoot = command.parent === null
  for (const option of makeGlobalOptions()) {
    if (command.options.some((own) => own.attributeName() === option.attributeName())) continue
    globals.add(option)
    command.addOption(isRoot ? option : option.hideHelp())
  }
  // Only on the way to the command that is called: some eighty commands with nine options each took a fifth of the start.
  if (command.commands.length) command.hook('preSubcommand', (_, child) => addGlobalOptions(child))
}

/** The global options as given, the nearest to the command first. */
export function readGlobalOptions(command: Command): GlobalOptions {
  const given: Record<string, unknown> = {}
  for (let at: Command | null = command; at; at = at.parent)
    for (const option of at.options) {
      const name = option.attributeName()
      if (globals.has(option) && !(name in given) && at.getOptionValueSource(name) === 'cli')
        given[name] = at.getOptionValue(name)
    }
  return given
}
