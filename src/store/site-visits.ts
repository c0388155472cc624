import type { PageKind } from '../evidence/site-page.js'
import type { VisitState } from '../evidence/visit-state.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { presentFirm } from './words.js'

/** A sub-page that a visit means to read. */
export interface PlannedPage {
  url: string
  kind: PageKind
}

/** A visit of a firm's website. */
export interface SiteVisit {
  id: number
  /** The firm that it belongs to now. */
  firm: number
  website: string
  /** Null while it is under way. */
  state: VisitState | null
  reason: string | null
  redirected_to: string | null
  /** Null before the home page was read. */
  plan: PlannedPage[] | null
  requests: number
  bytes: number
  started_at: string
  finished_at: string | null
  rests_until: string | null
}

type Row = Omit<SiteVisit, 'plan'> & { plan: string | null }

const columns = `v.id, ${presentFirm('v')} AS firm, v.website, v.state, v.reason, v.redirected_to, v.plan, v.requests, v.bytes,
  v.started_at, v.finished_at, v.rests_until`

/** How long a visit that was stopped can be gone on with, in milliseconds: after that its first pages are old news. */
const longestBreak = 24 * 60 * 60 * 1000

/**
 * Goes on with the visit of a website that was stopped within a day; else starts one. The caller holds the crawl lock.
 * @param home the firm that the listing with the website is by itself
 */
export function resumeOrStartVisit(
  store: Store,
  home: number,
  website: string,
): { visit: SiteVisit; resumed: boolean } {
  return transaction(store, () => {
    const last = newestOf(store, home)
    if (last && last.finished_at === null) {
      // Either way: a clock may have been set back since.
      const isYoung = Math.abs(Date.parse(store.now()) - Date.parse(last.started_at)) < longestBreak
      if (last.website === website && isYoung) return { visit: last, resumed: true }
      // Its pages stay; who it was broken off for is no news.
      prepared(
        store,
        'DELETE FROM site_visits WHERE id = ? AND NOT EXISTS (SELECT 1 FROM site_pages WHERE visit = site_visits.id)',
      ).run(last.id)
    }
    prepared(store, 'INSERT INTO site_visits (firm, website, started_at) VALUES (?, ?, ?)').run(
      home,
      website,
      store.now(),
    )
    return { visit: newestOf(store, home) as SiteVisit, resumed: false }
  })
}

/** Keeps what was chosen to be read, before it is read. */
export function savePlan(store: Store, visit: number, plan: readonly PlannedPage[]): void {
  prepared(store, 'UPDATE site_visits SET plan = ? WHERE id = ?').run(JSON.stringify(plan), visit)
}

/** Keeps what a visit has asked so far, so that one which is killed does not begin its budget anew. */
export function saveSpent(store: Store, visit: number, spent: { requests: number; bytes: number }): void {
  prepared(store, 'UPDATE site_visits SET requests = ?, bytes = ? WHERE id = ?').run(
    spent.requests,
    spent.bytes,
    visit,
  )
}

export interface VisitOutcome {
  state: VisitState
  reason: string | null
  redirected_to: string | null
  rests_until: string | null
}

/** Ends a visit. @param found what the log tells beside the state */
export function finishVisit(
  store: Store,
  visit: SiteVisit,
  { state, reason, redirected_to, rests_until }: VisitOutcome,
  found: Record<string, number>,
): void {
  transaction(store, () => {
    prepared(
      store,
      'UPDATE site_visits SET state = ?, reason = ?, redirected_to = ?, rests_until = ?, finished_at = ? WHERE id = ?',
    ).run(state, reason, redirected_to, rests_until, store.now(), visit.id)
    appendLog(store, { action: 'firm visit', firm: visit.firm, after: { state, ...found } })
  })
}

/** Takes visits back that say more of this machine's network than of the sites: they have read nothing. */
export function discardVisits(store: Store, visits: readonly number[]): void {
  prepared(
    store,
    `DELETE FROM site_visits WHERE id IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM site_pages WHERE visit = site_visits.id)`,
  ).run(JSON.stringify(visits))
}

/** The newest finished visit of each firm, or of these, by firm. */
export function listLatestVisits(store: Store, firms?: readonly number[]): Map<number, SiteVisit> {
  const rows = prepared(
    store,
    `SELECT * FROM (SELECT ${columns} FROM site_visits v WHERE v.finished_at IS NOT NULL)
     WHERE @firms IS NULL OR firm IN (SELECT value FROM json_each(@firms)) ORDER BY id`,
  ).all({ firms: firms ? JSON.stringify(firms) : null }) as Row[]
  return new Map(rows.map((row) => [row.firm, toVisit(row)]))
}

/** The sub-pages that the newest visit which read a home page has chosen. */
export function findLastPlan(store: Store, home: number): PlannedPage[] | null {
  const plan = prepared(
    store,
    'SELECT plan FROM site_visits WHERE firm = ? AND plan IS NOT NULL ORDER BY id DESC LIMIT 1',
  )
    .pluck()
    .get(home) as string | undefined
  return plan === undefined ? null : (JSON.parse(plan) as PlannedPage[])
}

/**
 * Firms whose website was dead twice or more since this instant and has not been reached in between, at least a day apart: a flag for a
 * person, never a deletion.
 */
export function listDeadSites(store: Store, since: string): Map<number, string> {
  const rows = prepared(
    store,
    `SELECT firm, website FROM (
       SELECT ${presentFirm('v')} AS firm, v.website, min(julianday(v.finished_at)) AS first, max(julianday(v.finished_at)) AS last
       FROM site_visits v WHERE v.state = 'dead' AND v.finished_at >= @since
         AND NOT EXISTS (SELECT 1 FROM site_visits w WHERE w.firm = v.firm AND w.id > v.id AND w.state <> 'dead')
       GROUP BY v.firm) WHERE last - first >= 1 ORDER BY firm`,
  ).all({ since }) as { firm: number; website: string }[]
  return new Map(rows.map(({ firm, website }) => [firm, website]))
}

/** Firms that an analyst has decided to take for a need, by their newest decision on it. */
export function listShortlisted(store: Store): Set<number> {
  const rows = prepared(
    store,
    `SELECT DISTINCT ${presentFirm('d')} FROM decisions d
     WHERE d.verdict = 'in' AND d.id = (SELECT max(id) FROM decisions WHERE need = d.need AND firm = d.firm)`,
  )
    .pluck()
    .all() as number[]
  return new Set(rows)
}

function newestOf(store: Store, home: number): SiteVisit | undefined {
  const row = prepared(
    store,
    `SELECT ${columns} FROM site_visits v WHERE v.firm = ? ORDER BY v.id DESC LIMIT 1`,
  ).get(home) as Row | undefined
  return row && toVisit(row)
}

function toVisit({ plan, ...row }: Row): SiteVisit {
  return { ...row, plan: plan === null ? null : (JSON.parse(plan) as PlannedPage[]) }
}
