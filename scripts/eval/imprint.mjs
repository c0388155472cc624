// Measures what is read of Impressum pages: the recorded cases beside the checkout, and the made pages of the tests.
//   npm run build && node scripts/eval/imprint.mjs [--show] [--held-out]
// --held-out also measures the pages that were written before the parser (see the head of their file).
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { parse as parseYaml } from 'yaml'
import { measureImprints, readRecordedCases, share } from './measure-imprint.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { values: options } = parseArgs({
  options: { show: { type: 'boolean', default: false }, 'held-out': { type: 'boolean', default: false } },
})
const dist = resolve(process.env.GOVSCOUT_DIST ?? resolve(root, 'dist'))
const load = (file) => {
  if (!existsSync(resolve(dist, file))) throw new Error(`${file} is not built: npm run build`)
  return import(pathToFileURL(resolve(dist, file)).href)
}
const { parseSiteHtml, readBlocks } = await load('evidence/page-blocks.js')
const { parseImprint } = await load('evidence/imprint.js')
const { readCleaning } = await load('lexicons.js')
const { legalForms } = readCleaning(resolve(root, 'data'))
const parse = (html) =>
  parseImprint(readBlocks(parseSiteHtml(html, 'https://firm.example/impressum')), legalForms)

const recorded = resolve(root, '../shared/corpus/impressum-cases/cases.jsonl')
if (existsSync(recorded)) tell('recorded cases', readRecordedCases(readFileSync(recorded, 'utf8')))
else console.log('imprint: the recorded cases (../shared) are not here.')
const samples = (name) =>
  parseYaml(readFileSync(resolve(root, 'test/evidence/samples', `${name}.yaml`), 'utf8'))
tell('made pages', samples('imprints'))
if (options['held-out']) tell('pages kept aside', samples('imprints-held-out'))

function tell(title, cases) {
  const { fields, faults } = measureImprints(cases, parse)
  const parts = [
    ['register and court', ['registerNumber', 'registerCourt']],
    ['VAT id', ['vatId']],
    ['name', ['legalName', 'legalForm']],
    ['town', ['postcode', 'city']],
  ].map(([name, of]) => {
    const { right, wanted, wrong, recall, precision } = share(fields, of)
    return `${name} ${right} of ${wanted}, ${wrong} wrong (${recall.toFixed(3)}, ${precision.toFixed(3)})`
  })
  console.log(`imprint, ${cases.length} ${title} (goal 0.900, 0.980): ${parts.join('; ')}`)
  if (options.show) for (const fault of faults) console.log(`  ${fault}`)
}
