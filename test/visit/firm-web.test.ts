import { brotliDecompressSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { judgeLog } from '../../scripts/loopback/virtual-web.mjs'
import { listFirmIds } from '../../src/store/firm-ids.js'
import { listImprints } from '../../src/store/imprints.js'
import { listSiteEvidence } from '../../src/store/site-evidence.js'
import { listSitePages } from '../../src/store/site-pages.js'
import { listDeadSites, listLatestVisits } from '../../src/store/site-visits.js'
import { visitLimits } from '../../src/visit/budget.js'
import { readSite } from '../../src/visit/read-site.js'
import { visitLanes } from '../../src/visit/run-visits.js'
import type { VisitTools } from '../../src/visit/visit-tools.js'
import { listing, publish, rows } from '../store/base.js'
import { startVisiting, type Visiting } from './firm-web.js'

let open: Visiting[] = []
afterEach(async () => {
  for (const one of open) await one.close()
  open = []
})

async function start(count: number, over: Partial<VisitTools> = {}): Promise<Visiting> {
  const visiting = await startVisiting(count, over)
  open.push(visiting)
  return visiting
}

const limits = { ...visitLimits, ...visitLanes }
const good = ({ nature }: { nature: string }) => nature === 'good'

describe('a web of 200 invented sites', () => {
  test('is read politely, each site to its end, and says exactly what was planted', async () => {
    const { web, store, targets, visit, siteOf } = await start(200)
    const reports = await visit()

    const judged = judgeLog(web.log, web.sites, limits)
    expect(judged.faults).toEqual([])
    // The limits were reached, so that they were put to the test.
    expect([judged.sideBySide, judged.onOneAddress]).toEqual([visitLanes.atOnce, visitLanes.perAddress])
    expect(judged.minutes).toBeLessThan((15 * 200) / 1000 + 2)
    expect(Math.max(...reports.map(({ requests }) => requests))).toBe(visitLimits.requests)

    expect(reports.map(({ name, state }) => [name, state])).toEqual(
      web.sites.map(({ name, state }) => [name, state]),
    )
    const wrong = targets.flatMap((target) => {
      const found = listSiteEvidence(store, { firms: [target.firm], kind: 'reference' })
        .map(({ body_name }) => body_name)
        .sort()
      const { nature, references } = siteOf(target)
      return found.join() === references.join() ? [] : [{ nature, references, found }]
    })
    expect(wrong).toEqual([])
    for (const { grade, subject } of listSiteEvidence(store, { kind: 'claim' }))
      expect(subject === 'ISO 27001' ? grade : 'data-centre-only').toBe('data-centre-only')
    expect(listFirmIds(store, [1]).get(1)).toMatchObject([
      { kind: 'vat', value: 'DE123456788' },
      { kind: 'register', value: 'HRB 10000', court: 'Kiel' },
    ])
  })

  test('leaves no person, mail address or telephone number in the base', async () => {
    const { store, visit } = await start(20)
    await visit()
    const texts = rows<{ blocks: Buffer }>(store, 'SELECT blocks FROM site_page_texts').map(({ blocks }) =>
      brotliDecompressSync(blocks).toString('utf8'),
    )
    const base = ['site_pages', 'site_evidence', 'imprint_facts', 'firm_ids', 'site_visits', 'log'].map(
      (table) => JSON.stringify(rows(store, `SELECT * FROM ${table}`)),
    )
    expect(texts.join()).toContain('Geschäftsführerin')
    for (const text of [...texts, ...base]) expect(text).not.toMatch(/Erika|Beispiel|@|1234567(?!88)/)
  })
})

describe('a later visit', () => {
  test('asks whether pages have changed, and only confirms what stands on those that have not', async () => {
    let read = 0
    const { web, store, visit, sleep, tools } = await start(3)
    const { findEvidence } = tools.reader
    tools.reader.findEvidence = (...all) => {
      read++
      return findEvidence(...all)
    }
    const [first] = await visit(good)
    sleep(61)
    web.log.length = 0
    const [second] = await visit(good)
    expect(read).toBe(3)
    expect(web.log.filter(({ path }) => path !== '/robots.txt').every(({ status }) => status === 304)).toBe(
      true,
    )
    expect(second?.pages.map(({ url, result }) => [url, result])).toEqual(
      first?.pages.map(({ url }) => [url, 'unchanged']),
    )
    expect(second?.evidence).toEqual({ ...first?.evidence, new: 0, confirmed: first?.evidence.new })
    for (const { seen_at, last_confirmed_at } of [
      ...listSiteEvidence(store),
      ...(listImprints(store).get(1) ?? []),
    ])
      expect([seen_at.slice(0, 10), last_confirmed_at.slice(0, 10)]).toEqual(['2026-11-24', '2027-01-24'])
  })

  test('keeps the last day of a quote that its page has lost', async () => {
    const { web, store, visit, sleep } = await start(1)
    await visit()
    sleep(61)
    web.version = 2
    const [report] = await visit()
    expect(report?.evidence).toMatchObject({ new: 0, vanished: 1, dropped: 0 })
    const lost = listSiteEvidence(store).filter(({ vanished_at }) => vanished_at !== null)
    expect(lost).toMatchObject([
      { body_name: 'Stadt Kiel', relation: 'uses', seen_at: lost[0]?.last_confirmed_at },
    ])
  })

  test('reads kept pages with newer rules, asks nobody, and moves no day', async () => {
    const { web, store, visit, targets, tools, sleep } = await start(1)
    await visit()
    sleep(3)
    web.log.length = 0
    const [target] = targets
    const pages = listSitePages(store, 1)
    const reader = { ...tools.reader, version: 'next', findEvidence: () => [] }
    const of = { home: 1, firm: target as NonNullable<typeof target>, pages, asked: false }
    const before = listSiteEvidence(store)
    expect(readSite(store, { ...tools.reader, version: 'next' }, of)).toMatchObject({
      new: 0,
      confirmed: before.length,
    })
    expect(listSiteEvidence(store).map(({ last_confirmed_at }) => last_confirmed_at)).toEqual(
      before.map(({ last_confirmed_at }) => last_confirmed_at),
    )
    expect(readSite(store, reader, { ...of, pages: listSitePages(store, 1) })).toMatchObject({
      dropped: 0,
      new: 0,
    })
    const again = { ...reader, version: 'after-next' }
    expect(readSite(store, again, { ...of, pages: listSitePages(store, 1) }).dropped).toBe(before.length)
    expect(web.log).toEqual([])
  })

  test('finds a site that turned us away at rest for 30 days, and asks it after them', async () => {
    const { web, visit, sleep } = await start(20)
    const refused = ({ nature }: { nature: string }) => nature === 'refused'
    await visit(refused)
    web.log.length = 0
    sleep(29)
    expect(await visit(refused)).toMatchObject([{ state: 'resting', requests: 0 }])
    expect(web.log).toEqual([])
    sleep(1.1)
    expect(await visit(refused)).toMatchObject([{ state: 'blocked' }])
  })

  test('takes out what a publisher reserves by now', async () => {
    const { web, store, visit, sleep } = await start(1)
    await visit()
    expect(listSiteEvidence(store).length).toBeGreaterThan(0)
    sleep(61)
    for (const site of web.sites) site.nature = 'reserved'
    expect(await visit()).toMatchObject([{ state: 'robots', requests: 2 }])
    expect(listSiteEvidence(store)).toEqual([])
    expect([listImprints(store).size, listFirmIds(store).size]).toEqual([0, 0])
    expect(rows(store, 'SELECT * FROM site_page_texts')).toEqual([])
  })
})

describe('a visit that was stopped', () => {
  test('by a person keeps what is done and goes on with the rest of its budget', async () => {
    const { web, visit, tools } = await start(1)
    const stop = new AbortController()
    const { fetchPage } = tools.client
    tools.client.fetchPage = (request, signal) => {
      if (request.url.endsWith('/sicherheit')) stop.abort()
      return fetchPage(request, signal)
    }
    const [first] = await visit(undefined, stop.signal)
    expect(first).toMatchObject({ state: 'stopped' })
    expect(first?.requests).toBeGreaterThan(2)
    tools.client.fetchPage = fetchPage
    const [second] = await visit()
    expect(second).toMatchObject({ state: 'visited', resumed: true })
    expect(second?.pages.map(({ kind }) => kind).sort()).toEqual(
      [...new Set(second?.pages.map(({ kind }) => kind))].sort(),
    )
    expect(second?.pages).toHaveLength(7)
    const asked = web.log.map(({ path }) => path)
    expect(asked).toEqual([...new Set(asked)])
    expect(second?.requests).toBe(asked.length)
  })

  test('by a kill asks nothing twice but what was under way', async () => {
    const { web, store, visit, tools } = await start(8)
    const { fetchPage } = tools.client
    let left = 23
    tools.client.fetchPage = (request, signal) => {
      if (left-- <= 0) throw new Error('killed')
      return fetchPage(request, signal)
    }
    await expect(visit()).rejects.toThrow('killed')
    tools.client.fetchPage = fetchPage
    const reports = await visit()
    expect(reports.every(({ state }) => state === 'visited')).toBe(true)
    expect(reports.filter(({ resumed }) => resumed).length).toBeGreaterThan(0)
    const asked = web.log.map(({ host, path }) => host + path)
    expect(asked).toEqual([...new Set(asked)])
    expect(listLatestVisits(store).size).toBe(8)
  })
})

describe('states that ask for a person', () => {
  test('a site that leads to the domain of another firm is proposed, and merged with nobody', async () => {
    const { web, store, visit } = await start(16)
    publish(store, [listing('Neues Dach', { domain: 'neues-dach-15.example', directory: 'de-suedliste' })])
    const [report] = await visit(({ nature }) => nature === 'taken-over')
    expect(report).toMatchObject({
      state: 'redirected-elsewhere',
      redirected_to: 'https://neues-dach-15.example/',
    })
    expect(web.log.some(({ host }) => host.startsWith('neues-dach'))).toBe(false)
    expect(rows(store, 'SELECT kind, reasons FROM identity_proposals')).toMatchObject([
      { kind: 'join', reasons: expect.stringContaining('leads to neues-dach-15.example') },
    ])
    expect(rows(store, 'SELECT * FROM firms WHERE merged_into IS NOT NULL')).toEqual([])
  })

  test('dead twice in 30 days is a flag; twice in one hour is none', async () => {
    const { store, visit, sleep } = await start(120)
    const dead = ({ nature }: { nature: string }) => nature === 'no-home'
    const since = '2026-11-01T00:00:00Z'
    await visit(dead)
    await visit(dead)
    expect(listDeadSites(store, since).size).toBe(0)
    sleep(14)
    const [report] = await visit(dead)
    expect([...listDeadSites(store, since).values()]).toEqual([report?.website])
    expect(listDeadSites(store, '2026-12-01T00:00:00Z').size).toBe(0)
  })

  test('where nobody answers, this machine is cut off: nothing is written', async () => {
    const { web, store, visit } = await start(6)
    for (const site of web.sites) site.nature = 'no-name'
    await expect(visit()).rejects.toThrow('None of 6 websites has answered.')
    expect(rows(store, 'SELECT * FROM site_visits')).toEqual([])
    // One of them answers: the others are dead.
    for (const site of web.sites.slice(0, 1)) site.nature = 'good'
    expect((await visit()).map(({ state }) => state)).toEqual([
      'visited',
      'dead',
      'dead',
      'dead',
      'dead',
      'dead',
    ])
    expect(listLatestVisits(store).size).toBe(6)
  })
})
