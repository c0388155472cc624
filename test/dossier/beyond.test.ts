import { beforeEach, describe, expect, test } from 'vitest'
import { countedReferences, listReferences, readBeyond } from '../../src/dossier/beyond.js'
import { decideEvidence, readEvidenceCases } from '../../src/dossier/evidence-cases.js'
import { readPublicQuotes } from '../../src/dossier/public-quotes.js'
import { rankNeed } from '../../src/dossier/rank-need.js'
import { findAssessments } from '../../src/store/assessments.js'
import { answerListEntry, saveListEntries } from '../../src/store/lists.js'
import { createNeed, findNeed } from '../../src/store/needs.js'
import { listSiteEvidence } from '../../src/store/site-evidence.js'
import type { openBase } from '../store/base.js'
import { claim, finding, saveFindings } from '../store/site-sample.js'
import { filledBase, lexicon, need } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = filledBase()
})

/** An award in the base, as an import leaves it; the firm is linked by its website. */
function award(over: { firm?: number; role?: string; buyer?: string } = {}): void {
  const { firm = 1, role = 'winner', buyer = 'Stadt Kiel' } = over
  store.db
    .prepare(
      `INSERT INTO awards (source, notice_id, version, kind, published_on, url, title, buyers, buyer_domains, cpv, lot, role, supplier,
         supplier_key, supplier_ids, firm, match_method, match_score, imported_at)
       VALUES ('doe', ?, '1', 'result', '2026-10-01', 'https://notices.example/1', 'Digitale Akte', ?, '[]', '["72"]', '', ?, 'Aktenfuchs GmbH',
         ?, '[]', ?, 'host', 1, '2026-11-24T10:00:00Z')`,
    )
    .run(`${role}-${buyer}`, JSON.stringify([buyer]), role, `aktenfuchs ${role}`, firm)
}

const brief = (body?: string) =>
  listReferences(store, body === undefined ? {} : { body }).map(
    ({ firm, body: name, relation, tier, certainty, agreed }) =>
      `F${firm} ${name} ${relation} ${tier} ${certainty}${agreed ? ' agreed' : ''}`,
  )

describe('references', () => {
  test('come from pages and notices, the surest first; two tiers that name one body agree', () => {
    saveFindings(store, 1, [
      finding(),
      finding({ key: 'k2', body_name: 'Stadt Ulm', certainty: 'candidate' }),
    ])
    award()
    expect(brief()).toEqual([
      'F1 Stadt Kiel award authority stated agreed',
      'F1 Stadt Kiel uses own stated agreed',
      'F1 Stadt Ulm uses own candidate',
    ])
    expect(countedReferences(listReferences(store)).map(({ body }) => body)).toEqual(['Stadt Kiel'])
  })

  test.each([
    ['winner', ['F1 Stadt Kiel award authority stated']],
    ['member', ['F1 Stadt Kiel award authority stated']],
    ['probable', ['F1 Stadt Kiel probable-award authority stated']],
    ['subcontractor', []],
  ])('of a %s', (role, expected) => {
    award({ role })
    expect(brief()).toEqual(expected)
  })

  test('are asked by body, whatever the case, and by firm', () => {
    saveFindings(store, 1, [finding()])
    saveFindings(store, 2, [finding({ body_name: 'Landkreis Hof', url: 'https://wienbau.example/' })])
    expect(brief('stadt kiel')).toEqual(['F1 Stadt Kiel uses own stated'])
    expect(brief('Hof')).toEqual(['F2 Landkreis Hof uses own stated'])
    expect(brief('Bonn')).toEqual([])
    expect(listReferences(store, { firms: [2] })).toHaveLength(1)
  })

  test('that vanished are told last and not counted', () => {
    saveFindings(store, 1, [finding()])
    store.setNow('2026-12-24T10:00:00Z')
    saveFindings(store, 1, [finding({ key: 'k9', body_name: 'Stadt Ulm', content_hash: 'h2' })])
    expect(listReferences(store).map(({ body, vanished_at }) => [body, vanished_at !== null])).toEqual([
      ['Stadt Ulm', false],
      ['Stadt Kiel', true],
    ])
    expect(countedReferences(listReferences(store)).map(({ body }) => body)).toEqual(['Stadt Ulm'])
  })

  test('a membership of a list speaks for the public sector by half, and is no reference', () => {
    saveListEntries(store, [
      {
        list: 'Preis der Ämter',
        year: 2025,
        role: 'finalist',
        name: 'Aktenlotse',
        name_key: 'aktenlotse',
        city: null,
        website: null,
        domain: null,
        url: 'https://preis.example',
      },
    ])
    answerListEntry(store, 1, 1, 'same', null)
    expect(readBeyond(store, [1]).get(1)).toMatchObject({ references: [], lists: [{ known_by: 'analyst' }] })
    expect(readPublicQuotes(store).get(1)).toMatchObject([
      {
        quote: 'Preis der Ämter, 2025, finalist: Aktenlotse',
        rule: 'list-press@1',
        strength: 'weak',
        url: 'https://preis.example',
      },
    ])
    answerListEntry(store, 1, 1, 'different', null)
    expect(readPublicQuotes(store).get(1)).toBeUndefined()
  })

  test('a firm of which nobody knows anything has empty lists', () => {
    expect(readBeyond(store, [1]).get(1)).toEqual({
      references: [],
      claims: [],
      lists: [],
      visit: null,
      imprint: [],
      ids: [],
    })
  })
})

describe('what a person decides on', () => {
  beforeEach(() => {
    saveFindings(store, 1, [
      finding({ certainty: 'candidate' }),
      finding({ key: 'k2', body_name: 'Stadt Ulm' }),
      claim(),
      claim({ key: 'c2', grade: 'data-centre-only' }),
      claim({ key: 'c3', criterion: 'C09', grade: 'denied', subject: 'BITV', quote: 'Nicht barrierefrei.' }),
    ])
  })

  test('are candidates, and claims that answer a criterion; certificates of a data centre answer none', () => {
    expect(
      readEvidenceCases(store, null)
        .map(({ asks }) => asks)
        .sort(),
    ).toEqual(['C06 ISO 27001: claimed → yes', 'C09 BITV: denied → no', 'works for Stadt Kiel (uses)'])
  })

  const idOf = (key: string) =>
    listSiteEvidence(store, { rejected: true }).find((one) => one.key === key)?.id ?? 0

  test('a confirmed candidate counts, and is asked no more', () => {
    expect(decideEvidence(store, idOf('k1'), 'confirmed', null)).toBeNull()
    expect(brief()[0]).toBe('F1 Stadt Kiel uses own confirmed')
    expect(readEvidenceCases(store, null)).toHaveLength(2)
  })

  test('a confirmed claim becomes an answer with quote, page, tier and day', () => {
    expect(decideEvidence(store, idOf('c1'), 'confirmed', 'Urkunde gesehen')).toEqual({
      firm: 'F1',
      criterion: 'C06',
      answer: 'yes',
    })
    expect(findAssessments(store, { firms: [1] }).get(1)).toMatchObject([
      {
        criterion: 'C06',
        answer: 'yes',
        tier: 'own',
        quote: 'Wir sind nach ISO 27001 zertifiziert.',
        evidence_on: '2026-11-24',
        because: 'Urkunde gesehen',
      },
    ])
  })

  test('a rejected one is gone from every list, until it is opened again', () => {
    decideEvidence(store, idOf('k2'), 'rejected', 'anderes Ulm')
    expect(brief()).toEqual(['F1 Stadt Kiel uses own candidate'])
    decideEvidence(store, idOf('k2'), 'open', null)
    expect(brief()).toHaveLength(2)
  })

  test('what is not there is said', () => {
    expect(() => decideEvidence(store, 999, 'confirmed', null)).toThrow(/no evidence 999/)
  })
})

describe('in a ranking', () => {
  const points = (firm: string) => {
    const ranked = rankNeed(store, findNeed(store, need.id), { lexicon }, {}, 300).firms.find(
      (one) => one.firm === firm,
    )
    return ranked?.reasons.find(({ criterion }) => criterion === 'public_sector') ?? null
  }
  beforeEach(() => {
    createNeed(store, need)
  })

  test.each<[string, () => void, number | null, string | null]>([
    ['nobody named', () => undefined, null, null],
    ['a candidate', () => saveFindings(store, 2, [finding({ certainty: 'candidate' })]), null, null],
    ['one own claim', () => saveFindings(store, 2, [finding()]), 5, 'reference-own/uses@1'],
    ['a notice', () => award({ firm: 2 }), 10, 'reference-authority/award@1'],
    [
      'a probable notice',
      () => award({ firm: 2, role: 'probable' }),
      5,
      'reference-authority/probable-award@1',
    ],
    [
      'ten own claims and a notice, which is named',
      () => {
        award({ firm: 2 })
        saveFindings(
          store,
          2,
          Array.from({ length: 10 }, (_, i) =>
            finding({ key: `k${i}`, body_name: `Stadt ${i}`, quote: `Quote ${i}` }),
          ),
        )
      },
      10,
      'reference-authority/award@1',
    ],
  ])('%s', (_, fill, expected, rule) => {
    fill()
    const reason = points('F2')
    expect([reason?.points ?? null, reason?.rule ?? null]).toEqual([expected, rule])
    if (reason) expect(reason.url).toMatch(/^https:/)
  })
})
