import type { Context } from '../context.js'
import { findQuestions } from '../ranking/questions.js'
import type { ScoredFirm } from '../ranking/score.js'
import type { StoredNeed } from '../store/needs.js'
import { printRows } from '../terminal/output.js'

/** Prints what nobody knows yet of the firms of a ranking, the question first whose answer would change the order most. */
export function printQuestions(
  context: Context,
  { need, version }: StoredNeed,
  order: readonly ScoredFirm[],
  top: number,
): void {
  const questions = findQuestions(order, top)
  const open = questions.slice(0, top)
  printRows(context.terminal, {
    columns: [
      { key: 'firm', title: 'Firm' },
      { key: 'name', title: 'Name', flexible: true },
      { key: 'criterion', title: 'Unknown' },
      { key: 'rank', title: 'Rank', align: 'right' },
      { key: 'if_yes', title: 'If yes', align: 'right' },
      { key: 'if_no', title: 'If no', align: 'right' },
      { key: 'website', title: 'Website', flexible: true, priority: 3 },
    ],
    rows: open.map((question) => ({ ...question, if_no: question.if_no ?? 'out' })),
    json: { need: need.id, version, generated_at: context.now(), questions: open },
    empty: `No answer would bring a firm up among the first ${top}.`,
  })
  if (questions.length > open.length)
    context.terminal.note(`${questions.length - open.length} more questions; --top N shows more.`)
}
