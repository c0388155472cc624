// Counts how many buyers use each word in their German procurement notices, and writes the counts to
// data/lexicon/need-words.yaml. Buyers and not notices: one office repeats its own phrases. Words and counts alone, no sentence
// of a notice; words of fewer than four buyers are left out, and with them names.
//   npm run build && node scripts/lexicon/need-words.mjs [--notices FOLDER]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { analyse } from '../../dist/language/analyse.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { values: options } = parseArgs({
  options: {
    notices: {
      type: 'string',
      default: resolve(root, '../shared/corpus/doe-oeffentlichevergabe-2025-12-06'),
    },
  },
})
const file = resolve(options.notices, 'purpose.csv')
if (!existsSync(file)) {
  console.log('The recorded notices (../shared/corpus) are not here: nothing to count.')
  process.exit(0)
}

const leastBuyers = 4
/** What stands in addresses and in place of what was masked. */
const noWords = new Set(['www', 'https', 'http', 'mail', 'tel', 'nummer', 'entfernt'])
const rowsOf = (file) =>
  parse(readFileSync(file), { columns: true, bom: true, relax_quotes: true, relax_column_count: true })
const buyerOf = new Map(
  rowsOf(resolve(options.notices, 'organisation.csv'))
    .filter((row) => row.organisationRole === 'buyer')
    .map((row) => [row.noticeIdentifier, row.organisationName.replace(/\s+/g, ' ').trim()]),
)
const texts = new Map()
for (const row of rowsOf(file)) {
  const buyer = buyerOf.get(row.noticeIdentifier) ?? row.noticeIdentifier
  texts.set(buyer, `${texts.get(buyer) ?? ''}\n${row.title}.\n${row.description}`)
}

const words = new Map()
for (const text of texts.values()) {
  const seen = new Set()
  for (const { term, folded, start, end } of analyse(text, 'de')) {
    if (/\d/.test(folded) || folded.length < 3 || noWords.has(folded)) continue
    const word = words.get(term) ?? { buyers: 0, written: new Map() }
    words.set(term, word)
    const written = text.slice(start, end)
    word.written.set(written, (word.written.get(written) ?? 0) + 1)
    if (!seen.has(term)) word.buyers++
    seen.add(term)
  }
}

const byCount = new Map()
for (const { buyers: count, written } of words.values()) {
  if (count < leastBuyers) continue
  const [[form]] = [...written].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
  byCount.set(count, [...(byCount.get(count) ?? []), form])
}
const rows = [...byCount]
  .sort((x, y) => y[0] - x[0])
  .map(([count, forms]) => wrap(`    "${count}": `, forms.sort()))
writeFileSync(
  resolve(root, 'data/lexicon/need-words.yaml'),
  `# How many of ${texts.size} buyers use a word in their German notices of one week of December 2025, by that number: the language of
# needs. What many use says little of the task (needs/word-rarity.ts). Made by scripts/lexicon/need-words.mjs from the open
# data of the Datenservice Öffentlicher Einkauf; words and counts alone.
need_words:
  buyers: ${texts.size}
  words:
${rows.join('\n')}
`,
)
console.log(`${texts.size} buyers, ${[...byCount.values()].flat().length} words`)

function wrap(head, forms) {
  const lines = [head]
  for (const form of forms) {
    const last = lines.length - 1
    if (lines[last].length + form.length > 126) lines.push('      ')
    lines[lines.length - 1] += `${/ $/.test(lines.at(-1)) ? '' : ' '}${form}`
  }
  return lines.join('\n')
}
