import { dirname } from 'node:path'
import { type BesideFile, listBeside } from './beside.js'
import { type Check, count, type Finding, ok, some, warn } from './finding.js'

export const runsCheck: Check = {
  name: 'Runs',
  looks: 'whether a crawl is under way, and whether one was cut off',
  warns: 'a run was cut off and has not been gone on with',
  async run({ base, paths }) {
    if (base.state !== 'open') return null
    const [{ unfinishedRuns, formatRunId }, { isCrawlLockHeld }] = await Promise.all([
      import('../store/runs.js'),
      import('../store/lock.js'),
    ])
    const unfinished = unfinishedRuns(base.store).map(
      ({ id, directory, started_at }) => `${formatRunId(id)} of ${directory} (${started_at.slice(0, 10)})`,
    )
    return judgeRuns(unfinished, isCrawlLockHeld(paths.db))
  },
}

/** @param locked whether somebody holds the right to crawl: the system frees it however a process ends, so it is never stale */
export function judgeRuns(unfinished: readonly string[], locked: boolean): Finding {
  if (locked) return ok('A crawl is under way.')
  return unfinished.length
    ? warn(
        `Cut off: ${some(unfinished)}. Nothing of it was published.`,
        'govscout scout ID goes on where it was within a day, else begins anew; an import is called again.',
      )
    : ok('None under way, none cut off.')
}

const dayMs = 86_400_000

export const leftoversCheck: Check = {
  name: 'Leftovers',
  looks: 'files beside the base that an update or restore which was killed has left',
  warns: 'there are some, older than a day',
  run: ({ paths, now }) => judgeLeftovers(listBeside(paths.db), dirname(paths.db), now),
}

/** What is younger may still be in the making. */
export function judgeLeftovers(beside: readonly BesideFile[], folder: string, now: string): Finding {
  const old = beside.filter(
    ({ kind, changed }) => kind === 'draft' && Date.parse(now) - Date.parse(changed) > dayMs,
  )
  if (old.length)
    return warn(
      `${count(old.length, 'unfinished file')}: ${some(old.map(({ name }) => name))}.`,
      'Delete them: the base does not need them.',
      folder,
    )
  const copies = beside.filter(({ kind }) => kind === 'copy').map(({ name }) => name)
  return ok(
    copies.length ? `None; copies of before: ${some(copies)}.` : 'None.',
    copies.length ? folder : null,
  )
}
