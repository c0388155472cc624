import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SitePage, TextBlock } from '../../src/evidence/site-page.js'
import { readClaimRules, readPublicBodies } from '../../src/lexicons.js'

const data = fileURLToPath(new URL('../../data', import.meta.url))

/** The lists of the package without a table of municipalities. */
export const knowledge = () => readPublicBodies(data)
export const subjects = () => readClaimRules(data)

export function sample(name: string): string {
  return readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8')
}

/** A page of paragraphs, or of blocks as given. */
export function page(kind: SitePage['kind'], blocks: readonly (string | TextBlock)[], title = ''): SitePage {
  return {
    url: 'https://firm.example/',
    kind,
    title,
    blocks: blocks.map((block) =>
      typeof block === 'string' ? { kind: 'paragraph', text: block, headings: [] } : block,
    ),
  }
}
