// Measures the ranking on the recorded directories beside the checkout: nDCG@10 (gains 0/1/3), recall@50 (of at most 50
// relevant), MRR, unjudged@10, recall of German and English listings apart; without and with the English search line, written
// by hand or drafted by the tool; and of plain full text over the same listings.
//   npm run build && node scripts/eval/ranking.mjs [--needs FILE] [--judgements FILE] [--show N] [--need ID] [--json] [--embeddings]
// --embeddings measures the order joined with that of the packaged English encoder, too (near.mjs).
// Without --judgements beside --needs the first N firms are shown alone. GOVSCOUT_DIST names another folder of built files.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { createFullText } from './full-text.mjs'
import { readListings } from './listings.mjs'
import { createNear } from './near.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const shared = resolve(root, '../shared')
const dist = process.env.GOVSCOUT_DIST ?? resolve(root, 'dist')
const load = async (path) => {
  for (const base of [resolve(dist, 'src'), dist]) {
    const file = resolve(base, path)
    if (existsSync(file)) return import(pathToFileURL(file))
  }
  throw new Error(`${path} is not built: npm run build`)
}

const { values: options } = parseArgs({
  options: {
    needs: { type: 'string' },
    judgements: { type: 'string' },
    need: { type: 'string' },
    show: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
    embeddings: { type: 'boolean', default: false },
  },
})
if (!existsSync(resolve(shared, 'corpus'))) {
  console.log('The recorded directories (../shared/corpus) are not here: nothing to measure.')
  process.exit(0)
}

const { parseLexicon } = await load('language/lexicon.js')
const { analyseNeed } = await load('needs/analyse-need.js')
const { needSchema } = await load('needs/need-schema.js')
const { draftSearch } = await load('needs/draft-search.js')
const { createMemoryIndex } = await load('ranking/text-index.js')
const { listingLanguage } = await load('ranking/postings.js')
const { rankFirms } = await load('ranking/rank.js')
const { outstandingOf } = await load('ranking/near.js')

const lexicon = parseLexicon(readLexiconFiles(resolve(root, 'data/lexicon')))
const listings = readListings(shared).map((row) => ({
  ...row,
  language: listingLanguage({ ...row, tags: row.tags.join(', ') }),
}))
const index = createMemoryIndex(
  listings.map((row) => ({ ...row, title: row.name, tags: row.tags.join(', ') })),
)
const byId = new Map(listings.map((row) => [row.id, row]))

const needs = readLines(options.needs ?? resolve(shared, 'eval/needs.jsonl')).filter(
  (need) => !options.need || need.id === options.need,
)
const judgementFile =
  options.judgements ?? (options.needs ? undefined : resolve(shared, 'eval/judgements.csv'))
const grades = judgementFile ? readGrades(judgementFile) : new Map()

const columns = ['ndcg10', 'recall50', 'recall200', 'mrr', 'unjudged10', 'recall_de', 'recall_en', 'ms']
const tables = {}
const draftOf = (need) => draftSearch(analyseNeed(needSchema.parse(plain(need)), lexicon))
const lines = {
  'without search lines': () => ({}),
  'with the English line': (need) => (need.search_en ? { en: need.search_en } : null),
  'with a drafted English line': (need) => {
    const { en } = draftOf(need)
    return en ? { en } : {}
  },
  'with both lines drafted': draftOf,
}
for (const [title, lineOf] of Object.entries(lines)) {
  const rows = needs.flatMap((need) => {
    const search = lineOf(need)
    return search ? [measure(need, () => rankByNeed(need, search, title))] : []
  })
  if (rows.length) tables[title] = [...rows, mean(rows)]
}
const near = options.embeddings ? await createNear(listings, load) : null
const joined = {}
if (near) {
  const withLine = needs.filter((need) => need.search_en)
  const found = new Map()
  for (const need of withLine) found.set(need.id, await near.find(need.search_en))
  const add = (title, rank) => {
    const rows = withLine.map((need) => measure(need, () => rank(need)))
    if (rows.length) joined[title] = [...rows, mean(rows)]
  }
  const line = ({ search_en }) => ({ en: search_en })
  add('words alone, with the English line', (need) => rankByNeed(need, line(need), ''))
  add('vectors alone', (need) => [...found.get(need.id).cosines.keys()])
  for (const share of [0.1, 0.2, 0.33, 0.5])
    add(`joined, the vectors ${share * 100} %`, (need) =>
      rankByNeed(need, line(need), '', { ...found.get(need.id), share }),
    )
  add('without the line in the words, the vectors 10 %', (need) =>
    rankByNeed(need, {}, '', { ...found.get(need.id), share: 0.1 }),
  )
}
// With a line, the line alone, which does better than both together.
const findByText = createFullText(listings)
for (const [title, textOf] of [
  ['plain full text, the need alone', (need) => `${need.title}\n${need.text}`],
  ['plain full text, the English line alone', (need) => need.search_en],
]) {
  const rows = needs
    .filter((need) => textOf(need))
    .map((need) => measure(need, () => findByText(textOf(need))))
  if (rows.length) tables[title] = [...rows, mean(rows)]
}
if (options.json)
  console.log(
    JSON.stringify({
      lexicon: lexicon.version,
      concepts: lexicon.concepts.length,
      listings: listings.length,
      tables,
      embeddings: near && { model: near.model, tables: joined },
    }),
  )
else if (judgementFile)
  for (const [title, rows] of Object.entries({ ...tables, ...joined })) {
    console.log(
      `\n${title} (lexicon ${lexicon.version}, ${lexicon.concepts.length} concepts, ${listings.length} listings)`,
    )
    console.log(['need    ', ...columns.map((name) => name.padStart(10))].join(''))
    for (const row of rows)
      console.log(
        [
          row.need.padEnd(8),
          ...columns.map((name) => (row[name] === null ? '–' : row[name].toFixed(3)).padStart(10)),
        ].join(''),
      )
  }

function plain({ id, title, text }) {
  return { id, title, text }
}

/** Ids of listings as govscout ranks them, best first. */
function rankByNeed(need, search, lines, near) {
  const document = needSchema.parse({ ...plain(need), search })
  const ranked = rankFirms({
    need: analyseNeed(document, lexicon),
    index,
    near,
    findFirms: (ids) => findFirms(near ? [...new Set([...ids, ...outstandingOf(near)])] : ids),
  })
  if (Number(options.show) && !near) show(need, lines, ranked, grades.get(need.id) ?? new Map())
  return ranked.map((firm) => Number(firm.firm))
}

function measure(need, rank) {
  const started = performance.now()
  const ids = rank()
  const ms = performance.now() - started
  const judged = grades.get(need.id) ?? new Map()
  const keys = ids.map((id) => byId.get(id).key)
  const gain = (grade) => (grade === 2 ? 3 : grade === 1 ? 1 : 0)
  const dcg = (gains) => gains.slice(0, 10).reduce((sum, value, i) => sum + value / Math.log2(i + 2), 0)
  const ideal = dcg([...judged.values()].map(gain).sort((a, b) => b - a))
  const relevant = [...judged].filter(([, grade]) => grade > 0).map(([key]) => key)
  const first50 = new Set(keys.slice(0, 50))
  const first = keys.findIndex((key) => (judged.get(key) ?? 0) > 0)
  const recall = (wanted) =>
    wanted.length ? wanted.filter((key) => first50.has(key)).length / Math.min(wanted.length, 50) : null
  const language = new Map(listings.map((row) => [row.key, row.language]))
  return {
    need: need.id,
    ndcg10: ideal ? dcg(keys.slice(0, 10).map((key) => gain(judged.get(key)))) / ideal : 0,
    recall50: recall(relevant) ?? 0,
    recall200: relevant.length
      ? keys.slice(0, 200).filter((key) => relevant.includes(key)).length / relevant.length
      : 0,
    mrr: first < 0 ? 0 : 1 / (first + 1),
    unjudged10: keys.slice(0, 10).filter((key) => !judged.has(key)).length,
    recall_de: recall(relevant.filter((key) => language.get(key) === 'de')),
    recall_en: recall(relevant.filter((key) => language.get(key) !== 'de')),
    ms,
  }
}

function show(need, lines, ranked, judged) {
  console.log(`\n=== ${need.id} ${need.title}, ${lines}`)
  for (const firm of ranked.slice(0, Number(options.show))) {
    const row = byId.get(Number(firm.firm))
    const why = firm.reasons
      .slice(0, 5)
      .map((reason) => `${reason.label} ${reason.points}`)
      .join('; ')
    console.log(
      `${String(firm.rank).padStart(3)} ${String(firm.score).padStart(6)} [${judged.get(row.key) ?? '?'}] ${row.name}: ${(row.summary || row.description).slice(0, 90)} | ${why}`,
    )
  }
  for (const [key, grade] of judged)
    if (grade > 0) {
      const at = ranked.findIndex((firm) => byId.get(Number(firm.firm)).key === key)
      if (at >= Number(options.show) || at < 0) {
        const row = listings.find((each) => each.key === key)
        console.log(
          `    missed (${at + 1}) [${grade}] ${row?.name}: ${(row?.summary || row?.description || '').slice(0, 160)}`,
        )
      }
    }
}

function mean(rows) {
  const of = (name) => {
    const values = rows.map((row) => row[name]).filter((value) => value !== null)
    return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null
  }
  return { need: 'mean', ...Object.fromEntries(columns.map((name) => [name, of(name)])) }
}

function findFirms(ids) {
  return ids.map((id) => {
    const row = byId.get(id)
    return {
      firm: String(id),
      name: row.name,
      website: null,
      listings: [{ ...row, url: row.key, seen_at: '2026-01-01' }],
      evidence: { ai: [], govtech: [] },
    }
  })
}

function readGrades(file) {
  const grades = new Map()
  for (const row of parse(readFileSync(file), { columns: true, bom: true })) {
    if (!grades.has(row.need)) grades.set(row.need, new Map())
    grades.get(row.need).set(`${row.directory} ${row.entry}`, Number(row.grade))
  }
  return grades
}

function readLines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))
}

/** The concepts and the words of needs to pass over; the evidence rules beside them are another vocabulary. */
function readLexiconFiles(folder) {
  const concepts = readdirSync(resolve(folder, 'concepts')).filter((name) => name.endsWith('.yaml'))
  return [...concepts.map((name) => `concepts/${name}`), 'ignored.yaml', 'need-words.yaml'].map((name) => ({
    name,
    text: readFileSync(resolve(folder, name), 'utf8'),
  }))
}
