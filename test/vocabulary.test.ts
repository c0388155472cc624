import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { compileVocabulary, loadVocabulary, parseVocabulary } from '../src/vocabulary.js'

const data = join(import.meta.dirname, '../data')
const folder = mkdtempSync(join(tmpdir(), 'govscout-vocabulary-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the compiled vocabulary is what the files say', async () => {
  const file = join(folder, 'vocabulary.json')
  writeFileSync(file, await compileVocabulary(data))
  const parsed = await parseVocabulary(data)
  expect(await loadVocabulary(data, file)).toEqual(parsed)
  expect(await loadVocabulary(data, join(folder, 'missing.json'))).toEqual(parsed)
})

test('one of other files is passed over', async () => {
  const file = join(folder, 'other.json')
  const compiled = JSON.parse(await compileVocabulary(data)) as { lexicon: { version: string } }
  compiled.lexicon.version = 'compiled'
  writeFileSync(file, JSON.stringify(compiled))
  expect((await loadVocabulary(data, file)).lexicon.version).toBe('compiled')
  const own = join(folder, 'data')
  cpSync(join(data, 'lexicon'), join(own, 'lexicon'), { recursive: true })
  expect((await loadVocabulary(own, file)).lexicon.version).toBe('compiled')
  writeFileSync(join(own, 'lexicon', 'ignored.yaml'), 'ignored: [etwas]\nside_remarks: [anderes]\n')
  expect((await loadVocabulary(own, file)).lexicon.version).not.toBe('compiled')
})
