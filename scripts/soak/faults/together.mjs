// Several at once: refreshes of the same and of other directories, analysts who write while one crawls.

import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { came, judgeBase, judgeWords, Tally } from './judge.mjs'
import { ended, listOf } from './world.mjs'

export const name = 'together'
export const trials = 5

export async function* run(world, { trials: count, random }) {
  const host = world.web.host
  const refresh = ['refresh', '--delay', '0', '--allow-host', host, '--quiet']
  yield await pairs(world, 'Two refreshes at once', count, random, refresh, refresh)
  world.declareAnother('de-zweite')
  const approved = ['directories', 'approve', 'de-zweite', '--basis', 'eigene Seite']
  yield await pairs(
    world,
    'Two directories at once',
    count,
    random,
    world.crawl('--fresh'),
    ['scout', 'de-zweite', '--fresh', '--delay', '0', '--allow-host', host, '--quiet'],
    approved,
  )
  yield await pairs(
    world,
    'A crawl and an import at once',
    count,
    random,
    world.crawl('--fresh'),
    world.import(world.list),
  )
  yield await notes(world, count, random)
  yield await crowd(world, Math.ceil(count / 2))
}

/** The second begins while the first is at work: it is told so with 75, or begins when that has ended; what it was told to do works then. */
async function pairs(world, what, count, random, one, other, before) {
  const tally = new Tally(what, 'the second within the time of the first')
  for (let i = 0; i < count; i++) {
    await world.web.control(`version?${200 + i}`)
    const db = world.copy()
    const env = { GOVSCOUT_NOW: new Date(Date.now() + 9 * 86_400_000).toISOString() }
    if (before) await world.run(before, { db, env })
    const first = ended(world.start(one, { db, env }))
    await sleep(random() * 600)
    const second = await world.run(other, { db, env })
    const outcomes = [await first, second]
    const faults = outcomes.flatMap((outcome) => judgeWords(outcome, { codes: [0, 75] }))
    if (outcomes.every(({ code }) => code === 75)) faults.push('neither has done its work')
    for (const [k, args] of [one, other].entries()) {
      if (outcomes[k].code !== 75) continue
      const again = await world.run(args, { db, env })
      faults.push(...judgeWords(again, { codes: [0] }))
    }
    faults.push(...judgeBase(db, world.original))
    tally.add(outcomes.map(came).sort().join(' and '), faults)
  }
  return tally
}

/** A second analyst writes notes while the crawl keeps pages and publishes. */
async function notes(world, count, random) {
  const tally = new Tally('Notes while a crawl or import writes', 'notes one after another until it ends')
  const long = world.fresh('lang.csv')
  writeFileSync(long, listOf(3000))
  for (let i = 0; i < count; i++) {
    await world.web.control(`version?${300 + i}`)
    const db = world.copy()
    let running = true
    const writer = ended(world.start(i % 2 ? world.import(long) : world.crawl('--fresh'), { db })).finally(
      () => {
        running = false
      },
    )
    const faults = []
    let written = 0
    while (running) {
      await sleep(random() * 50)
      const note = await world.run(['note', 'add', 'F3', `Notiz ${i}-${written}`, '--as', 'zweite'], { db })
      faults.push(...judgeWords(note, { codes: [0] }))
      written++
    }
    const outcome = await writer
    faults.push(...judgeWords(outcome, { codes: [0] }), ...judgeBase(db, world.original))
    const base = new Database(db, { readonly: true })
    const kept = base.prepare("SELECT count(*) FROM notes WHERE text LIKE 'Notiz %'").pluck().get()
    base.close()
    if (kept !== written) faults.push(`${kept} of ${written} notes are there`)
    tally.notes = (tally.notes ?? 0) + written
    tally.add(came(outcome), faults)
  }
  tally.how += ` (${tally.notes} notes)`
  return tally
}

async function crowd(world, count) {
  const tally = new Tally('Eight analysts write at once', 'eight processes started together')
  for (let i = 0; i < count; i++) {
    const db = world.copy()
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, k) =>
        world.run(['note', 'add', `F${3 + k}`, `Notiz ${k}`, '--as', `Person ${k}`], { db }),
      ),
    )
    const faults = outcomes.flatMap((outcome) => judgeWords(outcome, { codes: [0] }))
    tally.add([...new Set(outcomes.map(came))].join(' and '), [...faults, ...judgeBase(db, world.original)])
  }
  return tally
}
