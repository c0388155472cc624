import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseRecipe, readRecipeFile } from '../../src/directories/catalogue.js'
import { listingFields } from '../../src/directories/extraction.js'
import { compileExtraction } from '../../src/extract/compile.js'
import { zipOf } from '../scout/zip.js'
import { type Walk, walkPages } from './walk.js'

const recipes = fileURLToPath(new URL('../../data/directories/', import.meta.url))
const samples = fileURLToPath(new URL('./samples/', import.meta.url))
const ids = readdirSync(recipes)
  .filter((name) => name.endsWith('.yaml') && !name.startsWith('_'))
  .map((name) => name.replace('.yaml', ''))

interface SamplePage {
  url: string
  file?: string
  /** Files that are packed into an archive. */
  zip?: string[]
  contentType?: string
  /** What is posted for it. */
  body?: string
}

/** The hand-made pages of a directory, in the recorded form; the first is where it starts. */
async function walkSamples(id: string): Promise<Walk> {
  const { recipe } = readRecipeFile(join(recipes, `${id}.yaml`), 'built-in')
  const pages = JSON.parse(readFileSync(join(samples, id, 'pages.json'), 'utf8')) as SamplePage[]
  const unused = new Set(pages)
  const walk = await walkPages(recipe, [pages[0]?.url ?? ''], (url, body) => {
    const page = pages.find((one) => one.url === url && one.body === body)
    if (!page) throw new Error(`${id}: there is no sample page for ${url} ${body ?? ''}`)
    unused.delete(page)
    return {
      body: bodyOf(id, page),
      contentType: page.contentType ?? 'text/html; charset=utf-8',
    }
  })
  expect(
    [...unused].map(({ url }) => url),
    'sample pages that nothing asked for',
  ).toEqual([])
  return walk
}

function bodyOf(id: string, { file, zip }: SamplePage): Buffer {
  const read = (name: string) => readFileSync(join(samples, id, name))
  return zip ? zipOf(zip.map((path) => ({ path, bytes: read(path) }))) : read(file ?? '')
}

describe.each(ids)('%s', (id) => {
  const { recipe } = readRecipeFile(join(recipes, `${id}.yaml`), 'built-in')

  test('compiles and keeps to the house rules', () => {
    expect(recipe.id).toBe(id)
    expect(() => compileExtraction(recipe)).not.toThrow()
    expect(recipe.summary, 'a summary tells no years or counts').not.toMatch(/\b20(1[3-9]|2\d)\b/)
    const known = new Set<string>(listingFields)
    for (const field of Object.keys(recipe.expectations.filled)) expect(known, field).toContain(field)
    expect(Object.keys(recipe.expectations.filled)).toContain('name')
  })

  test('reads its sample pages as expected', async () => {
    expect(existsSync(join(samples, id)), `test/directories/samples/${id}`).toBe(true)
    const { records, signals } = await walkSamples(id)
    const found = { records, signals: signals.map(({ kind, message }) => `${kind}: ${message}`) }
    await expect(`${JSON.stringify(found, null, 2)}\n`).toMatchFileSnapshot(
      join(samples, id, 'expected.json'),
    )
  })
})

test('the template is a valid recipe once it has its own name', () => {
  const template = readFileSync(join(recipes, '_template.yaml'), 'utf8')
  const recipe = parseRecipe(template.replaceAll('xx-template', 'de-beispiel'), 'de-beispiel.yaml')
  expect(recipe.proof.state).toBe('unverified')
  expect(() => compileExtraction(recipe)).not.toThrow()
})

test('every folder of samples belongs to a recipe', () => {
  expect(readdirSync(samples).sort()).toEqual([...ids].sort())
})
