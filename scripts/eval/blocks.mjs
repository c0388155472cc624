// Measures what the reading of firms' pages keeps of the recorded pages beside the checkout, and how long a page takes.
//   npm run build && node scripts/eval/blocks.mjs [--show]
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { measureBlocks, readGoldPages } from './measure-blocks.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { values: options } = parseArgs({ options: { show: { type: 'boolean', default: false } } })
const pages = readGoldPages(resolve(root, '../shared/corpus/trafilatura-eval-html'))
if (!pages) {
  console.log('The recorded pages (../shared) are not here: nothing to measure.')
  process.exit(0)
}
const reader = resolve(process.env.GOVSCOUT_DIST ?? resolve(root, 'dist'), 'evidence/page-blocks.js')
if (!existsSync(reader)) throw new Error('page-blocks.js is not built: npm run build')
const { parseSiteHtml, readBlocks } = await import(pathToFileURL(reader).href)
const readPage = (html, url) => readBlocks(parseSiteHtml(html, url))

const { wanted, found, unwanted, kept, missed } = measureBlocks(pages, readPage)
const rounds = 5
const before = performance.now()
for (let round = 0; round < rounds; round++) for (const page of pages) readPage(page.html, page.url)
const milliseconds = (performance.now() - before) / (rounds * pages.length)
console.log(
  `blocks: ${found} of ${wanted} wanted segments (goal 0.99), ${kept} of ${unwanted} unwanted kept, ` +
    `${milliseconds.toFixed(1)} ms a page (goal 15)`,
)
if (options.show) for (const each of missed) console.log(`  missed: ${each}`)
