import type { Document } from 'domhandler'
import type { DetailData } from '../directories/extraction.js'
import { Problem } from '../problem.js'
import { compileEmbedded } from './embedded-json.js'
import { compileQuery } from './jmespath.js'
import { findThings, refusePersons } from './json-ld.js'
import { typesOf } from './json-ld-things.js'
import { compileJsonFields } from './json-records.js'
import type { Reading, Report } from './page.js'

/** Reads the data in an entry's own page; empty, with a signal, where there is none. */
export type DataReader = (document: Document, url: string, report: Report) => Reading

/**
 * Compiles JSON in an element, or a thing of schema.org, as fields of a detail page.
 * @throws Problem where a selector or path is not valid, or a field would name persons
 */
export function compileDetailData(data: DetailData): DataReader {
  const find = data.within ? embeddedObject(data) : firstThing(data.json_ld ?? [])
  const ignore = data.json_ld ? [...data.ignore, '@id', '@type', '@context'] : data.ignore
  const { readObject, keys } = compileJsonFields({ fields: data.fields, ignore })
  if (data.json_ld) refusePersons(keys)
  return (document, url, report) => {
    try {
      const object = find(document, url, report)
      if (typeof object === 'object' && object !== null) return readObject(object, url, report)
    } catch (error) {
      // One broken page is no reason to give up the directory.
      if (!(error instanceof Problem)) throw error
      report({ kind: 'bad-value', url, message: error.message })
      return { raw: {}, fields: {} }
    }
    report({ kind: 'no-items', url, message: 'The page has none of the data of extraction.detail.data.' })
    return { raw: {}, fields: {} }
  }
}

function embeddedObject({ within, record }: DetailData) {
  const embedded = compileEmbedded(within ?? { from: 'html', value: 'text' }, 'extraction.detail.data.within')
  const query = compileQuery(record, 'extraction.detail.data.record')
  return (document: Document, url: string): unknown => {
    const value = embedded.readDocument(document, url)
    return value === undefined ? undefined : query.search(value)
  }
}

function firstThing(types: readonly string[]) {
  const wanted = new Set(types)
  return (document: Document, url: string, report: Report): unknown =>
    findThings(document, url, report).find((thing) => typesOf(thing).some((type) => wanted.has(type)))
}
