import { stringify } from 'yaml'
import { toDirectory } from '../../src/directories/catalogue.js'
import type { Recipe } from '../../src/directories/recipe.js'

/** A recipe of an invented directory, as its file would say it; only what matters to a shape is given. */
export function shapeRecipe(blocks: { request?: object; extraction: object }): Recipe {
  const recipe = {
    id: 'de-nordliste',
    title: 'Nordliste',
    summary: 'Firms of the north, all of them invented.',
    publisher: { name: 'Nordliste', url: 'https://nordliste.example/' },
    page: 'https://nordliste.example/',
    kind: 'list',
    language: 'de',
    frequency: blocks.request ? 'weekly' : 'never',
    permission: { licence: { id: 'CC0' }, decision: 'allowed', basis: 'CC0', checked_on: '2026-11-01' },
    expectations: { listings: { min: 1, max: 10_000 } },
    proof: { state: 'unverified' },
    ...blocks,
  }
  return toDirectory(stringify(recipe), 'de-nordliste.yaml', 'own').recipe
}

/** The multi-query envelope of Algolia, split by a facet: the form of recipe that docs/adding-a-directory.md shows. */
export const algolia = {
  request: {
    start: ['https://search.nordliste.example/1/indexes/*/queries'],
    method: 'POST',
    headers: { 'x-algolia-application-id': 'NORDLISTE', 'x-algolia-api-key': '{{key}}' },
    key: { page: 'https://nordliste.example/firms', pattern: 'AlgoliaOpts = \\{[^}]*"key":"([^"]+)"' },
    body: JSON.stringify({
      requests: [
        {
          indexName: 'firms',
          hitsPerPage: 1000,
          page: '{{page}}',
          facetFilters: [['batch:{{value}}']],
          attributesToHighlight: [],
        },
      ],
    }).replace('"{{page}}"', '{{page}}'),
    paging: { kind: 'counter', from: 0, pages_at: 'results[0].nbPages', total_at: 'results[0].nbHits' },
    split: {
      body: '{"requests":[{"indexName":"firms","hitsPerPage":0,"facets":["batch"],"maxValuesPerFacet":1000}]}',
      values: 'keys(results[0].facets.batch)',
      total_at: 'results[0].nbHits',
    },
    drop: ['_highlightResult'],
  },
  extraction: {
    shape: 'json',
    records: 'results[0].hits',
    id: { from: ['objectID'] },
    page: { from: 'slug', transform: { prefix: 'https://nordliste.example/firms/' } },
    fields: {
      name: 'name',
      website: 'website',
      summary: 'one_liner',
      tags: ['tags'],
      'extra.batch': 'batch',
    },
    ignore: ['id', 'slug'],
  },
} as const
