import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type Extraction, extractionSchema } from '../../src/directories/extraction.js'
import { readText } from '../../src/scout/page-text.js'
import { zipOf } from './zip.js'

const base = { id: { from: ['name'] }, fields: { name: 'name' } }
const csv = extractionSchema.parse({ ...base, shape: 'csv', file: 'firms.csv' })
const plainCsv = extractionSchema.parse({ ...base, shape: 'csv' })
const json = extractionSchema.parse({ ...base, shape: 'json', records: '@' })
const notes = extractionSchema.parse({ ...base, shape: 'front-matter', files: ['*.md'] })
const read = (body: string | Uint8Array, extraction: Extraction, drop: string[] = [], contentType = '') =>
  readText({ body: Buffer.from(body), contentType, finalUrl: 'https://list.example/x' }, { extraction, drop })

const table = 'name;mail\nMüller;post@firma.example\n'

test.each<[string, string | Uint8Array, Extraction, string]>([
  [
    'a file of an archive',
    zipOf([
      { path: 'x/firms.csv', bytes: table },
      { path: 'b.txt', bytes: '' },
    ]),
    csv,
    'name;mail\nMüller;\n',
  ],
  [
    'a file in another encoding',
    zipOf([{ path: 'firms.csv', bytes: Buffer.from('name\nMüller', 'latin1') }]),
    csv,
    'name\nMüller',
  ],
  ['what is not packed after all', table, csv, 'name;mail\nMüller;\n'],
  ['a gzip file', gzipSync(table), plainCsv, 'name;mail\nMüller;\n'],
  [
    'an archive that was packed once more',
    gzipSync(zipOf([{ path: 'firms.csv', bytes: table }])),
    csv,
    'name;mail\nMüller;\n',
  ],
  [
    'a folder, without mail addresses',
    zipOf([
      { path: 'r/b.md', bytes: 'Tel. 040 1234567' },
      { path: 'r/a.md', bytes: 'An post@firma.example' },
      { path: 'c.txt', bytes: '' },
    ]),
    notes,
    '{"files":[\n{"path":"r/a.md","text":"An "},\n{"path":"r/b.md","text":"Tel. "}\n]}\n',
  ],
])('%s is kept as its text', async (_, body, extraction, text) => {
  expect(await read(body, extraction)).toBe(text)
})

describe('keys that a recipe drops', () => {
  test('are gone from the kept text, wherever they stand', async () => {
    const text =
      '[{"name":"A","_highlightResult":{"name":{"value":"A"}},"in":{"_highlightResult":1,"b":[1.5]}}]'
    expect(await read(text, json, ['_highlightResult'])).toBe('[{"name":"A","in":{"b":[1.5]}}]')
    expect(await read(text, json)).toBe(text)
  })

  test('leave what is no JSON as it is', async () => {
    expect(await read('{"a":', json, ['a'])).toBe('{"a":')
  })
})

test.each<[string, string | Uint8Array, Extraction, RegExp]>([
  [
    'an archive where none is expected',
    zipOf([{ path: 'a.csv', bytes: table }]),
    plainCsv,
    /this is a ZIP archive/,
  ],
  ['a page where an archive is expected', '<!doctype html>', notes, /this is no ZIP archive/],
  ['a broken gzip file', gzipSync(table).subarray(0, 15), plainCsv, /the gzip file is broken/],
])('%s is a problem', async (_, body, extraction, message) => {
  await expect(read(body, extraction)).rejects.toMatchObject({
    name: 'Problem',
    message: expect.stringMatching(message),
    remedy: expect.stringMatching(/\w/),
  })
})

test('a gzip bomb is stopped while it is unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(257 * 1024 * 1024), { level: 1 })
  await expect(read(bomb, plainCsv)).rejects.toThrow(/larger than 256 MB/)
})
