import type { FieldSource, ListingField, Source } from '../directories/extraction.js'
import type { Reading, Report } from './page.js'
import type { RawRecord, RawValue } from './record.js'
import { compileTransforms } from './transform.js'

/** Reads the raw value of one source out of a record, an element or a line. */
export type RawReader<From> = (from: From) => RawValue | undefined

/** Reads one value with its transformations; problems of the value are told to `doubt`. */
export interface CompiledSource<From> {
  raw: RawReader<From>
  finish(
    raw: RawValue | undefined,
    doubt: (kind: 'unknown-value' | 'bad-value', what: string) => void,
  ): RawValue | undefined
}

export interface CompiledField<From> extends CompiledSource<From> {
  name: ListingField | `extra.${string}`
}

/** @param toReader makes the reader of one shape: a selector, a JMESPath, a column, a placeholder */
export function compileSource<From>(
  source: Source,
  toReader: (source: FieldSource) => RawReader<From>,
): CompiledSource<From> {
  if ('fixed' in source) return { raw: () => undefined, finish: () => source.fixed }
  const read = toReader(source)
  const transform = compileTransforms(source.transform)
  return { raw: read, finish: transform }
}

export function compileFields<From>(
  fields: Record<string, Source>,
  toReader: (source: FieldSource) => RawReader<From>,
): CompiledField<From>[] {
  return Object.entries(fields).map(([name, source]) => ({
    name: name as CompiledField<From>['name'],
    ...compileSource(source, toReader),
  }))
}

/** Reads all fields of one entry; what is empty is left out. */
export function readFields<From>(
  compiled: readonly CompiledField<From>[],
  from: From,
  url: string,
  report: Report,
): Reading {
  const raw: Reading['raw'] = {}
  const fields: RawRecord['fields'] = {}
  for (const field of compiled) {
    const found = field.raw(from)
    if (found !== undefined) raw[field.name] = found
    const value = field.finish(found, (kind, what) =>
      report({ kind, url, message: `${field.name}: ${what}` }),
    )
    if (value !== undefined) fields[field.name] = value
  }
  return { raw, fields }
}

/** A text, or a list without empty and repeated parts; undefined where nothing is left. */
export function filled(value: RawValue | undefined): RawValue | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  const kept = value.filter((part) => part.trim() !== '')
  return kept.length ? [...new Set(kept)] : undefined
}

/** Between the parts of an entry's id. */
const idSeparator = ' · '

/**
 * The raw values of an id as one text. The first part must be there, since it makes the id; a further one that is
 * missing is left out.
 */
export function joinId(parts: readonly (RawValue | undefined)[]): string | undefined {
  // Half of a surrogate pair, as JSON may spell it, is kept as another sign: the entry would not be known again.
  const texts = parts.map((part) =>
    [part]
      .flat()
      .join(', ')
      .replace(/\p{Cs}/gu, '\ufffd')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  return texts[0] ? texts.filter((text) => text !== '').join(idSeparator) : undefined
}
