import type { FieldSource, JsonExtraction } from '../directories/extraction.js'
import type { Paging } from '../directories/recipe.js'
import { Problem } from '../problem.js'
import { compileFields, compileSource, filled, joinId, type RawReader, readFields } from './fields.js'
import { compileQuery, type Query } from './jmespath.js'
import { findJsonFault } from './json-fault.js'
import { readKeysOf, unreadKeys } from './json-keys.js'
import { resolveAddress, resolveEntryAddress } from './links.js'
import type { SourcePage } from './page.js'
import { compileTotal } from './paging.js'
import type { RawValue } from './record.js'
import { type Draft, type RecordReader, toRecords } from './record-reader.js'

/** A JSON document with an array of records in it. @throws Problem where an expression of the recipe is not valid */
export function compileJson(extraction: JsonExtraction, paging?: Paging): RecordReader<'json'> {
  const queries: Query[] = []
  const toReader = (source: FieldSource): RawReader<unknown> => {
    const query = compileQuery(source.from, 'extraction')
    queries.push(query)
    return (record) => toRaw(query.search(record), source.many)
  }
  const records = compileQuery(extraction.records, 'extraction.records')
  const fields = compileFields(extraction.fields, toReader)
  const ids = extraction.id.from.map((from) => toReader({ from, value: 'text', many: true, transform: [] }))
  const entryPage = extraction.page && compileSource(extraction.page, toReader)
  const read = readKeysOf(
    queries.map((query) => query.ast),
    extraction.ignore,
  )
  const next = paging?.kind === 'next' ? compileQuery(paging.selector, 'request.paging.selector') : undefined
  const total = compileTotal(paging)

  return {
    shape: 'json',
    readRecords(page, report) {
      const found = records.search(parseJson(page))
      if (!Array.isArray(found)) {
        report({
          kind: 'no-items',
          url: page.url,
          message: `"${extraction.records}" is no array in this answer.`,
        })
        return []
      }
      const unread = new Set<string>()
      const drafts = found.map((record: unknown): Draft => {
        for (const key of unreadKeys(record, read)) unread.add(key)
        const reading = readFields(fields, record, page.url, report)
        const address = entryPage?.finish(entryPage.raw(record), (kind, what) =>
          report({ kind, url: page.url, message: `page: ${what}` }),
        )
        return {
          entry: joinId(ids.map((id) => id(record))),
          url: resolveEntryAddress(typeof address === 'string' ? address : address?.[0], page.url),
          fields: reading.fields,
        }
      })
      for (const key of unread)
        report({
          kind: 'unmapped-key',
          url: page.url,
          message: `The key "${key}" is neither read nor ignored: map it, or add it to extraction.ignore.`,
        })
      return toRecords(drafts, page.url, report)
    },
    readPaging(page) {
      const address = next && toRaw(next.search(parseJson(page)), false)
      return {
        next: typeof address === 'string' ? resolveAddress(address, page.url) : null,
        total: total(page.text),
      }
    },
  }
}

/** @throws Problem with line and column */
function parseJson(page: SourcePage): unknown {
  const text = page.text.startsWith('\ufeff') ? page.text.slice(1) : page.text
  try {
    return JSON.parse(text)
  } catch (cause) {
    const { line, column, found } = findJsonFault(text)
    throw new Problem(`${page.url}: not valid JSON: line ${line}, column ${column}: unexpected ${found}`, {
      remedy: 'Open the address in a browser: the answer may be cut short, or be a page instead of data.',
      cause,
    })
  }
}

/** Texts, numbers and truth values as text; objects and nested lists have no text and are left out. */
function toRaw(value: unknown, many: boolean): RawValue | undefined {
  if (!Array.isArray(value)) return filled(toText(value))
  const texts = filled(value.flatMap((part: unknown) => toText(part) ?? []))
  return many || texts === undefined ? texts : texts[0]
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
