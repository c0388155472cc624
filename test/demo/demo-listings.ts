import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { demoRecipes } from '../../src/demo/recipes.js'
import { demoRoutes } from '../../src/demo/routes.js'
import type { Listing } from '../../src/firms/listing.js'
import type { ListingKey } from '../../src/firms/listing-key.js'
import { parseLegalForms } from '../../src/firms/parse-legal-forms.js'
import type { Signal } from '../../src/firms/record.js'
import { parseSharedHosts } from '../../src/firms/shared-hosts.js'
import { toListing } from '../../src/firms/to-listing.js'
import { walkPages } from '../directories/walk.js'

export const dataFolder = fileURLToPath(new URL('../../data/', import.meta.url))
export const origin = 'http://127.0.0.1:40123'

export interface DemoListings {
  listings: Listing[]
  signals: Signal[]
  /** Path and query of every page that was asked for. */
  asked: Set<string>
}

/** All listings of the demo's directories, read from the route table as a crawl reads them from the server. */
export async function readDemoListings(): Promise<DemoListings> {
  const routes = demoRoutes(dataFolder)
  const read = (name: string) => readFileSync(`${dataFolder}${name}`, 'utf8')
  const cleaning = {
    legalForms: parseLegalForms(read('legal-forms.yaml'), 'legal-forms.yaml'),
    sharedHosts: parseSharedHosts(read('shared-hosts.yaml'), 'shared-hosts.yaml'),
  }
  const found: DemoListings = { listings: [], signals: [], asked: new Set() }
  for (const { recipe } of demoRecipes(dataFolder, origin, '2026-11-24')) {
    const walk = await walkPages(recipe, [], (url) => {
      const target = url.slice(origin.length)
      const route = routes.get(target)
      if (!url.startsWith(origin) || !route) throw new Error(`${url} is not served`)
      found.asked.add(target)
      return { body: route.body, contentType: route.contentType }
    })
    found.signals.push(...walk.signals)
    for (const record of walk.records) {
      const { listing, signals } = toListing(record, recipe.id, cleaning, 2026)
      found.listings.push(listing)
      found.signals.push(...signals)
    }
  }
  return found
}

/** What identity looks at; ids in the order of the listings, from 1. */
export function toKeys(listings: readonly Listing[]): ListingKey[] {
  return listings.map((listing, index) => ({
    ...listing,
    id: index + 1,
    profile: listing.extra.profile ?? null,
  }))
}
