import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLexicon } from '../../src/lexicons.js'
import { analyseNeed } from '../../src/needs/analyse-need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import type { EvidenceQuote } from '../../src/ranking/candidate-firm.js'
import { firm, listing, needOf, quote, rank } from './firms.js'

const lexicon = readLexicon(join(import.meta.dirname, '../../data'))
const sells: EvidenceQuote = {
  ...quote('Städte arbeiten damit', 'strong', 'govtech/authorities@1'),
  direction: 'sells-to',
}
const helps: EvidenceQuote = { ...sells, quote: 'tender alerts', direction: 'helps-selling-to' }
const regulated: EvidenceQuote = { ...sells, quote: 'GDPR filings', direction: 'regulated-by' }

describe('a bidder-side tool', () => {
  const summary = 'Findet jede Leckage'
  const withEvidence = (govtech: EvidenceQuote[]) =>
    firm([listing(1, { summary })], { evidence: { ai: [], govtech } })
  const pointsOf = (govtech: EvidenceQuote[]) =>
    rank(needOf('Leckage'), [withEvidence(govtech)])[0]?.reasons.find(
      ({ criterion }) => criterion === 'public_sector',
    )?.points ?? 0

  test.each<[string, EvidenceQuote[], number]>([
    ['sells to the public sector', [sells], 10],
    ['helps others to sell to it', [helps], 5],
    ['helps, and says so twice', [helps, { ...helps, quote: 'bid writing' }], 5],
    ['is regulated by it', [regulated], 0],
    ['helps and is regulated', [regulated, helps], 5],
    ['sells and helps', [helps, sells], 10],
  ])('that %s earns %d', (_, govtech, points) => expect(pointsOf(govtech)).toBe(points))

  test('comes behind a firm with the same words that sells to the public sector, whatever their names', () => {
    const order = rank(needOf('Leckage'), [
      firm([listing(1, { name: 'Ahorn', summary })], { evidence: { ai: [], govtech: [helps] } }),
      firm([listing(2, { name: 'Zeder', summary })], { evidence: { ai: [], govtech: [sells] } }),
    ])
    expect(order.map(({ name }) => name)).toEqual(['Zeder', 'Ahorn'])
  })
})

describe('the same words for another job', () => {
  test.each<[need: string, right: string, decoy: string]>([
    [
      'Leckagen im Wassernetz erkennen',
      'Acoustic sensors find every leak in water networks.',
      'Stops every data leak in company networks.',
    ],
    [
      'Bürgerbeteiligung online durchführen',
      'Online citizen participation for cities: proposals, surveys and votes.',
      'Tender alerts for vendors: find government bids and write proposals with AI.',
    ],
    [
      'Texte in Einfache Sprache übertragen',
      'Turns official texts into plain language.',
      'Translation of official texts into forty languages.',
    ],
    [
      'Schlaglöcher erkennen',
      'Detects potholes from camera images.',
      'Finds security holes in camera images.',
    ],
  ])('%s', (text, right, decoy) => {
    const need = analyseNeed(needSchema.parse({ id: 'n', title: text, text }), lexicon)
    const order = rank(need, [
      firm([listing(1, { name: 'Ahorn', summary: decoy })]),
      firm([listing(2, { name: 'Zeder', summary: right })]),
    ])
    expect(order[0]?.name).toBe('Zeder')
    const [first, second] = order
    if (second) expect(second.score).toBeLessThan((first?.score ?? 0) * 0.9)
  })
})
