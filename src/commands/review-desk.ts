import type { Context } from '../context.js'
import type { ReviewCard } from '../dossier/review-card.js'
import type { Criterion } from '../needs/criteria.js'
import { Problem } from '../problem.js'
import type { ReasonCode } from '../selection/reason-codes.js'
import type { StoredNeed } from '../store/needs.js'
import type { Store } from '../store/store.js'
import { cleanForTerminal } from '../terminal/clean.js'
import { readKey } from '../terminal/keys.js'
import { askText } from '../terminal/prompts.js'
import { cutToWidth } from '../terminal/width.js'
import { formatCard, type Progress } from './review-screen.js'

/** What the keys of a review work with. */
export interface Desk {
  context: Context
  store: Store
  stored: StoredNeed
  criteria: readonly Criterion[]
  codes: readonly ReasonCode[]
  /** Instants for people count from here. */
  now(): string
}

/** The firm on the screen. */
export interface Shown {
  card: ReviewCard
  progress: Progress
}

/** What was done, and how it is taken back; `undo` says what came of it. */
export interface Done {
  says: string
  undo: () => string
}

/** Clears the window and writes these lines. */
export function draw({ context: { terminal } }: Desk, lines: readonly string[]): void {
  terminal.streams.stdout.write('\u001b[H\u001b[2J\u001b[3J')
  terminal.out(lines.join('\n'))
}

/** The card with these lines below it. */
export function drawCard(desk: Desk, { card, progress }: Shown, below: readonly string[], spare = 1): void {
  const { terminal } = desk.context
  const { width, height, colour } = terminal
  draw(
    desk,
    formatCard(card, progress, below, {
      width,
      height: height - spare,
      colour: colour.stdout,
      now: desk.now(),
    }),
  )
}

export function nextKey({ context: { terminal, signal } }: Desk): Promise<string> {
  return readKey(terminal, signal)
}

export interface Choice<Value> {
  value: Value
  name: string
}

/** Lines of a card that are worth showing above a question. */
const leastOfCard = 6

const choiceKeys = '1234567890abcdefghijklmnoprstuvwxyz'

/** One of a few, by one key, with the card above; null where the person goes back. */
export async function choose<Value>(
  desk: Desk,
  shown: Shown,
  title: string,
  choices: readonly Choice<Value>[],
): Promise<Value | null> {
  const offered = choices.slice(0, choiceKeys.length)
  const { terminal } = desk.context
  for (;;) {
    const lines = [
      title,
      ...offered.map(({ name }, i) =>
        cutToWidth(`${choiceKeys[i]} ${cleanForTerminal(name)}`, terminal.width),
      ),
      `${offered.length > 1 ? `1 to ${choiceKeys[offered.length - 1]}` : '1'} chooses · Esc or q goes back`,
    ]
    // What can be chosen is never cut off for the card's sake.
    if (lines.length + leastOfCard <= terminal.height) drawCard(desk, shown, lines)
    else draw(desk, lines)
    const key = (await nextKey(desk)).toLowerCase()
    if (['escape', 'q', 'backspace', 'ctrl-d', 'end'].includes(key)) return null
    const found = key.length === 1 ? (offered[choiceKeys.indexOf(key)] ?? onlyWith(offered, key)) : undefined
    if (found) return found.value
  }
}

/** The one choice whose name begins with this letter: "o" for "own". */
function onlyWith<Value>(offered: readonly Choice<Value>[], letter: string): Choice<Value> | undefined {
  const [one, ...others] = offered.filter(({ name }) => name.toLowerCase().startsWith(letter))
  return others.length ? undefined : one
}

/**
 * A line of text, with the card above; null where nothing is written: then nothing is done.
 * @param check throws the Problem that says what is wrong with it
 */
export async function askLine(
  desk: Desk,
  shown: Shown,
  message: string,
  check: (text: string) => unknown = () => undefined,
  hint = 'Enter alone goes back, and nothing is written.',
): Promise<string | null> {
  drawCard(desk, shown, [hint], 4)
  const text = await askText(desk.context.terminal, {
    message,
    flag: 'the command’s own options',
    optional: true,
    check: (written) => problemOf(() => check(written)) ?? true,
  })
  return text === '' ? null : text
}

/** What a check found wrong, in one line. */
export function problemOf(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [error.message, error.remedy].filter(Boolean).join(' ')
  }
}

/** A doubt that is shown beside what was done: papers name offices and roles, never persons. */
export async function personDoubt(texts: readonly (string | null)[]): Promise<string> {
  const { dropPersons } = await import('../firms/persons.js')
  return texts.some((text) => text !== null && dropPersons(text).dropped > 0)
    ? ' It seems to name a person, a mail address or a telephone number: u takes it back, write it again without.'
    : ''
}
