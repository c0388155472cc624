import { backupCheck } from './backup-check.js'
import { databaseCheck, fullDatabaseCheck, indexCheck, logCheck, schemaCheck } from './base.js'
import { clockCheck } from './clock.js'
import { ownFilesCheck, vocabularyCheck } from './data-files.js'
import { directoriesCheck } from './directories-check.js'
import { diskCheck, temporaryDiskCheck } from './disk.js'
import { erasureCheck } from './erasure.js'
import { type Check, type Finding, fail, type Scene } from './finding.js'
import { nodeCheck } from './node-check.js'
import { permissionsCheck } from './permissions.js'
import { certificatesCheck, proxyCheck, proxyReachedCheck } from './proxy.js'
import { recipesCheck } from './recipes.js'
import { leftoversCheck, runsCheck } from './runs-check.js'
import { contactCheck, modelsCheck, settingsCheck, terminalCheck } from './settings.js'
import { sqliteCheck } from './sqlite-check.js'

/** What the doctor looks at, in the order it tells. */
export const checks: readonly Check[] = [
  nodeCheck,
  sqliteCheck,
  settingsCheck,
  databaseCheck,
  fullDatabaseCheck,
  schemaCheck,
  indexCheck,
  logCheck,
  erasureCheck,
  runsCheck,
  leftoversCheck,
  backupCheck,
  diskCheck,
  temporaryDiskCheck,
  clockCheck,
  recipesCheck,
  permissionsCheck,
  directoriesCheck,
  vocabularyCheck,
  ownFilesCheck,
  contactCheck,
  modelsCheck,
  proxyCheck,
  proxyReachedCheck,
  certificatesCheck,
  terminalCheck,
]

/** A finding with the name of its check. */
export interface Line extends Finding {
  check: string
}

/** One line a check that has something to look at. A base that breaks under a check is told by it, and the others go on. */
export async function runChecks(
  scene: Scene,
  asked: { full: boolean; online: boolean },
  table: readonly Check[] = checks,
): Promise<Line[]> {
  const chosen = table.filter(({ name, only }) =>
    only === undefined
      ? !asked.full || !table.some((other) => other.name === name && other.only === 'full')
      : asked[only],
  )
  const lines: Line[] = []
  for (const check of chosen) {
    const finding = await findingOf(check, scene)
    if (finding) lines.push({ check: check.name, ...finding })
  }
  return lines
}

async function findingOf(check: Check, scene: Scene): Promise<Finding | null> {
  try {
    return await check.run(scene)
  } catch (error) {
    const { code, path } = error as { code?: unknown; path?: unknown }
    if (typeof code !== 'string') throw error
    return fail(
      `It cannot be looked at: ${(error as Error).message} (${code}).`,
      code.startsWith('SQLITE_CORRUPT')
        ? 'The base is damaged: keep the file, and put a copy in its place: govscout restore FILE --replace'
        : 'Check the file and its rights, and call govscout doctor again.',
      typeof path === 'string' ? path : scene.paths.db,
    )
  }
}

/** The table of docs/operations.md; a test holds it against the page. */
export function formatChecksTable(table: readonly Check[] = checks): string {
  const row = ({ name, looks, warns, fails, only }: Check) =>
    `| ${name}${only ? ` (\`--${only}\`)` : ''} | ${looks} | ${warns ?? ''} | ${fails ?? ''} |`
  // A check with a longer form stands there once.
  const rows = table.filter(
    ({ name, only }) => only === undefined || !table.some((other) => other.name === name && !other.only),
  )
  return ['| Check | Looks at | `warn`: | `fail`: |', '|---|---|---|---|', ...rows.map(row)].join('\n')
}
