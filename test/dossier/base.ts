import type { Quote, Statement } from '../../src/firms/evidence.js'
import type { Listing } from '../../src/firms/listing.js'
import { type Lexicon, parseLexicon } from '../../src/language/lexicon.js'
import type { Need } from '../../src/needs/need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { listing, noEvidence, openBase, publish } from '../store/base.js'

/** Concepts of which one begins as the other. */
export const lexicon: Lexicon = parseLexicon([
  {
    name: 'concepts.yaml',
    text: `concepts:
  - {id: building, field: T01, de: Gebäude, en: building}
  - {id: building-permit, field: T06, de: "Baugenehmigung, Bauantrag, Bauanträge", en: building permit}
  - {id: water-leak, field: T11, de: "Leckage, Rohrbruch", en: "leak, pipe burst"}
`,
  },
  { name: 'ignored.yaml', text: 'ignored: [gesucht]\nside_remarks: []\n' },
])

export const need: Need = needSchema.parse({
  id: 'bau-1',
  title: 'Bauanträge prüfen',
  text: 'Gesucht ist Software, die Bauanträge für ein Gebäude prüft.',
})

const quote = (text: string): Quote => ({
  quote: text,
  field: 'summary',
  rule: 'ai/ki@1',
  strength: 'strong',
  direction: 'sells-to',
  source: 'text',
  offset: null,
  length: null,
})

/** A listing that says AI or Behörde has evidence of it. */
export function findEvidence({ summary }: Listing): Record<Statement, Quote[]> {
  return {
    ...noEvidence,
    ai: summary?.includes('KI') ? [quote('KI')] : [],
    govtech: summary?.includes('Behörde') ? [{ ...quote('Behörde'), rule: 'govtech/authority@1' }] : [],
  }
}

export const fuchs = listing('Aktenfuchs', {
  city: 'Kiel',
  country: 'DE',
  website: 'https://aktenfuchs.example/',
  domain: 'aktenfuchs.example',
  summary: 'KI prüft Bauanträge für jede Behörde.',
  tags: ['KI', 'Bau'],
})
export const wien = listing('Wienbau', { city: 'Wien', country: 'AT', summary: 'Prüft Bauanträge.' })
export const ended = listing('Altbau', { country: 'DE', status: 'inactive', summary: 'Prüft Bauanträge.' })
export const taken = listing('Kaufbau', { country: 'DE', status: 'acquired', summary: 'Prüft Bauanträge.' })
export const gone = listing('Fortbau', { country: 'DE', summary: 'Prüft Bauanträge.' })
export const bread = listing('Brotzeit', { city: 'Kiel', country: 'DE', summary: 'Liefert Brot.' })

/** F1 fuchs, F2 Wien, F3 ended, F4 taken over, F5 gone from its directory, F6 of something else. */
export function filledBase(store = openBase()): ReturnType<typeof openBase> {
  publish(store, [fuchs, wien, ended, taken, gone, bread], { findEvidence })
  // Gone is what two full runs in a row no longer had.
  publish(store, [fuchs, wien, ended, taken, bread], { findEvidence })
  publish(store, [fuchs, wien, ended, taken, bread], { findEvidence })
  return store
}
