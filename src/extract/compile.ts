import type { Recipe } from '../directories/recipe.js'
import { compileCsv } from './csv.js'
import { compileHtml, type HtmlReader } from './html.js'
import { compileJson } from './json.js'
import { compileMarkdown } from './markdown.js'
import type { RecordReader } from './record-reader.js'

export type Reader = HtmlReader | RecordReader<'json' | 'csv' | 'markdown'>

/**
 * Everything a recipe's extraction needs, compiled once; `shape` tells html from the rest.
 * @throws Problem where a selector, expression or pattern of the recipe is not valid
 */
export function compileExtraction(recipe: Pick<Recipe, 'extraction' | 'request'>): Reader {
  const { extraction } = recipe
  const paging = recipe.request?.paging
  switch (extraction.shape) {
    case 'json':
      return compileJson(extraction, paging)
    case 'html':
      return compileHtml(extraction, paging)
    case 'csv':
      return compileCsv(extraction)
    case 'markdown':
      return compileMarkdown(extraction)
  }
}
