import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { govscout, makeFolder } from './govscout.js'

// Three lists of invented firms, imported as an analyst would.
const folder = makeFolder()
const env = { GOVSCOUT_DB: join(folder, 'base.db') }
const run = (...args: string[]) => govscout(args, env)
const lists = {
  'de-nord': `Firma;Webseite;Ort;Land;Gründung;Beschreibung
Lesewerk GmbH;https://lesewerk.example;Kiel;DE;2019;KI liest Anträge für Kommunen.
Vorlesen UG;https://vorlesen.example;Bonn;DE;2020;Liest vor.
Rulemapping Group;https://rulemapping.example;Berlin;DE;2018;Regeln als Code.`,
  'de-sued': `Firma;Webseite;Ort;Land;Gründung
lesewerk;http://www.lesewerk.example/;Hamburg;DE;2019
Rulemaping Group;;Berlin;DE;`,
  'de-west': `Firma;Webseite;Ort;Land
Lesewerk;https://lesewerk.example/start;Kiel;DE`,
}
const firmsNamed = async () =>
  Object.fromEntries(
    (
      (await run('firms', 'list', '--json')).json() as { id: string; name: string; listings: unknown[] }[]
    ).map(({ id, name, listings }) => [id, [name, listings.length]]),
  )

beforeAll(async () => {
  for (const [id, text] of Object.entries(lists)) {
    writeFileSync(join(folder, `${id}.csv`), text)
    expect((await run('import', join(folder, `${id}.csv`), '--as', id)).code).toBe(0)
  }
})

test('firms show tells in a screenful what, where, since when, who says it, and what is disputed', async () => {
  const { stdout, code } = await run('firms', 'show', 'lesewerk.example')
  expect(code).toBe(0)
  expect(stdout.split('\n').length).toBeLessThan(18)
  const lines = new Map(stdout.split('\n').map((line) => line.split('\t') as [string, string]))
  expect(lines.get('Firm')).toBe('F1 Lesewerk GmbH (de-nord, 2026-11-24)')
  expect(lines.get('Town')).toBe('Kiel (de-nord, 2026-11-24) ≠ Hamburg (de-sued, 2026-11-24)')
  expect(stdout).toMatch(/L4\tde-sued\t2026-11-24\t2026-11-24\tsame domain lesewerk\.example and same name\t/)
  expect(stdout).toContain('Public sector\tyes: “')
})

test('firms show --json tells where each value stands', async () => {
  expect((await run('firms', 'show', 'F1', '--json')).json()).toMatchObject({
    id: 'F1',
    city: 'Kiel',
    provenance: { city: { value: 'Kiel', directory: 'de-nord' } },
    disputed: { city: [{ value: 'Hamburg', directory: 'de-sued' }] },
    listings: [{ id: 'L1' }, { id: 'L4' }, { id: 'L6' }],
    joins: [
      { listing: 'L4', to: 'L1', reason: 'same domain lesewerk.example and same name' },
      { listing: 'L6', to: 'L1', reason: 'same domain lesewerk.example and same name' },
    ],
    names: [],
    notes: [],
    relations: [],
    decisions: [],
  })
})

test('a correction wins over every import, says why, and can be taken back', async () => {
  const set = await run('firms', 'set', 'F1', 'city', 'Lübeck', '--because', 'Impressum, 3.11.2026')
  expect(set.stderr).toBe('city of F1 is Lübeck from now on.\n')
  await run('import', join(folder, 'de-nord.csv'), '--as', 'de-nord')
  const shown = (await run('firms', 'show', 'F1')).stdout
  expect(shown).toContain(
    'Lübeck (set by analyst 2026-11-24: Impressum, 3.11.2026) ≠ Kiel (de-nord, 2026-11-24) ≠ Hamburg',
  )
  expect((await run('firms', 'list', '--place', 'Lübeck', '--csv')).stdout).toContain('F1')
  await run('firms', 'unset', 'F1', 'city', '--because', 'doch Kiel')
  expect((await run('firms', 'show', 'F1')).stdout).toContain('Town\tKiel (de-nord')
})

test('merge and split undo each other, and each says how', async () => {
  await run('tag', 'add', 'F2', 'vorlesen')
  await run('note', 'add', 'F2', 'Demo am 3.12.')
  const merged = await run('firms', 'merge', 'F2', 'F1', '--because', 'gleiches Impressum')
  expect(merged.stderr).toBe('F2 is F1 now. To undo it: govscout firms split F1 F2\n')
  expect((await run('firms', 'show', 'F2', '--json')).json()).toMatchObject({
    id: 'F1',
    given_tags: ['vorlesen'],
    notes: [{ text: 'Demo am 3.12.', made_by: 'analyst' }],
  })
  const split = await run('firms', 'split', 'F1', 'F2')
  expect(split.stderr).toBe('1 listing(s) are F2 now. To undo it: govscout firms merge F1 F2\n')
  expect(await firmsNamed()).toMatchObject({ F1: ['Lesewerk', 3], F2: ['Vorlesen', 1] })
  expect((await run('note', 'list', 'F2', '--json')).json()).toHaveLength(1)
})

test('words given while two are one are told of after the split, and the id that was merged is said to be another', async () => {
  await run('firms', 'merge', 'F1', 'F2')
  await run('note', 'add', 'F2', 'Wen meint das?')
  expect((await run('firms', 'show', 'f2')).stderr).toBe('F2 has become F1.\n')
  expect((await run('firms', 'show', 'F1')).stderr).toBe('')
  const split = await run('firms', 'split', 'F1', 'F2')
  expect(split.stderr).toContain(
    'What was said while they were one stays with F1: 1 note. Look whether F2 was meant.\n',
  )
  expect((await run('firms', 'show', 'F2')).stdout).toMatch(/Said as one\tF1 was given 1 note while/)
  expect((await run('firms', 'show', 'F2', '--json')).json()).toMatchObject({
    said_as_one: [{ firm: 'F1', given: { notes: 1 } }],
  })
})

test('aliases and relations are kept with dates', async () => {
  await run('firms', 'alias', 'F2', 'Vorlesewerk', '--until', '2024-09-30')
  await run('firms', 'relate', 'F2', 'successor-of', 'F1', '--since', '2023-01-01', '--because', 'Register')
  const shown = (await run('firms', 'show', 'Vorlesewerk')).stdout
  expect(shown).toContain('Formerly\tVorlesewerk (analyst, until 2024-09-30)')
  expect(shown).toContain('Related\tsuccessor-of Lesewerk (F1, since 2023-01-01)')
  expect((await run('firms', 'show', 'F1')).stdout).toContain('Related\tVorlesen (F2) is successor-of it')
  await run('firms', 'relate', 'F2', 'successor-of', 'F1', '--remove')
  await run('firms', 'alias', 'F2', 'Vorlesewerk', '--remove')
  expect((await run('firms', 'show', 'F2')).stdout).not.toMatch(/Formerly|Related/)
})

describe('firms review', () => {
  test('lists the open pairs in a pipe, and takes an answer by options', async () => {
    const open = (await run('firms', 'review', '--json')).json() as { a: { id: string }; b: { id: string } }[]
    expect(open).toMatchObject([
      { kind: 'join', a: { id: 'L3', name: 'Rulemapping Group' }, b: { id: 'L5', name: 'Rulemaping Group' } },
    ])
    expect((await run('firms', 'review')).stdout).toMatch(/^Pair\tQuestion.*\nL3 L5\tone firm\?/)
    const answer = await run('firms', 'review', 'L3', 'L5', '--answer', 'same', '--because', 'Tippfehler')
    expect(answer.stderr).toBe('L3 and L5: same.\n')
    expect((await run('firms', 'review', '--json')).json()).toEqual([])
    expect(await firmsNamed()).toMatchObject({ F3: ['Rulemapping Group', 2] })
  })
})

test.for([
  [['firms', 'merge', 'F1', 'F1'], 'F1 is one firm already'],
  [['firms', 'split', 'F1', 'L99'], 'F1 has no listing "L99"'],
  [['firms', 'split', 'F1', 'L1', 'L4', 'L6'], 'would be left without a listing'],
  [['firms', 'set', 'F1', 'shoes', '42', '--because', 'x'], '"shoes" is no field that can be set'],
  [['firms', 'set', 'F1', 'city', 'Kiel'], "required option '--because <text>'"],
  [['firms', 'set', 'F1', 'city', 'Kiel', '--because', ' '], 'The reason is empty'],
  [['firms', 'unset', 'F1', 'city', '--because', 'x'], 'Nobody has set city'],
  [['firms', 'relate', 'F1', 'cousin-of', 'F2'], 'Allowed choices are successor-of'],
  [['firms', 'relate', 'F1', 'product-of', 'F1'], 'no relation with itself'],
  [['firms', 'alias', 'F1', 'x', '--until', '2026-02-31x'], 'Give a day'],
  [['firms', 'review', 'L1'], 'A pair needs two listings and an answer'],
  [['firms', 'review', 'L1', 'L2', '--answer', 'same'], 'are no open pair'],
  [['firms', 'forget', 'F1', '--because', 'Antrag'], 'Give it with --yes'],
  [['note', 'add', 'F1', ' '], 'The note is empty'],
  [['note', 'list', 'F99'], 'There is no firm F99'],
] as const)('%j is refused in one sentence', async ([args, message]) => {
  const { stderr, code, stdout } = await run(...args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(message)
  expect(stderr).not.toMatch(/\n\s+at /)
})

test('firms forget takes all of it, and says what stays', async () => {
  const done = await run('firms', 'forget', 'F2', '--because', 'Antrag nach Art. 17 DSGVO', '--yes', '--json')
  expect(done.json()).toEqual({
    firm: 'F2',
    listings: 1,
    awards: 0,
    pages: 0,
    decisions: 0,
    old_log_rows: 0,
    alike: [],
    mentions: [],
    erased: true,
  })
  expect((await run('firms', 'show', 'F2')).stderr).toContain('F2 was forgotten on 2026-11-24')
  const again = await run('import', join(folder, 'de-nord.csv'), '--as', 'de-nord', '--json')
  expect(again.code).toBe(0)
  expect(again.json()).toMatchObject({
    result: 'success',
    listings: { seen: 2, new: 0, missing: 0 },
    issues: [{ class: 'forgotten' }],
  })
  expect(Object.keys(await firmsNamed())).toEqual(['F1', 'F3'])
})
