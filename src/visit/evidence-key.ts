import { createHash } from 'node:crypto'
import type { FoundClaim, FoundReference } from '../evidence/finding.js'
import type { SitePage } from '../evidence/site-page.js'

/**
 * What an analyst's verdict holds for: what is said, and the sentence it stands in. Better rules may cut the quote or name the relation
 * in another way, and the page may move; another body, criterion or grade, or a sentence that was rewritten, is looked at anew.
 */
export function evidenceKey(found: FoundReference | FoundClaim, page: SitePage): string {
  const said =
    found.kind === 'reference'
      ? ['reference', fold(found.body.name)]
      : ['claim', found.criterion, fold(found.subject), found.grade]
  const block = page.blocks[found.block]?.text ?? found.quote
  return createHash('sha256')
    .update(JSON.stringify([...said, fold(block)]))
    .digest('hex')
    .slice(0, 32)
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
