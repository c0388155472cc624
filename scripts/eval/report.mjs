// Writes docs/evaluation.md: what the ranking, identity, evidence and the detector of persons reach on the recorded data.
//   npm run build && node scripts/eval/report.mjs
// The date is that of the clock, or of GOVSCOUT_NOW.
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
if (!existsSync(resolve(root, '../shared/eval'))) {
  console.log('The judged needs (../shared/eval) are not here: nothing to measure.')
  process.exit(0)
}
const run = (script, ...options) =>
  execFileSync(process.execPath, [resolve(root, 'scripts/eval', script), ...options], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })

const ranking = JSON.parse(run('ranking.mjs', '--json', '--embeddings'))
const firms = JSON.parse(run('firms.mjs', '--json'))
const persons = run('persons.mjs').trim().split('\n')
const beyond = ['blocks.mjs', 'imprint.mjs', 'evidence.mjs', 'awards.mjs', 'visit.mjs'].map((script) => [
  script,
  run(script)
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith(' ')),
])
const day = (process.env.GOVSCOUT_NOW ?? new Date().toISOString()).slice(0, 10)

const columns = {
  ndcg10: 'nDCG@10',
  recall50: 'recall@50',
  mrr: 'MRR',
  unjudged10: 'unjudged@10',
  recall_de: 'recall@50 German',
  recall_en: 'recall@50 English',
}
const keys = Object.keys(columns)
const cell = (value) => (value === null ? '–' : value.toFixed(3))
const row = (cells) => `| ${cells.join(' | ')} |`
const tableOf = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
const means = Object.entries(ranking.tables).map(([title, rows]) => [
  title,
  ...keys.map((key) => cell(rows.at(-1)[key])),
])
const perNeed = Object.entries(ranking.tables)
  .filter(([title]) => !title.startsWith('plain'))
  .map(([title, rows]) => {
    const body = rows.map((each) => [each.need, ...keys.map((key) => cell(each[key]))])
    return `### ${title[0].toUpperCase()}${title.slice(1)}\n\n${tableOf(['need', ...Object.values(columns)], body)}`
  })
const nearColumns = {
  ndcg10: 'nDCG@10',
  recall50: 'recall@50',
  recall200: 'recall@200',
  mrr: 'MRR',
  unjudged10: 'unjudged@10',
  recall_de: 'recall@50 German',
  recall_en: 'recall@50 English',
}
const near = ranking.embeddings
const nearText = near
  ? `The English line of each need and the listings' texts (600 characters), read by ${near.model}, the encoder of an npm package, on ${day}. The
order by vectors joins the order by words by reciprocal rank fusion (k = 60) with a share of the points; 10 % is what the tool does. Alone
it is measured low by what nobody judged (unjudged@10). It reads no German: a larger share puts German listings behind.

${tableOf(
  ['', ...Object.values(nearColumns)],
  Object.entries(near.tables).map(([title, rows]) => [
    title,
    ...Object.keys(nearColumns).map((key) => cell(rows.at(-1)[key])),
  ]),
)}`
  : 'Not measured: the packages of the encoder are not installed.'
const { precision, recall, f1, firms: count, proposals } = firms.pairs
const evidence = Object.entries(firms.evidence).flatMap(([statement, figures]) =>
  Object.entries(figures)
    .filter(([, figure]) => typeof figure?.precision === 'number')
    .map(([title, each]) => [statement, title, cell(each.precision), cell(each.recall), cell(each.f1)]),
)

writeFileSync(
  resolve(root, 'docs/evaluation.md'),
  `# What is measured, and what it reaches

Written by \`node scripts/eval/report.mjs\` on ${day}; vocabulary ${ranking.lexicon} with ${ranking.concepts} concepts. \`npm run eval\` prints the same
figures. They need the recorded directories and the judged needs beside the checkout; without them nothing is measured.

The labels come from one assessor who read directory text alone: a yardstick for development, no certificate. A firm nobody
judged counts as 0 and is counted (unjudged@10), so the figures are lower bounds.

## Ranking

Ten needs over ${ranking.listings.toLocaleString('en')} listings, in the mean. nDCG@10 with gains 0, 1, 3 for the grades 0, 1, 2; recall@50 of at most 50
relevant firms, also for German and English listings apart. Plain full text is SQLite's FTS5 with its tokenizer unicode61, words
joined by OR, over the same listings.

${tableOf(['', ...Object.values(columns)], means)}

${perNeed.join('\n\n')}

German listings are few among the relevant ones, in half of the needs one or two: their recall moves in large steps.

## Embeddings

${nearText}

## Identity

Pairs of listings: precision ${cell(precision)}, recall ${cell(recall)}, F1 ${cell(f1)}; ${count} firms, ${proposals} proposals.

## Evidence

${tableOf(['statement', 'judge', 'precision', 'recall', 'F1'], evidence)}

## Pages, notices and visits

Each by its command, behind \`npm run build\`; sets that the rules have seen are called so. Times are of the machine that measured.

${beyond.map(([script, lines]) => `\`node scripts/eval/${script}\`\n\n${lines.map((line) => `- ${line}`).join('\n')}`).join('\n\n')}

## Persons

${persons.map((line) => `- ${line}`).join('\n')}
`,
)
console.log('docs/evaluation.md')
