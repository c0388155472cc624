import type { AnalysedNeed } from '../../src/needs/analyse-need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { checkAssessment } from '../../src/selection/assessment.js'
import { addAlias } from '../../src/store/aliases.js'
import { saveApproval } from '../../src/store/approvals.js'
import { saveAssessment } from '../../src/store/assessments.js'
import { answerAward } from '../../src/store/award-verdicts.js'
import { saveConclusion } from '../../src/store/conclusions.js'
import { saveConflict } from '../../src/store/conflicts.js'
import { saveContacts, saveInformation } from '../../src/store/contacts.js'
import { saveCorrection, withdrawCorrection } from '../../src/store/corrections.js'
import { saveDecision } from '../../src/store/decisions.js'
import { saveEvidenceVerdict } from '../../src/store/evidence-verdicts.js'
import { mergeFirms } from '../../src/store/identity-actions.js'
import { createNeed, editNeed, findNeed, freezeNeed } from '../../src/store/needs.js'
import { addNote, takeNoteBack } from '../../src/store/notes.js'
import { savePause } from '../../src/store/pauses.js'
import { addRelation } from '../../src/store/relations.js'
import { saveStage } from '../../src/store/stages.js'
import type { Store } from '../../src/store/store.js'
import { addTags, removeTags } from '../../src/store/tags.js'
import { listing, openBase, publish } from './base.js'
import { finding, saveFindings } from './site-sample.js'

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

/** The rest of what analysts write, so that each of their tables has rows: notes, names, verdicts, approvals and so on. */
export function fillWords(store: Store): void {
  const need = findNeed(store, 'post')
  freezeNeed(store, need, { lexicon: 'ab12' } as AnalysedNeed)
  editNeed(store, { ...need.need, title: 'Post ordnen und verteilen' }, 1)
  takeNoteBack(store, 1, addNote(store, 1, 'Demo abgesagt').id)
  addNote(store, 2, 'Demo zugesagt')
  addTags(store, 2, ['alt', 'pilot'])
  removeTags(store, 2, ['alt'])
  saveCorrection(store, 1, { field: 'city', value: 'Kiel', because: 'Impressum' })
  withdrawCorrection(store, 1, 'city', 'umgezogen')
  addAlias(store, 1, { name: 'Aktenmarder', kind: 'former', until_on: '2025-01-31', because: 'Register' })
  addRelation(store, {
    firm: 1,
    kind: 'successor-of',
    other: 2,
    since_on: '2025-02-01',
    because: 'Register',
  })
  mergeFirms(store, 2, 3, 'derselbe Betrieb')
  saveApproval(store, 'de-nordliste', 'Schreiben vom 3. März')
  savePause(store, 'de-nordliste', { paused: true, reason: 'Umbau' })
  savePause(store, 'de-nordliste', { paused: false, reason: null })
  saveConclusion(store, { need: 'post', need_version: 2, what: 'partly', because: 'ein Anbieter' })
  saveFindings(store, 1, [finding()])
  saveEvidenceVerdict(store, 1, 'rejected', 'Werbung')
  store.db.exec(`INSERT INTO awards (source, notice_id, version, kind, title, buyers, buyer_domains, cpv, lot, role, supplier, supplier_key,
    supplier_ids, imported_at) VALUES ('ted', 'n1', '1', 'result', 'Post', '[]', '[]', '[]', '', 'winner', 'Aktenfuchs', 'aktenfuchs kiel', '[]', 'x')`)
  answerAward(store, 1, 1, 'same', 'Impressum')
}
