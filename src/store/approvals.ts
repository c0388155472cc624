import type { Approval } from '../directories/permission.js'
import { appendLog } from './log.js'
import { type Store, transaction } from './store.js'

export function saveApproval(store: Store, directory: string, basis: string): Approval {
  const approval = { directory, basis, approved_by: store.who, approved_at: store.now() }
  transaction(store, () => {
    store.db
      .prepare(
        'INSERT INTO approvals (directory, basis, approved_by, approved_at) VALUES (@directory, @basis, @approved_by, @approved_at)',
      )
      .run(approval)
    appendLog(store, { action: 'directory approve', directory, after: approval })
  })
  return approval
}

/** The newest approval of each directory. */
export function findApprovals(store: Store): Map<string, Approval> {
  const rows = store.db
    .prepare('SELECT directory, basis, approved_by, approved_at FROM approvals ORDER BY id')
    .all() as Approval[]
  return new Map(rows.map((row) => [row.directory, row]))
}
