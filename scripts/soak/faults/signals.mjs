// SIGTERM and SIGINT at a random moment of each kind of work.

import { copyFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { answer, firmSite } from '../../loopback/firm-sites.mjs'
import { came, judgeBase, judgeWords, Tally } from './judge.mjs'
import { ended, need } from './world.mjs'

export const name = 'signals'
export const trials = 6

const samples = fileURLToPath(new URL('../../../test/awards/samples', import.meta.url))

export async function* run(world, { trials: count, random }) {
  const site = await startFirm()
  const snapshot = world.fresh('akte.snapshot')
  await world.run(['needs', 'snapshot', need, '-o', snapshot], { db: world.original })
  const visited = baseWithSite(world, site)
  const works = [
    ['crawl, publication, identity', world.crawl('--fresh'), {}],
    ['import', world.import(world.list), {}],
    ['import of awards', ['awards', 'import', samples], { ends: [0, 1] }],
    ['visit', ['visit', 'F1', '--delay', '0', '--allow-host', site.host], { from: visited }],
    [
      'export of all papers',
      (db) => ['export', need, '--as', 'all', '--format', 'all', '-o', join(dirname(db), 'akte')],
      {},
    ],
    ['list from a snapshot', ['shortlist', need, '--from', snapshot], {}],
    ['backup', (db) => ['backup', `${db}.copy`], { clean: (db) => rmSync(`${db}.copy`, { force: true }) }],
    [
      'snapshot',
      (db) => ['needs', 'snapshot', need, '-o', `${db}.snap`],
      { clean: (db) => rmSync(`${db}.snap`, { force: true }) },
    ],
    [
      'forgetting a firm',
      ['firms', 'forget', 'F9', '--yes', '--because', 'Antrag'],
      { ends: [0, 2], forgets: true },
    ],
  ]
  try {
    for (const [what, command, more] of works)
      yield await interrupted(world, what, command, count, random, more)
  } finally {
    site.close()
  }
}

async function interrupted(world, what, command, count, random, { ends = [0], from, forgets, clean } = {}) {
  const tally = new Tally(`SIGTERM and SIGINT: ${what}`, 'at a random moment')
  let whole = 0
  for (let i = 0; i <= count; i++) {
    await world.web.control(`version?${100 + i}`)
    const db = from ? from() : world.copy()
    const args = typeof command === 'function' ? command(db) : command
    const before = from ? db.replace('.db', '.before') : world.original
    const began = performance.now()
    const child = world.start(args, { db })
    // The first one is left alone and says how long it takes.
    const timer = i && setTimeout(() => child.kill(i % 2 ? 'SIGTERM' : 'SIGINT'), 20 + random() * whole)
    const outcome = await ended(child)
    clearTimeout(timer)
    if (!i) {
      whole = performance.now() - began
      if (!ends.includes(outcome.code))
        tally.wrong.push(`undisturbed it ends with ${came(outcome)}: ${outcome.stderr}`)
      continue
    }
    const faults = judgeWords(outcome, { codes: [...ends, 130, 'SIGTERM', 'SIGINT'] })
    faults.push(...judgeBase(db, forgets ? undefined : before))
    const drafts = readdirSync(dirname(db), { recursive: true }).filter((one) => one.endsWith('.tmp'))
    if (outcome.code !== null && drafts.length) faults.push(`left behind: ${drafts.join(', ')}`)
    clean?.(db)
    const again = await world.run(args, { db })
    if (!ends.includes(again.code))
      faults.push(`the next run ends with ${came(again)}: ${again.stderr.trim()}`)
    faults.push(...judgeBase(db, forgets ? undefined : before))
    tally.add(came(outcome), faults)
  }
  return tally
}

/** The website of one invented firm that takes its time. */
async function startFirm() {
  const firm = firmSite(0)
  const server = createServer((request, response) => {
    const { status, headers, body } = answer(firm, firm.domain, request.url, request.headers)
    setTimeout(() => response.writeHead(status, headers).end(body), 60)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${server.address().port}`
  return {
    host,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Copies of the base in which a firm has that website, each with a copy beside of what it was. */
function baseWithSite(world, { host }) {
  const made = world.copy()
  const db = new Database(made)
  db.prepare('UPDATE listings SET website = ? WHERE firm = 1').run(`http://${host}/`)
  db.close()
  return () => {
    const file = world.fresh()
    copyFileSync(made, file)
    copyFileSync(made, file.replace('.db', '.before'))
    return file
  }
}
