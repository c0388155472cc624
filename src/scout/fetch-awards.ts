import { FetchFailure, failureClasses } from '../crawl/failure.js'
import type { Client } from '../crawl/page.js'
import { addMonths, datedAhead, daysAhead, validMonths } from '../directories/permission.js'
import { Problem, usageProblem } from '../problem.js'
import { findApprovals, saveApproval } from '../store/approvals.js'
import { appendLog } from '../store/log.js'
import type { Store } from '../store/store.js'

/** The Datenservice Öffentlicher Einkauf; approvals are kept under this id, as those of directories. */
export const awardService = {
  id: 'de-oeffentlichevergabe',
  address: 'https://oeffentlichevergabe.de/',
  terms: 'https://oeffentlichevergabe.de/',
} as const

/** One day or one month of notices, by the service's own keys. */
export type AwardPeriod = { day: string } | { month: string }

/** Forms of the export: tables, or one file a notice, which alone says who won which lot. */
export const exportFormats = ['csv', 'eforms', 'ocds'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Between two requests, in milliseconds. */
const delayMs = 2000
/** Before this day the service has nothing. */
const firstDay = '2022-12-01'

/**
 * May the service be asked? Its data is open, by most who use it under CC0, but its licence was not confirmed: somebody here answers
 * for it, for twelve months. With a basis the word is recorded now.
 * @throws Problem where nobody has; the refusal is logged
 */
export function admitAwardService(store: Store, basis: string | undefined): void {
  if (basis !== undefined) {
    if (!basis.trim())
      throw usageProblem('The basis is empty.', 'Say in one sentence why the service may be asked.')
    saveApproval(store, awardService.id, basis.trim())
    return
  }
  const approval = findApprovals(store).get(awardService.id)
  const until = approval ? addMonths(approval.approved_at.slice(0, 10), validMonths) : null
  const today = store.now().slice(0, 10)
  const isAhead = approval !== undefined && daysAhead(approval.approved_at, today) > 1
  if (until !== null && until >= today && !isAhead) return
  const why = isAhead
    ? datedAhead(approval)
    : until === null
      ? 'nobody has approved it yet'
      : `its approval ended on ${until}`
  appendLog(store, { action: 'awards refused', directory: awardService.id, after: { why } })
  throw new Problem(`oeffentlichevergabe.de was not asked: ${why}.`, {
    remedy: `Its data is open, the licence (CC0 by most accounts) is not confirmed. Read ${awardService.terms}, then add once: --basis "why it may be asked". A file needs no approval.`,
  })
}

/**
 * Day or month as the service takes them.
 * @param today in Germany, yyyy-mm-dd
 * @throws Problem (usage) for today and later: yesterday is the newest day
 */
export function checkPeriod(period: AwardPeriod, today: string): void {
  const yesterday = new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  if ('day' in period) {
    if (period.day > yesterday)
      throw usageProblem(
        `There is nothing for ${period.day} yet: the newest day is yesterday.`,
        `As in: --day ${yesterday}`,
      )
    if (period.day < firstDay)
      throw usageProblem(`The service has no notices of ${period.day}.`, `Its first are of ${firstDay}.`)
    return
  }
  if (period.month >= today.slice(0, 7))
    throw usageProblem(
      `${period.month} is not over yet.`,
      `Fetch its days one by one; the newest is ${yesterday}.`,
    )
  if (period.month < firstDay.slice(0, 7))
    throw usageProblem(
      `The service has no notices of ${period.month}.`,
      `Its first are of ${firstDay.slice(0, 7)}.`,
    )
}

/**
 * Fetches one export through the polite client.
 * @param address of the service, or of a mirror
 * @throws Problem with the next step where it brings nothing
 */
export async function fetchAwardExport(
  client: Client,
  address: string,
  period: AwardPeriod,
  format: ExportFormat,
  signal: AbortSignal,
): Promise<{ name: string; bytes: Uint8Array }> {
  const url = new URL('api/notice-exports', address.endsWith('/') ? address : `${address}/`)
  if ('day' in period) url.searchParams.set('pubDay', period.day)
  else url.searchParams.set('pubMonth', period.month)
  url.searchParams.set('format', `${format}.zip`)
  try {
    const { body } = await client.fetchPage(
      {
        url: url.href,
        accept: ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'],
        delayMs,
      },
      signal,
    )
    return { name: `${'day' in period ? period.day : period.month} ${format}.zip`, bytes: body }
  } catch (error) {
    if (!(error instanceof FetchFailure) || error.class === 'stopped') throw error
    throw new Problem(`${url.href}: ${error.detail}`, { remedy: failureClasses[error.class], cause: error })
  }
}
