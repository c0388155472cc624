// Shapes that no built-in recipe uses, against the recorded data beside the checkout, read in place.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { readFolder } from '../../src/commands/read-folder.js'
import type { Recipe } from '../../src/directories/recipe.js'
import type { RawRecord, Signal } from '../../src/extract/record.js'
import { openInput, wantedOf } from '../../src/scout/open-input.js'
import { readSavedPages } from '../../src/scout/read-saved-pages.js'
import { zipOf } from '../scout/zip.js'
import { corpusFile } from './recorded-web.js'
import { algolia, shapeRecipe } from './shape-recipe.js'
import { walkPages } from './walk.js'

interface Answer {
  results: { hits: Record<string, unknown>[]; nbHits: number }[]
}
const json = (value: unknown) => ({
  body: Buffer.from(JSON.stringify(value)),
  contentType: 'application/json',
})

test('Algolia: 47 answers of one question each are 5,617 firms, none of them twice', async ({ skip }) => {
  const folder = corpusFile('yc-algolia/responses')
  if (!folder) return skip('the corpus is not here')
  const answers = new Map(
    readdirSync(folder).map((name) => {
      const answer = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Answer
      return [basename(name, '.json'), answer] as const
    }),
  )
  const total = [...answers.values()].reduce((sum, { results }) => sum + (results[0]?.nbHits ?? 0), 0)
  const facets = { batch: Object.fromEntries([...answers.keys()].map((name) => [name, 1])) }
  const { extraction, request } = algolia
  const recipe = shapeRecipe({
    request,
    extraction: {
      ...extraction,
      ignore: Object.keys(answers.get('winter-2021')?.results[0]?.hits[0] ?? {}),
    },
  })
  const asked: string[] = []
  const { records, read, signals } = await walkPages(recipe, [], (_, body = '') => {
    const [question] = (JSON.parse(body) as { requests: { facets?: unknown; facetFilters?: string[][] }[] })
      .requests
    if (question?.facets) return json({ results: [{ hits: [], nbHits: total, facets }] })
    const value = question?.facetFilters?.[0]?.[0]?.replace('batch:', '') ?? ''
    asked.push(value)
    const answer = structuredClone(answers.get(value)) as Answer
    // As a live answer has it.
    for (const hit of answer.results[0]?.hits ?? [])
      hit['_highlightResult'] = { name: { value: hit['name'] } }
    return json(answer)
  })
  expect({ asked: asked.length, read, distinct: records.length, signals }).toEqual({
    asked: 47,
    read: 5617,
    distinct: 5617,
    signals: [],
  })
})

test('a list that stops at the cap of 1,000 is a list of 1,000', async ({ skip }) => {
  const file = corpusFile('yc-directory-html/rendered-list.json')
  if (!file) return skip('the corpus is not here')
  const recipe = shapeRecipe({
    extraction: {
      shape: 'json',
      records: '@',
      id: { from: ['link'] },
      page: 'link',
      fields: { name: 'name', summary: 'description' },
    },
  })
  const { records } = readSavedPages(recipe, { page: readFileSync(file), file })
  expect(records).toHaveLength(1000)
})

test('data of a page that holds no list is read, and the list named as drawn by script', async ({ skip }) => {
  const file = corpusFile('yc-directory-html/companies-index.html')
  if (!file) return skip('the corpus is not here')
  const page = { body: readFileSync(file), contentType: 'text/html; charset=utf-8' }
  const start = ['https://list.example/companies']
  const one = (within: object, records: string) =>
    shapeRecipe({
      request: { start },
      extraction: { shape: 'json', within, records, id: { from: ['name'] }, fields: { name: 'name' } },
    })
  const attribute = { from: '[data-page]', value: 'data-page' }
  const found = await walkPages(one(attribute, '[{name: props.env}]'), [], () => page)
  expect(found.records.map(({ entry }) => entry)).toEqual(['production'])
  const script = { from: 'script:contains("AlgoliaOpts")', after: 'window.AlgoliaOpts =' }
  const options = await walkPages(one(script, '[{name: app}]'), [], () => page)
  expect(options.records.map(({ entry }) => entry)).toEqual(['45BWZJ1SGC'])
  await expect(walkPages(one(attribute, 'props.companies'), [], () => page)).rejects.toMatchObject({
    class: 'script-shell',
  })
})

const projects = {
  shape: 'front-matter',
  files: ['Projekt/*.md', '!@*.md'],
  id: { from: ['name'] },
  fields: {
    name: 'matter.title',
    status: {
      from: 'matter.status',
      transform: ['squeeze', { map: { Eingestellt: 'inactive', '*': 'active' } }],
    },
    summary: 'sections.Kurzbeschreibung',
    tags: { from: 'sections.Arten', transform: 'hashtags' },
    'extra.organisations': { from: 'sections."Organisation(en)"', transform: 'wiki_links' },
  },
  ignore: ['matter.type', 'matter.aliases'],
}
const organisations = {
  shape: 'front-matter',
  files: ['Organisation/*.md', '!@*.md'],
  id: { from: ['name'] },
  fields: { name: 'name' },
  ignore: ['matter'],
}
const products = {
  shape: 'front-matter',
  files: ['_startups/*.md'],
  id: { from: ['name'] },
  page: { from: 'name', transform: { prefix: 'https://beta.gouv.fr/startups/' } },
  fields: {
    name: 'matter.title',
    website: 'matter.link',
    summary: 'matter.mission',
    description: { from: 'body', transform: 'markdown_text' },
    tags: ['matter.thematiques'],
    'extra.phase': 'matter.phases[-1].name',
  },
  ignore: ['matter'],
}

test.for<[string, string, object, number, Record<string, number>]>([
  [
    'projects of the Civic Data Lab',
    'civic-data-lab-datenprojekte',
    projects,
    361,
    { summary: 0.99, tags: 0.9, status: 0.95, 'extra.organisations': 0.95 },
  ],
  ['its organisations', 'civic-data-lab-datenprojekte', organisations, 305, { name: 1 }],
  [
    'products of beta.gouv.fr',
    'betagouv-startups',
    products,
    662,
    { summary: 0.99, description: 0.95, 'extra.phase': 1 },
  ],
])('%s, from a folder and from an archive', async ([, slug, extraction, count, filled], { skip }) => {
  const folder = corpusFile(slug)
  if (!folder) return skip('the corpus is not here')
  const recipe = shapeRecipe({ extraction })
  const files = await readFolder(folder, wantedOf(recipe.extraction).fits)
  const read = await load(recipe, await openInput({ folder, files }, recipe.extraction))
  expect(read.records).toHaveLength(count)
  expect(read.signals).toEqual([])
  for (const [field, least] of Object.entries(filled))
    expect(fillRate(read.records, field), field).toBeGreaterThanOrEqual(least)
  // As a git host packs it: all in one folder more.
  const packed = zipOf(files.map(({ path, bytes }) => ({ path: `repo-main/${path}`, bytes })))
  const unpacked = await load(recipe, await openInput({ file: 'repo.zip', bytes: packed }, recipe.extraction))
  expect(unpacked.records.map(({ fields }) => fields)).toEqual(read.records.map(({ fields }) => fields))
})

function load(
  recipe: Recipe,
  { content }: Awaited<ReturnType<typeof openInput>>,
): { records: RawRecord[]; signals: Signal[] } {
  return readSavedPages(recipe, { page: content?.bytes ?? Buffer.alloc(0), file: content?.name ?? '' })
}

function fillRate(records: readonly RawRecord[], field: string): number {
  return (
    records.filter((record) => (record.fields as Record<string, unknown>)[field] !== undefined).length /
    records.length
  )
}
