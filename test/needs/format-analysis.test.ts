import { expect, test } from 'vitest'
import { analyseNeed, formatAnalysis } from '../../src/needs/analyse-need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { lexicon } from './lexicon.js'

test('prints what was understood, what is passed over, and what to know', () => {
  const need = needSchema.parse({
    id: 'N1',
    title: 'Leckage im Drohnenschwarm',
    text: 'Wir suchen Gebäude. Nach DSGVO.',
    must: ['Leck'],
    search: { de: 'Rohrbruch' },
  })
  const lines = formatAnalysis(analyseNeed(need, lexicon))
  const text = lines.map(([label, value]) => `${label}: ${value}`).join('\n')
  expect(text).toMatch(
    /^Concepts: water leak \(.* \+ 1\.00 line\) from "Leckage", "Leck", "Rohrbruch": Leckage, Leck/,
  )
  expect(text).toMatch(/^Words: .*Drohnenschwarm \(1\.08\)/m)
  expect(text).toMatch(/^Common words: building \(0\.45\)$/m)
  expect(text).toMatch(/^Must: Leck$/m)
  expect(text).toMatch(/^Not: none$/m)
  expect(text).toMatch(/^Side remarks: Nach DSGVO\.$/m)
  expect(text).toMatch(/^Not searched: suchen$/m)
  expect(text).toMatch(/^Note: There is no English search line/m)
  expect(text).toMatch(new RegExp(`^Vocabulary: ${lexicon.version}$`, 'm'))
})
