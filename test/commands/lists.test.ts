import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { govscout, makeFolder } from './govscout.js'

// Lists of third parties, from the command line, one step after the other on one base. Firms, prizes and pages are invented.
const folder = makeFolder()
const env = {
  GOVSCOUT_DB: join(folder, 'base.db'),
  XDG_CONFIG_HOME: folder,
  GOVSCOUT_NOW: '2026-11-24T10:00:00Z',
  GOVSCOUT_USER: 'analyst',
}
const empty = /^$/
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const page = 'https://preis.example/2024'

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  write(
    'firmen.csv',
    'Firma;Webseite;Ort;Land\nKieselhain GmbH;https://kieselhain.example;Bonn;DE\nAktenlotse GmbH;https://aktenlotse.example;Kiel;DE\nMoorfink AG;https://moorfink.example;Ulm;DE\n',
  )
  write(
    'liste.csv',
    [
      'firm,award_or_list,year,role,source_url,website,city',
      `Kieselhain GmbH,Preis der Ämter,2024,finalist,${page},https://kieselhain.example,`,
      `Moorfink,Preis der Ämter,2024,winner,${page},,Ulm`,
      `Aktenlotse,Preis der Ämter,2024,winner,${page},,`,
      `Erika Mustermann,Preis der Ämter,2024,winner,${page},,`,
      `Moorfink,Preis der Ämter,2023,winner,siehe Heft 3,,`,
      '',
    ].join('\n'),
  )
  write('namen.csv', 'Firma\nMoorfink AG\n')
  write('spalten.csv', 'a,b\n1,2\n')
  write('jahr.html', '<table><tr><th>Firma<th>Jahr</tr><tr><td>Moorfink AG<td>20x3</table>')
  write('tabelle.md', `# Preis\n\n| Firma | Jahr |\n|---|---|\n| [Moorfink AG](https://x.example) | 2022 |\n`)
  await govscout(['import', join(folder, 'firmen.csv'), '--as', 'de-own-list'], env)
})

test.each<[line: string, code: number, stdout: RegExp, stderr: RegExp]>([
  ['lists list', 0, /^Entry\t[^\n]*\n$/, empty],
  [
    'import liste.csv --kind list',
    0,
    empty,
    /5 row\(s\) read, 3 kept, 3 of them new[\s\S]*1 lead to a firm, 2 wait[\s\S]*1 name no page[\s\S]*1 may be natural/,
  ],
  [
    'import liste.csv --kind list --json',
    0,
    /"kept": 3,\s*"new": 0,\s*"left_out": 1,\s*"without_page": 1/,
    empty,
  ],
  // The host links by itself; name with town asks, and so does the name alone.
  ['lists list', 0, /L1\tF1\tKieselhain GmbH[^\n]*host[\s\S]*–\tMoorfink\t/, empty],
  [
    'lists review',
    0,
    /L2\tF3\tMoorfink\tMoorfink\tname and town alone[\s\S]*L3\tF2\t[^\n]*the name alone/,
    empty,
  ],
  [
    'firms show F1',
    0,
    /On lists\tPreis der Ämter, 2024, finalist \(says a third party\): https:\/\/preis/,
    empty,
  ],
  ['firms show F2 --json', 0, /"lists": \[\]/, empty],
  ['lists review L3 F2 --answer different --because andere', 0, empty, /L3 and F2: different/],
  ['lists review L2 F3 --answer same', 0, empty, /L2 and F3: same/],
  ['lists review --json', 0, /^\[\]\n$/, empty],
  [
    'firms show F3 --evidence',
    0,
    /list\tPreis der Ämter, 2024, winner\tconfirmed\tpress\tMoorfink\thttps/,
    empty,
  ],
  [
    'import tabelle.md --kind list --list Preis --url https://preis.example',
    0,
    empty,
    /1 kept, 1 of them new/,
  ],
  // An analyst's word holds for the name, on later lists too.
  ['lists list --firm F3', 0, /Moorfink\tPreis der Ämter\t2024[\s\S]*Moorfink AG\tPreis\t2022/, empty],
  ['import namen.csv --kind list', 2, empty, /no row says which page/],
  ['import namen.csv --kind list --url https://p.example', 2, empty, /row 1: it does not say on which list/],
  ['import spalten.csv --kind list', 2, empty, /no column holds the firms; there are "a", "b"/],
  ['import jahr.html --kind list --list P --url https://p.example', 2, empty, /"20x3" is no year/],
  ['import liste.csv --kind list --as de-x', 2, empty, /belongs to no directory/],
  ['import liste.csv', 2, empty, /Which directory/],
  ['import liste.csv --as de-x --list P', 2, empty, /--list goes with --kind list/],
  ['lists review L9 F1 --answer same', 2, empty, /There is no entry L9/],
  ['lists review L2', 2, empty, /An answer needs an entry, a firm and the word/],
  ['firms forget F3 --because Antrag --yes', 0, empty, /F3 is forgotten/],
  ['lists list --json', 0, /^(?![\s\S]*Moorfink)[\s\S]*Kieselhain/, empty],
  // What comes back by its name and town is kept out.
  ['import liste.csv --kind list', 0, empty, /5 row\(s\) read, 2 kept, 0 of them new/],
  ['log verify', 0, /nothing was altered/, empty],
])('%s', async (line, code, stdout, stderr) => {
  const args = line.split(' ').map((part) => (/\.(?:csv|md|html)$/.test(part) ? join(folder, part) : part))
  const done = await govscout(args, env)
  expect([done.code, done.stderr]).toEqual([code, expect.stringMatching(stderr)])
  expect(done.stdout).toMatch(stdout)
})
