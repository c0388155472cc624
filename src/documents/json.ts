import { escapeJson } from '../terminal/clean.js'
import { daysBetween } from '../terminal/when.js'
import type { LonglistRow } from './longlist.js'
import { type Paper, paperFooter } from './paper.js'

/** JSON for files: indented by two, a final line break, the order of keys as given; equal values give equal bytes. */
export function formatJson(value: unknown): string {
  return `${escapeJson(JSON.stringify(value, null, 2))}\n`
}

/** The longlist as JSON, all facts whole, unknown as null; the names are a contract and are only added to. */
export function formatLonglistJson(paper: Paper, rows: readonly LonglistRow[]): string {
  const { need, generated_at, tool_version, data_hash, log_hash, sources, searched, scope, lang } = paper
  return formatJson({
    paper: 'longlist',
    notice: paperFooter(lang),
    need: need.id,
    title: need.title,
    version: need.version,
    frozen: need.frozen,
    frozen_before: need.frozen_before,
    owner: need.owner,
    text: need.text,
    generated_at,
    tool_version,
    data_hash,
    log_hash,
    searched,
    scope,
    sources,
    firms: rows.map((row) => ({ ...row, age_days: daysBetween(row.last_checked, generated_at) })),
  })
}
