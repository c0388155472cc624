// Measures what is read from pages: public bodies, references, claims. On the recorded data beside the checkout, and on the
// sentences of test/evidence/samples.
//   npm run build && node scripts/eval/evidence.mjs [--show] [--json]
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { countBodies } from './buyers.mjs'
import {
  countClaims,
  countReferences,
  readClaimCases,
  readRecordedCases,
  readReferenceCases,
} from './measure-evidence.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const corpus = resolve(root, '../shared/corpus')
const { values: options } = parseArgs({
  options: { show: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})
const load = async (path) => {
  const file = resolve(process.env.GOVSCOUT_DIST ?? resolve(root, 'dist'), path)
  if (!existsSync(file)) throw new Error(`${path} is not built: npm run build`)
  return import(pathToFileURL(file))
}
const { readPublicBodies, readClaimRules } = await load('lexicons.js')
const { findPublicBodies } = await load('evidence/public-bodies.js')
const { findReferences, referenceReader } = await load('evidence/references.js')
const { findProductNames } = await load('evidence/product-names.js')
const { findClaims } = await load('evidence/claims.js')

/** What must be reached. */
const goals = {
  bodyPrecision: 0.97,
  bodyRecall: 0.9,
  referencePrecision: 0.95,
  referenceRecall: 0.6,
  shownAsCertified: 0,
}
const knowledge = readPublicBodies(resolve(root, 'data'))
const subjects = readClaimRules(resolve(root, 'data'))
const references = (one) => findReferences(one.page, referenceReader(one.firm, knowledge))
const claims = (one) => findClaims(one.page, { subjects, knowledge, firmName: one.firm?.names[0] ?? '' })
const report = { bodies: null, references: {}, claims: {}, milliseconds: 0 }

const buyers = resolve(corpus, 'doe-oeffentlichevergabe-2025-12-06/organisation.csv')
if (existsSync(buyers))
  report.bodies = countBodies(parse(readFileSync(buyers), { columns: true }), (name) =>
    findPublicBodies(name, knowledge),
  )
const sentences = resolve(corpus, 'reference-sentences/sentences.jsonl')
if (existsSync(sentences)) {
  const cases = readRecordedCases(readFileSync(sentences, 'utf8'), findProductNames)
  report.references['recorded sentences'] = countReferences(cases, references)
  report.claims['recorded sentences'] = countClaims(cases, claims)
}
const sample = (name) => readFileSync(resolve(root, 'test/evidence/samples', name), 'utf8')
for (const [label, name] of [
  ['own, rules written with them', 'references.txt'],
  ['own, kept aside before the rules', 'references-aside.txt'],
  ['own, second set (rules widened after)', 'references-aside-2.txt'],
  ['own, third set (rules tightened after)', 'references-aside-3.txt'],
])
  report.references[label] = countReferences(readReferenceCases(sample(name)), references)
for (const [label, name] of [
  ['own, rules written with them', 'claims.txt'],
  ['own, kept aside before the rules', 'claims-aside.txt'],
])
  report.claims[label] = countClaims(readClaimCases(sample(name)), claims)
report.milliseconds = timePage()

if (options.json) console.log(JSON.stringify(report, null, 2))
else print()

/** A page of some 10,000 characters of which every eighth sentence names a body; the time of the processor, whatever else the machine does. */
function timePage() {
  const plain =
    'Unsere Software hilft Teams dabei, Anfragen schneller zu beantworten und Abläufe einfacher zu machen.'
  const named = readReferenceCases(sample('references.txt')).map(({ text }) => text)
  const blocks = []
  for (let length = 0; length < 10_000; ) {
    const text = [...Array(7).fill(plain), named[blocks.length % named.length]].join(' ')
    blocks.push({ kind: 'paragraph', text, headings: [] })
    length += text.length
  }
  const page = { url: 'https://firm.example/', kind: 'product', title: '', blocks }
  const one = { page, firm: { names: ['Ferrowald GmbH'], products: ['Ferrobot'] } }
  const times = Array.from({ length: 30 }, () => {
    const start = process.cpuUsage()
    references(one)
    claims(one)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }).sort((a, b) => a - b)
  return times[15]
}

function print() {
  if (report.bodies) {
    const { right, wrong, missed, buyers: all, suppliers, faults } = report.bodies
    line(
      `public bodies, ${all} buyers and ${suppliers} suppliers`,
      [
        ['precision', right / (right + wrong), goals.bodyPrecision],
        ['recall', right / (right + missed), goals.bodyRecall],
      ],
      `${right} right, ${wrong} wrong, ${missed} missed`,
    )
    show(faults)
  } else console.log('The recorded data (../shared) are not here: measured on the own sentences alone.')
  for (const [
    name,
    { right, wrong, wanted, found, rows, rowsFound, candidates, candidatesFound, faults },
  ] of Object.entries(report.references)) {
    line(
      `references, ${name}`,
      [
        ['precision', right / (right + wrong), goals.referencePrecision],
        ['recall', found / wanted, goals.referenceRecall],
      ],
      `${right} bodies right, ${wrong} wrong of ${wanted}; ${rowsFound} of ${rows} sentences; ${candidatesFound} of ${candidates} candidates`,
    )
    show(faults)
  }
  for (const [name, { wanted, right, shownAsCertified, faults }] of Object.entries(report.claims)) {
    console.log(
      `claims, ${name}: ${right} of ${wanted} grades right; modelled on or data centre shown as certified: ${shownAsCertified} (goal ${goals.shownAsCertified})`,
    )
    show(faults)
  }
  console.log(
    `a page of 10,000 characters, references and claims: ${report.milliseconds.toFixed(1)} ms of the processor`,
  )
}

function line(name, figures, rest) {
  console.log(
    `${name}: ${figures.map(([label, value, goal]) => `${label} ${value.toFixed(3)} (goal ${goal})`).join(', ')}; ${rest}`,
  )
}

function show(faults) {
  if (options.show) for (const fault of faults) console.log(`  ${fault}`)
}
