// What inputs are grown from: the recipes of the package and the sample pages that lie beside them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
export const data = join(root, 'data')
const folder = join(root, 'test', 'directories', 'samples')

const read = (file) => readFileSync(file, 'utf8')

/** Recipes by id. @type {Map<string, string>} */
export const recipes = new Map(
  readdirSync(join(data, 'directories'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name.replace(/\.yaml$/, ''), read(join(data, 'directories', name))]),
)

/** Sample pages of the directories. @type {{ id: string, file: string, text: string }[]} */
export const pages = readdirSync(folder)
  .flatMap((id) => readdirSync(join(folder, id)).map((file) => ({ id, file })))
  .filter(({ file }) => !/^(?:expected|pages)\.json$/.test(file))
  .filter(({ file }) => !file.endsWith('.zip'))
  .map(({ id, file }) => ({ id, file, text: read(join(folder, id, file)) }))

export const pagesOf = (id) => pages.filter((page) => page.id === id)
export const textsOf = (ending) => pages.filter(({ file }) => file.endsWith(ending)).map(({ text }) => text)

const awardFolder = join(root, 'test', 'awards', 'samples')
/** Sample notices by their path. @type {{ path: string, text: string }[]} */
export const awards = readdirSync(awardFolder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:csv|xml|json)$/.test(path))
  .map((path) => ({ path, text: read(join(awardFolder, path)) }))

export const need = read(join(data, 'demo', 'need.yaml'))

/** Invented words of the trade. */
export const words = [
  'Aktenfuchs',
  'GmbH',
  'Hafenblick',
  'AG',
  'KI',
  'Künstliche Intelligenz',
  'Verwaltung',
  'Kommune',
  'Baugenehmigung',
  'Förderung',
  'machine learning',
  'public sector',
  'für',
  'und',
  'die',
  'Stadt',
  'München',
  'Berlin',
  'Wien',
  'Deutschland',
  '2019',
  'UG (haftungsbeschränkt)',
  'e.V.',
  'früher',
  'vormals',
  '– Apps!',
  '(Betreiber)',
  'www.aktenfuchs.de',
  'https://hafenblick.example/?utm_source=x',
  'Chatbot',
  'Bürgeranfragen',
  'soll',
  'muss',
  'nicht',
  'Server in der EU',
  'Barrierefreiheit',
  '12345 Musterstadt',
  'Musterstraße 1',
  'info',
] // prettier-ignore
