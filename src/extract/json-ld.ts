import type { Document } from 'domhandler'
import type { JsonLdExtraction } from '../directories/extraction.js'
import { Problem } from '../problem.js'
import { compileSelector, parseHtml } from './dom.js'
import { rawText } from './embedded-json.js'
import type { ReadKeys } from './json-keys.js'
import { personKeys, plainThing, type Thing, typesOf } from './json-ld-things.js'
import { compileJsonRecords } from './json-records.js'
import { parseJsonText } from './json-text.js'
import { lastPage, type Report } from './page.js'
import type { RecordReader } from './record-reader.js'

/**
 * Things of schema.org in a page: the items of an ItemList where there is one, else all things at the top and in `@graph`.
 * What stands within another thing, such as the publisher of a page, is no entry.
 * @throws Problem where an expression is not valid, or a field would name persons
 */
export function compileJsonLd(extraction: JsonLdExtraction): RecordReader<'json-ld'> {
  const { readRecords, keys } = compileJsonRecords({
    ...extraction,
    ignore: [...extraction.ignore, '@id', '@type', '@context'],
  })
  refusePersons(keys)
  const wanted = new Set(extraction.types)
  return {
    shape: 'json-ld',
    readRecords(page, report) {
      const things = findThings(parseHtml(page.text, 'parse5', page.url), page.url, report)
      const found = things.filter((thing) => typesOf(thing).some((type) => wanted.has(type)))
      if (!found.length)
        report({
          kind: 'no-items',
          url: page.url,
          message: `The page has no JSON-LD of the types ${extraction.types.join(', ')}.`,
        })
      return readRecords(found, page.url, report)
    },
    readPaging: () => lastPage,
  }
}

/** @throws Problem where a recipe names a key whose values are persons */
export function refusePersons(keys: ReadKeys): void {
  const named = [...keys.keys()].filter((key) => personKeys.has(key))
  if (named.length)
    throw new Problem(`extraction: ${named.join(', ')} of JSON-LD are persons, who are never read`, {
      remedy: 'Take the field out of the recipe.',
    })
}

const scripts = compileSelector('script[type^="application/ld+json" i]', 'json-ld')

/** The things of a page that may be entries, without persons; a script that is no JSON is told of and left out. */
export function findThings(document: Document, url: string, report: Report): Thing[] {
  const tops = parseTops(document, url, report)
  const byId = new Map(tops.flatMap((top) => (typeof top['@id'] === 'string' ? [[top['@id'], top]] : [])))
  const listed = tops.flatMap((top) => itemsOf(top, byId))
  return (listed.length ? listed : tops).flatMap<Thing>((thing) => plainThing(thing) ?? [])
}

/** The things at the top of a page's scripts and in their `@graph`, without persons, whatever lists stand beside them. */
export function findTopThings(document: Document, url: string, report: Report): Thing[] {
  return parseTops(document, url, report).flatMap<Thing>((thing) => plainThing(thing) ?? [])
}

function parseTops(document: Document, url: string, report: Report): Thing[] {
  const values = scripts.all(document).flatMap((script) => {
    const text = tidy(rawText(script))
    if (text === '') return []
    try {
      return [parseJsonText(text, `${url}: JSON-LD`)]
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      report({ kind: 'bad-value', url, message: error.message })
      return []
    }
  })
  return values.flatMap(topsOf)
}

const wrappers: readonly [begin: string, end: string][] = [
  ['<!--', '-->'],
  ['//<![CDATA[', '//]]>'],
  ['/*<![CDATA[*/', '/*]]>*/'],
  ['<![CDATA[', ']]>'],
]

/** Pages wrap JSON in comments for old browsers, and write bare line breaks into its strings. */
function tidy(text: string): string {
  let tidied = text.replace(/[\u0000-\u001f]/g, ' ').trim()
  for (const [begin, end] of wrappers) {
    if (tidied.startsWith(begin)) tidied = tidied.slice(begin.length).trim()
    if (tidied.endsWith(end)) tidied = tidied.slice(0, -end.length).trim()
  }
  return tidied.endsWith(';') ? tidied.slice(0, -1) : tidied
}

function topsOf(value: unknown): Thing[] {
  if (Array.isArray(value)) return value.flatMap((part) => (Array.isArray(part) ? [] : topsOf(part)))
  if (typeof value !== 'object' || value === null) return []
  const graph = (value as Thing)['@graph']
  return graph === undefined ? [value as Thing] : [graph].flat().filter(isThing)
}

/** The items of an ItemList (schema.org), also where a page has the list as its main entity. */
function itemsOf(thing: Thing, byId: ReadonlyMap<string, Thing>): Thing[] {
  const lists = typesOf(thing).includes('ItemList')
    ? [thing]
    : [thing['mainEntity']].flat().filter(isItemList)
  return lists
    .flatMap((list) => [list['itemListElement']].flat())
    .flatMap((element) => {
      if (typeof element !== 'object' || element === null) return []
      const { item } = element as Thing
      const found = typeof item === 'object' && item !== null ? (item as Thing) : (element as Thing)
      return [byId.get(String(found['@id'])) ?? found]
    })
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isItemList(value: unknown): value is Thing {
  return isThing(value) && typesOf(value).includes('ItemList')
}
