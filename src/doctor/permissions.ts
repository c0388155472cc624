import type { Directory } from '../directories/catalogue.js'
import {
  type Approval,
  addMonths,
  daysAhead,
  decidePermission,
  validMonths,
} from '../directories/permission.js'
import { type Check, count, type Finding, ok, some, warn } from './finding.js'

/** Approvals that end within so many days are told: asking a publisher again takes time. */
export const noticeDays = 30

export const permissionsCheck: Check = {
  name: 'Permissions',
  looks:
    'the directories that were crawled, approved or are your own, and the service of award notices: whether they may still be asked',
  warns: `a permission has ended, ends within ${noticeDays} days or is dated ahead, or nobody has approved a recipe of your own`,
  async run({ base, catalogue, now }) {
    const directories = [...catalogue.directories.values()]
    const today = now.slice(0, 10)
    if (base.state !== 'open')
      return judgePermissions({
        directories,
        approvals: new Map(),
        crawled: new Set(),
        paused: new Set(),
        today,
      })
    const [{ findApprovals }, { crawlRecords }, { findPauses }, { awardService }] = await Promise.all([
      import('../store/approvals.js'),
      import('../store/runs.js'),
      import('../store/pauses.js'),
      import('../scout/fetch-awards.js'),
    ])
    return judgePermissions({
      directories,
      approvals: findApprovals(base.store),
      crawled: new Set(crawlRecords(base.store).keys()),
      paused: new Set(findPauses(base.store).keys()),
      today,
      services: [awardService.id],
    })
  },
}

export interface PermissionState {
  directories: readonly Directory[]
  /** The newest approval of each directory and service. */
  approvals: ReadonlyMap<string, Approval>
  /** Ids of those that were crawled into this base. */
  crawled: ReadonlySet<string>
  paused: ReadonlySet<string>
  /** yyyy-mm-dd */
  today: string
  /** What is asked by approval alone and has no recipe. */
  services?: readonly string[]
}

/** A built-in directory that nobody has asked yet is nobody's duty; it is only counted. */
export function judgePermissions({
  directories,
  approvals,
  crawled,
  paused,
  today,
  services = [],
}: PermissionState): Finding {
  const soon = addDays(today, noticeDays)
  const [ended, ending, never, ahead]: string[][] = [[], [], [], []]
  let valid = 0
  let waiting = 0
  const judge = (id: string, until: string | null) => {
    if (until === null || until < today) ended?.push(until === null ? id : `${id} (${until})`)
    else if (until <= soon) ending?.push(`${id} (${until})`)
    else valid++
  }
  const judgeApproval = (id: string, { approved_at }: Approval) => {
    const day = approved_at.slice(0, 10)
    if (daysAhead(approved_at, today) > 1) ahead?.push(`${id} (${day})`)
    else judge(id, addMonths(day, validMonths))
  }
  for (const { recipe, origin } of directories) {
    const { id, request, permission } = recipe
    if (!request || permission.decision === 'forbidden' || paused.has(id) || recipe.paused !== undefined)
      continue
    const approval = approvals.get(id) ?? null
    const used = approval !== null || crawled.has(id) || origin === 'own'
    const state = decidePermission(recipe, approval, today)
    if (!used) {
      if (state.state === 'refused') waiting++
    } else if (state.state === 'allowed') judge(id, state.until)
    else if (approval !== null) judgeApproval(id, approval)
    else if (permission.decision === 'ask') never?.push(id)
    else judge(id, addMonths(permission.checked_on, validMonths))
  }
  for (const id of services) {
    const approval = approvals.get(id)
    if (approval) judgeApproval(id, approval)
  }
  const says = [
    [ended, 'ended'],
    [ending, 'ends soon'],
    [never, 'never approved'],
    [ahead, 'dated ahead, so not valid'],
  ] as const
  const found = says.flatMap(([ids, what]) => (ids?.length ? [`${what}: ${some(ids)}`] : []))
  if (found.length)
    return warn(
      `${found.join('; ')}.`,
      'Read the terms anew ("govscout directories show ID"), then: govscout directories approve ID --basis "…"; or take it out: govscout directories pause ID',
    )
  return ok(
    `${count(valid, 'directory', 'directories')} in use may be asked; ${waiting} not in use ${waiting === 1 ? 'waits' : 'wait'} for somebody's approval.`,
  )
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
