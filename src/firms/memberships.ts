import type { Recipe } from '../directories/recipe.js'
import type { Membership } from './evidence.js'

/** What being listed in a directory says of a firm: the recipe's `membership`; nothing for most directories. */
export function membershipsOf({ membership, title }: Pick<Recipe, 'membership' | 'title'>): Membership[] {
  return membership === undefined ? [] : [{ statement: membership, directory: title }]
}
