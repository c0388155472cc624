import { checkVerdict } from '../selection/reason-codes.js'
import { checkStage, impliedStage, type Stage, stages } from '../selection/stage.js'
import { type Decision, findDecisions, saveDecision } from '../store/decisions.js'
import { formatFirmId } from '../store/listings.js'
import { addNote, takeNoteBack } from '../store/notes.js'
import { findStages, saveStage } from '../store/stages.js'
import { addTags, checkTag, countTags, listTags, removeTags } from '../store/tags.js'
import { checkText } from '../store/words.js'
import { askLine, choose, type Desk, type Done, personDoubt, problemOf, type Shown } from './review-desk.js'

/** Takes the firm; with a sentence where one is wanted. */
export async function takeIn(desk: Desk, shown: Shown, withSentence: boolean): Promise<Done | null> {
  const because = withSentence ? await askLine(desk, shown, 'Why it is in (one sentence)') : undefined
  if (because === null) return null
  return decide(desk, shown, 'in', { because })
}

/** Leaves the firm out, for a reason and with a sentence. */
export async function leaveOut(desk: Desk, shown: Shown): Promise<Done | null> {
  const code = await choose(
    desk,
    shown,
    `Why is ${shown.card.listed.name} left out?`,
    desk.codes.map(({ code, de, en }) => ({
      value: code,
      name: `${code} ${desk.context.options.lang === 'de' ? de : en}`,
    })),
  )
  if (code === null) return null
  const because = await askLine(desk, shown, `${code}, one sentence for the record`)
  return because === null ? null : decide(desk, shown, 'out', { reason: code, because })
}

async function decide(
  { store, stored, codes }: Desk,
  { card }: Shown,
  verdict: 'in' | 'out',
  given: { reason?: string; because?: string | undefined },
): Promise<Done> {
  const checked = checkVerdict(verdict, given, codes)
  const key = { need: stored.need.id, firm: card.id }
  const holding = () => findDecisions(store, key.need).get(key.firm) ?? null
  const before = holding()
  const name = nameOf(card)
  const words = verdict === 'in' ? 'in' : `out (${checked.reason})`
  if (!saveDecision(store, { ...key, need_version: stored.version, ...checked }))
    return {
      says: `${name} is ${words} already.`,
      undo: () => `${name} was ${words} before; nothing is to be taken back.`,
    }
  const after = holding()
  return {
    says: `${name} is ${words}.${await personDoubt([checked.because])}`,
    undo() {
      if (!isSame(holding(), after)) return `${name}: somebody has decided otherwise meanwhile; that stays.`
      if (before) saveDecision(store, rewritten(before))
      else
        saveDecision(store, {
          ...key,
          need_version: stored.version,
          verdict: 'open',
          reason: null,
          because: null,
        })
      return `${name}: taken back, it is ${before ? `${before.verdict} as before` : 'open'} again.`
    },
  }
}

function rewritten({
  decided_by: _by,
  decided_at: _at,
  ...decision
}: Decision): Parameters<typeof saveDecision>[1] {
  return decision
}

function isSame(one: Decision | null, other: Decision | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Gives tags, and takes away those with a minus before them. */
export async function changeTags(desk: Desk, shown: Shown): Promise<Done | null> {
  const { store } = desk
  const { card } = shown
  const used = countTags(store)
    .toSorted((a, b) => b.firms - a.firms)
    .slice(0, 6)
    .map(({ tag }) => tag)
  const text = await askLine(
    desk,
    shown,
    `Tags, by comma, -tag takes one away${used.length ? ` (in use: ${used.join(', ')})` : ''}`,
    (written) => splitTags(written),
  )
  if (text === null) return null
  const { give, take } = splitTags(text)
  const removed = take.length ? removeTags(store, card.id, take) : []
  const added = give.length ? addTags(store, card.id, give) : []
  const now = listTags(store, [card.id]).get(card.id) ?? []
  const name = nameOf(card)
  const missing = take.filter((tag) => !removed.includes(tag))
  return {
    says:
      `${name} has ${now.length ? `the tags ${now.join(', ')}` : 'no tags'}.` +
      `${missing.length ? ` It had no tag ${missing.join(', ')}.` : ''}`,
    undo() {
      if (added.length) removeTags(store, card.id, added)
      if (removed.length) addTags(store, card.id, removed)
      const tags = listTags(store, [card.id]).get(card.id) ?? []
      return `${name}: taken back, it has ${tags.length ? `the tags ${tags.join(', ')}` : 'no tags'} again.`
    },
  }
}

function splitTags(text: string): { give: string[]; take: string[] } {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return {
    give: parts.filter((part) => !part.startsWith('-')).map(checkTag),
    take: parts.filter((part) => part.startsWith('-')).map((part) => checkTag(part.slice(1))),
  }
}

export async function writeNote(desk: Desk, shown: Shown): Promise<Done | null> {
  const { store } = desk
  const { card } = shown
  const text = await askLine(desk, shown, 'Note (write as if the firm reads it)', (written) =>
    checkText(written, 'The note', 4000, true),
  )
  if (text === null) return null
  const note = addNote(store, card.id, text)
  const name = nameOf(card)
  return {
    says: `The note stands at ${name}.${await personDoubt([text])}`,
    undo() {
      takeNoteBack(store, card.id, note.id)
      return `${name}: the note is taken back.`
    },
  }
}

/** Moves the firm to a stage of the need. */
export async function moveStage(desk: Desk, shown: Shown): Promise<Done | string | null> {
  const { card } = shown
  const need = desk.stored.need.id
  const to = await choose(
    desk,
    shown,
    `Stage of ${card.listed.name} (now ${card.stage})`,
    stages.map((stage) => ({ value: stage, name: stage })),
  )
  if (to === null || to === card.stage) return to === null ? null : `${nameOf(card)} is at "${to}" already.`
  const verdict = card.decision?.verdict ?? null
  const how = { need, firm: formatFirmId(card.id) }
  const wrong = (because: string | null) =>
    problemOf(() => checkStage(to, { from: card.stage, verdict, because }, how))
  // Without a sentence some steps are refused: only what no sentence mends is told at once.
  const refused = wrong('x')
  if (refused) return refused
  const because =
    wrong(null) === null ? null : await askLine(desk, shown, `${to}: one sentence for the record`)
  if (because === null && wrong(null)) return null
  return step(desk, shown, to, because)
}

function step({ store, stored }: Desk, { card }: Shown, stage: Stage, because: string | null): Done {
  const key = { need: stored.need.id, firm: card.id }
  const holding = () => findStages(store, key.need).get(key.firm) ?? null
  const before = holding()
  saveStage(store, { ...key, stage, because })
  const after = holding()
  const name = nameOf(card)
  return {
    says: `${name}: ${card.stage} → ${stage}.`,
    undo() {
      if (holding()?.id !== after?.id) return `${name}: somebody has moved it meanwhile; that stays.`
      const back =
        before?.stage ?? impliedStage(findDecisions(store, key.need).get(key.firm)?.verdict ?? null)
      saveStage(store, { ...key, stage: back, because: before?.because ?? null })
      return `${name}: taken back, it is at "${back}" again.`
    },
  }
}

export function nameOf({ id, listed }: Shown['card']): string {
  return `${formatFirmId(id)} ${listed.name}`
}
