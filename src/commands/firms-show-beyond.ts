import type { Beyond, BodyReference } from '../dossier/beyond.js'
import { formatVisitState, noLongerFound } from '../evidence/visit-state.js'
import type { RecordLine } from '../terminal/output.js'

/** So many of each kind stand on a screen beside the rest. */
const shown = 2
const shortQuote = 90

const says = { authority: 'an authority', press: 'a third party', own: 'the supplier' } as const

/** What pages, notices and the Impressum say of a firm, a line a kind; nothing where nobody has looked. */
export function beyondLines(
  { references, claims, lists, visit, imprint, ids }: Beyond,
  full: boolean,
): RecordLine[] {
  const bodies = references.filter(({ certainty }) => certainty !== 'candidate')
  const candidates = references.length - bodies.length
  const facts = imprint.filter(({ vanished_at }) => vanished_at === null)
  const value = (field: string) => facts.find((one) => one.field === field)?.value
  const register = [value('register_number'), value('register_court')].filter(Boolean).join(', ')
  return [
    ...list(
      'Works for',
      bodies.map((one) => referenceLine(one, full)),
      full,
    ),
    ...(candidates
      ? [['', `${candidates} more to be decided: govscout evidence review`] satisfies RecordLine]
      : []),
    ...list(
      'Claims',
      claims.map((one) => claimLine(one, full)),
      full,
    ),
    ...list(
      'On lists',
      lists.map(
        (one) =>
          `${[one.list, one.year, one.role].filter(Boolean).join(', ')} (says a third party): ${one.url}, ${day(one.last_confirmed_at)}`,
      ),
      full,
    ),
    ...(facts.length
      ? [
          [
            'Impressum',
            [
              value('legal_name'),
              register,
              value('vat_id'),
              facts[0] && `${facts[0].url}, ${day(facts[0].last_confirmed_at)}`,
            ]
              .filter(Boolean)
              .join(' · '),
          ] satisfies RecordLine,
        ]
      : ids.length
        ? [['Ids', ids.map(({ value: id }) => id).join(', ')] satisfies RecordLine]
        : []),
    ...(visit?.state
      ? [
          [
            'Website',
            `${formatVisitState(visit.state, 'en')}${visit.reason ? ` (${visit.reason})` : ''}, ${day(visit.finished_at ?? visit.started_at)}`,
          ] satisfies RecordLine,
        ]
      : []),
  ]
}

function list(label: string, lines: readonly string[], full: boolean): RecordLine[] {
  if (!lines.length) return []
  const kept = full ? lines : lines.slice(0, shown)
  const more = lines.length - kept.length
  return [[label, more ? [...kept, `and ${more} more: --full`] : [...kept]]]
}

function referenceLine(one: BodyReference, full: boolean): string {
  const { body, relation, tier, certainty, agreed, quote, url, seen_at, vanished_at } = one
  const how =
    relation === 'probable-award' ? 'probably, by a notice' : relation === 'award' ? 'by a notice' : relation
  const sure = [
    `says ${says[tier]}`,
    ...(certainty === 'confirmed' ? ['confirmed by an analyst'] : []),
    ...(agreed ? ['two sources agree'] : []),
    ...(vanished_at ? [`${noLongerFound.en} since ${day(vanished_at)}`] : []),
  ]
  return `${body} (${how}; ${sure.join(', ')}): “${cut(quote, full)}” ${url}, ${day(seen_at)}`
}

function claimLine(
  { criterion, grade, subject, quote, url, last_confirmed_at, vanished_at, tier }: Beyond['claims'][number],
  full: boolean,
): string {
  const gone = vanished_at ? `, ${noLongerFound.en} since ${day(vanished_at)}` : ''
  return `${criterion} ${subject}: ${grade}, says ${says[tier]}${gone}: “${cut(quote, full)}” ${url}, ${day(last_confirmed_at)}`
}

function cut(text: string, full: boolean): string {
  return full || text.length <= shortQuote ? text : `${text.slice(0, shortQuote).replace(/\s+\S*$/, '')} …`
}

function day(instant: string): string {
  return instant.slice(0, 10)
}
