import { findRun, formatRunId, type RunIssue, type RunResult } from '../store/runs.js'
import type { Store } from '../store/store.js'

/** What `scout`, `import` and `refresh` say of a run; a tested contract. */
export interface RunReport {
  /** R12; null for a dry run, which is not kept. */
  run: string | null
  directory: string
  result: RunResult
  requests: number
  listings: { seen: number; new: number; changed: number; unchanged: number; missing: number }
  issues: RunIssue[]
}

export function reportOf(store: Store, id: number): RunReport {
  const { run, issues } = findRun(store, id)
  return {
    run: formatRunId(run.id),
    directory: run.directory,
    result: run.result,
    requests: run.requests,
    listings: {
      seen: run.seen,
      new: run.new,
      changed: run.changed,
      unchanged: run.unchanged,
      missing: run.missing,
    },
    issues,
  }
}

/** One line for people: what happened, in the order of importance. */
export function formatReport({ run, directory, result, requests, listings }: RunReport): string {
  const { seen, new: added, changed, missing } = listings
  const head = `${directory}${run ? ` (${run})` : ''}: ${result}`
  if (result === 'refused') return head
  const counts = [
    `${seen} listing${seen === 1 ? '' : 's'}`,
    `${added} new`,
    `${changed} changed`,
    `${missing} missing`,
  ]
  const asked = requests ? [`${requests} request${requests === 1 ? '' : 's'}`] : []
  return [head, ...(result === 'success' ? counts : []), ...asked].join(', ')
}
