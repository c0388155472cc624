import { describe, expect, test } from 'vitest'
import { saveEvidenceVerdict } from '../../src/store/evidence-verdicts.js'
import { forgetFirm } from '../../src/store/forget.js'
import { mergeFirms, splitFirm } from '../../src/store/identity-actions.js'
import { listImprints, saveImprint } from '../../src/store/imprints.js'
import { listSiteEvidence, type SiteFinding, saveSiteFindings } from '../../src/store/site-evidence.js'
import { listSitePages, markSitePageGone, removeSiteTexts, saveSitePage } from '../../src/store/site-pages.js'
import { listLatestVisits, resumeOrStartVisit, saveSpent } from '../../src/store/site-visits.js'
import { listing, openBase, publish, rows } from './base.js'
import { finding } from './site-sample.js'

const url = 'https://aktenlotse.example/referenzen'
const at = (day: string) => `2026-${day}T10:00:00Z`

function base() {
  const store = openBase()
  publish(store, [
    listing('Aktenlotse', { website: 'https://aktenlotse.example/', domain: 'aktenlotse.example' }),
    listing('Pegelblick', { website: 'https://pegelblick.example/', domain: 'pegelblick.example' }),
  ])
  return store
}

/** What a page says, read on a day. */
function read(
  store: ReturnType<typeof base>,
  home: number,
  day: string,
  hash: string | null,
  findings: SiteFinding[],
) {
  store.setNow(at(day))
  return saveSiteFindings(
    store,
    home,
    findings,
    new Map([[url, { content_hash: hash, checked_at: at(day) }]]),
  )
}

describe('evidence of a site', () => {
  test('is new, then confirmed, then keeps its last day when its page has lost it, then is back', () => {
    const store = base()
    expect(read(store, 1, '01-01', 'h1', [finding()])).toMatchObject({ new: 1, confirmed: 0 })
    expect(read(store, 1, '02-01', 'h2', [finding({ content_hash: 'h2' })])).toMatchObject({
      new: 0,
      confirmed: 1,
    })
    expect(read(store, 1, '03-01', 'h3', [])).toMatchObject({ vanished: 1, dropped: 0 })
    expect(listSiteEvidence(store)).toMatchObject([
      { seen_at: at('01-01'), last_confirmed_at: at('02-01'), vanished_at: at('03-01') },
    ])
    expect(read(store, 1, '04-01', 'h3', [])).toMatchObject({ vanished: 0, dropped: 0 })
    read(store, 1, '05-01', 'h4', [finding({ content_hash: 'h4' })])
    expect(listSiteEvidence(store)).toMatchObject([{ last_confirmed_at: at('05-01'), vanished_at: null }])
  })

  test('goes where the page is as it was and better rules read it otherwise', () => {
    const store = base()
    read(store, 1, '01-01', 'h1', [finding()])
    expect(read(store, 1, '02-01', 'h1', [])).toMatchObject({ vanished: 0, dropped: 1 })
    expect(listSiteEvidence(store)).toEqual([])
  })

  test('stays where an analyst has confirmed it, whatever better rules say, until its page changes', () => {
    const store = base()
    read(store, 1, '01-01', 'h1', [finding()])
    const [{ id } = { id: 0 }] = listSiteEvidence(store)
    saveEvidenceVerdict(store, id, 'confirmed', null)
    expect(read(store, 1, '02-01', 'h1', [])).toMatchObject({ confirmed: 1, dropped: 0 })
    expect(listSiteEvidence(store)).toMatchObject([{ verdict: 'confirmed', vanished_at: null }])
    expect(read(store, 1, '03-01', 'h2', [])).toMatchObject({ vanished: 1, dropped: 0 })
  })

  test('of a page that is gone has vanished; of one that was not read nothing is said', () => {
    const store = base()
    read(store, 1, '01-01', 'h1', [finding(), finding({ key: 'k2', url: `${url}/2` })])
    expect(read(store, 1, '02-01', null, [])).toMatchObject({ vanished: 1 })
    expect(listSiteEvidence(store).map(({ key, vanished_at }) => [key, vanished_at])).toEqual([
      ['k2', null],
      ['k1', at('02-01')],
    ])
  })

  test('stands once where several pages say the same', () => {
    const store = base()
    const change = saveSiteFindings(store, 1, [finding(), finding({ url: `${url}/2` })], new Map())
    expect(change.new).toBe(1)
    expect(listSiteEvidence(store)).toMatchObject([{ url }])
  })

  test('is asked by firm, body and key of the municipality', () => {
    const store = base()
    saveSiteFindings(store, 1, [finding({ body_ags: '01002000' })], new Map())
    saveSiteFindings(store, 2, [finding({ body_name: 'Landkreis Hof' })], new Map())
    const firms = (filter: Parameters<typeof listSiteEvidence>[1]) =>
      listSiteEvidence(store, filter).map(({ firm }) => firm)
    expect(firms({ body: 'stadt kiel' })).toEqual([1])
    expect(firms({ body: '01002000' })).toEqual([1])
    expect(firms({ firms: [2] })).toEqual([2])
    expect(firms({ kind: 'claim' })).toEqual([])
  })
})

describe('a verdict', () => {
  test('survives that the evidence is read anew, and is left away when rejected', () => {
    const store = base()
    read(store, 1, '01-01', 'h1', [finding()])
    const [one] = listSiteEvidence(store)
    saveEvidenceVerdict(store, one?.id ?? 0, 'confirmed', 'angerufen')
    read(store, 1, '01-02', 'h1', [])
    read(store, 1, '01-03', 'h2', [finding({ quote: 'Kiel nutzt ihn', rule: 'uses-2' })])
    const [anew] = listSiteEvidence(store)
    expect(anew).toMatchObject({
      verdict: 'confirmed',
      verdict_by: 'analyst',
      because: 'angerufen',
      rule: 'uses-2',
    })
    saveEvidenceVerdict(store, anew?.id ?? 0, 'rejected', null)
    expect(listSiteEvidence(store)).toEqual([])
    expect(listSiteEvidence(store, { rejected: true })).toMatchObject([{ verdict: 'rejected' }])
    saveEvidenceVerdict(store, anew?.id ?? 0, 'open', null)
    expect(listSiteEvidence(store)).toMatchObject([{ verdict: null }])
  })

  test('on what is not there is a mistake', () => {
    expect(() => saveEvidenceVerdict(base(), 7, 'confirmed', null)).toThrow('There is no evidence 7')
  })

  test('goes with the firm when firms join and part, as the evidence does', () => {
    const store = base()
    saveSiteFindings(store, 2, [finding()], new Map())
    expect(mergeFirms(store, 1, 2, null)).toBe(1)
    const [one] = listSiteEvidence(store)
    expect(one?.firm).toBe(1)
    saveEvidenceVerdict(store, one?.id ?? 0, 'confirmed', null)
    splitFirm(store, 1, [2], null)
    expect(listSiteEvidence(store)).toMatchObject([{ firm: 2, verdict: 'confirmed' }])
  })

  test('of one sentence on the sites of two that became one is given once', () => {
    const store = base()
    saveSiteFindings(store, 1, [finding()], new Map())
    saveSiteFindings(store, 2, [finding({ url: 'https://pegelblick.example/' })], new Map())
    mergeFirms(store, 1, 2, null)
    expect(listSiteEvidence(store)).toHaveLength(1)
    saveEvidenceVerdict(store, listSiteEvidence(store)[0]?.id ?? 0, 'rejected', null)
    expect(listSiteEvidence(store)).toEqual([])
  })
})

const page = {
  home: 1,
  visit: 1,
  request: url,
  url,
  kind: 'references',
  title: 'Referenzen',
  etag: '"1"',
  last_modified: null,
  reserved: null,
  blocks: [{ kind: 'paragraph', text: 'Die Stadt Kiel nutzt den Aktenlotsen.', headings: ['Referenzen'] }],
} as const

describe('kept pages', () => {
  test('come back as they were, and keep the rules they were read with only while they are the same', () => {
    const store = base()
    resumeOrStartVisit(store, 1, 'https://aktenlotse.example/')
    expect(saveSitePage(store, page)).toBe(true)
    store.db.prepare("UPDATE site_pages SET read_with = '1'").run()
    expect(saveSitePage(store, { ...page, etag: '"2"' })).toBe(false)
    expect(listSitePages(store, 1)).toMatchObject([
      { url, kind: 'references', blocks: page.blocks, etag: '"2"', read_with: '1' },
    ])
    expect(saveSitePage(store, { ...page, blocks: [] })).toBe(true)
    expect(listSitePages(store, 1)).toMatchObject([{ blocks: [], read_with: null }])
  })

  test('that are reserved hold no text', () => {
    const store = base()
    resumeOrStartVisit(store, 1, 'https://aktenlotse.example/')
    saveSitePage(store, page)
    saveSitePage(store, { ...page, reserved: 'noindex' })
    expect(listSitePages(store, 1)).toMatchObject([
      { blocks: [], title: '', etag: null, reserved: 'noindex' },
    ])
    saveSitePage(store, page)
    expect(listSitePages(store, 1)).toMatchObject([{ blocks: page.blocks, reserved: null }])
  })

  test('that were gone and are back have their text again', () => {
    const store = base()
    resumeOrStartVisit(store, 1, 'https://aktenlotse.example/')
    saveSitePage(store, page)
    markSitePageGone(store, listSitePages(store, 1)[0]?.id ?? 0)
    expect(listSitePages(store, 1)).toEqual([])
    saveSitePage(store, page)
    expect(listSitePages(store, 1)).toMatchObject([{ blocks: page.blocks }])
  })

  test('go with their quotes where the whole site is reserved', () => {
    const store = base()
    resumeOrStartVisit(store, 1, 'https://aktenlotse.example/')
    saveSitePage(store, page)
    saveSiteFindings(store, 1, [finding()], new Map())
    removeSiteTexts(store, 1)
    expect(listSiteEvidence(store)).toEqual([])
    expect(JSON.stringify(rows(store, 'SELECT * FROM site_pages'))).not.toContain('Referenzen"')
    expect(rows(store, 'SELECT * FROM site_page_texts')).toEqual([])
  })
})

describe('a visit', () => {
  test('that was stopped goes on within a day with what it had spent, and begins anew after it', () => {
    const store = base()
    const first = resumeOrStartVisit(store, 1, 'https://aktenlotse.example/')
    saveSpent(store, first.visit.id, { requests: 4, bytes: 9 })
    store.setNow('2026-11-25T09:59:00Z')
    expect(resumeOrStartVisit(store, 1, 'https://aktenlotse.example/')).toMatchObject({
      resumed: true,
      visit: { id: first.visit.id, requests: 4 },
    })
    expect(resumeOrStartVisit(store, 1, 'https://neu.example/').resumed).toBe(false)
    expect(listLatestVisits(store).size).toBe(0)
  })
})

const nothing = {
  legalName: null,
  legalForm: null,
  registerCourt: null,
  registerNumber: null,
  vatId: null,
  postcode: null,
  city: null,
  country: null,
}

test('an Impressum that says something else keeps what it said, with its last day', () => {
  const store = base()
  saveImprint(
    store,
    1,
    { ...nothing, legalName: 'Aktenlotse UG', city: 'Kiel' },
    { url, checked_at: at('01-01') },
    '1',
  )
  saveImprint(
    store,
    1,
    { ...nothing, legalName: 'Aktenlotse GmbH', city: 'Kiel' },
    { url, checked_at: at('02-01') },
    '1',
  )
  expect(
    listImprints(store)
      .get(1)
      ?.map(({ field, value, last_confirmed_at, vanished_at }) => [
        field,
        value,
        last_confirmed_at,
        vanished_at,
      ]),
  ).toEqual([
    ['city', 'Kiel', at('02-01'), null],
    ['legal_name', 'Aktenlotse GmbH', at('02-01'), null],
    ['legal_name', 'Aktenlotse UG', at('01-01'), at('02-01')],
  ])
})

test('forgetting a firm takes all of its site', () => {
  const store = base()
  resumeOrStartVisit(store, 1, 'https://aktenlotse.example/')
  saveSitePage(store, page)
  saveSiteFindings(store, 1, [finding()], new Map())
  saveEvidenceVerdict(store, listSiteEvidence(store)[0]?.id ?? 0, 'confirmed', 'Lotsenruf')
  saveImprint(store, 1, { ...nothing, legalName: 'Aktenlotse GmbH' }, { url, checked_at: at('01-01') }, '1')
  store.db
    .prepare(
      "INSERT INTO robots (origin, status, body, fetched_at) VALUES ('https://aktenlotse.example', 200, x'', 0)",
    )
    .run()
  expect(forgetFirm(store, 1, 'Antrag').pages).toBe(1)
  const tables = [
    'site_visits',
    'site_pages',
    'site_page_texts',
    'site_evidence',
    'evidence_verdicts',
    'imprint_facts',
    'robots',
  ]
  for (const table of tables) expect([table, rows(store, `SELECT * FROM ${table}`)]).toEqual([table, []])
  expect(JSON.stringify(rows(store, 'SELECT * FROM log'))).not.toContain('Lotsenruf')
})
