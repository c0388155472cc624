import type { Catalogue } from '../directories/catalogue.js'
import { type Check, count, type Finding, fail, ok, some } from './finding.js'

export const recipesCheck: Check = {
  name: 'Recipes',
  looks: 'the built-in recipes and your own: whether each loads',
  fails: 'one does not; the others work without it',
  run: ({ catalogue, paths }) => judgeRecipes(catalogue, paths.ownDirectories),
}

export function judgeRecipes({ directories, problems }: Catalogue, ownFolder: string): Finding {
  const [first] = problems
  // The folder itself.
  if (first?.message.startsWith(`${ownFolder} `))
    return fail(first.message, first.remedy ?? 'Check the folder.', ownFolder)
  if (first)
    return fail(
      `${count(problems.length, 'recipe does', 'recipes do')} not load: ${first.message}`,
      `${first.remedy ?? 'Mend it.'} Then: govscout directories check FILE`,
      ownFolder,
    )
  const own = [...directories.values()]
    .filter(({ origin }) => origin === 'own')
    .map(({ recipe }) => recipe.id)
  return ok(
    `${directories.size}, ${own.length ? `${own.length} of them your own: ${some(own)}` : 'none of them your own'}.`,
    ownFolder,
  )
}
