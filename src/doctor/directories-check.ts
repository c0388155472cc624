import type { Directory } from '../directories/catalogue.js'
import { healthOf } from '../scout/health.js'
import type { Pause } from '../store/pauses.js'
import type { CrawlRecord } from '../store/runs.js'
import { type Check, count, type Finding, ok, some, warn } from './finding.js'

export const directoriesCheck: Check = {
  name: 'Directories',
  looks: 'the last runs of what was crawled before',
  warns: 'the last run failed, the last success is older than twice its period, or the recipe is gone',
  async run({ base, catalogue, now }) {
    if (base.state !== 'open') return null
    const [{ crawlRecords }, { findPauses }] = await Promise.all([
      import('../store/runs.js'),
      import('../store/pauses.js'),
    ])
    return judgeDirectories({
      directories: catalogue.directories,
      records: crawlRecords(base.store),
      pauses: findPauses(base.store),
      now,
    })
  },
}

export interface DirectoriesState {
  directories: ReadonlyMap<string, Directory>
  records: ReadonlyMap<string, CrawlRecord>
  pauses: ReadonlyMap<string, Pause>
  now: string
}

/** Those that an analyst has paused are left alone: it was said, and it stands in the log. */
export function judgeDirectories({ directories, records, pauses, now }: DirectoriesState): Finding {
  const found = new Map<string, string[]>()
  const tell = (what: string, id: string) => found.set(what, [...(found.get(what) ?? []), id])
  let paused = 0
  for (const [id, record] of records) {
    const directory = directories.get(id)
    if (pauses.has(id) || directory?.recipe.paused !== undefined) paused++
    else if (!directory) tell('without a recipe', id)
    else {
      const health = healthOf(directory.recipe.frequency, record, { paused: false, now })
      if (health === 'stale') tell('long not read', `${id} (${record.lastSuccess?.slice(0, 10)})`)
      else if (health !== 'healthy') tell(health === 'failing' ? 'failing' : 'failed last', id)
    }
  }
  if (found.size)
    return warn(
      `${[...found].map(([what, ids]) => `${what}: ${some(ids)}`).join('; ')}.`,
      'govscout runs list --directory ID tells why; is cron running? govscout refresh asks all that is due.',
    )
  if (records.size === 0) return ok('None was crawled yet.')
  return ok(
    `${count(records.size, 'directory', 'directories')} crawled, all well${paused ? `, ${paused} paused` : ''}.`,
  )
}
