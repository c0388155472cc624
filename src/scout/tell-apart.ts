import type { RawRecord } from '../extract/record.js'

/**
 * In a list of one's own the name is the id. Where a name stands there more than once, the website's host or else the town is
 * added to it, for each of them, so that the order of the rows does not matter; other ids stay as they are.
 */
export function tellApart(records: readonly RawRecord[]): RawRecord[] {
  const times = new Map<string, number>()
  for (const { entry } of records) times.set(entry, (times.get(entry) ?? 0) + 1)
  return records.map((record) => {
    const mark = (times.get(record.entry) ?? 0) > 1 ? markOf(record) : ''
    return mark ? { ...record, entry: `${record.entry} · ${mark}` } : record
  })
}

function markOf({ fields }: RawRecord): string {
  return hostOf(text(fields.website)) || text(fields.city)
}

function text(value: unknown): string {
  return [value]
    .flat()
    .map((one) => (typeof one === 'string' ? one.trim() : ''))
    .join(' ')
    .trim()
}

function hostOf(website: string): string {
  const address = /^https?:/i.test(website) ? website : `https://${website}`
  return website && URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : ''
}
