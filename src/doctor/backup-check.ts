import { type Check, type Finding, ok, warn } from './finding.js'

/** Days that analysts' words may be in the base alone before it is told. */
export const mostDays = 7

export const backupCheck: Check = {
  name: 'Backup',
  looks:
    'when `govscout backup` last made a copy of this base, and what was said since; copies made otherwise are not known',
  warns: `something that an analyst said more than ${mostDays} days ago is in no copy`,
  async run({ base, now }) {
    if (base.state !== 'open') return null
    const { backupState } = await import('../store/backup.js')
    return judgeBackup(backupState(base.store), now)
  },
}

/** Instants are ISO; `oldestUnsaved` is when the first row of the log was written that no copy has, null where all are saved. */
export function judgeBackup(
  { lastBackup, oldestUnsaved }: { lastBackup: string | null; oldestUnsaved: string | null },
  now: string,
): Finding {
  const last = lastBackup === null ? 'There is no copy' : `The last copy is of ${lastBackup.slice(0, 10)}`
  if (oldestUnsaved === null)
    return ok(
      lastBackup === null ? `${last}, and nothing was said yet.` : `${last}, and nothing was said since.`,
    )
  const age = Date.parse(now) - Date.parse(oldestUnsaved)
  return age > mostDays * 86_400_000
    ? warn(
        `${last}; what was said since ${oldestUnsaved.slice(0, 10)} is in this file alone.`,
        'govscout backup FILE, on another disk; crawled pages can be had again, decisions cannot.',
      )
    : ok(`${last}; something was said since ${oldestUnsaved.slice(0, 10)}.`)
}
