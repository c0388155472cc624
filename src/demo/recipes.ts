import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Catalogue, type Directory, parseRecipe, toDirectory } from '../directories/catalogue.js'

/** What stands in the demo's recipes for the web that is served on another port each time. */
const placeholder = 'http://demo.example'

/**
 * The recipes of the demo's directories, in the order of their ids, with the addresses of the web that is being served.
 * The hash is that of the file, so that it is the same on every port. Their permission is ours to give and is of today:
 * the demo still runs when the day in the files lies years back.
 * @param origin of the served web, without a slash at the end
 * @param today yyyy-mm-dd
 * @throws Problem that names file, line and remedy
 */
export function demoRecipes(dataFolder: string, origin: string, today: string): Directory[] {
  const folder = join(dataFolder, 'demo', 'directories')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const file = join(folder, name)
      const text = readFileSync(file, 'utf8')
      const recipe = parseRecipe(text.replaceAll(placeholder, origin), file)
      return {
        ...toDirectory(text, file, 'built-in'),
        recipe: { ...recipe, permission: { ...recipe.permission, checked_on: today } },
      }
    })
}

/** The same as a catalogue that holds them and nothing else. @throws Problem */
export function demoCatalogue(dataFolder: string, origin: string, today: string): Catalogue {
  const directories = demoRecipes(dataFolder, origin, today)
  return {
    directories: new Map(directories.map((directory) => [directory.recipe.id, directory])),
    problems: [],
  }
}
