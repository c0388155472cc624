import { usageProblem } from '../problem.js'
import { type Store, transaction } from './store.js'

export type RunResult = 'running' | 'success' | 'failed' | 'interrupted' | 'refused'
export type Trigger = 'manual' | 'cron' | 'import' | 'stored'

export interface Run {
  id: number
  directory: string
  trigger: Trigger
  coverage: 'full' | 'partial'
  result: RunResult
  recipe_hash: string
  tool_version: string
  started_by: string
  started_at: string
  finished_at: string | null
  requests: number
  bytes: number
  seen: number
  new: number
  changed: number
  unchanged: number
  missing: number
  /** Field to share of listings in which it is filled. */
  filled: Record<string, number>
}

export interface RunIssue {
  level: 'error' | 'warning' | 'notice'
  class: string
  url: string | null
  message: string
  next_step: string | null
  times: number
}

export interface NewRun {
  directory: string
  trigger: Trigger
  coverage: Run['coverage']
  recipeHash: string
}

/** Runs are called R1, R2, … to people. */
export function formatRunId(id: number): string {
  return `R${id}`
}

/** @throws Problem when the text is no run id */
export function parseRunId(text: string): number {
  const match = /^r?(\d{1,15})$/i.exec(text.trim())
  if (!match?.[1])
    throw usageProblem(`"${text}" is no run.`, 'Runs are called R1, R2, …; "govscout runs list" shows them.')
  return Number(match[1])
}

export function startRun(store: Store, run: NewRun): number {
  const { lastInsertRowid } = store.db
    .prepare(
      `INSERT INTO runs (directory, trigger, coverage, recipe_hash, tool_version, started_by, started_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(run.directory, run.trigger, run.coverage, run.recipeHash, store.toolVersion, store.who, store.now())
  return Number(lastInsertRowid)
}

/** How long an unfinished run can be gone on with, in milliseconds: after that its first pages are old news. */
const longestBreak = 24 * 60 * 60 * 1000

/**
 * Goes on with the directory's unfinished run, if it was started within a day with the same recipe; else starts one.
 * The caller holds the crawl lock, so a run that is still `running` belongs to a process that was killed.
 */
export function resumeOrStartRun(store: Store, run: NewRun): { id: number; resumed: boolean } {
  return transaction(store, () => {
    const last = store.db
      .prepare(
        `SELECT * FROM runs WHERE directory = ? AND trigger IN ('manual', 'cron') AND result <> 'refused'
         ORDER BY id DESC LIMIT 1`,
      )
      .get(run.directory) as Run | undefined
    const unfinished = last && (last.result === 'running' || last.result === 'interrupted') ? last : null
    if (
      unfinished?.recipe_hash === run.recipeHash &&
      unfinished.coverage === run.coverage &&
      // Either way: a clock may have been set back since.
      Math.abs(Date.parse(store.now()) - Date.parse(unfinished.started_at)) < longestBreak
    ) {
      store.db
        .prepare("UPDATE runs SET result = 'running', finished_at = NULL WHERE id = ?")
        .run(unfinished.id)
      return { id: unfinished.id, resumed: true }
    }
    if (unfinished?.result === 'running')
      store.db.prepare("UPDATE runs SET result = 'interrupted' WHERE id = ?").run(unfinished.id)
    return { id: startRun(store, run), resumed: false }
  })
}

/** The directory's newest run, where it was refused, with its reason; else null. */
export function lastRefusal(store: Store, directory: string): { run: number; message: string } | null {
  const row = store.db
    .prepare(
      `SELECT r.id AS run, i.message FROM runs r JOIN run_issues i ON i.run = r.id
       WHERE r.id = (SELECT max(id) FROM runs WHERE directory = ?) AND r.result = 'refused'`,
    )
    .get(directory) as { run: number; message: string } | undefined
  return row ?? null
}

export function finishRun(
  store: Store,
  id: number,
  outcome: {
    result: Exclude<RunResult, 'running'>
    /** Where it came to be another than it began with. */
    coverage?: Run['coverage']
    counts?: Partial<Counts>
    requests: number
    bytes: number
    issues: RunIssue[]
  },
): void {
  transaction(store, () => {
    store.db
      .prepare(
        `UPDATE runs SET result = @result, coverage = coalesce(@coverage, coverage), finished_at = @finished_at,
           requests = requests + @requests, bytes = bytes + @bytes,
           seen = @seen, new = @new, changed = @changed, unchanged = @unchanged, missing = @missing, filled = @filled
         WHERE id = @id`,
      )
      .run({
        id,
        result: outcome.result,
        coverage: outcome.coverage ?? null,
        finished_at: store.now(),
        requests: outcome.requests,
        bytes: outcome.bytes,
        ...emptyCounts,
        ...outcome.counts,
        filled: JSON.stringify(outcome.counts?.filled ?? {}),
      })
    store.db.prepare('DELETE FROM run_issues WHERE run = ?').run(id)
    const insert = store.db.prepare(
      `INSERT INTO run_issues (run, level, class, url, message, next_step, times)
       VALUES (@run, @level, @class, @url, @message, @next_step, @times)`,
    )
    for (const issue of outcome.issues) insert.run({ run: id, ...issue })
  })
}

export interface Counts {
  seen: number
  new: number
  changed: number
  unchanged: number
  missing: number
  filled: Record<string, number>
}
const emptyCounts = { seen: 0, new: 0, changed: 0, unchanged: 0, missing: 0 }

export function listRuns(store: Store, options: { directory?: string; limit: number }): Run[] {
  return store.db
    .prepare(
      'SELECT * FROM runs WHERE (@directory IS NULL OR directory = @directory) ORDER BY id DESC LIMIT @limit',
    )
    .all({ directory: options.directory ?? null, limit: options.limit })
    .map(toRun)
}

/** @throws Problem when there is no such run */
export function findRun(store: Store, id: number): { run: Run; issues: RunIssue[] } {
  const row = store.db.prepare('SELECT * FROM runs WHERE id = ?').get(id)
  if (!row) throw usageProblem(`There is no run ${formatRunId(id)}.`, '"govscout runs list" shows the runs.')
  const issues = store.db
    .prepare('SELECT level, class, url, message, next_step, times FROM run_issues WHERE run = ? ORDER BY id')
    .all(id) as RunIssue[]
  return { run: toRun(row), issues }
}

/** The newest run of each directory, for health and sources. */
export function latestRuns(store: Store): Map<string, Run> {
  const rows = store.db
    .prepare('SELECT * FROM runs WHERE id IN (SELECT max(id) FROM runs GROUP BY directory)')
    .all()
    .map(toRun)
  return new Map(rows.map((run) => [run.directory, run]))
}

/** Runs that have not ended and were followed by none: under way, or cut off where nobody holds the crawl lock. */
export function unfinishedRuns(store: Store): Pick<Run, 'id' | 'directory' | 'started_at'>[] {
  return store.db
    .prepare(
      `SELECT id, directory, started_at FROM runs
       WHERE result = 'running' AND id IN (SELECT max(id) FROM runs GROUP BY directory) ORDER BY id`,
    )
    .all() as Pick<Run, 'id' | 'directory' | 'started_at'>[]
}

/** The newest published run of each directory. */
export function latestPublished(store: Store): Map<string, Run> {
  const rows = store.db
    .prepare(
      "SELECT * FROM runs WHERE id IN (SELECT max(id) FROM runs WHERE result = 'success' GROUP BY directory)",
    )
    .all()
    .map(toRun)
  return new Map(rows.map((run) => [run.directory, run]))
}

/** How a directory has done of late. */
export interface CrawlRecord {
  /** When its last published crawl began; null where there was none. */
  lastSuccess: string | null
  /** Crawls that failed since then, and why the last one did. */
  failures: number
  lastFailure: string | null
}

/** The record of each directory that was crawled; imports and refusals say nothing of its health. */
export function crawlRecords(store: Store): Map<string, CrawlRecord> {
  const rows = store.db
    .prepare(
      `WITH crawls AS (
         SELECT * FROM runs WHERE trigger IN ('manual', 'cron') AND result IN ('success', 'failed')
       ), successes AS (
         SELECT directory, max(id) AS id, started_at AS at FROM crawls WHERE result = 'success' GROUP BY directory
       )
       SELECT c.directory, s.at AS lastSuccess, sum(c.result = 'failed' AND c.id > coalesce(s.id, 0)) AS failures,
         (SELECT i.message FROM run_issues i WHERE i.level = 'error' AND i.run =
           (SELECT max(f.id) FROM crawls f WHERE f.directory = c.directory AND f.result = 'failed' AND f.id > coalesce(s.id, 0))
          ORDER BY i.id LIMIT 1) AS lastFailure
       FROM crawls c LEFT JOIN successes s ON s.directory = c.directory
       GROUP BY c.directory`,
    )
    .all() as (CrawlRecord & { directory: string })[]
  return new Map(rows.map(({ directory, ...record }) => [directory, record]))
}

function toRun(row: unknown): Run {
  const raw = row as Omit<Run, 'filled'> & { filled: string }
  return { ...raw, filled: JSON.parse(raw.filled) as Record<string, number> }
}
