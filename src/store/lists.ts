import type { Match } from '../awards/match-award.js'
import { usageProblem } from '../problem.js'
import { formatFirmId } from './listings.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { checkText, presentFirm } from './words.js'

/** One firm on a list of a third party, as the list writes it. */
export interface ListEntry {
  list: string
  year: number | null
  /** "finalist", "winner", "member"; empty where the list says none. */
  role: string
  name: string
  name_key: string
  city: string | null
  website: string | null
  domain: string | null
  /** The page that names it. */
  url: string
}

export interface StoredListEntry extends ListEntry {
  id: number
  seen_at: string
  last_confirmed_at: string
  /** The firm that it is; null where nobody knows. */
  firm: number | null
  /** `host`, or an analyst's word; null without a firm. */
  known_by: 'host' | 'analyst' | null
}

/** An entry that may be a firm of the base, for a person to decide on. */
export interface ListProposal extends ListEntry {
  id: number
  firm: number
  method: Match['method']
  doubt: string
}

/** "L12", as people name an entry. */
export function formatListEntryId(id: number): string {
  return `L${id}`
}

/** Keeps entries; one that is there already is confirmed. @returns how many are new */
export function saveListEntries(store: Store, entries: readonly ListEntry[]): number {
  const known = prepared(
    store,
    'SELECT 1 FROM list_entries WHERE list = @list AND coalesce(year, 0) = coalesce(@year, 0) AND role = @role AND name_key = @name_key',
  )
  const save = prepared(
    store,
    `INSERT INTO list_entries (list, year, role, name, name_key, city, website, domain, url, seen_at, last_confirmed_at)
     VALUES (@list, @year, @role, @name, @name_key, @city, @website, @domain, @url, @now, @now)
     ON CONFLICT (list, coalesce(year, 0), role, name_key) DO UPDATE SET name = excluded.name, city = coalesce(excluded.city, city),
       website = coalesce(excluded.website, website), domain = coalesce(excluded.domain, domain), url = excluded.url,
       last_confirmed_at = excluded.last_confirmed_at`,
  )
  return transaction(store, () => {
    let added = 0
    for (const entry of entries) {
      if (!known.get(entry)) added++
      save.run({ ...entry, now: store.now() })
    }
    return added
  })
}

/** Replaces which firms the entries may be. */
export function saveListMatches(store: Store, found: ReadonlyMap<number, readonly Match[]>): void {
  const save = prepared(
    store,
    'INSERT INTO list_matches (entry, firm, method, doubt) VALUES (@entry, @firm, @method, @doubt)',
  )
  transaction(store, () => {
    prepared(store, 'DELETE FROM list_matches').run()
    for (const [entry, matches] of found)
      for (const { firm, method, doubt } of matches) save.run({ entry, firm, method, doubt })
  })
}

/** The newest word on each name and firm, on the firm that the one it was said of is now. */
const words = `SELECT name_key, firm, verdict FROM (
  SELECT v.name_key, ${presentFirm('v')} AS firm, v.verdict,
    row_number() OVER (PARTITION BY v.name_key, ${presentFirm('v')} ORDER BY v.id DESC) AS place FROM list_verdicts v) WHERE place = 1`

/** Entries with the firm they lead to, the newest year first. */
export function listListEntries(
  store: Store,
  { firms }: { firms?: readonly number[] } = {},
): StoredListEntry[] {
  return prepared(
    store,
    `WITH words AS MATERIALIZED (${words}),
     linked AS (SELECT e.*, coalesce(
         (SELECT w.firm FROM words w WHERE w.name_key = e.name_key AND w.verdict = 'same' LIMIT 1),
         (SELECT present FROM (SELECT ${presentFirm('m')} AS present FROM list_matches m WHERE m.entry = e.id AND m.doubt IS NULL)
          WHERE NOT EXISTS (SELECT 1 FROM words w WHERE w.name_key = e.name_key AND w.firm = present AND w.verdict = 'different'))) AS firm,
         EXISTS (SELECT 1 FROM words w WHERE w.name_key = e.name_key AND w.verdict = 'same') AS said
       FROM list_entries e)
     SELECT id, list, year, role, name, name_key, city, website, domain, url, seen_at, last_confirmed_at, firm,
       CASE WHEN firm IS NULL THEN NULL WHEN said THEN 'analyst' ELSE 'host' END AS known_by
     FROM linked WHERE @firms IS NULL OR firm IN (SELECT value FROM json_each(@firms))
     ORDER BY year DESC, list, name, id`,
  ).all({ firms: firms ? JSON.stringify(firms) : null }) as StoredListEntry[]
}

/** Entries that a person should look at, the surest first: one a name and firm. */
export function listListProposals(store: Store): ListProposal[] {
  const open = listListEntries(store).filter(({ firm }) => firm === null)
  const decided = new Set(
    (prepared(store, words).all() as { name_key: string; firm: number }[]).map(
      ({ name_key, firm }) => `${firm} ${name_key}`,
    ),
  )
  const matches = prepared(
    store,
    `SELECT ${presentFirm('m')} AS firm, method, coalesce(doubt, '') AS doubt FROM list_matches m WHERE entry = ?
     ORDER BY firm`,
  )
  const seen = new Set<string>()
  const found = open.flatMap((entry) =>
    (matches.all(entry.id) as Pick<ListProposal, 'firm' | 'method' | 'doubt'>[]).flatMap((match) => {
      const key = `${match.firm} ${entry.name_key}`
      if (decided.has(key) || seen.has(key)) return []
      seen.add(key)
      return [{ ...entry, ...match }]
    }),
  )
  const order = ['host', 'name-city', 'name']
  return found.sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method) || a.id - b.id)
}

/**
 * An analyst's word on whether a name on a list is a firm; it holds for all lists with that name.
 * @throws Problem where there is no such entry
 */
export function answerListEntry(
  store: Store,
  entry: number,
  firm: number,
  verdict: 'same' | 'different',
  because: string | null,
): void {
  const reason = because === null ? null : checkText(because, 'The reason', 500)
  transaction(store, () => {
    const name = prepared(store, 'SELECT name_key FROM list_entries WHERE id = ?').pluck().get(entry)
    if (name === undefined)
      throw usageProblem(
        `There is no entry ${formatListEntryId(entry)}.`,
        '"govscout lists list" shows them.',
      )
    prepared(
      store,
      'INSERT INTO list_verdicts (name_key, firm, verdict, because, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(name, firm, verdict, reason, store.who, store.now())
    appendLog(store, {
      action: `list entry ${verdict}`,
      firm,
      after: {
        entry: formatListEntryId(entry),
        firm: formatFirmId(firm),
        ...(reason === null ? {} : { because: reason }),
      },
    })
  })
}

/** Takes out what leads to a firm that is forgotten, what may lead to it by more than its name, and what was said of it. */
export function forgetLists(store: Store, firm: number, ids: readonly number[]): void {
  const asked = JSON.stringify(ids)
  const entries = listListEntries(store, { firms: [firm] }).map(({ id }) => id)
  prepared(
    store,
    `DELETE FROM list_entries WHERE id IN (SELECT value FROM json_each(@entries)) OR id IN (
       SELECT entry FROM list_matches WHERE method <> 'name' AND firm IN (SELECT value FROM json_each(@asked))
         AND entry NOT IN (SELECT value FROM json_each(@linked)))`,
  ).run({
    asked,
    entries: JSON.stringify(entries),
    // What is another firm's for certain stays.
    linked: JSON.stringify(listListEntries(store).flatMap((one) => (one.firm === null ? [] : [one.id]))),
  })
  for (const table of ['list_matches', 'list_verdicts'])
    prepared(store, `DELETE FROM ${table} WHERE firm IN (SELECT value FROM json_each(?))`).run(asked)
}
