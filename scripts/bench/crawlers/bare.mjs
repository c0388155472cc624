// undici and the tool's own compiled extraction, without robots, pauses, kept pages, base or evidence: the limit of what the tool could
// reach. Eight requests at once; rows as JSON lines.
//   node bare.mjs ORIGIN FOLDER RECIPE
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Agent } from 'undici'
import { load } from '../processes.mjs'

const [origin, folder, recipeFile] = process.argv.slice(2)
const { parseRecipe } = await load('directories/catalogue.js')
const { compileExtraction } = await load('extract/compile.js')
const recipe = parseRecipe(readFileSync(recipeFile, 'utf8'), recipeFile)
const reader = compileExtraction(recipe)
const agent = new Agent({ connections: 8 })
const report = () => {}
const get = async (url) => {
  const { pathname, search } = new URL(url)
  const { body } = await agent.request({ origin, path: pathname + search, method: 'GET' })
  return { url, contentType: 'text/html', text: await body.text() }
}

const items = []
for (let page = 1; ; page++) {
  const url = `${origin}/firms?page=${page}`
  const list = reader.readListPage(await get(url), report)
  if (!list.items.length) break
  for (const item of list.items) items.push({ item, url })
}
let rows = []
let stored = 0
const flush = () => {
  appendFileSync(join(folder, 'rows.jsonl'), rows.map((row) => `${row}\n`).join(''))
  stored += rows.length
  rows = []
}
let at = 0
const work = async () => {
  while (at < items.length) {
    const { item, url } = items[at++]
    const details = reader.readDetailPage(await get(item.link), report)
    rows.push(JSON.stringify(reader.mergeRecord(item, details, url, report)))
    if (rows.length >= 500) flush()
  }
}
await Promise.all(Array.from({ length: 8 }, work))
flush()
await agent.close()
console.log(JSON.stringify({ rows: stored }))
