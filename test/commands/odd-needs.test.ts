import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { govscout, makeFolder } from './govscout.js'

// Needs that nobody should write and somebody will, as a shell sees them. The firms are invented.
const folder = makeFolder()
const env = { GOVSCOUT_DB: join(folder, 'base.db'), XDG_CONFIG_HOME: folder }
const run = (...args: string[]) => govscout(args, env)
const circumstances =
  'Die Dienststelle in der Straße hat viele Akten und Gebäude und prüft Vorgänge; das dauert. '

beforeAll(async () => {
  const list = join(folder, 'liste.csv')
  writeFileSync(
    list,
    'Firma;Beschreibung\nLeckfinder GmbH;Wir orten Leckagen und Rohrbrüche im Trinkwassernetz.\nBrotwerk GmbH;Brot und Kuchen.\n',
  )
  expect((await run('import', list, '--as', 'de-own-list')).code).toBe(0)
})

test.each([
  ['an empty title', { title: '', text: 'Lecks orten' }, /title does not fit: it is empty/],
  ['an empty text', { title: 'Lecks', text: '  ' }, /text does not fit: it is empty/],
])('%s is refused', async (_, { title, text }, message) => {
  const outcome = await run('needs', 'new', '--id', 'leer', '--title', title, '--text', text)
  expect(outcome.stderr).toMatch(message)
  expect(outcome.code).toBe(2)
})

describe.each<
  [id: string, need: { title: string; text: string }, analysis: RegExp, list: RegExp, notes: RegExp]
>([
  [
    'nonsense',
    { title: 'Blorx', text: 'Quwaxi frumpelt.' },
    /\nWords\tBlorx \([\s\S]*\nNote\tNone of the words is in the vocabulary: only listings with the very same words are found\.\n/,
    /^#\t.*\n$/,
    /None of the words is in the vocabulary/,
  ],
  [
    'stop-words',
    { title: 'und', text: 'oder aber das und die' },
    /\nWords\tnone\n[\s\S]*\nNote\tNothing in this need says what is sought: no listing can match it\.\n/,
    /^#\t.*\n$/,
    /Nothing in this need says what is sought/,
  ],
  [
    'passed-over',
    { title: 'Wir suchen', text: 'Gesucht wird eine Lösung für unseren Bereich.' },
    /\nNot searched\t.*Lösung/,
    /^#\t.*\n$/,
    /Nothing in this need says what is sought/,
  ],
  [
    'english',
    { title: 'Leak detection', text: 'The utility wants to find pipe bursts in the water network.' },
    /\nSearch en\tnone\n[\s\S]*\nConcepts\t.*from "[^"]*[Ll]eak/,
    /\n1\tF1\tLeckfinder\t.*\n$/,
    /A thin field: one clear match/,
  ],
  [
    'twenty-pages',
    { title: 'Leckagen im Trinkwassernetz orten', text: `Gesucht wird Hilfe. ${circumstances.repeat(600)}` },
    /\nConcepts\t.*from "[^"]*Leckagen/,
    /\n1\tF1\tLeckfinder\t.*\n$/,
    /A thin field: one clear match/,
  ],
  [
    'remarks-alone',
    { title: 'Hilfe', text: 'Der Zuschlag soll im Mai erfolgen. Die DSGVO ist einzuhalten.' },
    /\nWords\t.*Zuschlag/,
    /^#\t/,
    /not frozen/,
  ],
])('%s', (id, { title, text }, analysis, list, notes) => {
  test('is understood as far as it can be', async () => {
    const file = join(folder, `${id}.json`)
    writeFileSync(file, JSON.stringify({ id, title, text }))
    expect((await run('needs', 'new', '--file', file)).code).toBe(0)
    const outcome = await run('needs', 'show', id, '--analysis')
    expect(outcome.stdout).toMatch(analysis)
    expect(outcome.code).toBe(0)
  })

  test('gives a list, and says why it is as it is', async () => {
    const outcome = await run('shortlist', id)
    expect(outcome.stdout).toMatch(list)
    expect(outcome.stderr).toMatch(notes)
    expect(outcome.code).toBe(0)
  })
})
