import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { govscout, makeFolder } from './govscout.js'

// The analyst's desk from the command line, one step after the other on one base. Agency and firms are invented.
const folder = makeFolder()
const env = {
  GOVSCOUT_DB: join(folder, 'base.db'),
  XDG_CONFIG_HOME: folder,
  GOVSCOUT_NOW: '2026-11-24T10:00:00Z',
  GOVSCOUT_USER: 'analyst',
}
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const yaml = file(
  'need.yaml',
  'id: bau-1\ntitle: Baugenehmigung\ntext: Bauanträge prüfen.\ncriteria: [{id: C06, weight: 2}, {id: C09, knockout: true}]\n',
)
const list = file(
  'liste.csv',
  'Firma;Ort;Beschreibung\nBauklar GmbH;Kiel;Prüft Bauanträge.\nPlanwerk AG;Ulm;Prüft Baupläne.\n',
)
const empty = /^$/
const page = 'https://bauklar.example/sicherheit'

test.each<[line: string, code: number, stdout: RegExp, stderr: RegExp]>([
  [`import ${list} --as de-own-list`, 0, empty, /2 new/],
  [`needs new --file ${yaml}`, 0, empty, /bau-1/],

  ['assess F1 C06 yes', 0, empty, /F1: C06 security certificates .*: yes, without a page\./],
  [`assess F1 C06 yes --evidence ${page} --tier press --quote Zertifikat`, 0, empty, /: yes, by press\./],
  [`assess F1 C06 yes --evidence ${page} --tier press --quote Zertifikat`, 0, empty, /nothing to do/],
  ['assess F1 c01 yes', 2, empty, /C01 \(Löst den Bedarf\) differs from need to need[\s\S]*--need NEED/],
  ['assess F1 C01 yes --need bau-1', 0, empty, /C01 .*: yes/],
  ['assess F1 C33 yes', 2, empty, /There is no criterion "C33"[\s\S]*C01 solves the need · C02/],
  ['assess F1 C06 maybe', 2, empty, /Allowed choices are yes, partly, no, unknown/],
  ['assess F1 C06 yes --on 2026-02-30', 2, empty, /Give a day such as/],
  ['assessments', 2, empty, /Which answers\?/],
  ['assessments bau-1', 0, /^Firm\t[^\n]*\n$/, empty],

  ['stage bau-1 F1 talk', 2, empty, /Nobody has decided on F1[\s\S]*govscout decide bau-1 F1 in/],
  ['decide bau-1 F1 in', 0, empty, /F1 is on the shortlist/],
  ['assessments bau-1', 0, /C06\t[^\n]*\tyes\tpress\tZertifikat[^\n]*\n.*C09\t[^\n]*\tunknown/, empty],
  ['assessments bau-1 --open', 0, /^(?:(?!C06)[^\n])*\n[^\n]*C09[^\n]*\n$/, empty],
  ['stage bau-1 F1 talk', 0, empty, /F1: shortlist → talk in bau-1/],
  ['stage bau-1 F1 talk', 0, empty, /nothing to do/],
  ['stage bau-1 F1 shortlist', 2, empty, /a step back needs a reason/],
  ['decide bau-1 F2 out --reason A1 --because Baupläne', 0, empty, /F2 is left out/],
  ['stages bau-1', 0, /\ntalk\tF1\tBauklar[\s\S]*\nlonglist\tF2\tPlanwerk[^\n]*\tout\tBaupläne/, empty],

  ['shortlist bau-1 --stage talk', 0, /^#\t[^\n]*\n1\tF1\tBauklar[^\n]*\n$/, /./],
  ['shortlist bau-1 --where city=Ulm --all', 0, /\tF2\t/, /./],
  ['shortlist bau-1 --where foundet>1', 2, empty, /no field "foundet"[\s\S]*Did you mean "founded"/],
  ['shortlist bau-1 --tag pilto', 0, /F1/, /No firm has the tag "pilto"/],
  ['firms list --stage talk --need bau-1', 0, /^Firm\t[^\n]*\nF1\t[^\n]*\n$/, empty],
  ['firms list --stage talk', 2, empty, /--need NEED/],
  ['firms list --where city~UL --where domain=', 0, /^Firm\t[^\n]*\nF2\t[^\n]*\n$/, empty],
  ['decide bau-2 F2 in', 2, empty, /Did you mean "bau-1"\?/],
  ['decide bau-1 Bauklra in', 2, empty, /Did you mean "Bauklar/],
  ['decide bau-1 F2 open', 2, empty, /needs a sentence/],
  ['decide bau-1 F2 open --because verklickt', 0, empty, /F2 is open again for bau-1/],
  ['decide bau-1 F2 open --because verklickt', 0, empty, /nobody has decided on it/],
  ['decide bau-1 F2 out --reason A1 --because Baupläne', 0, empty, /F2 is left out/],
  ['note add F2 falsch', 0, empty, /F2/],
  ['note take-back F2 1', 0, empty, /F2: note 1 is taken back/],
  ['note take-back F2 1', 2, empty, /F2 has no note 1/],
  ['tag add F1 pilot', 0, empty, /pilot/],
  ['tag remove F1 pilto', 0, empty, /Did you mean "pilot"\?/],

  ['contact list bau-1', 0, /^Day\t[^\n]*\n$/, empty],
  ['contact add bau-1 F1', 2, empty, /What was said\?/],
  ['contact add bau-1 F1 --told 1', 2, empty, /has no information 1[\s\S]*contact inform bau-1/],
  ['contact inform bau-1 Pilot', 0, empty, /Information 1 of bau-1/],
  ['contact add bau-1 --all --told 1', 0, empty, /One contact noted/],
  ['contact add bau-1 F2 --kind call --text Absage', 0, empty, /One contact noted/],
  ['contact add bau-1 F2 --kind call --text Absage --on 2027-01-01', 2, empty, /in the future/],
  ['contact list bau-1 --json', 0, /"untold": \[\s+\{\s+"information": 1,\s+"firms": \[\s+"F2"/, empty],

  ['conflict declare bau-1 membership', 2, empty, /is with a firm/],
  ['conflict list bau-1 --json', 0, /"undeclared": \[\s+"analyst"/, empty],
  ['conflict declare bau-1 none', 0, empty, /analyst declares no conflict of interest for bau-1/],
  ['conflict list bau-1 --json', 0, /"undeclared": \[\]/, empty],

  ['rules --value 80,000 --json', 0, /"value": 80000,/, empty],
  ['rules --value 80.000,50 --json', 0, /"value": 80000\.5,/, empty],
  ['rules --value 80,5 --json', 0, /"value": 80\.5,/, empty],
  ['rules --value 0', 2, empty, /net euros/],
  ['rules --land XX --value 1', 2, empty, /Allowed choices are EU, DE, BW/],

  ['log --need bau-1 --action decide', 0, /\n\d+\t[^\n]*\tdecide in\tF1[\s\S]*decide out\tF2/, empty],
  ['log --need nix', 2, empty, /no need "nix"/],
  ['log verify', 0, /rows, nothing was altered\. Head: [0-9a-f]{64}/, empty],
  ['log verify --head 12ab', 2, empty, /Give all 64 digits/],
  [`log verify --head ${'0'.repeat(64)}`, 1, /none of this log/, /compare with a backup/],
])('%s', async (line, code, stdout, stderr) => {
  const outcome = await govscout(line.split(' '), env)
  expect(outcome.stderr).toMatch(stderr)
  expect(outcome.stdout).toMatch(stdout)
  expect(outcome.code).toBe(code)
})

const names = 'sagt Geschäftsführerin Wiebke Aalborg, wiebke@planwerk.example'

test.each([
  ['assess', 'F2', 'C16', 'yes', '--because', names],
  ['decide', 'bau-1', 'F2', 'out', '--reason', 'A1', '--because', names],
  ['stage', 'bau-1', 'F2', 'screening', '--because', names],
  ['note', 'add', 'F2', names],
  ['contact', 'inform', 'bau-1', names],
  ['contact', 'add', 'bau-1', 'F2', '--text', names],
  ['conflict', 'declare', 'bau-1', 'share', '--firm', 'F2', '--because', names],
  ['conclude', 'bau-1', 'partly', '--because', names],
])('who is named in a sentence for the record is warned of: %s %s', async (...line) => {
  const { stderr, code } = await govscout(line, env)
  expect(stderr).toMatch(/seems to name a person/)
  expect(code).toBe(0)
})

test('the unit has criteria and reasons of its own', async () => {
  file('reason-codes.yaml', '- { code: X1, de: "kein Bezug zu Hamburg", en: "nothing to do with Hamburg" }\n')
  const config = join(folder, 'govscout')
  const { mkdirSync, copyFileSync } = await import('node:fs')
  mkdirSync(config, { recursive: true })
  copyFileSync(join(folder, 'reason-codes.yaml'), join(config, 'reason-codes.yaml'))
  writeFileSync(join(config, 'criteria.yaml'), '- { id: X01, type: W, de: Plattdeutsch, en: Low German }\n')
  expect((await govscout(['assess', 'F1', 'X01', 'yes'], env)).stderr).toMatch(/X01 Low German: yes/)
  expect(
    (await govscout(['decide', 'bau-1', 'F2', 'out', '--reason', 'x1', '--because', 'Ulm'], env)).code,
  ).toBe(0)
  writeFileSync(join(config, 'criteria.yaml'), '- { id: C06, type: W, de: Anderes, en: other }\n')
  const clash = await govscout(['assess', 'F1', 'C06', 'no'], env)
  expect(clash.stderr).toMatch(/own criterion C06 has the code of a built-in one/)
  expect(clash.code).toBe(2)
})
