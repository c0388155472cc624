import type { FieldSource, Source } from '../directories/extraction.js'
import { compileFields, compileSource, filled, joinId, type RawReader, readFields } from './fields.js'
import { compileQuery, type Query } from './jmespath.js'
import { type ReadKeys, readKeysOf, unreadKeys } from './json-keys.js'
import { resolveEntryAddress } from './links.js'
import type { Reading, Report } from './page.js'
import type { RawRecord, RawValue } from './record.js'
import { type Draft, toRecords } from './record-reader.js'

/** The parts of a recipe that read records out of JSON, whatever the shape they come in. */
export interface JsonFields {
  id: { from: string[] }
  page?: Source | undefined
  fields: Record<string, Source>
  ignore: readonly string[]
}

export interface CompiledRecords {
  readRecords(found: readonly unknown[], pageUrl: string, report: Report): RawRecord[]
  /** Keys of a record that are read or ignored. */
  keys: ReadKeys
}

/** @throws Problem where an expression is not valid */
export function compileJsonRecords(extraction: JsonFields): CompiledRecords {
  const { toReader, queries } = queryReaders()
  const fields = compileFields(extraction.fields, toReader)
  const ids = extraction.id.from.map((from) => toReader({ from, value: 'text', many: true, transform: [] }))
  const entryPage = extraction.page && compileSource(extraction.page, toReader)
  const keys = readKeysOf(
    queries.map((query) => query.ast),
    extraction.ignore,
  )
  return {
    keys,
    readRecords(found, pageUrl, report) {
      const unread = new Set<string>()
      const drafts = found.map((record): Draft => {
        for (const key of unreadKeys(record, keys)) unread.add(key)
        const reading = readFields(fields, record, pageUrl, report)
        const address = entryPage?.finish(entryPage.raw(record), (kind, what) =>
          report({ kind, url: pageUrl, message: `page: ${what}` }),
        )
        return {
          entry: joinId(ids.map((id) => id(record))),
          url: resolveEntryAddress([address].flat()[0], pageUrl),
          fields: reading.fields,
        }
      })
      reportUnread(unread, pageUrl, report)
      return toRecords(drafts, pageUrl, report)
    },
  }
}

/** Fields of one object, for the data in an entry's own page. @throws Problem where an expression is not valid */
export function compileJsonFields(extraction: Pick<JsonFields, 'fields' | 'ignore'>): {
  keys: ReadKeys
  readObject(object: unknown, pageUrl: string, report: Report): Reading
} {
  const { toReader, queries } = queryReaders()
  const fields = compileFields(extraction.fields, toReader)
  const keys = readKeysOf(
    queries.map((query) => query.ast),
    extraction.ignore,
  )
  return {
    keys,
    readObject(object, pageUrl, report) {
      reportUnread(new Set(unreadKeys(object, keys)), pageUrl, report)
      return readFields(fields, object, pageUrl, report)
    },
  }
}

function queryReaders() {
  const queries: Query[] = []
  const toReader = (source: FieldSource): RawReader<unknown> => {
    const query = compileQuery(source.from, 'extraction')
    queries.push(query)
    return (record) => toRaw(query.search(record), source.many)
  }
  return { toReader, queries }
}

function reportUnread(unread: ReadonlySet<string>, url: string, report: Report): void {
  for (const key of unread)
    report({
      kind: 'unmapped-key',
      url,
      message: `The key "${key}" is neither read nor ignored: map it, or add it to extraction.ignore.`,
    })
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
