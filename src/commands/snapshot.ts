import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { RuleFile } from '../store/snapshot.js'
import { type Act, addExamples } from './act.js'

export function addSnapshotCommand(needs: Command, act: Act): void {
  addExamples(
    needs
      .command('snapshot')
      .description('one file with all that a need’s list and papers are made from, for the record')
      .argument('<need>')
      .option('-o, --output <file>', 'a new file; without it a name is made')
      .action(act(runSnapshot)),
    [
      'govscout needs snapshot bauantrag-2026 -o akte/bauantrag.snapshot',
      'two of the same state are equal to the byte',
    ],
    ['govscout shortlist bauantrag-2026 --from akte/bauantrag.snapshot', 'the list of then, byte for byte'],
  )
}

async function runSnapshot(context: Context, { output }: { output?: string }, id: string): Promise<void> {
  const [{ findNeed }, { writeSnapshot }, { fileName }, { readFileSync }, { createHash }] = await Promise.all(
    [
      import('../store/needs.js'),
      import('../store/snapshot.js'),
      import('../documents/file-names.js'),
      import('node:fs'),
      import('node:crypto'),
    ],
  )
  const store = await context.openStore({ missing: 'problem' })
  const { need, version } = findNeed(store, id)
  const file = output ?? fileName([need.id, `v${version}`, context.now().slice(0, 10)], 'snapshot')
  const about = writeSnapshot(store, file, { id: need.id, version }, await readRules(context))
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
  if (context.options.json) context.terminal.json({ file, sha256, ...about })
  else {
    context.terminal.note(`Written: ${file}, SHA-256 ${sha256}`)
    context.terminal.note(
      `State of ${about.as_of}. The list again: govscout shortlist ${need.id} --from ${file}`,
    )
  }
}

/** All files of rules: those of the package but for the demo's, and those of the unit. */
async function readRules({ paths }: Context): Promise<RuleFile[]> {
  const [{ readdirSync, readFileSync, existsSync }, { join, sep }] = await Promise.all([
    import('node:fs'),
    import('node:path'),
  ])
  const read = (folder: string, prefix: string) =>
    !existsSync(folder)
      ? []
      : readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.yaml') && !name.startsWith('demo'))
          .map((name) => ({
            path: `${prefix}${name.split(sep).join('/')}`,
            text: readFileSync(join(folder, name), 'utf8'),
          }))
  // Settings are nobody's business but the unit's: they can name a proxy or a person.
  const own = read(paths.own, 'own/').filter(({ path }) => path !== 'own/config.yaml')
  return [...read(paths.data, ''), ...own]
}

/** Runs a command with the snapshot where one is named, and takes the copy away behind it. */
export async function withSnapshot<Result>(
  context: Context,
  file: string | undefined,
  run: (context: Context) => Promise<Result>,
): Promise<Result> {
  if (file === undefined) return run(context)
  const then = await openSnapshot(context, file)
  try {
    return await run(then)
  } finally {
    await then.close()
  }
}

/**
 * The context with base, rules and clock of a snapshot, so that a command tells what it told then. The file itself is not touched:
 * a copy is opened, brought up to date where the tool is newer, and taken away when the context is closed (the caller does).
 * @throws Problem where the file is no snapshot
 */
async function openSnapshot(context: Context, file: string): Promise<Context> {
  const [{ readSnapshot }, fs, { join, dirname }, { tmpdir }] = await Promise.all([
    import('../store/snapshot.js'),
    import('node:fs'),
    import('node:path'),
    import('node:os'),
  ])
  const { about, rules } = readSnapshot(file)
  const folder = fs.mkdtempSync(join(tmpdir(), 'govscout-snapshot-'))
  const copy = join(folder, 'base.db')
  const own = join(folder, 'own')
  const data = join(folder, 'data')
  try {
    fs.copyFileSync(file, copy)
    fs.chmodSync(copy, 0o600)
    for (const { path, text } of rules) {
      const target = path.startsWith('own/') ? join(own, path.slice(4)) : join(data, path)
      fs.mkdirSync(dirname(target), { recursive: true })
      fs.writeFileSync(target, text)
    }
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true })
    throw error
  }
  context.terminal.note(`From the snapshot of ${about.as_of}, log ${about.log_hash.slice(0, 12)}…`)
  if (about.tool_version !== context.toolVersion)
    context.terminal.warn(
      `The snapshot was made with govscout ${about.tool_version}, this is ${context.toolVersion}: the list may differ.`,
    )
  const now = () => about.as_of
  const paths = { ...context.paths, db: copy, data, own, ownDirectories: join(own, 'directories') }
  const opened: { close(): unknown }[] = []
  return {
    ...context,
    now,
    paths,
    async openStore() {
      // Whoever makes a paper from it is its author, as of any other.
      const store = { ...(await context.openStore({ file: copy, missing: 'problem' })), now }
      opened.push(store.db)
      return store
    },
    async readCatalogue() {
      const { readCatalogue } = await import('../directories/catalogue.js')
      return readCatalogue({ builtIn: join(data, 'directories'), own: paths.ownDirectories })
    },
    async close() {
      for (const one of opened.splice(0).reverse()) one.close()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
