import { beforeEach, describe, expect, test } from 'vitest'
import type { Catalogue } from '../../src/directories/catalogue.js'
import type { NeedFile } from '../../src/documents/need-file.js'
import { readNeedFile } from '../../src/dossier/need-file.js'
import { rankNeed } from '../../src/dossier/rank-need.js'
import type { AnalysedNeed } from '../../src/needs/analyse-need.js'
import { saveConflict } from '../../src/store/conflicts.js'
import { saveDecision } from '../../src/store/decisions.js'
import { createNeed, editNeed, findNeed, freezeNeed } from '../../src/store/needs.js'
import { saveStage } from '../../src/store/stages.js'
import { directory } from '../scout/fake.js'
import { type openBase, publish } from '../store/base.js'
import { bread, ended, filledBase, findEvidence, fuchs, lexicon, need, taken, wien } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = filledBase()
  createNeed(store, need)
})

function catalogue(allowed: 'full' | 'quotes' | 'facts'): Catalogue {
  const permission = { licence: { id: 'CC0' }, decision: 'allowed', basis: 'CC0', checked_on: '2026-11-01' }
  const recipe = directory(
    'html',
    { title: 'Liste', permission: { ...permission, export: allowed } },
    'de-nordliste',
  )
  return { directories: new Map([['de-nordliste', recipe]]), problems: [] }
}

function read(allowed: 'full' | 'quotes' | 'facts' = 'quotes'): NeedFile {
  const stored = findNeed(store, need.id)
  return readNeedFile({
    store,
    stored,
    ranking: rankNeed(store, stored, { lexicon }, {}, 300),
    catalogue: catalogue(allowed),
    lexicon,
    criteria: [],
    reasonCodes: [],
    filter: {},
    since: '2026-11-01T00:00:00Z',
    lang: 'de',
  })
}

const decide = (firm: number, verdict: 'in' | 'out' | 'open') =>
  saveDecision(store, {
    need: need.id,
    need_version: findNeed(store, need.id).version,
    firm,
    verdict,
    reason: null,
    because: null,
  })
const freeze = () => {
  const stored = findNeed(store, need.id)
  return freezeNeed(store, stored, rankNeed(store, stored, { lexicon }, {}, 1).analysed as AnalysedNeed)
}

describe('whether criteria were fixed before anybody decided is what the log says', () => {
  test('nobody has decided', () => {
    freeze()
    expect(read().first_decision).toBeNull()
  })

  test('frozen first, in the same second', () => {
    freeze()
    decide(1, 'in')
    expect(read().first_decision).toEqual({ at: '2026-11-24T10:00:00Z', frozen_before: true })
  })

  test('decided first, though it was taken back since', () => {
    decide(1, 'in')
    decide(1, 'open')
    freeze()
    expect(read().first_decision).toMatchObject({ frozen_before: false })
  })

  test('frozen, decided, changed and frozen again: the newer version came after', () => {
    freeze()
    decide(1, 'in')
    editNeed(store, { ...need, title: 'Anderes' }, 1)
    expect(read().first_decision).toMatchObject({ frozen_before: false })
    freeze()
    expect(read().first_decision).toMatchObject({ frozen_before: false })
  })
})

test('how far a firm came is not forgotten at its end', () => {
  decide(1, 'in')
  for (const stage of ['talk', 'ended'] as const)
    saveStage(store, { need: need.id, firm: 1, stage, because: 'x' })
  expect(read().firms[0]).toMatchObject({ firm: 'F1', stage: 'ended', furthest: 'talk' })
  expect(read().firms[1]).toMatchObject({ firm: 'F2', stage: 'longlist', furthest: 'longlist' })
})

test('the checksum of the data is that of all papers: another one when anything of them is, and the same a day later', () => {
  const { data_hash } = read().paper
  store.setNow('2026-11-25T10:00:00Z')
  expect(read().paper.data_hash).toBe(data_hash)
  saveConflict(store, need.id, null, { kind: 'none', because: null, remedy: null })
  expect(read().paper.data_hash).not.toBe(data_hash)
})

describe('changes carry of a directory what its permission lets out', () => {
  const text = `KI prüft Bauanträge. ${'Sehr genau. '.repeat(40)}`
  beforeEach(() => {
    publish(store, [{ ...fuchs, summary: text, city: 'Ulm' }, wien, ended, taken, bread], { findEvidence })
  })
  const changed = (allowed: 'full' | 'quotes' | 'facts') =>
    Object.fromEntries(
      read(allowed).changes.changed.map(({ field, old, new: now }) => [field, [old, now?.length ?? null]]),
    )

  test.each([
    ['facts', [null, null]],
    ['quotes', [fuchs.summary, 194]],
    ['full', [fuchs.summary, text.length]],
  ] as const)('%s', (allowed, expected) => {
    expect(changed(allowed)).toMatchObject({ city: ['Kiel', 3], summary: expected })
  })
})
