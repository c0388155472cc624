import { formatState } from '../needs/need-state.js'
import type { Paper } from './paper.js'
import { wordsIn } from './words.js'

/** The head of a paper as label and value, in the paper's language; what is unknown is said. */
export function headLines(paper: Paper): [label: string, value: string][] {
  const words = wordsIn(paper.lang)
  const { need } = paper
  return [
    [words.need, `${need.id}, ${need.title}`],
    [words.version, `${need.version}, ${formatState(need, paper.lang)}`],
    [words.owner, need.owner ?? words.unknown],
    [words.generated, paper.generated_at],
    [words.tool, `govscout ${paper.tool_version}`],
    ...scopeLines(paper),
    [words.searched, paper.searched.join(', ') || words.unknown],
    [words.dataHash, `SHA-256 ${paper.data_hash}`],
    [words.logHash, `SHA-256 ${paper.log_hash}`],
  ]
}

/** What a paper leaves out by rank, state or filter. */
function scopeLines({ scope, lang }: Paper): [string, string][] {
  const words = wordsIn(lang)
  const filter = (['country', 'place', 'tag', 'stage', 'where'] as const).flatMap((key) =>
    scope.filter[key] === undefined ? [] : [`${words.filterBy[key]} ${scope.filter[key]}`],
  )
  return [
    [words.filter, filter.join(', ') || words.noneSet],
    [words.scope, words.scopeOf(scope)],
    [words.notRanked, words.notRankedOf(scope.left)],
    [words.field, words.fieldOf(scope.field)],
  ]
}

/** Heads and cells of the table of sources; a run that saw only a part says so. */
export function sourceTable(paper: Paper): { heads: string[]; rows: string[][] } {
  const words = wordsIn(paper.lang)
  return {
    heads: [words.directory, words.lastRun, words.listings, words.licence, words.coverage],
    rows: paper.sources.map((source) => [
      source.title,
      source.last_run?.slice(0, 10) ?? words.never,
      String(source.listings),
      source.licence || words.unknown,
      source.complete === null ? words.unknown : source.complete ? words.whole : words.partial,
    ]),
  }
}
