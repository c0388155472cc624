import { firstBase } from './0001-first-base.js'
import { textIndex } from './0002-text-index.js'
import { trustedCrawl } from './0003-trusted-crawl.js'
import { identity } from './0004-identity.js'
import { listSays } from './0005-list-says.js'
import { politeMemory } from './0006-polite-memory.js'
import { needs } from './0007-needs.js'
import { searchPostings } from './0008-search-postings.js'
import { needSearches } from './0009-need-searches.js'
import { awards } from './0011-awards.js'
import { firmSites } from './0012-firm-sites.js'
import { desk } from './0013-desk.js'
import { takingBack } from './0014-taking-back.js'
import { vectors } from './0015-vectors.js'
import { lists } from './0016-lists.js'

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
  { name: '0009-need-searches', sql: needSearches },
  { name: '0011-awards', sql: awards },
  { name: '0012-firm-sites', sql: firmSites },
  { name: '0013-desk', sql: desk },
  { name: '0014-taking-back', sql: takingBack },
  { name: '0015-vectors', sql: vectors },
  { name: '0016-lists', sql: lists },
]
