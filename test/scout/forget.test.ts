import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { extractStored } from '../../src/scout/extract-stored.js'
import { importFile } from '../../src/scout/import-file.js'
import { addAlias } from '../../src/store/aliases.js'
import { saveDecision } from '../../src/store/decisions.js'
import { findFirm } from '../../src/store/firms.js'
import { forgetFirm, leaveOutForgotten } from '../../src/store/forget.js'
import { mergeFirms, splitFirm } from '../../src/store/identity-actions.js'
import { addNote } from '../../src/store/notes.js'
import { addRelation } from '../../src/store/relations.js'
import { addTags } from '../../src/store/tags.js'
import { listing, makeFolder, openBase, publish, rows } from '../store/base.js'
import { dumpTexts } from '../store/dump.js'
import { detailPage, directory, fakeClient, listPage, site, vocabulary } from './fake.js'
import { at, names, scout } from './scout.js'

// "Moorlicht Webdesign" stands for a sole trader; all firms are invented.
const all = ['Aktenfuchs', 'Moorlicht Webdesign', 'Hafenblick']
const because = 'Antrag nach Art. 17 DSGVO'

async function forgetInFile(file = join(makeFolder(), 'base.db')) {
  const store = openBase(file)
  await scout(store, fakeClient(site(all)))
  const firm = findFirm(store, 'Moorlicht Webdesign')
  addTags(store, firm, ['moorlicht-gespräch'])
  addNote(store, firm, 'Moorlicht ruft zurück')
  saveDecision(store, {
    need: 'n1',
    need_version: 1,
    firm,
    verdict: 'out',
    reason: 'A2',
    because: 'nur Beratung',
  })
  return { store, file, firm, told: forgetFirm(store, firm, because) }
}

describe('a firm that is forgotten', () => {
  test('is nowhere in the base any more, not in the log and not in the bytes of the file', async () => {
    const { store, file, told } = await forgetInFile()
    expect(told).toEqual({
      firm: 'F2',
      listings: 1,
      pages: 2,
      awards: 0,
      decisions: 1,
      old_log_rows: 0,
      alike: [],
      mentions: [],
      erased: true,
    })
    expect(dumpTexts(store)).not.toMatch(/moorlicht/i)
    expect(readFileSync(file).toString('latin1')).not.toMatch(/moorlicht/i)
    expect(rows(store, 'SELECT term FROM search_postings WHERE term LIKE ?', 'moorlicht%')).toEqual([])
  })

  test('is told of by its id, and the decision on it stays for the file', async () => {
    const { store, firm } = await forgetInFile()
    expect(() => findFirm(store, `F${firm}`)).toThrow(/F2 was forgotten on 2026-11-24/)
    expect(rows(store, 'SELECT verdict, reason FROM decisions')).toEqual([{ verdict: 'out', reason: 'A2' }])
    expect(rows(store, "SELECT who, after FROM log WHERE action = 'firm forget'")).toEqual([
      { who: 'analyst', after: JSON.stringify({ listings: 1, because }) },
    ])
  })

  test('is not brought back by a crawl, nor its pages, nor by pages read anew', async () => {
    const { store } = await forgetInFile()
    const report = await scout(store, fakeClient(site(all)))
    expect(report).toMatchObject({ result: 'success', listings: { seen: 2, new: 0, changed: 0, missing: 0 } })
    expect(names(store)).toEqual(['Aktenfuchs', 'Hafenblick'])
    expect(dumpTexts(store)).not.toMatch(/moorlicht/i)
    await extractStored(store, vocabulary, directory('html'), { acceptLoss: false })
    expect(names(store)).toEqual(['Aktenfuchs', 'Hafenblick'])
  })

  test('is not kept by a run that is held back either', async () => {
    const { store } = await forgetInFile()
    const strict = directory('html', { expectations: { listings: { min: 50, max: 99 } } })
    expect(await scout(store, fakeClient(site(all)), {}, strict)).toMatchObject({ result: 'failed' })
    expect(dumpTexts(store)).not.toMatch(/moorlicht/i)
  })

  test('is known again in another directory by its name and town', async () => {
    const { store } = await forgetInFile()
    const other = directory('html', {}, 'de-suedliste')
    const pages = {
      [at('/firms')]: listPage(['Eins', 'Zwei']),
      [at('/firms/Eins')]: detailPage('Moorlicht Webdesign', 'Kiel'),
      [at('/firms/Zwei')]: detailPage('Moorlicht Webdesign', 'Ulm'),
    }
    await scout(store, fakeClient(pages), {}, other)
    // One of the same name in another town is somebody else.
    expect(rows(store, "SELECT city FROM listings WHERE directory = 'de-suedliste'")).toEqual([
      { city: 'Ulm' },
    ])
  })
})

test('a firm of several listings goes whole, and the ids that lead to it are forgotten as well', async () => {
  const store = openBase()
  const rich = (name: string) => `${detailPage(name)}<a class="web" href="https://moorlicht.example">web</a>`
  const pages = (names: string[]) => ({
    [at('/firms')]: listPage(names),
    ...Object.fromEntries(names.map((name) => [at(`/firms/${name}`), rich(name)])),
  })
  const recipe = (id: string) =>
    directory(
      'html',
      {
        extraction: {
          shape: 'html',
          list: { item: 'li', link: { from: 'a', value: 'href' }, fields: { name: 'a' } },
          detail: { fields: { name: 'h1', website: { from: '.web', value: 'href' } } },
          id: { from: ['@page'] },
        },
      },
      id,
    )
  await scout(store, fakeClient(pages(['Moorlicht'])), {}, recipe('de-nordliste'))
  await scout(store, fakeClient(pages(['Irrlicht'])), {}, recipe('de-suedliste'))
  expect(findFirm(store, 'F2')).toBe(1)
  expect(forgetFirm(store, 1, because)).toMatchObject({ listings: 2 })
  for (const id of ['F1', 'F2']) expect(() => findFirm(store, id)).toThrow(/was forgotten/)
})

describe('others', () => {
  const both = (name: string, other: string, domain: string) =>
    [name, other].map((one) => listing(one, { domain, website: `https://${domain}/` }))

  test('of the same domain stay, and come in again', () => {
    const store = openBase()
    publish(store, both('Deveco', 'Umap', 'ministerium.example'))
    expect(rows(store, 'SELECT DISTINCT firm FROM listings')).toHaveLength(2)
    forgetFirm(store, findFirm(store, 'Deveco'), because)
    expect(
      leaveOutForgotten(store, 'de-nordliste', both('Deveco', 'Umap', 'ministerium.example')),
    ).toMatchObject({
      listings: [{ name: 'Umap' }],
      forgotten: [{ name: 'Deveco' }],
    })
  })

  test('of one list page stay', () => {
    const store = openBase()
    const page = { url: 'https://nordliste.example/alle' }
    publish(store, [listing('Moorlicht', page), listing('Hafenblick', page)])
    forgetFirm(store, findFirm(store, 'Moorlicht'), because)
    expect(
      leaveOutForgotten(store, 'de-nordliste', [listing('Moorlicht', page), listing('Neuling', page)])
        .listings,
    ).toMatchObject([{ name: 'Neuling' }])
  })
})

test('a firm is known again by what it was before, and by what analysts called it', () => {
  const store = openBase()
  const old = { domain: 'moorlicht.example', city: 'Kiel' }
  publish(store, [listing('Moorlicht', { entry: 'm', ...old })])
  publish(store, [listing('Irrlicht', { entry: 'm', domain: 'irrlicht.example', city: 'Kiel' })])
  addAlias(store, 1, { name: 'Sumpfschein', kind: 'also', until_on: null, because: null })
  forgetFirm(store, 1, because)
  const elsewhere = (name: string, fields = {}) => listing(name, { directory: 'de-suedliste', ...fields })
  const seen = [
    elsewhere('Ganz anders', { domain: 'moorlicht.example' }),
    elsewhere('Moorlicht GmbH', { name: 'Moorlicht', city: 'Kiel' }),
    elsewhere('Sumpfschein', { city: 'Kiel' }),
    elsewhere('Sumpfschein Ulm', { name: 'Sumpfschein', city: 'Ulm' }),
  ]
  expect(leaveOutForgotten(store, 'de-suedliste', seen).listings).toMatchObject([{ city: 'Ulm' }])
})

test('is named by no report: not by one from before, and not by that of the run that leaves it out', () => {
  const store = openBase()
  const load = () =>
    importFile(store, vocabulary, {
      file: 'messe.csv',
      bytes: Buffer.from('name,city,founded\nMoorlicht,Kiel,einst\nHafenblick,Kiel,2019\n'),
      id: 'de-messe',
      directory: null,
      partial: false,
      acceptLoss: false,
    })
  expect(load().report.issues[0]?.message).toMatch(/Moorlicht/)
  forgetFirm(store, findFirm(store, 'Moorlicht'), because)
  expect(load().report).toMatchObject({ result: 'success', listings: { seen: 1, unchanged: 1 } })
  expect(dumpTexts(store)).not.toMatch(/moorlicht/i)
  expect(rows(store, 'SELECT run, class, times FROM run_issues ORDER BY id')).toEqual([
    { run: 1, class: 'bad-value', times: 1 },
    { run: 2, class: 'bad-value', times: 1 },
    { run: 2, class: 'forgotten', times: 1 },
  ])
})

test('words about it in the rows of other firms go too', () => {
  const store = openBase()
  publish(store, [listing('Hafenblick'), listing('Moorlicht')])
  mergeFirms(store, 1, 2, 'Moorlicht gehört dazu')
  splitFirm(store, 1, [2], 'Moorlicht doch nicht')
  addRelation(store, {
    firm: 1,
    kind: 'successor-of',
    other: 2,
    since_on: null,
    because: 'Moorlicht war vorher',
  })
  forgetFirm(store, 2, because)
  expect(dumpTexts(store)).not.toMatch(/moorlicht/i)
  expect(
    rows(store, "SELECT count(*) AS n FROM log WHERE action LIKE 'firm %' OR action LIKE 'relation %'"),
  ).toEqual([{ n: 4 }])
})
