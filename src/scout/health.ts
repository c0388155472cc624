import type { Directory } from '../directories/catalogue.js'
import type { Recipe } from '../directories/recipe.js'
import type { CrawlRecord } from '../store/runs.js'

export type Health = 'new' | 'healthy' | 'suspect' | 'failing' | 'stale' | 'paused'

/** Failures in a row after which a directory is suspect no longer but failing, and after which it leaves the schedule. */
const failingFrom = 3
export const pausedFrom = 5

const dayMs = 86_400_000
const periods: Record<Recipe['frequency'], number> = {
  daily: 1,
  weekly: 7,
  monthly: 30,
  never: Number.POSITIVE_INFINITY,
}
/** A cron job does not start to the second: a run is due this much before its time, in milliseconds. */
const slack = dayMs / 12

/**
 * Is it time to ask the directory again? After a failure it is, each time the schedule comes round.
 * @param now ISO instant
 */
export function isDue(frequency: Recipe['frequency'], record: CrawlRecord | undefined, now: string): boolean {
  if (frequency === 'never') return false
  if (!record?.lastSuccess || record.failures > 0) return true
  const age = Date.parse(now) - Date.parse(record.lastSuccess)
  // A success in the future was told by a clock that has been set back since.
  return age >= periods[frequency] * dayMs - slack || age < -slack
}

/**
 * Is it a built-in recipe that nobody has seen work yet, here or elsewhere? It is crawled by name only. An own recipe is in the
 * hands of its author.
 */
export function isUnproven(
  { recipe, origin }: Pick<Directory, 'recipe' | 'origin'>,
  record: CrawlRecord | undefined,
): boolean {
  return origin === 'built-in' && recipe.proof.state === 'unverified' && !record?.lastSuccess
}

/** How a directory is doing: failures in a row, and whether its last success is more than twice its period old. */
export function healthOf(
  frequency: Recipe['frequency'],
  record: CrawlRecord | undefined,
  state: { paused: boolean; now: string },
): Health {
  if (state.paused) return 'paused'
  if (!record) return 'new'
  if (record.failures >= failingFrom) return 'failing'
  if (record.failures > 0) return 'suspect'
  const age = record.lastSuccess === null ? 0 : Date.parse(state.now) - Date.parse(record.lastSuccess)
  return age > 2 * periods[frequency] * dayMs ? 'stale' : 'healthy'
}
