// The recorded award notices beside the checkout, as `npm run eval` measures them.
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { hasRecordedNotices, measureAwards } from '../../scripts/eval/measure-awards.mjs'
import { indexFirms, matchSupplier, signsOf } from '../../src/awards/match-award.js'
import { nameKey } from '../../src/awards/notice-set.js'
import { readNotices } from '../../src/awards/read-notices.js'
import { tools } from '../awards/samples.js'

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
const isHere = hasRecordedNotices(corpus)

describe.skipIf(!isHere)(
  isHere ? 'recorded award notices' : 'the recorded notices are not beside the checkout, skipped',
  () => {
    const figures = isHere
      ? measureAwards(corpus, { readNotices, indexFirms, matchSupplier, signsOf, nameKey, tools })
      : null

    test('36 eForms: 28 of 31 award notices and 5 others are read, 3 incomplete ones end in a clear problem', () => {
      expect(figures?.eforms).toMatchObject({ files: 36, awards: 28, others: 5 })
      expect(figures?.eforms.refused).toEqual([
        expect.stringMatching(/INVALID_can_24_empty\.xml: the notice is not complete, it lacks/),
        expect.stringMatching(/INVALID_can_24_stage-1\.xml: the notice is not complete, it lacks/),
        expect.stringMatching(/INVALID_can_24_stage-2\.xml: the notice is not complete, it lacks/),
      ])
    })

    test('524 German notices, exactly 17 results with a winner', () => {
      expect(figures?.doe).toMatchObject({ notices: 524, results: 192, with_winner: 17, faults: 0 })
    })

    test('201 OCDS releases', () => {
      expect(figures?.ocds).toMatchObject({ releases: 201, faults: 0 })
    })

    test('no subcontractor and no loser becomes a winner', () => {
      expect(figures?.wrong_winners).toEqual([])
    })

    test('the VAT number and the host that stand at two firms link neither', () => {
      expect(figures?.links.doubtful.sort()).toEqual(['host', 'vat'])
    })

    test('nothing links by name, only by id or host', () => {
      expect(figures?.links.by_name).toBe(0)
      expect(
        Object.keys(figures?.links.methods ?? {}).filter((one) => !['vat', 'register', 'host'].includes(one)),
      ).toEqual([])
      expect(figures?.links.methods['vat']).toBeGreaterThan(0)
    })
  },
)
