import type { AskedCriterion } from '../dossier/review-card.js'
import { type Answer, type Assessment, checkAssessment } from '../selection/assessment.js'
import { findAssessments, type StoredAssessment, saveAssessment } from '../store/assessments.js'
import { nameOf } from './review-actions.js'
import {
  askLine,
  choose,
  type Desk,
  type Done,
  drawCard,
  nextKey,
  personDoubt,
  type Shown,
} from './review-desk.js'
import { answerText } from './review-sections.js'

const answerKeys: Readonly<Record<string, Answer>> = {
  y: 'yes',
  j: 'yes',
  p: 'partly',
  n: 'no',
  u: 'unknown',
}

/**
 * Criteria one by one, those that nobody has answered first: answer, page, quote, who says it. Each answer is kept at once.
 * @param refresh the card as the base has it after an answer
 */
export async function assess(
  desk: Desk,
  start: Shown,
  refresh: () => Shown,
  keep: (done: Done) => void,
): Promise<string> {
  let shown = start
  const codes = order(askedOf(desk, shown)).map(({ criterion }) => criterion.id)
  let says = ''
  let answered = 0
  for (let i = 0; i < codes.length; ) {
    const asked = askedOf(desk, shown).find(({ criterion }) => criterion.id === codes[i])
    if (!asked) break
    drawCard(desk, shown, [
      ...(says ? [says] : []),
      `${i + 1} of ${codes.length}: ${asked.criterion.id} ${desk.context.options.lang === 'de' ? asked.criterion.de : asked.criterion.en}${asked.knockout ? ' (KO)' : ''}`,
      `Now ${answerText(asked).replace(/^[^:]*: /, '')}`,
      'y yes · p partly · n no · u unknown · k or space next · b back · Esc or q done',
    ])
    const key = (await nextKey(desk)).toLowerCase()
    if (['escape', 'q', 'ctrl-d', 'end'].includes(key)) break
    if (['b', 'left', 'backspace'].includes(key)) i = Math.max(0, i - 1)
    if (['k', ' ', 'right'].includes(key)) i++
    const answer = answerKeys[key]
    if (answer === undefined) continue
    const assessment = await askEvidence(desk, shown, asked, answer)
    if (assessment === null) continue
    const done = await save(desk, shown, asked, assessment)
    keep(done)
    says = done.says
    answered++
    shown = refresh()
    i++
  }
  return answered ? `${answered} ${answered === 1 ? 'criterion' : 'criteria'} answered. ${says}` : ''
}

/** The criteria of the need; where it sets none, all that there are. */
function askedOf({ criteria, store }: Desk, { card }: Shown): AskedCriterion[] {
  if (card.asked.length) return card.asked
  const held = findAssessments(store, { firms: [card.id] }).get(card.id) ?? []
  return criteria.map((criterion) => ({
    criterion,
    knockout: false,
    weight: null,
    answer: held.find((one) => one.criterion === criterion.id) ?? null,
  }))
}

function order(asked: readonly AskedCriterion[]): AskedCriterion[] {
  const isOpen = ({ answer }: AskedCriterion) => answer === null || answer.answer === 'unknown'
  return [...asked.filter(isOpen), ...asked.filter((one) => !isOpen(one))]
}

/** Null where the person goes back. */
async function askEvidence(
  desk: Desk,
  shown: Shown,
  { criterion }: AskedCriterion,
  answer: Answer,
): Promise<Assessment | null> {
  const today = desk.now().slice(0, 10)
  const check = (given: Parameters<typeof checkAssessment>[2]) =>
    checkAssessment(criterion.id, answer, given, today)
  if (answer === 'unknown') return check({})
  const ask = (message: string, part: (text: string) => Parameters<typeof check>[0], hint?: string) =>
    askLine(desk, shown, `${criterion.id} ${answer}: ${message}`, (text) => check(part(text)), hint)
  const evidence = await ask(
    'page that shows it',
    (url) => ({ evidence: url }),
    'Enter alone: there is no page; you are asked how you know.',
  )
  if (evidence === null) {
    const because = await ask('how you know, one sentence', (text) => ({ because: text }))
    return because === null ? null : check({ because })
  }
  const quote = await ask(
    'what it says there, at most 200 characters',
    (text) => ({ evidence, quote: text }),
    'Enter alone: no quote.',
  )
  const tier = await choose(desk, shown, 'Who says it?', [
    { value: 'own', name: 'own: the firm itself' },
    { value: 'press', name: 'press' },
    { value: 'authority', name: 'authority' },
  ])
  return tier === null ? null : check({ evidence, quote: quote ?? undefined, tier })
}

async function save(
  { store, stored }: Desk,
  { card }: Shown,
  { criterion, answer }: AskedCriterion,
  assessment: Assessment,
): Promise<Done> {
  // An answer for the need alone stands before one for all: it is changed where it stands.
  const need = criterion.per_need || answer?.need ? stored.need.id : null
  const holding = () =>
    findAssessments(store, { firms: [card.id], need })
      .get(card.id)
      ?.find((one) => one.criterion === criterion.id && one.need === need) ?? null
  const before = holding()
  const name = nameOf(card)
  const saved = saveAssessment(store, card.id, need, assessment)
  const what = `${criterion.id} ${assessment.answer}`
  return {
    says: `${name}: ${what}${saved ? '' : ', as before'}.${await personDoubt([assessment.quote, assessment.because])}`,
    undo() {
      if (!saved) return `${name}: ${what} stood before; nothing is to be taken back.`
      if (holding()?.id !== saved.id)
        return `${name}: somebody has answered ${criterion.id} meanwhile; that stays.`
      saveAssessment(store, card.id, need, before ? asGiven(before) : unknown(criterion.id, assessment))
      return `${name}: taken back, ${criterion.id} is ${before?.answer ?? 'unknown'} again.`
    },
  }
}

function asGiven({
  criterion,
  answer,
  url,
  quote,
  tier,
  evidence_on,
  because,
}: StoredAssessment): Assessment {
  return { criterion, answer, url, quote, tier, evidence_on, because }
}

function unknown(criterion: string, { evidence_on }: Assessment): Assessment {
  return { criterion, answer: 'unknown', url: null, quote: null, tier: null, evidence_on, because: null }
}
