import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { demoNeed } from '../../src/demo/need.js'
import { demoCatalogue, demoRecipes } from '../../src/demo/recipes.js'
import { findDirectory, readCatalogue } from '../../src/directories/catalogue.js'
import { decidePermission } from '../../src/directories/permission.js'
import { compileExtraction } from '../../src/extract/compile.js'
import { dataFolder, origin } from './demo-listings.js'

const today = '2026-11-24'
const ids = ['de-demo-gruenderstadt', 'de-demo-hafenhub', 'eu-demo-civic-list']

describe('the recipes of the demo', () => {
  test.each(ids)('%s asks the served web and nobody else', (id) => {
    const { recipe } = findDirectory(demoCatalogue(dataFolder, origin, today), id)
    const addresses = JSON.stringify(recipe).match(/https?:\/\/[^"/]+/g) ?? []
    expect(new Set(addresses)).toEqual(new Set([origin, 'https://creativecommons.org']))
    for (const start of recipe.request?.start ?? []) expect(start).toMatch(`${origin}/`)
    expect(() => compileExtraction(recipe)).not.toThrow()
  })

  test('are of three shapes', () => {
    const shapes = demoRecipes(dataFolder, origin, today).map(({ recipe }) => recipe.extraction.shape)
    expect(shapes).toEqual(['html', 'json', 'markdown'])
  })

  test('load as they are written, too', () => {
    const catalogue = readCatalogue({ builtIn: join(dataFolder, 'demo', 'directories'), own: '' })
    expect(catalogue.problems).toEqual([])
    expect([...catalogue.directories.keys()]).toEqual(ids)
  })

  test('have the same hash on every port', () => {
    const hashes = (at: string) => demoRecipes(dataFolder, at, today).map(({ hash }) => hash)
    expect(hashes('http://127.0.0.1:1')).toEqual(hashes('http://127.0.0.1:2'))
  })

  test.each(['2020-01-01', today, '2041-07-15'])('may be crawled on %s', (day) => {
    for (const { recipe } of demoRecipes(dataFolder, origin, day))
      expect(decidePermission(recipe, null, day)).toMatchObject({ state: 'allowed' })
  })
})

test('the example need has a line in each language', () => {
  const need = demoNeed(dataFolder)
  expect(need).toMatchObject({ id: 'demo-antraege', fields: ['T05'] })
  expect(Object.keys(need.search)).toEqual(['de', 'en'])
})

test('every data file of the demo says that its firms are invented', () => {
  const folder = join(dataFolder, 'demo')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  expect(files.length).toBe(7)
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name), 'utf8').slice(0, 400), name).toMatch(/invented/)
})
