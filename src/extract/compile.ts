import type { Extraction } from '../directories/extraction.js'
import type { Recipe } from '../directories/recipe.js'
import { compileCsv } from './csv.js'
import { compileFrontMatter } from './front-matter-folder.js'
import { compileHtml, type HtmlReader } from './html.js'
import { compileJson } from './json.js'
import { compileJsonLd } from './json-ld.js'
import { compileMarkdown } from './markdown.js'
import type { RecordReader } from './record-reader.js'
import { compileSparql } from './sparql.js'

export type Reader = HtmlReader | RecordReader<Exclude<Extraction['shape'], 'html'>>

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
    case 'json-ld':
      return compileJsonLd(extraction)
    case 'sparql':
      return compileSparql(extraction, paging)
    case 'front-matter':
      return compileFrontMatter(extraction)
  }
}
