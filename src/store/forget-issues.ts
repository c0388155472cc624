import type { Listing } from '../firms/listing.js'
import { prepared, type Store } from './store.js'

/** What an issue of a run would name a forgotten firm by. */
export interface Named {
  /** Names and entries, as issues quote them. */
  words: readonly string[]
  /** Pages that are of this firm alone. */
  urls: ReadonlySet<string>
}

type Issue = { url: string | null; message: string }

/** @param others those whose page may be the same one: the page of a list is nobody's */
export function namedBy(listings: readonly Listing[], others: Iterable<string>): Named {
  const urls = new Set(listings.map(({ url }) => url))
  for (const url of others) urls.delete(url)
  const words = listings.flatMap(({ name, entry, original }) => [name, entry, original['name'] ?? name])
  return { words: [...new Set(words)], urls }
}

export function tellsOf({ url, message }: Issue, { words, urls }: Named): boolean {
  return (
    (url !== null && urls.has(url)) ||
    words.some((word) => message.includes(`"${word}"`)) ||
    [...urls].some((own) => message.includes(own))
  )
}

/** What an issue says that must not name its entry any more: its class and number are no secret. */
export const withheld = { url: null, message: 'About an entry whose firm was forgotten.' } as const

/** Takes the words out of the issues of earlier runs; issues of others stay as they are. */
export function withholdIssues(store: Store, named: Named): void {
  const update = prepared(store, 'UPDATE run_issues SET url = @url, message = @message WHERE id = @id')
  const issues = prepared(store, 'SELECT id, url, message FROM run_issues').all() as (Issue & {
    id: number
  })[]
  for (const issue of issues) if (tellsOf(issue, named)) update.run({ ...withheld, id: issue.id })
}
