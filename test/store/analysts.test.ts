import { beforeEach, describe, expect, test } from 'vitest'
import type { Need } from '../../src/needs/need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { findApprovals, saveApproval } from '../../src/store/approvals.js'
import { type Decision, findDecisions, findDecisionsOnFirm, saveDecision } from '../../src/store/decisions.js'
import { forgetFirm } from '../../src/store/forget.js'
import { mergeFirms } from '../../src/store/identity-actions.js'
import { createNeed, findNeed, listNeeds } from '../../src/store/needs.js'
import { addNote, listNotes, takeNoteBack } from '../../src/store/notes.js'
import { addTags, checkTag, countTags, listTags, removeTags } from '../../src/store/tags.js'
import { verifyLog } from '../../src/store/verify-log.js'
import { listing, openBase, publish, rows } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = openBase()
  publish(store, [listing('Aktenfuchs'), listing('Hafenblick')])
})

const actions = () =>
  rows<{ action: string; before: string | null }>(store, 'SELECT action, before FROM log ORDER BY id')

describe('tags', () => {
  test.each([
    ['  KI  für\tÄmter ', 'KI für Ämter'],
    ['Bu\u0308rger', 'Bürger'],
    ['x'.repeat(60), 'x'.repeat(60)],
  ])('"%s" is kept as "%s"', (tag, kept) => expect(checkTag(tag)).toBe(kept))

  test.each(['', '   ', 'a,b', 'a\u0007b', 'a\u202eb', 'x'.repeat(61)])('"%s" cannot be one', (tag) => {
    expect(() => checkTag(tag)).toThrow(/cannot be a tag/)
  })

  test('say what was new and what was there', () => {
    expect(addTags(store, 1, ['pilot', 'Hamburg'])).toEqual(['pilot', 'Hamburg'])
    expect(addTags(store, 1, [' pilot', 'neu'])).toEqual(['neu'])
    expect(addTags(store, 2, ['pilot'])).toEqual(['pilot'])
    expect(removeTags(store, 1, ['pilot', 'nie'])).toEqual(['pilot'])
    expect(listTags(store)).toEqual(
      new Map([
        [1, ['Hamburg', 'neu']],
        [2, ['pilot']],
      ]),
    )
    expect(listTags(store, [2])).toEqual(new Map([[2, ['pilot']]]))
    expect(countTags(store).map(({ tag, firms }) => [tag, firms])).toEqual([
      ['Hamburg', 1],
      ['neu', 1],
      ['pilot', 1],
    ])
  })
})

describe('needs', () => {
  const need = (id: string): Need =>
    needSchema.parse({ id, title: 'Post ordnen', text: 'Post soll geordnet sein.' })

  test('come back as they were made', () => {
    const made = createNeed(store, need('B-1'))
    expect(made).toEqual({
      need: need('B-1'),
      version: 1,
      made_by: 'analyst',
      made_at: '2026-11-24T10:00:00Z',
      frozen: null,
      frozen_before: null,
    })
    expect(findNeed(store, 'b-1')).toEqual(made)
    expect(actions().map(({ action }) => action)).toEqual(['need new'])
  })

  test('have one id, in whatever case', () => {
    createNeed(store, need('B-1'))
    expect(() => createNeed(store, need('b-1'))).toThrow(/There is a need "b-1" already/)
    expect(listNeeds(store)).toHaveLength(1)
  })

  test('are told by their newest version', () => {
    createNeed(store, need('B-1'))
    store.db
      .prepare('INSERT INTO needs SELECT id, 2, replace(document, ?, ?), made_by, made_at FROM needs')
      .run('Post ordnen', 'Post verteilen')
    expect(findNeed(store, 'B-1')).toMatchObject({ version: 2, need: { title: 'Post verteilen' } })
    expect(listNeeds(store).map(({ version }) => version)).toEqual([2])
  })

  test('that are not there are told of, with those that are', () => {
    expect(() => findNeed(store, 'B-9')).toThrow(/There is no need "B-9"/)
    createNeed(store, need('B-1'))
    expect(() => findNeed(store, 'B-9')).toThrow(expect.objectContaining({ remedy: 'Did you mean "B-1"?' }))
    expect(() => findNeed(store, 'post')).toThrow(expect.objectContaining({ remedy: 'Known are B-1.' }))
  })
})

describe('decisions', () => {
  const out: Omit<Decision, 'decided_by' | 'decided_at'> = {
    need: 'B-1',
    need_version: 1,
    firm: 1,
    verdict: 'out',
    reason: 'A2',
    because: 'berät nur',
  }

  test('hold as they were said last, and all are kept', () => {
    saveDecision(store, out)
    store.setNow('2026-11-25T10:00:00Z')
    saveDecision(store, { ...out, verdict: 'in', reason: null, because: null })
    saveDecision(store, { ...out, firm: 2 })
    expect([...findDecisions(store, 'B-1').values()].map(({ firm, verdict }) => [firm, verdict])).toEqual([
      [1, 'in'],
      [2, 'out'],
    ])
    expect(findDecisions(store, 'B-1').get(1)).toMatchObject({
      decided_by: 'analyst',
      decided_at: '2026-11-25T10:00:00Z',
    })
    expect(rows(store, 'SELECT id FROM decisions')).toHaveLength(3)
    expect(actions().map(({ action }) => action)).toEqual(['decide out', 'decide in', 'decide out'])
    expect(JSON.parse(actions()[1]?.before ?? '')).toMatchObject({ verdict: 'out', reason: 'A2' })
  })

  test('can be taken back, by a row of its own, and then nobody has decided', () => {
    expect(saveDecision(store, { ...out, verdict: 'open', reason: null, because: 'x' })).toBe(false)
    saveDecision(store, out)
    expect(saveDecision(store, { ...out, verdict: 'open', reason: null, because: 'verklickt' })).toBe(true)
    expect(findDecisions(store, 'B-1').size).toBe(0)
    expect(findDecisionsOnFirm(store, 1)).toEqual([])
    expect(rows(store, 'SELECT verdict FROM decisions')).toEqual([{ verdict: 'out' }, { verdict: 'open' }])
    expect(actions().map(({ action }) => action)).toEqual(['decide out', 'decide open'])
    expect(verifyLog(store).faults).toEqual([])
    saveDecision(store, { ...out, verdict: 'in', reason: null, because: null })
    expect(findDecisionsOnFirm(store, 1).map(({ verdict }) => verdict)).toEqual(['in'])
  })

  test('of one need say nothing of another', () => {
    saveDecision(store, out)
    expect(findDecisions(store, 'B-2').size).toBe(0)
  })

  test('on a firm that is not there are none', () => {
    expect(() => saveDecision(store, { ...out, firm: 99 })).toThrow(/FOREIGN/)
    expect(actions()).toEqual([])
  })
})

test('the newest approval of a directory holds, with who gave it and when', () => {
  saveApproval(store, 'de-nordliste', 'Telefonat mit dem Betreiber')
  store.setNow('2026-11-25T10:00:00Z')
  const approval = saveApproval(store, 'de-nordliste', 'Schreiben vom 25. 11.')
  expect(approval).toEqual({
    directory: 'de-nordliste',
    basis: 'Schreiben vom 25. 11.',
    approved_by: 'analyst',
    approved_at: '2026-11-25T10:00:00Z',
  })
  expect(findApprovals(store)).toEqual(new Map([['de-nordliste', approval]]))
  expect(actions().map(({ action }) => action)).toEqual(['directory approve', 'directory approve'])
})

test('deciding the same again writes nothing; for another version of the need it does', () => {
  const store = openBase()
  publish(store, [listing('Aktenfuchs')])
  const decision = {
    need: 'b-1',
    need_version: 1,
    firm: 1,
    verdict: 'in',
    reason: null,
    because: null,
  } as const
  const count = () => rows(store, 'SELECT id FROM decisions').length
  expect(saveDecision(store, decision)).toBe(true)
  expect(saveDecision(store, decision)).toBe(false)
  expect(count()).toBe(1)
  expect(saveDecision(store, { ...decision, because: 'passt' })).toBe(true)
  expect(saveDecision(store, { ...decision, because: 'passt', need_version: 2 })).toBe(true)
  expect(count()).toBe(3)
})

describe('a note that is taken back', () => {
  test('is not shown, by a row of its own; the other ones are', () => {
    const store = openBase()
    publish(store, [listing('Aktenfuchs'), listing('Bauklar')])
    const first = addNote(store, 1, 'falsche Firma')
    addNote(store, 1, 'Demo zugesagt')
    expect(takeNoteBack(store, 1, first.id)).toMatchObject({ text: 'falsche Firma' })
    expect(
      listNotes(store)
        .get(1)
        ?.map(({ text }) => text),
    ).toEqual(['Demo zugesagt'])
    expect(rows(store, 'SELECT text, takes_back FROM notes ORDER BY id').at(-1)).toEqual({
      text: '',
      takes_back: first.id,
    })
    expect(() => takeNoteBack(store, 1, first.id)).toThrow(/F1 has no note 1/)
    expect(() => takeNoteBack(store, 2, 2)).toThrow(
      expect.objectContaining({ remedy: 'It has none at all.', exitCode: 2 }),
    )
    expect(verifyLog(store).faults).toEqual([])
  })

  test('goes with the firm it was given to, and is forgotten with it', () => {
    const store = openBase()
    publish(store, [listing('Aktenfuchs'), listing('Bauklar')])
    const note = addNote(store, 2, 'falsche Firma')
    mergeFirms(store, 1, 2, 'dieselbe')
    takeNoteBack(store, 1, note.id)
    expect(listNotes(store, [1]).size).toBe(0)
    forgetFirm(store, 1, 'Antrag')
    expect(rows(store, 'SELECT * FROM notes')).toEqual([])
  })
})
