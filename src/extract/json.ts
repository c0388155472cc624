import type { JsonExtraction } from '../directories/extraction.js'
import type { Paging } from '../directories/recipe.js'
import { compileEmbedded } from './embedded-json.js'
import { compileQuery } from './jmespath.js'
import { compileJsonRecords } from './json-records.js'
import { once, parseJsonPage } from './json-text.js'
import type { SourcePage } from './page.js'
import { compileJsonPaging } from './paging.js'
import type { RecordReader } from './record-reader.js'

/**
 * A JSON document, or JSON within an HTML page, with an array of records in it.
 * @throws Problem where an expression or selector of the recipe is not valid
 */
export function compileJson(extraction: JsonExtraction, paging?: Paging): RecordReader<'json'> {
  const embedded = extraction.within && compileEmbedded(extraction.within, 'extraction.within')
  const open = once((page: SourcePage) => (embedded ? embedded.readPage(page) : parseJsonPage(page)))
  const records = compileQuery(extraction.records, 'extraction.records')
  const { readRecords } = compileJsonRecords(extraction)
  const pagingOf = compileJsonPaging(paging)

  return {
    shape: 'json',
    readRecords(page, report) {
      const document = open(page)
      if (document === undefined) {
        const message = `Nothing on the page fits "${extraction.within?.from}".`
        report({ kind: 'no-items', url: page.url, message })
        return []
      }
      const found = records.search(document)
      if (Array.isArray(found)) return readRecords(found, page.url, report)
      const message = `"${extraction.records}" is no array in this answer.`
      report({ kind: 'no-items', url: page.url, message })
      return []
    },
    readPaging(page) {
      const document = open(page)
      if (document === undefined) return { next: null, total: null, rows: 0 }
      const found = records.search(document)
      return { ...pagingOf(document, page), rows: Array.isArray(found) ? found.length : 0 }
    },
  }
}
