import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holdCrawlLock } from '../../src/store/lock.js'
import { govscout, makeFolder } from './govscout.js'

// Short commands, one after the other on one base: what a shell would see of each. The firm is invented.
const folder = makeFolder()
const env = { GOVSCOUT_DB: join(folder, 'base.db'), XDG_CONFIG_HOME: folder }
const list = join(folder, 'liste.csv')
const copy = join(folder, 'copy.db')
writeFileSync(list, 'Firma;Ort\nMuster GmbH;Kiel\n')
const empty = /^$/

test.each<[args: string[], code: number, stdout: RegExp, stderr: RegExp]>([
  [['runs', 'list'], 2, empty, /There is no database at .* yet\./],
  [['import', list, '--as', 'de-own-list'], 0, empty, /R1\): success, 1 listing, 1 new,/],
  [['runs', 'list'], 0, /^Run\tDirectory\t.*\nR1\tde-own-list\tsuccess\t/, empty],
  [
    ['runs', 'show', 'R1'],
    0,
    /Result\tsuccess, whole directory\nStarted\t2026-11-24T10:00:00Z by analyst \(import\)/,
    empty,
  ],
  [['changes', '--since', '1d'], 0, /\nnew\tMuster\tF1\tde-own-list\t/, empty],
  [['tag', 'add', 'F1', 'pilot'], 0, empty, /^F1 now has the tags pilot\.$/m],
  [['tag', 'list', '--csv'], 0, /^tag,firms,\w+\npilot,1,2026-11-24T10:00:00Z\n$/, empty],
  [['tag', 'remove', 'F1', 'pilot'], 0, empty, /^F1 now has no tags\.$/m],
  [['tag', 'remove', 'F1', 'pilot'], 0, empty, /^Nothing to do/],
  [['note', 'add', 'F1', 'Demo zugesagt'], 0, empty, /The note stands at F1/],
  [['note', 'list', 'F1'], 0, /\n2026-11-24T10:00:00Z\tanalyst\tDemo zugesagt\t1\n/, empty],
  [['firms', 'search', 'muster'], 0, /\nF1\tMuster\tKiel\t/, empty],
  [['needs', 'list'], 0, /^Need\tVersion\tTitle\tOwner\tEntered\tBy\tState\n$/, empty],
  [
    ['needs', 'new', '--id', 'n-1', '--title', 'Muster', '--text', 'Muster gesucht'],
    0,
    empty,
    /Need n-1 is entered/,
  ],
  [['needs', 'show', 'n-1', '--analysis'], 0, /^Need\tn-1, version 1\n[\s\S]*\nWords\t/, empty],
  [['score', 'n-1'], 0, /#1\tMuster \(F1\), [\d.]+ of 100 points/, /^n-1, version 1: not frozen\./],
  [
    ['why', 'F1', '--need', 'n-1'],
    0,
    /^F1\tMuster: on the list, rank 1 of 1; nobody has decided yet\.\nPoints\t/,
    empty,
  ],
  [['why', 'muster', '--need', 'n-1', '--json'], 0, /"state": "listed"/, empty],
  [
    ['why', 'F1', '--need', 'n-1', '--country', 'AT'],
    0,
    /left away before the ranking: it is outside the filter/,
    empty,
  ],
  [
    ['why', 'Niemand', '--need', 'n-1'],
    0,
    /^Niemand\tnot in the base: .*\nNever crawled\t[\s\S]*\nMay not be crawled\t[\s\S]*de-munich-startup: nobody has approved it yet[\s\S]*\nRead as a whole\tde-own-list \(2026-11-24\)\n$/,
    /firms search "Niemand"/,
  ],
  [['why', 'F9', '--need', 'n-1', '--json'], 0, /"state": "not-in-base",\n {2}"directories": \[/, empty],
  [['why', 'F1', '--need', 'n-2'], 2, empty, /There is no need "n-2"/],
  [['why', 'F1'], 2, empty, /required option '--need <need>'/],
  [
    ['shortlist', 'n-1', '--questions'],
    0,
    /^Firm\tName\tUnknown\tRank\tIf yes\tIf no\tWebsite\n$/,
    /not frozen/,
  ],
  [['shortlist', 'n-1', '--questions', '--json'], 0, /"questions": \[\]/, /not frozen/],
  [
    ['shortlist', 'n-1', '--json'],
    0,
    /"field": \{\n {4}"clear": 1,\n {4}"cliff_after": null,/,
    /A thin field: one clear match/,
  ],
  [['score', 'n-2'], 2, empty, /There is no need "n-2"/],
  [['directories', 'list', '--csv'], 0, /^id,.*\n.*\nde-berlin-ml-startups,/, empty],
  [['directories', 'show', 'de-munich-startup'], 0, /^Directory\tde-munich-startup: Munich Startup\n/, empty],
  [
    ['directories', 'approve', 'de-munich-startup', '--basis', 'E-Mail vom 3.11.2026'],
    0,
    empty,
    /de-munich-startup/,
  ],
  [['directories', 'resume', 'de-munich-startup'], 0, empty, /Nothing to do/],
  [
    ['directories', 'extract', 'de-munich-startup'],
    3,
    empty,
    /The page is not kept .*\n.*Crawl the directory/,
  ],
  [['directories', 'check', 'de-munich-startup'], 0, empty, /the recipe is well-formed/],
  [['doctor'], 0, /\nDatabase\tok\tWhole, [\d.]+ MB\.\t.*base\.db\t\n/, /^\d warnings\.\n$/],
  [['doctor', '--rebuild'], 0, /\nSearch index\tok\t/, /The search index is made anew of 1 listing\./],
  [['backup', copy], 0, empty, /^Written: .*copy\.db/],
  [['backup', copy], 2, empty, /copy\.db is there already\.\nName a new file/],
  [['config', '--json'], 0, /"database": ".*base\.db"/, empty],
  [['help', 'exit-codes'], 0, /^75\s+another govscout/m, empty],
  [['help', 'weather'], 2, empty, /Allowed choices are start/],
  [['decide', 'n-1', 'F1', 'in'], 0, empty, /F1 is on the shortlist of n-1\./],
  [['decide', 'n-1', 'F1', 'in'], 0, empty, /F1: nothing to do, it was decided so before\./],
  [['decide', 'n-1', 'F1', 'out', '--reason', 'A2'], 2, empty, /A2 .* needs a sentence for the record\./],
  [
    ['shortlist', 'n-1', '--country', 'AT', '--json'],
    0,
    /"rank": null,[\s\S]*"name": "Muster"[\s\S]*"status": "in"/,
    /vocabulary/,
  ],
  [['--version'], 0, /^\d+\.\d+\.\d+\n$/, empty],
])('%j', async (args, code, stdout, stderr) => {
  const outcome = await govscout(args, env)
  expect(outcome.stdout).toMatch(stdout)
  expect(outcome.stderr).toMatch(stderr)
  expect(outcome.code).toBe(code)
})

test('an import waits for a crawl to end', async () => {
  const free = holdCrawlLock(env.GOVSCOUT_DB)
  try {
    const outcome = await govscout(['import', list, '--as', 'de-own-list'], env)
    expect(outcome).toMatchObject({ code: 75, stdout: '' })
    expect(outcome.stderr).toMatch(/Another govscout is crawling/)
  } finally {
    free()
  }
  expect((await govscout(['import', list, '--as', 'de-own-list'], env)).code).toBe(0)
})
