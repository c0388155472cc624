import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { Directory } from '../directories/catalogue.js'
import { ExitCode } from '../problem.js'
import { type Act, addExamples } from './act.js'

export function addCheckCommand(directories: Command, act: Act): void {
  addExamples(
    directories
      .command('check')
      .description('check a recipe: its form, and what it reads from a saved page')
      .argument('<id-or-file>', 'id of a directory, or a recipe file')
      .option('--page <file>', 'a saved page, data file, ZIP archive or folder to read with it')
      .option('--detail <file>', 'a saved detail page to read with it')
      .action(act(runCheck)),
    ['govscout directories check my-directory.yaml', 'names file, line and remedy'],
    ['govscout directories check my-directory.yaml --page list.html', 'shows the records it reads'],
  )
}

interface CheckOptions {
  page?: string
  detail?: string
}

async function runCheck(context: Context, options: CheckOptions, target: string): Promise<ExitCode> {
  const { findDirectory, readRecipeFile } = await import('../directories/catalogue.js')
  const isFile = /\.ya?ml$|[/\\]/.test(target)
  const directory = isFile
    ? readRecipeFile(target, 'own')
    : findDirectory(await context.readCatalogue(), target)
  const { recipe } = directory
  const { checkRecipe } = await import('../extract/check-recipe.js')
  checkRecipe(directory)
  const { terminal } = context
  const pages = options.page ? await readWithPages(directory, options) : null
  if (context.options.json) {
    terminal.json({ id: recipe.id, valid: true, ...(pages ?? {}) })
    return pages?.records.length === 0 ? ExitCode.failed : ExitCode.ok
  }
  terminal.note(`${recipe.id}: the recipe is well-formed.`)
  if (!pages) {
    terminal.note('To see what it reads: --page FILE with a saved page or data file.')
    return ExitCode.ok
  }
  for (const signal of pages.signals) terminal.warn(signal.message)
  for (const record of pages.records.slice(0, 5)) terminal.json(record)
  terminal.note(
    `${pages.records.length} records read${pages.records.length > 5 ? ', the first five shown' : ''}.`,
  )
  return pages.records.length ? ExitCode.ok : ExitCode.failed
}

async function readWithPages(directory: Directory, options: CheckOptions) {
  const [{ readSavedPages }, { readInput }, { readList }] = await Promise.all([
    import('../scout/read-saved-pages.js'),
    import('./read-input.js'),
    import('./read-list.js'),
  ])
  const { content, bytes } = await readList(options.page ?? '', directory.recipe.extraction)
  const page = content?.bytes ?? bytes
  const detail = options.detail ? await readInput(options.detail) : null
  return readSavedPages(directory.recipe, { page, detail, file: options.page ?? '' })
}
