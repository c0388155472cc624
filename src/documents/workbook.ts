import type { Cell, CsvTable } from './csv.js'
import { headLines } from './head-lines.js'
import type { NeedFile } from './need-file.js'
import { formatNumber } from './number.js'
import { paperFooter } from './paper.js'
import { criterionWeight } from './record-points.js'
import { sourcesReportTable } from './sources-report.js'
import { criterionName } from './words.js'

/** A sheet: a table whose first line is frozen and can be filtered. */
export interface Sheet {
  name: string
  table: CsvTable
}

const words = {
  de: { sources: 'Quellen', state: 'Kriterien & Stand', what: 'Was', says: 'Angabe', note: 'Hinweis' },
  en: { sources: 'Sources', state: 'Criteria & state', what: 'What', says: 'Says', note: 'Note' },
}

/** The list, then where it comes from, then by what it was made: a sheet that is mailed alone still tells both. */
export function withState(file: NeedFile, name: string, table: CsvTable): Sheet[] {
  const { lang } = file.paper
  const said = words[lang]
  return [
    { name, table },
    { name: said.sources, table: sourcesReportTable(file) },
    {
      name: said.state,
      table: { keys: ['what', 'says'], titles: [said.what, said.says], rows: stateRows(file) },
    },
  ]
}

function stateRows(file: NeedFile): Cell[][] {
  const { paper, criteria, weights } = file
  const row = (what: string, says: string): Cell[] => [{ text: what }, { text: says }]
  return [
    ...headLines(paper).map(([label, value]) => row(label, value)),
    ...weights.map(([part, points]) =>
      row(criterionName(part, paper.lang), formatNumber(points, paper.lang)),
    ),
    ...criteria.map((criterion) =>
      row(`${criterion.code} ${criterion.name}`, criterionWeight(criterion, paper.lang)),
    ),
    row(words[paper.lang].note, paperFooter(paper.lang)),
  ]
}
