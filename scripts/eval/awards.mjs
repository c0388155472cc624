// Measures what is read of the recorded award notices, and by what suppliers link.
//   npm run build && node scripts/eval/awards.mjs [--json]
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { hasRecordedNotices, measureAwards } from './measure-awards.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const corpus = resolve(root, '../shared/corpus')
if (!hasRecordedNotices(corpus)) {
  console.log('The recorded award notices (../shared/corpus) are not here: nothing to measure.')
  process.exit(0)
}
const dist = resolve(process.env.GOVSCOUT_DIST ?? resolve(root, 'dist'))
if (!existsSync(resolve(dist, 'awards')))
  throw new Error('The readers of awards are not built: npm run build')
const load = (file) => import(pathToFileURL(resolve(dist, file)).href)
const [{ readNotices }, { indexFirms, matchSupplier, signsOf }, { nameKey }, { readCleaning }] =
  await Promise.all(
    ['awards/read-notices.js', 'awards/match-award.js', 'awards/notice-set.js', 'lexicons.js'].map(load),
  )
const tools = readCleaning(resolve(root, 'data'))
const figures = measureAwards(corpus, { readNotices, indexFirms, matchSupplier, signsOf, nameKey, tools })
if (options.json) console.log(JSON.stringify(figures, null, 2))
else {
  const { eforms, doe, ocds, wrong_winners, links } = figures
  console.log(
    `awards, eForms: ${eforms.files} files, ${eforms.awards} award notices and ${eforms.others} others read, ${eforms.refused.length} incomplete ones refused`,
  )
  for (const message of eforms.refused) console.log(`  ${message}`)
  console.log(
    `awards, DOE: ${doe.notices} notices, ${doe.results} results, ${doe.with_winner} with a winner (${doe.left_out} of them left out as possible persons), ${doe.probable} probable, ${doe.faults} faults`,
  )
  console.log(`awards, OCDS: ${ocds.releases} releases, ${ocds.notices} notices, ${ocds.faults} faults`)
  console.log(`awards: ${wrong_winners.length} subcontractors or losers as winners`)
  for (const line of wrong_winners) console.log(`  ${line}`)
  console.log(
    `awards: ${links.suppliers} suppliers, each also a firm: ${links.by_name} linked by name, ${
      Object.entries(links.methods)
        .map(([method, count]) => `${count} by ${method}`)
        .join(', ') || 'none'
    }; ids and hosts with two names, which link nobody: ${links.doubtful.join(', ') || 'none'}`,
  )
}
