import type { Command } from 'commander'
import type { Config } from '../config.js'
import type { Context } from '../context.js'
import { type Act, addExamples } from './act.js'

export function addHousekeepingCommands(program: Command, act: Act): void {
  addExamples(
    program
      .command('backup')
      .description('write a whole copy of the database, also while a crawl runs')
      .argument('<file>', 'a new file')
      .action(act(runBackup)),
    ['govscout backup govscout-2026-11-24.db', 'never writes over a file'],
  )
  addExamples(
    program
      .command('restore')
      .description('put a copy back in the place of the database')
      .argument('<file>', 'a copy that "backup" wrote')
      .option('--replace', 'also where there is a database: it is kept beside, under another name')
      .action(act(runRestore)),
    ['govscout restore govscout-2026-11-24.db --replace', 'what was there is not deleted'],
  )
  addExamples(
    program
      .command('config')
      .description('where settings, recipes and database are, and what holds')
      .action(act(runConfig)),
    ['govscout config', 'paths and settings'],
  )
}

async function runBackup(context: Context, _options: object, file: string): Promise<void> {
  const [{ backUp }, { statSync }] = await Promise.all([import('../store/backup.js'), import('node:fs')])
  const store = await context.openStore({ missing: 'problem' })
  backUp(store, file)
  const { size } = statSync(file)
  if (context.options.json) context.terminal.json({ file, bytes: size })
  else context.terminal.note(`Written: ${file} (${Math.ceil(size / 1e6)} MB)`)
}

async function runRestore(context: Context, { replace }: { replace?: boolean }, file: string): Promise<void> {
  const { restore } = await import('../store/restore.js')
  const done = restore(file, context.paths.db, { replace: replace === true, now: context.now() })
  if (context.options.json) context.terminal.json({ database: context.paths.db, ...done })
  else {
    if (done.kept) context.terminal.note(`What was there is kept as ${done.kept}`)
    context.terminal.note(`${context.paths.db} is the copy now: ${done.firms} firms, ${done.needs} needs.`)
  }
}

async function runConfig(context: Context): Promise<void> {
  const { printRecord } = await import('../terminal/output.js')
  const { paths, env, config, toolVersion } = context
  const { embeddings, translator } = config
  const settings = {
    version: toolVersion,
    database: paths.db,
    settings: paths.configFile,
    own_recipes: paths.ownDirectories,
    built_in_data: paths.data,
    contact: env['GOVSCOUT_CONTACT'] || config.contact || null,
    user: context.options.as ?? (env['GOVSCOUT_USER'] || config.user || null),
  }
  if (context.options.json)
    context.terminal.json({ ...settings, embeddings: embeddings ?? null, translator: translator ?? null })
  else
    printRecord(context.terminal, [
      ...Object.entries(settings),
      ['embeddings', placeLine(embeddings, env)],
      ['translator', placeLine(translator, env)],
    ])
}

/** Where texts go and by which key, which is named and never shown. */
function placeLine(place: Config['embeddings'] | Config['translator'], env: NodeJS.ProcessEnv): string {
  if (!place) return 'off'
  if (place.kind === 'use') return 'use: the English encoder beside govscout, nothing leaves this machine'
  const { kind, url, key_env } = place
  const key = key_env === undefined ? '' : `, key in ${key_env} (${env[key_env] ? 'set' : 'empty'})`
  return `${kind}${'model' in place ? ` ${place.model}` : ''} at ${url}${key}`
}
