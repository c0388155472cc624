import type { Block, Line } from './document.js'
import { fileWords } from './file-words.js'
import type { FileSource, NeedFile } from './need-file.js'
import { formatNumber } from './number.js'
import type { Language } from './paper.js'
import { criterionWeight, pointHeading } from './record-points.js'
import { type RecordWords, recordWords } from './record-words.js'
import { criterionName, wordsIn } from './words.js'

/** Points 3 to 5 of the record: where was searched, with which words, by which criteria and since when. */
export function searchBlocks(file: NeedFile): Block[] {
  const { lang, scope } = file.paper
  const [words, common] = [recordWords(lang), wordsIn(lang)]
  const filter = (['country', 'place', 'tag', 'stage', 'where'] as const).flatMap((key) =>
    scope.filter[key] === undefined ? [] : [`${common.filterBy[key]} ${scope.filter[key]}`],
  )
  return [
    pointHeading(3, lang),
    sourcesTable(file.sources, lang),
    pointHeading(4, lang),
    {
      kind: 'facts',
      facts: [
        [words.words, file.search.words.join(', ') || common.unknown],
        ...file.search.lines.map(([language, line]) => [words.line[language] ?? language, line] as const),
        [words.filter, filter.join(', ') || common.noneSet],
        [words.languages, words.languagesOf],
      ],
    },
    pointHeading(5, lang),
    ...criteriaBlocks(file),
  ]
}

/** All sources, those that were not read with why. */
export function sourcesTable(sources: readonly FileSource[], lang: Language): Block {
  const [words, common, file] = [recordWords(lang), wordsIn(lang), fileWords(lang)]
  return {
    kind: 'table',
    heads: words.sourceHeads,
    widths: [6, 7, 3, 3, 3, 5],
    rows: sources.map(({ title, state, last_run, listings, requests, why }): Line[] => [
      title,
      file.states[state],
      last_run?.slice(0, 10) ?? common.never,
      String(listings),
      requests === null ? common.noRank : String(requests),
      why ? file.why(why) : '',
    ]),
  }
}

function criteriaBlocks({
  paper,
  criteria,
  weights,
  criteria_since,
  first_decision,
  places,
}: NeedFile): Block[] {
  const { lang, need } = paper
  const words = recordWords(lang)
  const rows: Line[][] = [
    ...weights.map(([part, points]) => [criterionName(part, lang), formatNumber(points, lang)]),
    ...criteria.map((criterion) => [`${criterion.code} ${criterion.name}`, criterionWeight(criterion, lang)]),
  ]
  const state = [
    words.fixed(criteria_since.version, criteria_since.at.slice(0, 10)),
    need.frozen ? words.frozen(need.frozen.at.slice(0, 10), need.frozen.by) : words.notFrozen,
    decidedLine(first_decision, need.frozen !== null, words),
    ...(need.frozen_before
      ? [words.changed(need.frozen_before.version, need.frozen_before.at.slice(0, 10))]
      : []),
    ...(places.length ? [words.preferred(places.join(', '))] : []),
  ]
  return [
    { kind: 'table', heads: words.criteriaHeads, widths: [5, 2], rows },
    { kind: 'list', items: state },
  ]
}

/** Whether the criteria were fixed before anybody decided by them, as the log has it. */
function decidedLine(first: NeedFile['first_decision'], isFrozen: boolean, words: RecordWords): string {
  if (!first) return words.noneDecided
  const day = first.at.slice(0, 10)
  return isFrozen && first.frozen_before ? words.decidedAfter(day) : words.decidedBefore(day)
}
