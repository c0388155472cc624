import { existsSync, statSync } from 'node:fs'
import type { Context } from '../context.js'
import { Problem, usageProblem } from '../problem.js'
import type { Store } from '../store/store.js'
import { type Check, type Finding, fail, ok, warn } from './finding.js'

/** The base as the doctor finds it; an older one is left as it is. */
export type Base =
  | { state: 'none' }
  | { state: 'unusable'; problem: Problem }
  | { state: 'older'; found: number; known: number }
  | { state: 'open'; store: Store; schema: number }

/** Looks before it opens: a doctor brings no base up to date, and makes none. */
export async function openBase(context: Context): Promise<Base> {
  const { db } = context.paths
  if (!existsSync(db)) return { state: 'none' }
  if (statSync(db).isDirectory())
    return {
      state: 'unusable',
      problem: usageProblem(`${db} is a folder.`, 'Name the file in it: --db FILE or GOVSCOUT_DB.'),
    }
  if (statSync(db).size === 0)
    return { state: 'unusable', problem: (await import('../store/open.js')).emptyProblem(db) }
  try {
    const { schemaVersion } = await import('../store/schema-version.js')
    const { found, known } = schemaVersion(db)
    if (found === 0) return { state: 'none' }
    if (found < known) return { state: 'older', found, known }
    return { state: 'open', store: await context.openStore({ missing: 'problem' }), schema: found }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return { state: 'unusable', problem }
  }
}

export const databaseCheck: Check = {
  name: 'Database',
  looks:
    'whether the file is there, ours, and whole (quick_check; with `--full` integrity_check), and whether rows point nowhere',
  fails: 'it cannot be opened, is damaged, or was made by a newer govscout',
  run: (scene) => checkDatabase(scene.base, scene.paths.db, false),
}

export const fullDatabaseCheck: Check = {
  ...databaseCheck,
  only: 'full',
  run: (scene) => checkDatabase(scene.base, scene.paths.db, true),
}

async function checkDatabase(base: Base, file: string, full: boolean): Promise<Finding> {
  if (base.state === 'none') return ok('There is none yet: the first crawl or import makes it.', file)
  if (base.state === 'unusable') return judgeProblem(base.problem, file)
  if (base.state === 'older') return ok('Opens.', file)
  const { checkIntegrity } = await import('../store/integrity.js')
  return judgeIntegrity(checkIntegrity(base.store, { full }), file, statSync(file).size)
}

/** What a base that cannot be opened says of itself; its message names the file already. */
export function judgeProblem(problem: Problem, file: string): Finding {
  const says = problem.message.startsWith(`${file} `)
    ? `It ${problem.message.slice(file.length + 1)}`
    : problem.message
  return fail(says, problem.remedy ?? 'Name another file with --db FILE.', file)
}

/** @param bytes size of the file */
export function judgeIntegrity(faults: readonly string[], file: string, bytes: number): Finding {
  return faults.length
    ? fail(
        `It is damaged: ${faults[0]}.`,
        'Keep the file, and put a copy in its place: govscout restore FILE --replace',
        file,
      )
    : ok(`Whole, ${Math.round(bytes / 1e5) / 10} MB.`, file)
}

export const schemaCheck: Check = {
  name: 'Schema',
  looks: 'whether this version knows the tables of the base; nothing is changed',
  warns: 'it is older: the next command brings it up to date, and keeps a copy beside it',
  run({ base }) {
    if (base.state === 'older') return judgeSchema(base)
    return base.state === 'open' ? ok(`${base.schema}, as this version has it.`) : null
  },
}

export function judgeSchema({ found, known }: { found: number; known: number }): Finding {
  return warn(
    `It is older (${found}, this version has ${known}), so nothing in it was looked at.`,
    'Call any other command, such as "govscout runs list": it brings the base up to date and keeps a copy beside it.',
  )
}

export const indexCheck: Check = {
  name: 'Search index',
  looks: "whether it was made with this version's reading of texts",
  warns: 'it was made with another one',
  async run({ base }) {
    if (base.state !== 'open') return null
    const { isIndexOld } = await import('../store/rebuild-index.js')
    return isIndexOld(base.store)
      ? warn(
          'It was made with another reading of texts.',
          'The next crawl or import renews it, or: govscout doctor --rebuild',
        )
      : ok('As this version reads texts.')
  },
}

export const logCheck: Check = {
  name: 'Log',
  looks: 'each row of the log and what analysts have said, as `govscout log verify`',
  fails: 'a row was altered or is missing',
  only: 'full',
  async run({ base }) {
    if (base.state !== 'open') return null
    const { verifyLog } = await import('../store/verify-log.js')
    const { rows, faults } = verifyLog(base.store)
    return judgeLog(
      rows,
      faults.map(({ what }) => what),
    )
  },
}

export function judgeLog(rows: number, faults: readonly string[]): Finding {
  return faults.length
    ? fail(faults[0] ?? '', 'govscout log verify tells all; compare with a copy (govscout backup).')
    : ok(`${rows} row${rows === 1 ? '' : 's'}, none altered.`)
}
