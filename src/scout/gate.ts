import type { Recipe } from '../directories/recipe.js'
import type { Listing } from '../firms/listing.js'
import { gateSteps } from './issue-classes.js'
import type { Issue } from './issues.js'

export interface GateInput {
  recipe: Pick<Recipe, 'id' | 'expectations'>
  listings: Listing[]
  /** Listings of the directory that are there now, and how many of them this run would mark as missing. */
  known: { present: number; missing: number }
  coverage: 'full' | 'partial'
  /** Entries that are there, but whose own page could not be read this time. */
  unread?: number
  /** How many entries the directory itself says it has; null where it does not say. */
  stated: number | null
  /** An analyst has looked and says the loss is real. */
  acceptLoss?: boolean
}

export interface Verdict {
  publish: boolean
  issues: Issue[]
  /** Field to share of listings in which it is filled, 0 to 1. */
  filled: Record<string, number>
}

/** A full run that would lose more than this share of a directory is held back until a person has looked. */
const largestLoss = 0.5
/** A full run that read less than this share of what the directory says it has is not whole. */
const leastOfStated = 0.95
/** Small lists may lose a few without an alarm. */
const smallestLoss = 10

/**
 * Decides whether a run is published. A violated minimum, a field hardly filled and a mass loss stop it; a maximum and
 * an unexpected country are warnings. A partial run is judged by its fill rates alone.
 */
export function judgeRun({
  recipe,
  listings,
  known,
  coverage,
  unread = 0,
  stated,
  acceptLoss = false,
}: GateInput): Verdict {
  const { expectations } = recipe
  const filled = fillRates(listings, Object.keys(expectations.filled))
  const issues: Issue[] = []
  const tell = (level: Issue['level'], kind: keyof typeof gateSteps, message: string) =>
    issues.push({
      level,
      class: kind,
      url: null,
      message,
      next_step: gateSteps[kind].replace(' ID ', ` ${recipe.id} `),
    })

  if (!listings.length) tell('error', 'no-listings', 'Not one listing was read.')
  else if (coverage === 'full' && listings.length < expectations.listings.min)
    tell(
      'error',
      'too-few',
      `${counted(listings.length)}, at least ${expectations.listings.min} are expected.`,
    )
  if (coverage === 'full' && stated !== null && listings.length + unread < stated * leastOfStated)
    tell('error', 'incomplete', `${counted(listings.length)} read, the directory says it has ${stated}.`)
  if (listings.length > expectations.listings.max)
    tell(
      'warning',
      'too-many',
      `${counted(listings.length)}, at most ${expectations.listings.max} are expected.`,
    )
  if (listings.length)
    for (const [field, least] of Object.entries({ name: 0.95, ...expectations.filled }))
      if ((filled[field] ?? 0) < least)
        tell(
          'error',
          'fill-rate',
          `${field} is filled in ${percent(filled[field] ?? 0)}, at least ${percent(least)} are expected.`,
        )
  if (
    coverage === 'full' &&
    !acceptLoss &&
    known.missing > smallestLoss &&
    known.missing > known.present * largestLoss
  )
    tell('error', 'mass-loss', `${known.missing} of ${known.present} known listings would be gone.`)
  const strange = expectations.countries
    ? [...new Set(listings.map((listing) => listing.country))].filter(
        (country) => country && !expectations.countries?.includes(country),
      )
    : []
  if (strange.length) tell('warning', 'country', `Unexpected countries: ${strange.sort().join(', ')}.`)
  return { publish: !issues.some((issue) => issue.level === 'error'), issues, filled }
}

function counted(listings: number): string {
  return `${listings} listing${listings === 1 ? '' : 's'}`
}

const judgedFields = [
  'name',
  'website',
  'city',
  'country',
  'founded',
  'summary',
  'description',
  'tags',
  'status',
  'updated_on',
] as const

/** Shares of the fields that every run reports, and of those that the recipe expects. */
function fillRates(listings: Listing[], expected: readonly string[]): Record<string, number> {
  const rates: Record<string, number> = {}
  for (const field of new Set([...judgedFields, ...expected])) {
    const filled = listings.filter((listing) => isFilled(fieldOf(listing, field))).length
    rates[field] = listings.length ? Math.round((filled / listings.length) * 1000) / 1000 : 0
  }
  return rates
}

function fieldOf(listing: Listing, field: string): unknown {
  return field.startsWith('extra.')
    ? listing.extra[field.slice('extra.'.length)]
    : listing[field as keyof Listing]
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== null && value !== '' && value !== 'unknown'
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
