/** A block of text of a page: what a reader sees as one paragraph, item, cell or caption. */
export interface TextBlock {
  kind: 'heading' | 'paragraph' | 'item' | 'cell' | 'quote' | 'alt'
  /** NFC, white space folded, soft hyphens and zero-width marks out. A line break that the page sets (`<br>`) stays as "\n". */
  text: string
  /** Headings above it, outermost first; for a heading those above itself. */
  headings: readonly string[]
}

/** What a page of a firm's site is for, told by how it was found. `press` and `authority` are pages of others. */
export const pageKinds = [
  'home',
  'imprint',
  'privacy',
  'references',
  'product',
  'security',
  'accessibility',
  'press',
  'authority',
] as const
export type PageKind = (typeof pageKinds)[number]

/** One page of a firm's own website, or of another's that speaks of the firm. */
export interface SitePage {
  url: string
  kind: PageKind
  title: string
  /** In the order of the page. */
  blocks: readonly TextBlock[]
  /** Instant at which it was last seen, ISO; tells whether a certificate has run out. */
  checked_at?: string
}
