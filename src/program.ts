import { Command } from 'commander'
import { actWith, type Wiring } from './commands/act.js'
import { addAssessCommands } from './commands/assess.js'
import { addAwardsCommands } from './commands/awards.js'
import { addChangesCommand } from './commands/changes.js'
import { addCompletionCommands } from './commands/completion.js'
import { addConcludeCommand } from './commands/conclude.js'
import { addConflictCommands } from './commands/conflict.js'
import { addContactCommands } from './commands/contact.js'
import { addDecideCommand } from './commands/decide.js'
import { addDemoCommand } from './commands/demo.js'
import { addDirectoriesCommands } from './commands/directories.js'
import { addDoctorCommand } from './commands/doctor.js'
import { addEvidenceCommands } from './commands/evidence.js'
import { addExportCommand } from './commands/export.js'
import { addFirmsCommands } from './commands/firms.js'
import { addGlobalOptions } from './commands/global-options.js'
import { addHelpCommand } from './commands/help.js'
import { addHousekeepingCommands } from './commands/housekeeping.js'
import { addImportCommand } from './commands/import.js'
import { addListsCommands } from './commands/lists.js'
import { addLogCommands } from './commands/log.js'
import { addNeedsCommands } from './commands/needs.js'
import { addNoteCommands } from './commands/note.js'
import { addReferencesCommand } from './commands/references.js'
import { addRefreshCommand } from './commands/refresh.js'
import { addReviewCommand } from './commands/review.js'
import { addRulesCommand } from './commands/rules.js'
import { addRunsCommands } from './commands/runs.js'
import { addScoutCommand } from './commands/scout.js'
import { addShortlistCommands } from './commands/shortlist.js'
import { addStageCommands } from './commands/stage.js'
import { addTagCommands } from './commands/tag.js'
import { addVisitCommand } from './commands/visit.js'
import { addWhyCommand } from './commands/why.js'

export interface ProgramWiring extends Wiring {
  version: string
  writeOut(text: string): void
  writeErr(text: string): void
}

/** Columns of a window that nobody has widened. */
const usualWidth = 80

/** The command tree. It only declares: what a command needs is imported when it runs. */
export function buildProgram(wiring: ProgramWiring): Command {
  const act = actWith(wiring)
  const program = new Command('govscout')
    .description('From public start-up directories to a shortlist that survives a file review.')
    .version(wiring.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      // A list of commands leaves the window to what they do: arguments stand in each one's own help, and in groups, which are short.
      subcommandTerm(command) {
        const isShort = command.parent?.parent && (this.helpWidth ?? usualWidth) >= usualWidth
        return [command.name(), ...(isShort ? argumentTerms(command) : [])].join(' ')
      },
      minWidthToWrap: 12,
      // An option that may be repeated begins with none: that is no default to speak of.
      styleOptionDescription: (text) => text.replace(/ \(default: \[\]\)$/, ''),
    })
  program.enablePositionalOptions()
  program.commandsGroup('Start here:')
  addDemoCommand(program, act)
  addDoctorCommand(program, act)
  addHelpCommand(program, act)
  program.commandsGroup('Directories and crawling:')
  addDirectoriesCommands(program, act)
  addScoutCommand(program, act)
  addRefreshCommand(program, act)
  addImportCommand(program, act)
  addRunsCommands(program, act)
  addChangesCommand(program, act)
  program.commandsGroup('Firms:')
  addFirmsCommands(program, act)
  addVisitCommand(program, act)
  addEvidenceCommands(program, act)
  addReferencesCommand(program, act)
  addListsCommands(program, act)
  addTagCommands(program, act)
  addNoteCommands(program, act)
  addAwardsCommands(program, act)
  program.commandsGroup('Needs and shortlists:')
  addNeedsCommands(program, act)
  addShortlistCommands(program, act)
  addWhyCommand(program, act)
  addReviewCommand(program, act)
  addDecideCommand(program, act)
  addAssessCommands(program, act)
  addStageCommands(program, act)
  addContactCommands(program, act)
  addConflictCommands(program, act)
  addConcludeCommand(program, act)
  addExportCommand(program, act)
  addRulesCommand(program, act)
  program.commandsGroup('Housekeeping:')
  addLogCommands(program, act)
  addHousekeepingCommands(program, act)
  addCompletionCommands(program, act)
  addGlobalOptions(program)
  harden(program, wiring)
  return program
}

function argumentTerms({ registeredArguments }: Command): string[] {
  return registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`
    return argument.required ? `<${name}>` : `[${name}]`
  })
}

/**
 * Settings that commander passes only to commands added after them: wrong usage throws instead of ending the process,
 * and all output goes through the terminal.
 */
function harden(command: Command, wiring: ProgramWiring): void {
  command.exitOverride()
  command.configureOutput({ writeOut: wiring.writeOut, writeErr: wiring.writeErr })
  command.showHelpAfterError('(--help shows the options and examples)')
  for (const child of command.commands) harden(child, wiring)
}
