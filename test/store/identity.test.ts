import { beforeEach, describe, expect, test } from 'vitest'
import { findFirm } from '../../src/store/firms.js'
import { findIdsWithCompany } from '../../src/store/identity-keys.js'
import { listListings } from '../../src/store/listings.js'
import { addTags, listTags } from '../../src/store/tags.js'
import { listing, openBase, publish, rows } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = openBase()
})

const at = (directory: string, name: string, domain: string | null) =>
  listing(name, { directory, domain, website: domain && `https://www.${domain}/` })
/** The listings of each firm. */
const firms = () => {
  const groups = new Map<string, string[]>()
  for (const { firm, name } of listListings(store)) groups.set(firm, [...(groups.get(firm) ?? []), name])
  return Object.fromEntries(groups)
}

describe('listings are one firm', () => {
  test('where they share a registrable domain, in one directory or several', () => {
    publish(store, [at('de-nordliste', 'Aktenfuchs', 'aktenfuchs.example')])
    publish(store, [
      at('de-suedliste', 'Aktenfuchs GmbH', 'aktenfuchs.example'),
      at('de-suedliste', 'Hafenblick', 'hafenblick.example'),
      at('de-suedliste', 'Aktenfuchs Labs', 'aktenfuchs.example'),
    ])
    expect(firms()).toEqual({ F1: ['Aktenfuchs', 'Aktenfuchs GmbH', 'Aktenfuchs Labs'], F3: ['Hafenblick'] })
    // Each listing keeps the firm it would be by itself; it forwards to the one it is part of.
    expect(rows(store, 'SELECT id, merged_into FROM firms')).toEqual([
      { id: 1, merged_into: null },
      { id: 2, merged_into: 1 },
      { id: 3, merged_into: null },
      { id: 4, merged_into: 1 },
    ])
  })

  test('never by a shared host, which leaves no domain', () => {
    publish(store, [
      listing('Eins', { website: 'https://pages.example/eins', domain: null }),
      listing('Zwei', { website: 'https://pages.example/zwei', domain: null }),
    ])
    expect(Object.values(firms())).toEqual([['Eins'], ['Zwei']])
  })

  test.each(['younger', 'older'])('when the %s of two gets its website later', (which) => {
    const [late, early] = which === 'younger' ? ['Eins Zwei', 'Eins'] : ['Eins', 'Eins Zwei']
    const list = (domain: string | null) =>
      ['Eins', 'Eins Zwei'].map((name) => at('de-nordliste', name, name === early ? 'eins.example' : domain))
    publish(store, list(null))
    expect(Object.keys(firms())).toEqual(['F1', 'F2'])
    publish(store, list('eins.example'))
    expect(firms(), `${late} came late`).toEqual({ F1: ['Eins', 'Eins Zwei'] })
  })
})

test('the id of a firm that joined another leads there for ever, and the log says why', () => {
  publish(store, [at('de-nordliste', 'Eins', 'eins.example'), at('de-nordliste', 'Eins Zwei', null)])
  const joined = [at('de-nordliste', 'Eins', 'eins.example'), at('de-nordliste', 'Eins Zwei', 'eins.example')]
  publish(store, joined)
  expect(findFirm(store, 'F2')).toBe(1)
  expect(rows(store, 'SELECT action, firm, before, after FROM log')).toEqual([
    {
      action: 'firm join',
      firm: 1,
      before: '{"firm":"F2"}',
      after: '{"reasons":["same domain eins.example"]}',
    },
  ])
})

describe('a firm is never taken apart', () => {
  test('where analysts have spoken of it: the other one joins it, and their words follow', () => {
    publish(store, [at('de-nordliste', 'Eins', null), at('de-nordliste', 'Eins Zwei', 'zwei.example')])
    addTags(store, 2, ['pilot'])
    publish(store, [
      at('de-nordliste', 'Eins', 'zwei.example'),
      at('de-nordliste', 'Eins Zwei', 'zwei.example'),
    ])
    expect(firms()).toEqual({ F1: ['Eins', 'Eins Zwei'] })
    expect(listTags(store).get(1)).toEqual(['pilot'])
    expect(findFirm(store, 'F2')).toBe(1)
  })

  test('where analysts have spoken of both', () => {
    publish(store, [at('de-nordliste', 'Eins', null), at('de-nordliste', 'Eins Zwei', 'zwei.example')])
    addTags(store, 1, ['pilot'])
    addTags(store, 2, ['pilot'])
    publish(store, [
      at('de-nordliste', 'Eins', 'zwei.example'),
      at('de-nordliste', 'Eins Zwei', 'zwei.example'),
    ])
    expect(firms()).toEqual({ F1: ['Eins'], F2: ['Eins Zwei'] })
  })

  test('where it holds several listings', () => {
    publish(store, [at('de-nordliste', 'Eins', 'eins.example')])
    publish(store, [
      at('de-suedliste', 'Eins', 'eins.example'),
      at('de-suedliste', 'Eins Zwei', 'zwei.example'),
    ])
    publish(store, [at('de-nordliste', 'Eins', 'zwei.example')])
    expect(firms()).toEqual({ F1: ['Eins', 'Eins', 'Eins Zwei'] })
  })

  test('where both hold several listings', () => {
    const list = (domain: string) => [
      at('de-nordliste', 'Eins', domain),
      at('de-nordliste', 'Einszwei', 'eins.example'),
      at('de-nordliste', 'Zwei', 'zwei.example'),
      at('de-nordliste', 'Zweidrei', 'zwei.example'),
    ]
    publish(store, list('eins.example'))
    publish(store, list('zwei.example'))
    expect(firms()).toEqual({ F1: ['Eins', 'Einszwei'], F3: ['Zwei', 'Zweidrei'] })
  })

  test('where its website changes', () => {
    publish(store, [
      at('de-nordliste', 'Eins', 'eins.example'),
      at('de-nordliste', 'Eins Zwei', 'eins.example'),
    ])
    publish(store, [
      at('de-nordliste', 'Eins', 'eins.example'),
      at('de-nordliste', 'Eins Zwei', 'zwei.example'),
    ])
    expect(firms()).toEqual({ F1: ['Eins', 'Eins Zwei'] })
  })
})

describe('findFirm', () => {
  beforeEach(() => {
    publish(store, [
      at('de-nordliste', 'Aktenfuchs', 'aktenfuchs.example'),
      at('de-nordliste', 'Zwilling', 'eins.example'),
      at('de-nordliste', 'ZWILLING', 'zwei.example'),
    ])
  })

  test.each([
    'F1',
    'f1',
    ' 1 ',
    'aktenfuchs.example',
    'https://www.aktenfuchs.example/produkt',
    'AKTENFUCHS',
  ])('knows a firm by "%s"', (words) => expect(findFirm(store, words)).toBe(1))

  test.each([
    ['F99', /There is no firm F99/],
    ['Niemand', /No firm is called "Niemand"/],
    ['zwilling', /Several firms are called "zwilling": F2 Zwilling, F3 ZWILLING/],
  ])('tells of "%s" what is wrong', (words, message) => {
    expect(() => findFirm(store, words)).toThrow(message)
  })
})

describe('listings with company', () => {
  test('are those that share a key with another one, whoever is asked for', () => {
    publish(store, [
      at('de-nordliste', 'Aktenfuchs', 'aktenfuchs.example'),
      at('de-nordliste', 'Hafenblick', 'hafenblick.example'),
      at('de-nordliste', 'Moorlicht', null),
    ])
    publish(store, [
      at('de-suedliste', 'Lektion Elf', 'aktenfuchs.example'),
      at('de-suedliste', 'Moorlicht', null),
    ])
    expect([...findIdsWithCompany(store, [1, 2, 3, 4, 5])].sort()).toEqual([1, 3, 4, 5])
    expect([...findIdsWithCompany(store, [2, 3])]).toEqual([3])
  })
})
