import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { Line } from '../doctor/checks.js'
import { ExitCode } from '../problem.js'
import type { Terminal } from '../terminal/streams.js'
import { type Act, addExamples } from './act.js'

interface DoctorOptions {
  rebuild?: boolean
  full?: boolean
  online?: boolean
}

export function addDoctorCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('doctor')
      .description('is everything in place: program, database, disk, recipes, permissions, proxy')
      .option('--full', 'also each index of the database and each row of the log; takes long on a large base')
      .option('--online', 'also whether the proxy takes a connection; without it nothing leaves this machine')
      .option('--rebuild', 'make the search index anew from the listings')
      .action(act(runDoctor, { tellsSettings: true })),
    ['govscout doctor', 'what is wrong, and what to do; exit code 1 where something fails'],
    ['govscout doctor --quiet --full', 'for cron: only what somebody should look at'],
    ['govscout doctor --rebuild', 'after an update that reads texts in another way'],
  )
}

async function runDoctor(context: Context, options: DoctorOptions): Promise<ExitCode> {
  // Which base is meant, the settings would say.
  if (options.rebuild && context.configProblem) throw context.configProblem
  if (options.rebuild) await rebuild(context)
  const { terminal } = context
  const [{ runChecks }, { gatherScene }] = await Promise.all([
    import('../doctor/checks.js'),
    import('../doctor/gather-scene.js'),
  ])
  const lines = await runChecks(await gatherScene(context), {
    full: options.full === true,
    online: options.online === true,
  })
  const failed = lines.filter(({ state }) => state === 'fail').length
  const doubts = lines.filter(({ state }) => state === 'warn').length
  const shown = terminal.quiet ? lines.filter(({ state }) => state !== 'ok') : lines
  if (terminal.format === 'people' && terminal.isTty.stdout) {
    if (shown.length) terminal.out(await formatLines(terminal, shown))
  } else if (terminal.format !== 'people' || shown.length) await printLines(terminal, shown, lines)
  const found = [
    ...(failed ? [`${failed} ${failed === 1 ? 'failure' : 'failures'}`] : []),
    ...(doubts ? [`${doubts} ${doubts === 1 ? 'warning' : 'warnings'}`] : []),
  ]
  terminal.note(found.length ? `${found.join(', ')}.` : 'All is in place.')
  return failed ? ExitCode.failed : ExitCode.ok
}

async function printLines(terminal: Terminal, rows: readonly Line[], json: readonly Line[]): Promise<void> {
  const { printRows } = await import('../terminal/output.js')
  printRows(terminal, {
    columns: [
      { key: 'check', title: 'Check' },
      { key: 'state', title: 'State' },
      { key: 'says', title: 'What was found', flexible: true },
      { key: 'where', title: 'Where' },
      { key: 'remedy', title: 'What to do' },
    ],
    rows,
    json,
  })
}

/** Whole sentences below each other, whatever the width: what a table would cut is what one reads a doctor for. */
async function formatLines({ width, colour }: Terminal, lines: readonly Line[]): Promise<string> {
  const [{ cleanForTerminal }, { textWidth, wrapToWidth }] = await Promise.all([
    import('../terminal/clean.js'),
    import('../terminal/width.js'),
  ])
  const { green, yellow, red, bold } = colour.stdout
  const paint = { ok: green, warn: yellow, fail: red }
  const widest = Math.max(...lines.map(({ check }) => textWidth(check)))
  const below = width < widest + 40
  const indent = below ? 6 : widest + 8
  return lines
    .flatMap(({ state, check, says, where, remedy }) => {
      const texts = [
        where === null ? says : `${says.replace(/\.$/, '')} (${where})`,
        ...(remedy === null ? [] : [`→ ${remedy}`]),
      ]
      const wrapped = texts.flatMap((text) => wrapToWidth(cleanForTerminal(text), width - indent))
      const head = `${paint[state](state)}${' '.repeat(6 - state.length)}${bold(check)}`
      const margin = ' '.repeat(indent)
      const rest = (below ? wrapped : wrapped.slice(1)).map((line) => `${margin}${line}`)
      return below
        ? [head, ...rest]
        : [`${head}${' '.repeat(widest + 2 - textWidth(check))}${wrapped[0] ?? ''}`, ...rest]
    })
    .join('\n')
}

async function rebuild(context: Context): Promise<void> {
  const { rebuildIndex } = await import('../store/rebuild-index.js')
  const count = rebuildIndex(await context.openStore({ missing: 'problem' }))
  context.terminal.note(`The search index is made anew of ${count} listing${count === 1 ? '' : 's'}.`)
}
