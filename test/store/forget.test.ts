import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Listing } from '../../src/firms/listing.js'
import { addAlias } from '../../src/store/aliases.js'
import { saveCorrection } from '../../src/store/corrections.js'
import { saveDecision } from '../../src/store/decisions.js'
import { forgetFirm, leaveOutForgotten } from '../../src/store/forget.js'
import { mergeFirms, splitFirm } from '../../src/store/identity-actions.js'
import { addNote } from '../../src/store/notes.js'
import { findPage, savePage } from '../../src/store/pages.js'
import { addRelation } from '../../src/store/relations.js'
import type { Store } from '../../src/store/store.js'
import { addTags } from '../../src/store/tags.js'
import { listing, makeFolder, noEvidence, openBase, publish, rows } from './base.js'
import { dumpTexts, readBytes } from './dump.js'

// "Moorlicht" stands for a sole trader; all firms are invented.
const because = 'Antrag nach Art. 17 DSGVO'
const trace = /moorlicht|sumpfschein|irrwisch/i

function keepPage(store: Store, directory: string, path: string, text: string): void {
  savePage(store, {
    directory,
    run: 1,
    request: `https://${directory}.example/${path}`,
    finalUrl: `https://${directory}.example/${path}`,
    contentType: 'text/html',
    etag: undefined,
    lastModified: undefined,
    text,
    reserved: null,
  })
}

const issue = (fields: { url: string | null; message: string }) => ({
  level: 'warning' as const,
  class: 'bad-value',
  next_step: null,
  times: 1,
  ...fields,
})

/** A base in which a firm has left its words wherever a firm can. */
function fillBase(store: Store): void {
  const url = 'https://nord.example/alle'
  const moorlicht = (fields: Partial<Listing> = {}) =>
    listing('Moorlicht', {
      directory: 'nord',
      entry: 'm',
      url,
      domain: 'moorlicht.example',
      website: 'https://moorlicht.example/',
      city: 'Kiel',
      description: 'Moorlicht macht Akten hell. '.repeat(300),
      extra: { profile: 'linkedin.com/company/moorlicht' },
      original: { name: 'Moorlicht (Inh. n. n.)' },
      ...fields,
    })
  const hafen = listing('Hafenblick', { directory: 'nord', entry: 'h', url, city: 'Kiel' })
  publish(store, [moorlicht(), hafen], {
    findEvidence: (one) => ({
      ...noEvidence,
      ai: [
        {
          field: 'description',
          quote: one.name,
          rule: 'r',
          strength: 'strong',
          direction: 'sells-to',
          source: 'text',
          offset: 0,
          length: 1,
        },
      ],
    }),
    issues: [
      issue({ url, message: 'founded of entry "h" cannot be read: "x"' }),
      issue({ url, message: 'founded of entry "m" cannot be read: "seit Moorlicht"' }),
      issue({ url: null, message: 'entry 7 ("Moorlicht") has no id and is left out.' }),
    ],
  })
  publish(store, [moorlicht({ name: 'Irrwisch', former_names: ['Moorlicht'], description: 'kurz' }), hafen])
  publish(store, [
    listing('Moorlicht', { directory: 'sued', domain: 'moorlicht.example', url: 'https://sued.example/m' }),
    listing('Aktenfuchs', { directory: 'sued' }),
  ])
  keepPage(store, 'nord', 'alle', '<li>Irrwisch</li><li>Hafenblick</li>')
  keepPage(store, 'nord', 'h', '<h1>Hafenblick</h1>')
  keepPage(store, 'west', 'alle', '<li>MOORLICHT&nbsp;</li>')
  keepPage(store, 'west', 'einzeln', '<a href="https:\\/\\/moorlicht.example\\/">x</a>')
  addTags(store, 1, ['moorlicht-gespräch'])
  addNote(store, 1, 'Moorlicht ruft zurück')
  addAlias(store, 1, { name: 'Sumpfschein', kind: 'also', until_on: null, because: 'Moorlicht sagt es' })
  saveCorrection(store, 1, { field: 'summary', value: 'Moorlicht', because: 'Moorlicht sagt es' })
  saveDecision(store, {
    need: 'n1',
    need_version: 1,
    firm: 1,
    verdict: 'out',
    reason: 'A2',
    because: 'Beratung',
  })
  addRelation(store, { firm: 2, kind: 'successor-of', other: 1, since_on: null, because: 'Moorlicht war' })
  mergeFirms(store, 1, 4, 'Moorlicht und Aktenfuchs')
  splitFirm(store, 1, [4], 'Moorlicht doch nicht')
}

describe('a firm that is forgotten', () => {
  test('leaves its words nowhere: no table, no page of any directory, no byte of the file', () => {
    const file = join(makeFolder(), 'base.db')
    const store = openBase(file)
    fillBase(store)
    // It did leave them everywhere before.
    expect(dumpTexts(store).match(/moorlicht/gi)?.length).toBeGreaterThan(30)
    const told = forgetFirm(store, 1, because)
    expect(told).toEqual({
      firm: 'F1',
      listings: 2,
      pages: 3,
      awards: 0,
      decisions: 1,
      old_log_rows: 0,
      alike: [],
      mentions: [],
      erased: true,
    })
    expect(dumpTexts(store)).not.toMatch(trace)
    expect(readBytes(file)).not.toMatch(trace)
  })

  test('takes nothing from its neighbours', () => {
    const store = openBase()
    fillBase(store)
    forgetFirm(store, 1, because)
    expect(rows(store, 'SELECT firm, name FROM listings ORDER BY id')).toEqual([
      { firm: 2, name: 'Hafenblick' },
      { firm: 4, name: 'Aktenfuchs' },
    ])
    expect(rows(store, 'SELECT message FROM run_issues ORDER BY id')).toEqual([
      { message: 'founded of entry "h" cannot be read: "x"' },
      { message: 'About an entry whose firm was forgotten.' },
      { message: 'About an entry whose firm was forgotten.' },
    ])
    expect(findPage(store, 'nord', 'https://nord.example/h')).not.toBeNull()
  })

  test('leaves nothing in free space from changes before', () => {
    const file = join(makeFolder(), 'base.db')
    const store = openBase(file)
    const many = (description: string) => [
      listing('Hafenblick', { entry: 'm', description }),
      ...Array.from({ length: 200 }, (_, i) => listing(`Andere ${i}`, { description: 'x'.repeat(400) })),
    ]
    publish(store, many('Moorlicht alt '.repeat(900)))
    publish(store, many('kurz'))
    rows(store, 'DELETE FROM listing_changes RETURNING id')
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    expect(readBytes(file)).toMatch(/Moorlicht alt/)
    forgetFirm(store, 1, because)
    expect(readBytes(file)).not.toMatch(/Moorlicht alt/)
  })
})

test('while another process reads the base the last bytes wait, and the next command that opens it overwrites them', () => {
  const file = join(makeFolder(), 'base.db')
  const store = openBase(file)
  publish(store, [listing('Moorlicht', { entry: 'm' }), listing('Hafenblick')])
  const reader = openBase(file)
  const reading = reader.db.prepare('SELECT * FROM listings').iterate()
  reading.next()
  expect(forgetFirm(store, 1, because)).toMatchObject({ erased: false })
  expect(readBytes(file)).toMatch(/Moorlicht/)
  // Still read: opening it changes nothing and does not fail.
  openBase(file)
  expect(readBytes(file)).toMatch(/Moorlicht/)
  reading.return?.()
  openBase(file)
  expect(readBytes(file)).not.toMatch(/Moorlicht/)
  expect(rows(store, "SELECT * FROM made_with WHERE part = 'erase'")).toEqual([])
}, 20_000)

describe('in another directory', () => {
  let store: ReturnType<typeof openBase>
  beforeEach(() => {
    store = openBase()
  })
  const isLeftOut = (name: string, fields: Partial<Listing>) =>
    leaveOutForgotten(store, 'sued', [listing(name, { directory: 'sued', ...fields })]).forgotten.length === 1

  test('it is known again by a former name of its listing with its town', () => {
    publish(store, [listing('Irrwisch', { former_names: ['Moorlicht'], city: 'Kiel' })])
    forgetFirm(store, 1, because)
    expect(isLeftOut('Moorlicht', { city: 'Kiel' })).toBe(true)
    expect(isLeftOut('Moorlicht', { city: 'Ulm' })).toBe(false)
  })

  test('by what it was in every run, and not by mixtures of them', () => {
    const states: Partial<Listing>[] = [
      { name: 'Moorlicht', city: 'Ulm', extra: { profile: 'linkedin.com/company/moor' } },
      { name: 'Irrwisch', city: 'Kiel', domain: 'irrwisch.example' },
      { name: 'Sumpfschein', city: 'Jena', domain: 'sumpf.example' },
    ]
    for (const { name, ...fields } of states) publish(store, [listing(name ?? '', { entry: 'm', ...fields })])
    forgetFirm(store, 1, because)
    for (const { name, city } of states)
      expect(isLeftOut(name ?? '', { city: city ?? null }), name).toBe(true)
    expect(isLeftOut('Andere', { domain: 'irrwisch.example' })).toBe(true)
    expect(isLeftOut('Andere', { extra: { profile: 'linkedin.com/company/moor' } })).toBe(true)
    expect(isLeftOut('Moorlicht', { city: 'Kiel' })).toBe(false)
    expect(isLeftOut('Irrwisch', { city: 'Jena' })).toBe(false)
  })

  test('by the name, town and website that an analyst has set, in any mixture', () => {
    publish(store, [listing('Irrwisch', { city: 'Kiel' })])
    const set = { because: 'Impressum' }
    saveCorrection(store, 1, { field: 'name', value: 'Moorlicht', ...set })
    saveCorrection(store, 1, { field: 'city', value: 'Ulm', ...set })
    saveCorrection(store, 1, { field: 'website', value: 'https://www.moorlicht.example/start', ...set })
    forgetFirm(store, 1, because)
    expect(isLeftOut('Moorlicht', { city: 'Ulm' })).toBe(true)
    expect(isLeftOut('Andere', { domain: 'moorlicht.example' })).toBe(true)
  })

  test.each<[string, Partial<Listing>, Partial<Listing>]>([
    ['a name in one town', { city: 'Berlin', domain: 'a.example' }, { city: 'Berlin', domain: 'b.example' }],
    ['a profile', { extra: { profile: 'x.com/gruppe' } }, { extra: { profile: 'x.com/gruppe' } }],
    ['a domain', { domain: 'amt.example' }, { domain: 'amt.example' }],
  ])('another firm that shares %s is not kept out, and is told of', (_, own, other) => {
    publish(store, [
      listing('Flutlicht', { entry: 'a', ...own }),
      listing('Flutlicht', { entry: 'b', ...other }),
    ])
    if (rows(store, 'SELECT DISTINCT firm FROM listings').length === 1) splitFirm(store, 1, [2], null)
    expect(forgetFirm(store, 1, because).alike).toEqual(['F2'])
    expect(isLeftOut('Flutlicht', other)).toBe(false)
  })
})

test('an entry that stands in the base is never left out, whatever it comes to share with a firm that was forgotten', () => {
  const store = openBase()
  const [gone, stays] = [
    { domain: 'licht.example', city: 'Kiel' },
    { domain: 'hafen.example', city: 'Kiel' },
  ]
  publish(store, [listing('Moorlicht', gone), listing('Hafenblick', stays)])
  forgetFirm(store, 1, because)
  // Hafenblick has bought the domain.
  const moved = listing('Hafenblick', gone)
  expect(leaveOutForgotten(store, 'de-nordliste', [moved, listing('Neuling', gone)])).toMatchObject({
    listings: [{ name: 'Hafenblick' }],
    forgotten: [{ name: 'Neuling' }],
  })
})

test('a page of another directory goes where it is named as a word, not where others are called alike', () => {
  const store = openBase()
  publish(store, [listing('Moorlicht')])
  const pages = { eins: 'Moorlicht, Kiel', zwei: 'Moorlichter leuchten', drei: 'M&uuml;llerlicht' }
  for (const [path, text] of Object.entries(pages)) keepPage(store, 'west', path, text)
  expect(forgetFirm(store, 1, because).pages).toBe(1)
  for (const path of ['zwei', 'drei'])
    expect(findPage(store, 'west', `https://west.example/${path}`), path).not.toBeNull()
})

test('a page is found however it writes ü', () => {
  const store = openBase()
  publish(store, [listing('Müllerlicht')])
  const pages = {
    eins: 'M&uuml;llerlicht',
    zwei: 'MUELLERLICHT',
    drei: '{"n":"M\\u00fcllerlicht"}',
    vier: 'Mullen',
  }
  for (const [path, text] of Object.entries(pages)) keepPage(store, 'west', path, text)
  expect(forgetFirm(store, 1, because).pages).toBe(3)
})

test('a firm that was proposed as the same is told of', () => {
  const store = openBase()
  publish(store, [listing('Moorlicht Group', { directory: 'nord', city: 'Kiel', domain: 'm.example' })])
  publish(store, [listing('Morlicht Group', { directory: 'sued', city: 'Kiel' })])
  expect(forgetFirm(store, 1, because).alike).toEqual(['F2'])
})

test('what people wrote of others and still names it is told, by place', () => {
  const store = openBase()
  publish(store, [listing('Müllerlicht'), listing('Hafenblick')])
  addNote(store, 2, 'kennt Muellerlicht von der Messe')
  addNote(store, 2, 'Müllerlichter sind keine Firma')
  saveDecision(store, {
    need: 'n1',
    need_version: 1,
    firm: 2,
    verdict: 'in',
    reason: null,
    because: 'anders als Müllerlicht',
  })
  expect(forgetFirm(store, 1, because).mentions).toEqual([
    'note on F2',
    'decision on F2 for n1',
    'row 3 of the log',
  ])
})
