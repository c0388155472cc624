import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decodeText } from '../decode.js'
import { didYouMean } from '../nearest-name.js'
import { ExitCode, Problem, usageProblem } from '../problem.js'
import { parseYamlFile } from '../yaml-file.js'
import { type Recipe, recipeSchema } from './recipe.js'

/** A recipe with where it was read from. */
export interface Directory {
  recipe: Recipe
  origin: 'built-in' | 'own'
  file: string
  /** The recipe as written, so that what is found wrong later can name its line. */
  text: string
  /** SHA-256 of the recipe's text, kept with every run. */
  hash: string
}

/** All directories by id; an own recipe takes the place of a built-in one with the same id. */
export interface Catalogue {
  directories: Map<string, Directory>
  /** Recipes that do not load: the others work without them. */
  problems: Problem[]
}

/** @throws Problem that names file, line and remedy */
export function parseRecipe(text: string, file: string): Recipe {
  const recipe = parseYamlFile(recipeSchema, text, file)
  const stem = basename(file).replace(/\.ya?ml$/, '')
  if (recipe.id !== stem)
    throw usageProblem(
      `${file}: the id is "${recipe.id}", the file is called "${stem}"`,
      'Make both the same.',
    )
  return recipe
}

/** Reads one recipe file. @throws Problem */
export function readRecipeFile(file: string, origin: Directory['origin']): Directory {
  let text: string
  try {
    text = decodeText(readFileSync(file), 'text/plain')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw usageProblem(`There is no file ${file}.`, 'Check the path.')
    throw new Problem(`${file} cannot be read: ${(cause as Error).message}`, {
      remedy: 'Check that it is a file, and its rights.',
      exitCode: ExitCode.usage,
      cause,
    })
  }
  return toDirectory(text, file, origin)
}

export function toDirectory(text: string, file: string, origin: Directory['origin']): Directory {
  return {
    recipe: parseRecipe(text, file),
    origin,
    file,
    text,
    hash: createHash('sha256').update(text).digest('hex'),
  }
}

/**
 * Reads the built-in recipes and then the user's own.
 * A recipe that does not load is left out and reported; it never keeps the others from working.
 */
export function readCatalogue(folders: { builtIn: string; own: string }): Catalogue {
  const catalogue: Catalogue = { directories: new Map(), problems: [] }
  for (const [origin, folder] of [
    ['built-in', folders.builtIn],
    ['own', folders.own],
  ] as const) {
    for (const file of recipeFiles(folder, catalogue.problems)) {
      try {
        const directory = readRecipeFile(file, origin)
        catalogue.directories.set(directory.recipe.id, directory)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        catalogue.problems.push(error)
      }
    }
  }
  return catalogue
}

/** @throws Problem that names the nearest ids */
export function findDirectory(catalogue: Catalogue, id: string): Directory {
  const directory = catalogue.directories.get(id)
  if (directory) return directory
  const broken = catalogue.problems.find((problem) => problem.message.includes(`${id}.y`))
  if (broken) throw broken
  throw usageProblem(
    `There is no directory "${id}".`,
    didYouMean(id, catalogue.directories.keys(), '"govscout directories list" shows all.'),
  )
}

/** @param problems gets why the folder cannot be read */
function recipeFiles(folder: string, problems: Problem[]): string[] {
  if (!existsSync(folder)) return []
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (cause) {
    const remedy = 'It is a folder with a file for each recipe: check what is there and its rights.'
    problems.push(
      new Problem(`${folder} cannot be read (${(cause as NodeJS.ErrnoException).code}).`, { remedy, cause }),
    )
    return []
  }
  return names
    .filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('_'))
    .sort()
    .map((name) => join(folder, name))
}
