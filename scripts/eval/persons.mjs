// Measures what the detector of persons finds and what it cuts wrongly, on the made-up sentences of the tests.
//   npm run build && node scripts/eval/persons.mjs [--show]
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { measurePersons, readExamples } from './measure-persons.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { values: options } = parseArgs({ options: { show: { type: 'boolean', default: false } } })
const detector = resolve(process.env.GOVSCOUT_DIST ?? resolve(root, 'dist'), 'firms/persons.js')
if (!existsSync(detector)) throw new Error('persons.js is not built: npm run build')
const { dropPersons } = await import(pathToFileURL(detector).href)

for (const [file, language] of [
  ['persons-de.txt', 'German'],
  ['persons-en.txt', 'English'],
]) {
  const examples = readExamples(readFileSync(resolve(root, 'test/firms/samples', file), 'utf8'))
  const { names, found, clean, kept, faults } = measurePersons(examples, dropPersons)
  console.log(
    `persons, ${language}: ${found} of ${names} names found (${percent(found / names)}), ` +
      `${clean - kept} of ${clean} sentences without a person cut (${percent(1 - kept / clean)})`,
  )
  if (options.show) for (const fault of faults) console.log(`  ${fault}`)
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`
}
