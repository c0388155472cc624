import { firstBase } from './0001-first-base.js'
import { textIndex } from './0002-text-index.js'
import { trustedCrawl } from './0003-trusted-crawl.js'
import { identity } from './0004-identity.js'
import { listSays } from './0005-list-says.js'
import { politeMemory } from './0006-polite-memory.js'
import { needs } from './0007-needs.js'
import { searchPostings } from './0008-search-postings.js'
import { vectors } from './0010-vectors.js'

/** Append-only: the position of a migration is its number, kept in `PRAGMA user_version`. */
export const migrations: readonly { name: string; sql: string }[] = [
  { name: '0001-first-base', sql: firstBase },
  { name: '0002-text-index', sql: textIndex },
  { name: '0003-trusted-crawl', sql: trustedCrawl },
  { name: '0004-identity', sql: identity },
  { name: '0005-list-says', sql: listSays },
  { name: '0006-polite-memory', sql: politeMemory },
  { name: '0007-needs', sql: needs },
  { name: '0008-search-postings', sql: searchPostings },
  { name: '0010-vectors', sql: vectors },
]
