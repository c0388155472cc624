import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { compiledNames, compileVocabulary, loadVocabulary, parseVocabulary } from '../src/vocabulary.js'

const folder = mkdtempSync(join(tmpdir(), 'govscout-vocabulary-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A copy of the vocabulary, so that its files can be changed. */
const data = join(folder, 'data')
cpSync(join(import.meta.dirname, '../data/lexicon'), join(data, 'lexicon'), { recursive: true })

/** Leaves a compiled one in a folder of its own, with a version that tells it from the files. */
async function compile(name: string): Promise<string> {
  const { head, lexicon } = await compileVocabulary(data, 'code')
  const to = join(folder, name)
  mkdirSync(to)
  writeFileSync(join(to, compiledNames.head), head)
  writeFileSync(
    join(to, compiledNames.lexicon),
    JSON.stringify({ ...(JSON.parse(lexicon) as object), version: 'compiled' }),
  )
  return to
}

test('the compiled vocabulary is what the files say', async () => {
  const { key, lexicon, ruleLabels } = await loadVocabulary(data, await compile('whole'))
  const parsed = await parseVocabulary(data)
  expect(lexicon).toEqual({ ...parsed.lexicon, version: 'compiled' })
  expect(ruleLabels).toEqual(parsed.ruleLabels)
  expect(key).toMatch(/^[0-9a-f]{16} code$/)
  expect(await loadVocabulary(data, join(folder, 'missing'))).toEqual(parsed)
})

test('one of other files is passed over; one of files that only look otherwise is not', async () => {
  const compiled = await compile('other')
  const version = async () => (await loadVocabulary(data, compiled)).lexicon.version
  expect(await version()).toBe('compiled')
  const ignored = join(data, 'lexicon', 'ignored.yaml')
  utimesSync(ignored, 1, 1)
  expect(await version()).toBe('compiled')
  writeFileSync(ignored, 'ignored: [etwas]\nside_remarks: [anderes]\n')
  expect((await loadVocabulary(data, compiled)).key).toBeUndefined()
})
