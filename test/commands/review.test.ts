import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { govscout, makeFolder } from './govscout.js'
import { atKeyboard, type Step } from './keyboard.js'

// An analyst at the keyboard, one sitting after the other on one base. Agency and firms are invented.
const folder = makeFolder()
const env = {
  GOVSCOUT_DB: join(folder, 'base.db'),
  XDG_CONFIG_HOME: folder,
  GOVSCOUT_NOW: '2026-11-24T10:00:00Z',
  GOVSCOUT_USER: 'ana',
}
const run = (line: string) => govscout(line.split(' '), env)
const sit = (steps: Step[], more: string[] = []) => atKeyboard(['review', 'bau-1', ...more], env, steps)
const rowsOf = async (line: string) => (await run(`${line} --json`)).json() as Record<string, unknown>[]

beforeAll(async () => {
  writeFileSync(
    join(folder, 'need.yaml'),
    'id: bau-1\ntitle: Baugenehmigung\ntext: Bauanträge prüfen, mit KI.\ncriteria: [{id: C06, weight: 2}, {id: C09, knockout: true}, {id: C01}]\n',
  )
  writeFileSync(
    join(folder, 'liste.csv'),
    [
      'Firma;Ort;Webseite;Beschreibung',
      'Bauklar GmbH;Kiel;https://bauklar.example;Prüft Bauanträge und die Baugenehmigung mit KI für jede Behörde.',
      'Planwerk AG;Ulm;;Prüft Bauanträge.',
      '"Evil \u001b[31mbau";Ulm;javascript:alert(1);Prüft Bauanträge. \u001b]0;x\u0007\u202eexe',
      'Brotzeit;Ulm;;Liefert Brot.',
    ].join('\n'),
  )
  await run(`import ${join(folder, 'liste.csv')} --as de-own-list`)
  await run(`needs new --file ${join(folder, 'need.yaml')}`)
}, 30_000)

describe('in a pipe', () => {
  test('the queue is told with the commands that decide', async () => {
    const { stdout, code } = await run('review bau-1')
    expect(stdout).toMatch(/^#\tFirm\tName\t/)
    expect(stdout).toMatch(
      /\n1\tF1\tBauklar\t.*\tC06, C09, C01\tgovscout decide bau-1 F1 in\tgovscout decide bau-1 F1 out /,
    )
    expect(stdout).not.toContain('Brotzeit')
    expect(code).toBe(0)
    expect((await run('review bau-1 --json --top 1')).json()).toMatchObject({
      need: 'bau-1',
      of: 1,
      in: 0,
      firms: [
        {
          firm: 'F1',
          status: 'open',
          open: ['C06', 'C09', 'C01'],
          decide: { in: 'govscout decide bau-1 F1 in' },
        },
      ],
    })
  })

  test('nobody is asked with --no-input at a terminal either', async () => {
    const { code, modes } = await atKeyboard(['review', 'bau-1', '--no-input'], env, [])
    expect([code, modes]).toEqual([0, []])
  })
})

describe('at the keyboard', () => {
  test('a firm is taken, the next left out for a reason; then one stops, and the terminal is as it was', async () => {
    const { screens, code, stderr, modes } = await sit([
      [/1 of 3, 0 in, 0 out[\s\S]*#1 Bauklar GmbH \(F1\)[\s\S]*is not frozen[\s\S]*ana has declared/, 'i'],
      [/2 of 3, 1 in, 0 out[\s\S]*F1 Bauklar is in/, 'o'],
      [/Why is .* left out\?[\s\S]*2 A2/, '2'],
      [/A2, one sentence/, 'berät nur, für Ämter\r'],
      [/3 of 3, 1 in, 1 out[\s\S]*is out \(A2\)/, 'q'],
    ])
    expect(code).toBe(0)
    expect(stderr).toMatch(/1 in, 1 out, 1 open of 3\. Go on:\sgovscout review bau-1/)
    expect(modes.at(-1)).toBe(false)
    expect(screens[0]).toMatch(/Fit +\S+ for .*: “Prüft Bauanträge/)
    expect(screens[0]).toMatch(/Open +C06 .* ×2, C09 accessibility \(KO\), C01 solves/)
    for (const screen of screens) {
      expect(screen.split('\n').length).toBeLessThanOrEqual(25)
      expect(screen).not.toMatch(/[\u001b\u0007\u202e]/)
    }
    const rows = await rowsOf('log --need bau-1 --action decide')
    expect(rows.map(({ action, who }) => [action, who])).toEqual([
      ['decide in', 'ana'],
      ['decide out', 'ana'],
    ])
    expect(rows[1]).toMatchObject({ after: { reason: 'A2', because: 'berät nur, für Ämter' } })
  }, 30_000)

  test('the next sitting goes on with what is undecided; every action is taken back, the last first', async () => {
    const { code } = await sit([
      [/3 of 3, 1 in, 1 out/, 't'],
      [/Tags, by comma/, 'pilot, Zürich\r'],
      [/has the tags Zürich, pilot|has the tags pilot, Zürich/, 'n'],
      [/Note \(write/, 'Demo am 3.12.\r'],
      [/The note stands/, 's'],
      [/Stage of/, '4'],
      [/cannot come to the stage "talk"/, 's'],
      [/Stage of/, '2'],
      [/longlist → screening/, 'I'],
      [/Why it is in/, 'passt\r'],
      [/The end of the list of bau-1: 2 in, 1 out, 0 open of 3/, 'u'],
      [/taken back, it is open again[\s\S]*k skip/, 'u'],
      [/taken back, it is at "longlist" again/, 'u'],
      [/the note is taken back/, 'u'],
      [/it has no tags again/, 'u'],
      [/Nothing was done in this session/, 'b'],
      [/2 of 3[\s\S]*Decided +out A2 by ana/, 'u'],
      [/Nothing was done/, 'q'],
    ])
    expect(code).toBe(0)
    expect(await rowsOf('note list F3')).toEqual([])
    expect(await rowsOf('tag list')).toEqual([])
    expect((await rowsOf('stages bau-1')).find(({ firm }) => firm === 'F3')).toMatchObject({
      stage: 'longlist',
      verdict: null,
    })
    expect((await run('log verify')).code).toBe(0)
  }, 30_000)

  test('a decision that is changed and taken back is what it was', async () => {
    await sit(
      [
        [/1 of 3[\s\S]*Decided +in by ana/, 'o'],
        [/left out\?/, '0'],
        [/A10, one sentence/, 'nächstes Jahr\r'],
        [/is out \(A10\)/, 'u'],
        [/1 of 3, 1 in, 1 out[\s\S]*it is in as before again/, 'q'],
      ],
      ['--all'],
    )
    expect((await rowsOf('log --need bau-1 --action decide')).slice(-2).map(({ action }) => action)).toEqual([
      'decide out',
      'decide in',
    ])
  }, 30_000)

  test('criteria are answered one by one, those that are open first, and taken back', async () => {
    await sit(
      [
        [/1 of 3/, 'a'],
        [/1 of 3: C06 security/, 'y'],
        [/page that shows it/, 'firma\r'],
        [/is no address of a page/, '\u0015', 'https://bauklar.example/iso\r'],
        [/what it says there/, 'ISO 27001\r'],
        [/Who says it\?/, 'p'],
        [/C06 yes[\s\S]*2 of 3: C09/, 'n'],
        [/page that shows it/, '\r'],
        [/how you know/, 'sagt der Anbieter\r'],
        [/KO not met +C09 accessibility: no[\s\S]*3 of 3: C01/, 'p'],
        [/page that shows it/, '\r'],
        [/how you know/, '\r'],
        [/3 of 3: C01/, 'q'],
        [/2 criteria answered/, 'u'],
        [/C09 is unknown again/, 'a'],
        [/1 of 3: C09/, 'q'],
        [/k skip/, 'q'],
      ],
      ['--all'],
    )
    expect(
      (await rowsOf('assessments --firm F1')).map(({ criterion, answer, tier, quote }) => [
        criterion,
        answer,
        tier,
        quote,
      ]),
    ).toEqual([
      ['C06', 'yes', 'press', 'ISO 27001'],
      ['C09', 'unknown', null, null],
    ])
  }, 30_000)

  test('no key, a pasted text and a changed window decide nothing; help, links and everything are read', async () => {
    const before = await rowsOf('log')
    const { screens } = await sit(
      [
        [/1 of 3/, 'ü'],
        [/"ü" is no key here/, 'in out in'],
        [/Several letters came at once/, '\u001b[200~i\r\u001b[201~'],
        [/Several letters came at once/, '?'],
        [/ i {2}take it into[\s\S]*Any key goes on/, ' '],
        [/1 of 3/, 'l'],
        [/Which page\?[\s\S]*website: https:\/\/bauklar\.example/, '1'],
        [/\nhttps:\/\/bauklar\.example\/\n/, 'm'],
        [/Pages +website: https:\/\/bauklar\.example\/[\s\S]*That is all/, ' '],
        [/1 of 3/, 'k'],
        [/2 of 3/, 'k'],
        [/3 of 3[\s\S]*Evil bau/, 'l'],
        [/k skip/, 'k'],
        [/The end of the list/, 'b'],
        [/3 of 3/, 'b'],
        [/2 of 3/, 'b'],
        [/1 of 3/, 'b'],
        [/This is the first firm/, '\u0004'],
      ],
      ['--all'],
    )
    expect(screens.join('')).not.toContain('javascript:')
    expect(await rowsOf('log')).toEqual(before)
  }, 30_000)

  test.each<[string, Step[]]>([
    ['at a card', [[/k skip/, 'k', '\u0003']]],
    [
      'in a question',
      [
        [/k skip/, 'o'],
        [/left out\?/, '\u0003'],
      ],
    ],
    [
      'in a line of text',
      [
        [/k skip/, 'n'],
        [/Note \(write/, 'halb\u0003'],
      ],
    ],
  ])(
    'Ctrl-C %s ends with 130; what was done is kept, what was not is not',
    async (_, steps) => {
      const before = await rowsOf('log')
      const { code, stderr, modes } = await sit(steps, ['--all'])
      expect(code).toBe(130)
      expect(stderr).toMatch(/Stopped\. bau-1: 1 in, 1 out, 1 open of 3\.[\s\S]*Go on: govscout review bau-1/)
      expect(modes.at(-1)).toBe(false)
      expect(await rowsOf('log')).toEqual(before)
    },
    30_000,
  )

  test('who decides meanwhile is seen before one decides', async () => {
    const other = () =>
      govscout(['decide', 'bau-1', 'F3', 'out', '--reason', 'A1', '--because', 'fremd', '--as', 'ben'], env)
    const { screens } = await sit([
      [/3 of 3/, other, 'i'],
      [/somebody has decided meanwhile[\s\S]*k skip/, 'q'],
    ])
    expect(screens.at(-1)).toMatch(/Decided +out A1 by ben/)
  }, 30_000)

  test('when all is decided, it is said, and nobody is asked', async () => {
    const { code, stderr } = await atKeyboard(['review', 'bau-1'], env, [])
    expect(code).toBe(0)
    expect(stderr).toMatch(/Every one of the 3 firms is decided on: 1 in, 2 out/)
  })
})
