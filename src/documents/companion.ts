import { cleanForTerminal } from '../terminal/clean.js'
import { headLines, sourceTable } from './head-lines.js'
import { type Paper, paperFooter } from './paper.js'
import { wordsIn } from './words.js'

/**
 * The text file that goes beside a CSV file. CSV has no place for a footer: a last row would be read as a firm, sorted
 * among the others and counted. So the head, the sources and the footer stand here, under the same name.
 */
export function formatCompanion(paper: Paper, file: { name: string; rows: number }): string {
  const words = wordsIn(paper.lang)
  const line = ([label, value]: readonly [string, string]) => `${label}: ${cleanForTerminal(value)}`
  const { heads, rows } = sourceTable(paper)
  return [
    `${cleanForTerminal(file.name)} (${words.firms}: ${file.rows})`,
    '',
    ...headLines(paper).map(line),
    '',
    `${words.sources}:`,
    ...rows.map((cells) => `- ${cells.map((cell, place) => line([heads[place] ?? '', cell])).join(', ')}`),
    '',
    paperFooter(paper.lang),
    '',
  ].join('\r\n')
}

/** Name or path of the companion: `longlist.csv` has `longlist.hinweis.txt`. */
export function companionName(file: string): string {
  return `${file.replace(/\.[^./\\]*$/, '')}.hinweis.txt`
}
