import type { Extraction } from '../directories/extraction.js'
import type { Report } from './page.js'
import type { RawRecord } from './record.js'

/**
 * One record per id, over all records of a run and in their order. With `id.repeated: page` the later ones get the path
 * of their page added to the id; else they are the same entry seen again and are dropped, with a signal unless expected.
 */
export function distinctEntries(
  records: readonly RawRecord[],
  extraction: Pick<Extraction, 'id'>,
  report: Report,
): RawRecord[] {
  const seen = new Set<string>()
  return records.flatMap((record) => {
    const entry =
      seen.has(record.entry) && extraction.id.repeated === 'page'
        ? `${record.entry} · ${pathOf(record.url)}`
        : record.entry
    if (seen.has(entry)) {
      if (extraction.id.repeated === 'expected') return []
      report({
        kind: 'repeated-id',
        url: record.url,
        message: `The entry "${entry}" comes again and is left out.`,
      })
      return []
    }
    seen.add(entry)
    return [entry === record.entry ? record : { ...record, entry }]
  })
}

function pathOf(url: string): string {
  if (!URL.canParse(url)) return url
  const { pathname, search } = new URL(url)
  return pathname + search
}
