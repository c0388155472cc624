import { needSchema } from '../../src/needs/need-schema.js'
import { checkAssessment } from '../../src/selection/assessment.js'
import { saveAssessment } from '../../src/store/assessments.js'
import { saveConflict } from '../../src/store/conflicts.js'
import { saveContacts, saveInformation } from '../../src/store/contacts.js'
import { saveDecision } from '../../src/store/decisions.js'
import { createNeed } from '../../src/store/needs.js'
import { saveStage } from '../../src/store/stages.js'
import type { Store } from '../../src/store/store.js'
import { addTags } from '../../src/store/tags.js'
import { listing, openBase, publish } from './base.js'

/** A base with a need, three invented firms, and one of each thing that analysts do. */
export function openDesk(): ReturnType<typeof openBase> {
  const store = openBase()
  publish(store, [listing('Aktenfuchs'), listing('Hafenblick'), listing('Möwenpost')])
  fillDesk(store)
  return store
}

export function fillDesk(store: Store): void {
  createNeed(store, needSchema.parse({ id: 'post', title: 'Post ordnen', text: 'Post soll geordnet sein.' }))
  const decide = (firm: number, verdict: 'in' | 'out') =>
    saveDecision(store, {
      need: 'post',
      need_version: 1,
      firm,
      verdict,
      reason: verdict === 'out' ? 'A1' : null,
      because: verdict === 'out' ? 'anderes Feld' : null,
    })
  decide(1, 'in')
  decide(2, 'in')
  decide(3, 'out')
  addTags(store, 1, ['pilot'])
  saveAssessment(
    store,
    1,
    null,
    checkAssessment(
      'C06',
      'yes',
      { evidence: 'https://aktenfuchs.example/zertifikat', quote: 'Zertifikat Nr. 12', tier: 'own' },
      '2026-11-24',
    ),
  )
  saveAssessment(store, 1, 'post', checkAssessment('C01', 'partly', { because: 'nur Eingang' }, '2026-11-24'))
  saveStage(store, { need: 'post', firm: 1, stage: 'talk', because: null })
  const { id } = saveInformation(store, 'post', 'Pilot ab März')
  saveContacts(store, [1, 2], {
    need: 'post',
    kind: 'mail',
    held_on: '2026-11-24',
    information: id,
    text: null,
  })
  saveConflict(store, 'post', null, { kind: 'none', because: null, remedy: null })
  saveConflict(store, 'post', 2, {
    kind: 'membership',
    because: 'im selben Verein',
    remedy: 'andere bewertet',
  })
}
