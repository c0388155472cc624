import type { indexFirms, matchSupplier, signsOf } from '../../src/awards/match-award.js'
import type { nameKey } from '../../src/awards/notice-set.js'
import type { PartyTools } from '../../src/awards/party.js'
import type { readNotices } from '../../src/awards/read-notices.js'

export interface AwardFigures {
  eforms: { files: number; awards: number; others: number; refused: string[] }
  doe: {
    notices: number
    results: number
    with_winner: number
    left_out: number
    probable: number
    faults: number
  }
  ocds: { releases: number; notices: number; faults: number }
  wrong_winners: string[]
  links: { doubtful: string[]; suppliers: number; by_name: number; methods: Record<string, number> }
}
export function hasRecordedNotices(corpus: string): boolean
export function measureAwards(
  corpus: string,
  parts: {
    readNotices: typeof readNotices
    indexFirms: typeof indexFirms
    matchSupplier: typeof matchSupplier
    signsOf: typeof signsOf
    nameKey: typeof nameKey
    tools: PartyTools
  },
): AwardFigures
