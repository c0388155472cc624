// Which concepts find far fewer German listings than their share of all listings: where the vocabulary may lack the words with
// which German firms describe themselves. Over the recorded directories beside the checkout; no judged need is read.
//   npm run build && node scripts/lexicon/language-balance.mjs [--share 0.5] [--least 14]
// Columns: German and English listings that name the concept, and the German ones to expect by the English ones.
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readListings } from '../eval/listings.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const load = (path) => import(new URL(`../../dist/${path}`, import.meta.url))
const { values: options } = parseArgs({
  options: { share: { type: 'string', default: '0.5' }, least: { type: 'string', default: '14' } },
})
const { parseLexicon } = await load('language/lexicon.js')
const { analyse } = await load('language/analyse.js')
const { PhraseFinder } = await load('language/phrase-finder.js')
const { listingLanguage } = await load('ranking/postings.js')

const folder = resolve(root, 'data/lexicon/concepts')
const lexicon = parseLexicon(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(resolve(folder, name), 'utf8') })),
)
const finder = new PhraseFinder(
  lexicon.concepts.flatMap((owner) =>
    owner.forms.filter(({ weight }) => weight === 1).map((form) => ({ owner, form })),
  ),
)
const counts = new Map(lexicon.concepts.map((concept) => [concept, { de: 0, en: 0 }]))
const total = { de: 0, en: 0 }
for (const { name, summary, tags, description } of readListings(resolve(root, '../shared'))) {
  const tagLine = tags.join(', ')
  const language = listingLanguage({ summary, tags: tagLine, description })
  const group = language === 'de' ? 'de' : 'en'
  total[group]++
  const tokens = analyse([summary, description, name, tagLine].join('\n'), language)
  for (const concept of new Set(finder.find(tokens).map(({ owner }) => owner))) counts.get(concept)[group]++
}
const rows = [...counts]
  .map(([{ id, generic }, { de, en }]) => ({ id, generic, de, en, due: (en * total.de) / total.en }))
  .filter(
    ({ generic, de, en, due }) => !generic && en >= Number(options.least) && de < due * Number(options.share),
  )
  .sort((x, y) => y.due - y.de - (x.due - x.de))
console.log(`${total.de} German listings, ${total.en} others`)
for (const { id, de, en, due } of rows)
  console.log(
    `${id.padEnd(36)} ${String(de).padStart(5)} ${String(en).padStart(6)} ${due.toFixed(0).padStart(6)}`,
  )
