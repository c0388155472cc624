import { describe, expect, test } from 'vitest'
import { checkAssessment } from '../../src/selection/assessment.js'
import { findAssessments, listAssessments, saveAssessment } from '../../src/store/assessments.js'
import { listConflicts, undeclared } from '../../src/store/conflicts.js'
import { listContacts } from '../../src/store/contacts.js'
import { mergeFirms } from '../../src/store/identity-actions.js'
import { findStages, saveStage } from '../../src/store/stages.js'
import { openDesk } from './desk.js'

const today = '2026-11-24'

describe('answers', () => {
  test('the newest of each criterion holds, the one for the need before the one for all', () => {
    const store = openDesk()
    saveAssessment(store, 1, 'post', checkAssessment('C06', 'no', {}, today))
    saveAssessment(store, 1, null, checkAssessment('C06', 'partly', {}, today))
    const held = (need?: string | null) =>
      (findAssessments(store, { firms: [1], ...(need === undefined ? {} : { need }) }).get(1) ?? []).map(
        ({ criterion, answer }) => `${criterion} ${answer}`,
      )
    expect(held('post')).toEqual(['C01 partly', 'C06 no'])
    expect(held('other')).toEqual(['C06 partly'])
    expect(held(null)).toEqual(['C06 partly'])
    expect(listAssessments(store, { firms: [1] })).toHaveLength(4)
  })

  test('the same again writes nothing', () => {
    const store = openDesk()
    const again = checkAssessment('C01', 'partly', { because: 'nur Eingang' }, '2026-11-24')
    expect(saveAssessment(store, 1, 'post', again)).toBeNull()
    expect(saveAssessment(store, 1, 'post', { ...again, answer: 'yes' })).toMatchObject({ answer: 'yes' })
  })

  test('the same page seen again on a later day is newer evidence', () => {
    const store = openDesk()
    const seen = (day: string) =>
      checkAssessment('C06', 'yes', { evidence: 'https://aktenfuchs.example/zertifikat', on: day }, today)
    expect(saveAssessment(store, 2, null, seen('2026-11-20'))).toMatchObject({ evidence_on: '2026-11-20' })
    expect(saveAssessment(store, 2, null, seen('2026-11-20'))).toBeNull()
    expect(saveAssessment(store, 2, null, seen('2026-11-24'))).toMatchObject({ evidence_on: '2026-11-24' })
  })
})

test('what was done on a firm follows it when it becomes one with another', () => {
  const store = openDesk()
  mergeFirms(store, 2, 1, 'derselbe Betrieb')
  const [kept] = [...findStages(store, 'post').keys()]
  expect(findAssessments(store, { need: 'post' }).get(kept as number)).toHaveLength(2)
  expect(new Set(listContacts(store, 'post').map(({ firm }) => firm))).toEqual(new Set([kept]))
  expect(listConflicts(store, 'post').map(({ firm }) => firm)).toEqual([null, kept])
})

test('a stage is written once', () => {
  const store = openDesk()
  expect(saveStage(store, { need: 'post', firm: 1, stage: 'talk', because: null })).toBe(false)
  expect(saveStage(store, { need: 'post', firm: 1, stage: 'pilot', because: null })).toBe(true)
})

test('who worked on a need and declared nothing is named', () => {
  const store = openDesk()
  expect(undeclared(store, 'post')).toEqual([])
  saveStage({ ...store, who: 'vertretung' }, { need: 'post', firm: 2, stage: 'talk', because: null })
  expect(undeclared(store, 'post')).toEqual(['vertretung'])
})
