import { type Check, type Finding, fail, ok } from './finding.js'

export const sqliteCheck: Check = {
  name: 'SQLite',
  looks: 'whether it loads, its version, and the features that are used (JSON, RETURNING, window functions)',
  fails: 'it does not load, as after an update of Node.js, or lacks a feature',
  async run() {
    try {
      return judgeSqlite((await import('../store/probe-sqlite.js')).probeSqlite())
    } catch (error) {
      return judgeSqlite(error instanceof Error ? error : new Error(String(error)))
    }
  },
}

/** @param probe what was found, or why it could not be loaded */
export function judgeSqlite(probe: { version: string; missing: readonly string[] } | Error): Finding {
  if (probe instanceof Error)
    return fail(
      `It does not load: ${probe.message.split('\n', 1)[0]}`,
      'Run "npm rebuild better-sqlite3" where govscout is installed, with the Node.js it is called by.',
      'better-sqlite3',
    )
  return probe.missing.length
    ? fail(
        `${probe.version} lacks ${probe.missing.join(', ')}.`,
        'Run "npm ci" where govscout is installed: it brings its own.',
        'better-sqlite3',
      )
    : ok(probe.version)
}
