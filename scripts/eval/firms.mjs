// Measures what the firms' room makes of the recorded directories beside the checkout: cleaning, identity of pairs, evidence.
//   npm run build && node scripts/eval/firms.mjs [--pairs FILE] [--classes FILE] [--show] [--json]
// --pairs and --classes name other judged files of the form of ../shared/eval; --show prints what went wrong.
// GOVSCOUT_DIST names another folder of built files.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { readRecordedDirectory } from './recorded-directory.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const shared = resolve(root, '../shared')
const dist = process.env.GOVSCOUT_DIST ?? resolve(root, 'dist')
const load = async (path) => {
  const file = resolve(dist, path)
  if (!existsSync(file)) throw new Error(`${path} is not built: npm run build`)
  return import(pathToFileURL(file))
}

const { values: options } = parseArgs({
  options: {
    pairs: { type: 'string', default: resolve(shared, 'eval/pairs.csv') },
    classes: { type: 'string', default: resolve(shared, 'eval/classes.csv') },
    show: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
if (!existsSync(options.pairs) || !existsSync(resolve(shared, 'corpus'))) {
  console.log('The recorded directories (../shared) are not here: nothing to measure.')
  process.exit(0)
}

const { readCleaning, readEvidenceLexicon } = await load('lexicons.js')
const { toListing } = await load('firms/to-listing.js')
const { findEvidence } = await load('firms/find-evidence.js')
const { judgeEvidence } = await load('firms/judge-evidence.js')
const { groupListings } = await load('firms/group-listings.js')
const { matchListings } = await load('firms/match-listings.js')
const { identityKeys } = await load('firms/identity-keys.js')

/** What must be reached; the second column of the report. */
const goals = {
  pairPrecision: 0.99,
  pairF1: 0.975,
  aiPrecision: 0.95,
  aiRecall: 0.9,
  groupMs: 2000,
  matchMs: 200,
}
/** What the reference loop takes on the machine of the goals when nothing else runs. */
const idleReferenceMs = 250
const directories = [
  'int-ycombinator',
  'de-munich-startup',
  'de-deutsche-startups',
  'de-berlin-ml-startups',
  'eu-european-tech',
  'fr-beta-gouv',
  'de-berlin-edutech',
]

const report = { listings: {}, pairs: null, evidence: {}, scale: null, milliseconds: {} }
const cleaning = readCleaning(resolve(root, 'data'))
const lexicon = readEvidenceLexicon(resolve(root, 'data'))
const listings = []
for (const id of directories) {
  const records = await readRecordedDirectory({ root, shared, load, id })
  if (!records) continue
  const cleaned = timed(`toListing ${id}`, () =>
    records.map((record) => toListing(record, id, cleaning, new Date().getUTCFullYear()).listing),
  )
  for (const listing of cleaned)
    if (listing.name) listings.push({ ...listing, id: listings.length + 1, profile: listing.extra.profile })
  report.listings[id] = cleaned.length
}
const byEntry = new Map(listings.map((listing) => [`${listing.directory} ${listing.entry}`, listing]))

measurePairs()
measureEvidence()
measureScale()
if (options.json) console.log(JSON.stringify(report, null, 2))
else printReport()

function measurePairs() {
  const grouping = timed('groupListings', () => groupListings(listings, { same: [], different: [] }))
  const groupOf = new Map(grouping.groups.flatMap((ids, firm) => ids.map((id) => [id, firm])))
  const proposed = new Set(grouping.proposals.map(({ a, b }) => `${a} ${b}`))
  const counts = { right: 0, wrong: 0, missed: 0, apart: 0, unknown: 0, proposed: 0 }
  const faults = []
  for (const row of readCsv(options.pairs)) {
    const a = byEntry.get(`${row.directory_a} ${row.entry_a}`)
    const b = byEntry.get(`${row.directory_b} ${row.entry_b}`)
    if (!a || !b) {
      counts.unknown++
      faults.push(`not found: ${row.name_a} | ${row.name_b}`)
      continue
    }
    const joined = groupOf.get(a.id) === groupOf.get(b.id)
    const truth = row.same_firm === '1'
    counts[joined ? (truth ? 'right' : 'wrong') : truth ? 'missed' : 'apart']++
    if (joined !== truth) {
      const open = proposed.has(`${Math.min(a.id, b.id)} ${Math.max(a.id, b.id)}`)
      if (truth && open) counts.proposed++
      faults.push(
        `${truth ? 'missed' : 'wrong '}${open ? ' (proposed)' : ''}: ${describe(a)} | ${describe(b)}`,
      )
    }
  }
  const reasons = {}
  for (const { reason } of grouping.edges) {
    const kind = reason.replace(/ (?:domain|page) \S+/, (found) => found.slice(0, found.indexOf(' ', 1)))
    reasons[kind] = (reasons[kind] ?? 0) + 1
  }
  report.pairs = {
    ...ratios(counts.right, counts.wrong, counts.missed),
    ...counts,
    firms: grouping.groups.length,
    proposals: grouping.proposals.length,
    reasons,
    faults,
  }
}

function measureEvidence() {
  const found = new Map()
  timed(`findEvidence ${listings.length} listings`, () => {
    for (const listing of listings) found.set(listing.id, findEvidence(listing, lexicon))
  })
  const ofText = (listing, statement) =>
    judgeEvidence(found.get(listing.id)[statement].filter(({ source }) => source === 'text'))
  const ofTags = (listing, statement) =>
    judgeEvidence(found.get(listing.id)[statement].filter(({ source }) => source === 'tag'))
  const truths = readCsv(options.classes).map((row) => ({
    statement: row.label,
    listing: byEntry.get(`${row.directory} ${row.entry}`),
    truth: row.truth === '1',
  }))
  for (const statement of ['ai', 'govtech']) {
    const judged = truths.filter((row) => row.statement === statement && row.listing)
    report.evidence[statement] = {
      judged: judged.length,
      ...(judged.length && {
        'text says yes': score(judged, ({ listing }) => ofText(listing, statement).outcome === 'yes'),
        'text says yes or maybe': score(
          judged,
          ({ listing }) => ofText(listing, statement).outcome !== 'none',
        ),
        "directory's own tag": score(judged, ({ listing }) => ofTags(listing, statement).outcome === 'yes'),
        auc: auc(judged.map(({ listing, truth }) => [ofText(listing, statement).score, truth])),
        faults: judged
          .filter(({ listing, truth }) => (ofText(listing, statement).outcome === 'yes') !== truth)
          .map(
            ({ listing, truth }) => `${truth ? 'missed' : 'wrong '}: ${describe(listing)} ${quotes(listing)}`,
          ),
      }),
      'text says yes, as against the tag': score(
        listings
          .filter(({ directory }) => directory === 'int-ycombinator')
          .map((listing) => ({ listing, truth: ofTags(listing, statement).outcome === 'yes' })),
        ({ listing }) => ofText(listing, statement).outcome === 'yes',
      ),
      "directory's own tag, as against the text": score(
        listings
          .filter(({ directory }) => directory === 'int-ycombinator')
          .map((listing) => ({ listing, truth: ofText(listing, statement).outcome === 'yes' })),
        ({ listing }) => ofTags(listing, statement).outcome === 'yes',
      ),
    }
    function quotes(listing) {
      return JSON.stringify(found.get(listing.id)[statement].map(({ rule, quote }) => `${rule}: ${quote}`))
    }
  }
}

/** Made-up firms, three listings of ten with a twin in another directory. */
function measureScale() {
  const syllables = 'ba ke li mo nu ra se ti vo zu dal fen gor him jul kes lan mir nop qua'.split(' ')
  const towns = ['Kiel', 'Ulm', 'Jena', 'Köln', 'Bonn', 'Hof', 'Lahr', 'Leer', null]
  const many = Array.from({ length: 100_000 }, (_, i) => {
    const firm = i % 70_000
    const name = [0, 1, 2, 3].map((at) => syllables[Math.floor(firm / 20 ** at) % 20]).join('')
    const domain = i % 3 ? `${name}.de` : null
    return {
      id: i + 1,
      directory: `d-${Math.floor(i / 10_000)}`,
      name: i % 5 ? name : `${name} Labs`,
      former_names: [],
      legal_form: null,
      website: domain && `https://${domain}/`,
      domain,
      city: towns[firm % towns.length],
      country: 'DE',
    }
  })
  const none = { same: [], different: [] }
  const keys = new Map()
  for (const listing of many)
    for (const key of identityKeys(listing)) {
      const known = keys.get(key)
      if (known) known.push(listing)
      else keys.set(key, [listing])
    }
  const changed = many.filter((_, i) => i % 1000 === 7)
  const lookup = (asked) => asked.flatMap((key) => keys.get(key) ?? [])
  const [reference, grouping, matching] = [[], [], []]
  for (let run = 0; run < 5; run++) {
    reference.push(milliseconds(referenceLoop))
    grouping.push(milliseconds(() => groupListings(many, none)))
    matching.push(milliseconds(() => matchListings(changed, lookup, none)))
  }
  report.scale = {
    group: { median: median(grouping), goal: goals.groupMs },
    match: { median: median(matching), goal: goals.matchMs },
    reference: { median: median(reference), idle: idleReferenceMs },
  }
}

/** A fixed piece of work, so that the load of the machine can be judged: 2,000,000 writes to a map of strings. */
function referenceLoop() {
  const map = new Map()
  for (let i = 0; i < 2_000_000; i++) map.set(`k${i % 50_000}`, i)
}

function median(numbers) {
  return Math.round(numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)])
}

function printReport() {
  const rows = Object.entries(report.listings).map(([id, count]) => `${id} ${count}`)
  console.log(`listings: ${rows.join(', ')}`)
  const { precision, recall, f1, right, wrong, missed, apart, unknown, firms, proposals } = report.pairs
  console.log(
    `\npairs: ${right} joined rightly, ${wrong} wrongly, ${missed} missed, ${apart} kept apart rightly`,
  )
  if (unknown) console.log(`  ${unknown} pairs name a listing that is not here`)
  console.log(`  precision ${figure(precision)} (goal ${goals.pairPrecision}), recall ${figure(recall)}`)
  console.log(`  F1        ${figure(f1)} (goal ${goals.pairF1})`)
  console.log(`  ${listings.length} listings are ${firms} firms; ${proposals} proposals`)
  for (const [reason, count] of Object.entries(report.pairs.reasons).sort((a, b) => b[1] - a[1]))
    console.log(`  ${String(count).padStart(5)} ${reason}`)
  for (const [statement, rows] of Object.entries(report.evidence)) {
    const goal = statement === 'ai' ? ` (goal: precision ${goals.aiPrecision}, recall ${goals.aiRecall})` : ''
    console.log(`\n${statement}: ${rows.judged} judged listings${goal}`)
    for (const [name, one] of Object.entries(rows))
      if (one?.precision !== undefined)
        console.log(
          `  ${name.padEnd(40)} precision ${figure(one.precision)}  recall ${figure(one.recall)}  F1 ${figure(one.f1)}`,
        )
    if (rows.auc !== undefined) console.log(`  ${'AUC of the score'.padEnd(40)} ${figure(rows.auc)}`)
    if (!rows.judged)
      console.log(
        `  Not measured: no row of ${options.classes} judges this statement by the text. What follows compares the text ` +
          "with the directory's tags, and tags are no truth: many firms that say it in their text have no such tag.",
      )
  }
  const { group, match, reference } = report.scale
  console.log('\n100,000 made-up listings, medians of five runs')
  console.log(
    `  grouped in ${group.median} ms (goal ${group.goal}), 100 changed in ${match.median} ms (goal ${match.goal})`,
  )
  console.log(
    `  reference loop ${reference.median} ms; about ${reference.idle} ms when the machine is idle, so that the load is ` +
      `${(reference.median / reference.idle).toFixed(1)} times`,
  )
  console.log('')
  for (const [what, ms] of Object.entries(report.milliseconds))
    console.log(`${String(ms).padStart(6)} ms ${what}`)
  if (options.show)
    for (const fault of [report.pairs, ...Object.values(report.evidence)].flatMap(
      ({ faults = [] }) => faults,
    ))
      console.log(fault)
}

function score(rows, says) {
  const counts = { right: 0, wrong: 0, missed: 0 }
  for (const row of rows) {
    const said = says(row)
    if (said) counts[row.truth ? 'right' : 'wrong']++
    else if (row.truth) counts.missed++
  }
  return ratios(counts.right, counts.wrong, counts.missed)
}

function ratios(right, wrong, missed) {
  const precision = right + wrong ? right / (right + wrong) : 0
  const recall = right + missed ? right / (right + missed) : 0
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 }
}

/** How often a true one scores higher than a false one; ties count half. */
function auc(rows) {
  const [yes, no] = [true, false].map((truth) =>
    rows.filter((row) => row[1] === truth).map(([value]) => value),
  )
  if (!yes.length || !no.length) return undefined
  const won = yes.flatMap((a) => no.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)))
  return won.reduce((sum, one) => sum + one, 0) / won.length
}

function timed(what, work) {
  let result
  report.milliseconds[what] = Math.round(milliseconds(() => (result = work())))
  return result
}

function milliseconds(work) {
  const started = performance.now()
  work()
  return performance.now() - started
}

function describe({ directory, entry, name, domain, city, country }) {
  return `${directory} ${entry} "${name}" ${domain} ${city} ${country}`
}

function figure(value) {
  return value.toFixed(3)
}

function readCsv(file) {
  return parse(readFileSync(file), { columns: true, bom: true })
}
