import { foldShort } from './fold-name.js'
import type { ListingStatus } from './listing.js'

/** Words of directories for the state of a firm, folded. "Public" is a firm on the stock exchange, hence active. */
const words: [ListingStatus, RegExp][] = [
  [
    'acquired',
    /\b(?:acquired|acquisition|exit(?:ed)?|merged|ubernommen|verkauft|fusioniert|aufgekauft|rachetee?)\b/,
  ],
  [
    'inactive',
    /\b(?:inactive|inaktiv|not active|nicht (?:mehr )?aktiv|closed|dead|deadpooled|defunct|dissolved|liquidated|in liquidation|liquidation|bankrupt|insolvent|insolvenz|geschlossen|eingestellt|geloscht|erloschen|aufgelost|abandoned|abandon|out of business|false|no|nein)\b/,
  ],
  ['active', /\b(?:active|aktiv|public|operating|running|open|live|alive|true|yes|ja)\b/],
]

/** The status a directory's word stands for; "unknown" for a word not known here. */
export function parseStatus(text: string): ListingStatus {
  const folded = foldShort(text)
  if (/^[10]$/.test(folded.trim())) return folded.trim() === '1' ? 'active' : 'inactive'
  return words.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'unknown'
}
