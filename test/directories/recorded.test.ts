// The built-in recipes against the recorded web beside the checkout, read in place.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readRecipeFile } from '../../src/directories/catalogue.js'
import type { RawRecord } from '../../src/extract/record.js'
import { corpusFile, recordedSite } from './recorded-web.js'
import { type Walk, walkPages } from './walk.js'

const recipes = fileURLToPath(new URL('../../data/directories/', import.meta.url))

interface Case {
  id: string
  host: string
  /** Records on the pages, and those left when repeated ids are dropped. */
  read: number
  distinct: number
  /** Signals by kind. */
  signals: Record<string, number>
}

const cases: Case[] = [
  { id: 'int-ycombinator', host: 'yc-oss.github.io', read: 5617, distinct: 5617, signals: {} },
  { id: 'de-munich-startup', host: 'www.munich-startup.de', read: 1298, distinct: 1298, signals: {} },
  // The two years are "200".
  {
    id: 'de-deutsche-startups',
    host: 'www.deutsche-startups.de',
    read: 1082,
    distinct: 1082,
    signals: { 'bad-value': 2 },
  },
  { id: 'de-berlin-ml-startups', host: 'raw.githubusercontent.com', read: 64, distinct: 64, signals: {} },
  // 306 lines with an address and one without; five products stand in two categories.
  {
    id: 'eu-european-tech',
    host: 'raw.githubusercontent.com',
    read: 307,
    distinct: 302,
    signals: { 'repeated-id': 5 },
  },
  { id: 'fr-beta-gouv', host: 'beta.gouv.fr', read: 662, distinct: 662, signals: {} },
  // One founding day is "12-06-18".
  {
    id: 'de-berlin-edutech',
    host: 'edutech-map.berlin',
    read: 38,
    distinct: 38,
    signals: { 'bad-value': 1 },
  },
]

test.for(cases)('$id: $distinct entries', async ({ id, host, read, distinct, signals }, { skip }) => {
  const site = await recordedSite(host)
  if (!site) return skip(`the recorded web has no ${host} here`)
  const { recipe } = readRecipeFile(join(recipes, `${id}.yaml`), 'built-in')
  const walk = await walkPages(recipe, [], site)
  expect({ read: walk.read, distinct: walk.records.length, signals: countKinds(walk) }).toEqual({
    read,
    distinct,
    signals,
  })
  const { min, max } = recipe.expectations.listings
  expect(min).toBeLessThanOrEqual(walk.records.length * 0.9)
  expect(max).toBeGreaterThanOrEqual(walk.records.length * 1.8)
  for (const [field, least] of Object.entries(recipe.expectations.filled))
    expect(fillRate(walk.records, field), field).toBeGreaterThanOrEqual(least)
  for (const record of walk.records) expect(JSON.stringify(record)).not.toMatch(/\ufffd|mailto:|\(at\)/)
})

test('de-govtech-network: 266 entries', async ({ skip }) => {
  const file = corpusFile('govtech-firms-de-2024/firms.csv')
  if (!file) return skip('the corpus is not here')
  const { recipe } = readRecipeFile(join(recipes, 'de-govtech-network.yaml'), 'built-in')
  const page = { body: readFileSync(file), contentType: 'text/csv' }
  const walk = await walkPages(recipe, ['firms.csv'], () => page)
  expect({ read: walk.read, kinds: Object.keys(countKinds(walk)) }).toEqual({ read: 266, kinds: [] })
})

function countKinds(walk: Walk): Record<string, number> {
  const kinds: Record<string, number> = {}
  for (const { kind } of walk.signals) kinds[kind] = (kinds[kind] ?? 0) + 1
  return kinds
}

function fillRate(records: readonly RawRecord[], field: string): number {
  return (
    records.filter((record) => (record.fields as Record<string, unknown>)[field] !== undefined).length /
    records.length
  )
}
