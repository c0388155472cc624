import { existsSync, readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import type { Store } from '../../src/store/store.js'
import { rows } from './base.js'

/** Every value of every table, kept pages and the words of the search index included. */
export function dumpTexts(store: Store): string {
  const tables = rows<{ name: string }>(
    store,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  )
  return tables
    .flatMap(({ name }) =>
      rows(store, `SELECT * FROM ${name}`).map((row) =>
        Object.entries(row)
          .map(([column, value]) => (Buffer.isBuffer(value) ? readBlob(name, column, value) : String(value)))
          .join(' | '),
      ),
    )
    .join('\n')
}

function readBlob(table: string, column: string, value: Buffer): string {
  return table === 'page_bodies' && column === 'body'
    ? brotliDecompressSync(value).toString('utf8')
    : value.toString('latin1')
}

/** The bytes of the base and of what stands beside it. */
export function readBytes(file: string): string {
  return [file, `${file}-wal`, `${file}-journal`]
    .filter((one) => existsSync(one))
    .map((one) => readFileSync(one).toString('latin1'))
    .join('\n')
}
