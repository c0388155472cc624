import { usageProblem } from '../problem.js'
import { formatCriterion } from './changed-parts.js'
import { type LineLanguage, languages, type Need } from './need.js'

/** Parts that hold one text; an empty one is taken away where the need can do without it. */
const texts = ['title', 'text', 'owner', 'route'] as const
/** Parts that hold a list, in the words of the command line. */
const lists = [
  'field',
  'must',
  'should',
  'not',
  'phrase',
  'ignore',
  'place',
  'language',
  'criterion',
] as const
type List = (typeof lists)[number]

/** Changes to a need, as they come from the command line. */
export interface NeedEdit extends Partial<Record<(typeof texts)[number], string>> {
  search?: { de?: string; en?: string }
  /** What is added to the lists. */
  add?: Partial<Record<List, readonly string[]>>
  /** What is taken out of them, as `must=Dokumente`. */
  remove?: readonly string[]
  /** Points, as `fit=70`. */
  weigh?: readonly string[]
  /** Takes the drafted search lines as they are. */
  confirm?: boolean
}

/**
 * The need with the changes, not checked against its schema yet. A search line that a person gives is no draft any more; an
 * empty one is taken away.
 * @throws Problem (usage) that names what is not there or not understood
 */
export function applyEdit(need: Need, edit: NeedEdit): unknown {
  const search = { ...need.search, ...edit.search }
  for (const line of languages) if (!search[line]) delete search[line]
  const drafted = edit.confirm
    ? []
    : need.drafted.filter((line) => edit.search?.[line] === undefined && search[line] !== undefined)
  const next = withoutOrigins({ ...need, search, drafted }, (line) => edit.search?.[line] !== undefined)
  for (const part of texts)
    if (edit[part] !== undefined) Object.assign(next, { [part]: edit[part] || undefined })
  const removed = (edit.remove ?? []).map(readPair).map(([part, value]) => [listOf(part), value] as const)
  const changed = Object.fromEntries(lists.map((list) => [list, [...entriesOf(need, list)]])) as Record<
    List,
    unknown[]
  >
  for (const [list, value] of removed) changed[list] = without(list, changed[list], value)
  for (const list of lists)
    for (const value of edit.add?.[list] ?? []) changed[list] = withEntry(list, changed[list], value)
  const weights = { ...need.weights }
  for (const [part, value] of (edit.weigh ?? []).map(readPair))
    Object.assign(weights, { [part.replaceAll('-', '_')]: value.trim() === '' ? Number.NaN : Number(value) })
  return {
    ...next,
    fields: changed.field,
    must: changed.must,
    should: changed.should,
    not: changed.not,
    phrases: changed.phrase,
    ignore: changed.ignore,
    criteria: changed.criterion,
    prefer: { places: changed.place, languages: changed.language },
    weights,
  }
}

/** A line that was rewritten in a file or an editor is a person's own: its origin goes. */
export function dropOrigins(before: Need | null, after: Need): Need {
  return withoutOrigins(
    after,
    (line) =>
      before?.search[line] !== undefined &&
      after.search[line] !== before.search[line] &&
      after.origin?.[line]?.at === before.origin?.[line]?.at,
  )
}

/** Without the origins of lines that are not there, and of those that are a person's own. */
function withoutOrigins(need: Need, isOwn: (line: LineLanguage) => boolean): Need {
  const { origin, ...rest } = need
  const kept = Object.fromEntries(
    languages.flatMap((line) =>
      origin?.[line] && need.search[line] && !isOwn(line) ? [[line, origin[line]]] : [],
    ),
  )
  return Object.keys(kept).length ? { ...need, origin: kept } : rest
}

/** `C05:ko`, `C03:2` or `C16`. @throws Problem (usage) */
export function parseCriterion(text: string): Need['criteria'][number] {
  const match = /^(C\d{2})(?::(ko|\d+(?:[.,]\d+)?))?$/i.exec(text.trim())
  if (!match?.[1])
    throw usageProblem(
      `"${text}" is no criterion.`,
      'Write C05:ko for a knock-out, C03:2 for a weight, C16 alone for one to ask about.',
    )
  const [, id, how] = match
  if (how === undefined) return { id: id.toUpperCase() }
  return /^ko$/i.test(how)
    ? { id: id.toUpperCase(), knockout: true }
    : { id: id.toUpperCase(), weight: Number(how.replace(',', '.')) }
}

function entriesOf(need: Need, list: List): readonly unknown[] {
  if (list === 'field') return need.fields
  if (list === 'phrase') return need.phrases
  if (list === 'criterion') return need.criteria
  if (list === 'place') return need.prefer.places
  if (list === 'language') return need.prefer.languages
  return need[list]
}

/** What is there already is not added again; a criterion takes the place of the one with its code. */
function withEntry(list: List, entries: readonly unknown[], value: string): unknown[] {
  if (list === 'criterion') {
    const entry = parseCriterion(value)
    const others = (entries as Need['criteria']).filter(({ id }) => id !== entry.id)
    return [...others, entry].sort((a, b) => (a.id < b.id ? -1 : 1))
  }
  const entry = list === 'field' ? value.trim().toUpperCase() : value.trim()
  return entries.some((other) => isSame(list, other, entry)) ? [...entries] : [...entries, entry]
}

function without(list: List, entries: readonly unknown[], value: string): unknown[] {
  const left = entries.filter((entry) => !isSame(list, entry, value.trim()))
  if (left.length === entries.length)
    throw usageProblem(
      `There is no ${list} "${value}" to take out.`,
      entries.length
        ? `There are: ${entries.map((entry) => entryText(list, entry)).join(', ')}.`
        : 'There is none at all.',
    )
  return left
}

function isSame(list: List, entry: unknown, value: string): boolean {
  const text = list === 'criterion' ? (entry as Need['criteria'][number]).id : String(entry)
  return text.toLowerCase() === value.toLowerCase()
}

function entryText(list: List, entry: unknown): string {
  return list === 'criterion' ? formatCriterion(entry as Need['criteria'][number]) : String(entry)
}

function listOf(part: string): List {
  const list = lists.find((one) => one === part)
  if (!list) throw usageProblem(`"${part}" is no list of a need.`, `The lists are: ${lists.join(', ')}.`)
  return list
}

function readPair(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1)
    throw usageProblem(`"${text}" has no "=".`, 'Write PART=VALUE, such as must=Dokumente or fit=70.')
  return [text.slice(0, at).trim(), text.slice(at + 1)]
}
