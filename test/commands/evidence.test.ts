import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { claim, finding, saveFindings } from '../store/site-sample.js'
import { govscout, makeFolder } from './govscout.js'

// What websites say, from the command line, one step after the other on one base. Firms and pages are invented.
const folder = makeFolder()
const db = join(folder, 'base.db')
const env = {
  GOVSCOUT_DB: db,
  XDG_CONFIG_HOME: folder,
  GOVSCOUT_NOW: '2026-11-24T10:00:00Z',
  GOVSCOUT_USER: 'analyst',
}
const empty = /^$/

beforeAll(async () => {
  const list = join(folder, 'liste.csv')
  writeFileSync(list, 'Firma;Webseite\nAktenlotse GmbH;https://aktenlotse.example\n')
  await govscout(['import', list, '--as', 'de-own-list'], env)
  const store = openStore({ file: db, now: () => '2026-11-24T10:00:00Z', who: 'test', toolVersion: '0.0.0' })
  saveFindings(store, 1, [
    finding(),
    finding({ key: 'k2', body_name: 'Stadt Ulm', certainty: 'candidate' }),
    claim(),
  ])
  store.db.close()
})

test.each<[line: string, code: number, stdout: RegExp, stderr: RegExp]>([
  ['references', 2, empty, /References of whom/],
  ['references --body Kiel', 0, /Stadt Kiel\tF1\tAktenlotse\tuses\town\tstated\t2026-11-24/, empty],
  ['references --body Bonn', 0, /^Body\t[^\n]*\n$/, empty],
  ['references --firm F1 --candidates --json', 0, /"body": "Stadt Ulm"[\s\S]*"reuse": \[\]/, empty],
  [
    'firms show F1',
    0,
    /Works for\tStadt Kiel \(uses; says the supplier\)[\s\S]*Claims\tC06 ISO 27001: claimed/,
    empty,
  ],
  ['firms show F1 --json', 0, /"references": \[[\s\S]*"claims": \[[\s\S]*"visit": null/, empty],
  [
    'firms show F1 --evidence',
    0,
    /Number\tOf\tSays[^\n]*\n[\s\S]*1?\d\treference\tStadt Kiel: uses\tstated\town\t[^\n]*https[^\n]*\t2026-11-24\n[\s\S]*claim\tC06 ISO 27001: claimed/,
    empty,
  ],
  ['firms show F1 --evidence --json', 0, /^\[[\s\S]*"kind": "reference"[\s\S]*"day": "2026-11-24"/, empty],
  ['evidence review', 0, /C06 ISO 27001: claimed → yes[\s\S]*works for Stadt Ulm/, empty],
  ['review --evidence', 0, /C06 ISO 27001: claimed → yes[\s\S]*works for Stadt Ulm/, empty],
  ['review nix --evidence', 2, empty, /nix/],
  ['review', 2, empty, /Which need is reviewed/],
  ['evidence review --firm nix', 2, empty, /No firm is called "nix"/],
  ['evidence confirm x', 2, empty, /no number of evidence/],
  ['evidence confirm 99', 2, empty, /There is no evidence 99/],
  ['evidence confirm 1', 0, empty, /Evidence 1: confirmed\. F1: C06 is answered "yes" by it/],
  ['evidence reject 2 --because anderes', 0, empty, /Evidence 2: rejected\./],
  ['evidence review --json', 0, /^\[\]\n$/, empty],
  ['assessments --firm F1', 0, /C06\t[^\n]*\tyes\town\tWir sind nach ISO 27001/, empty],
  ['evidence open 2', 0, empty, /Evidence 2: open\./],
  [
    'log --action evidence',
    0,
    /evidence confirmed\tF1[\s\S]*evidence rejected\tF1[\s\S]*evidence open\tF1/,
    empty,
  ],
  ['log verify', 0, /nothing was altered/, empty],
])('%s', async (line, code, stdout, stderr) => {
  const outcome = await govscout(line.split(' '), env)
  expect(outcome.stderr).toMatch(stderr)
  expect(outcome.stdout).toMatch(stdout)
  expect(outcome.code).toBe(code)
})
