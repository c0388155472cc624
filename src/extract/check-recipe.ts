import type { Directory } from '../directories/catalogue.js'
import { ExitCode, Problem } from '../problem.js'
import { compileExtraction } from './compile.js'

/**
 * Compiles what a recipe's form alone does not show to be right: selectors, expressions, patterns.
 * @throws Problem (usage) that names file and line
 */
export function checkRecipe({ recipe, file, text }: Pick<Directory, 'recipe' | 'file' | 'text'>): void {
  try {
    compileExtraction(recipe)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const wrong = /"(.+?)" is not/.exec(error.message)?.[1]?.replace(/…$/, '')
    const line = wrong === undefined ? -1 : text.split('\n').findIndex((row) => row.includes(wrong))
    throw new Problem(`${file}:${line < 0 ? '' : `${line + 1}:`} ${error.message}`, {
      remedy: error.remedy ?? 'Mend the recipe and check again.',
      exitCode: ExitCode.usage,
      cause: error,
    })
  }
}
