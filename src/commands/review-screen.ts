import type { ReviewCard } from '../dossier/review-card.js'
import { cleanForTerminal } from '../terminal/clean.js'
import type { Colour } from '../terminal/colour.js'
import { cutToWidth, textWidth, wrapToWidth } from '../terminal/width.js'
import { type Section, sectionsOf } from './review-sections.js'

export interface ScreenForm {
  width: number
  height: number
  colour: Colour
  /** The present instant, ISO. */
  now: string
}

export interface Progress {
  need: string
  /** Place of the firm in the list, from 1. */
  at: number
  of: number
  in: number
  out: number
}

/** Columns of the labels, where the window has room for them. */
const labelWidth = 11

/**
 * One firm as lines of one screen, never more than it has: the head, then every part with its least lines, then more of each as there is
 * room.
 * @param below lines that stand under it: keys, a question, what was just done
 */
export function formatCard(
  card: ReviewCard,
  progress: Progress,
  below: readonly string[],
  form: ScreenForm,
): string[] {
  const { width, height } = form
  const head = headOf(card, progress, form).slice(0, Math.max(1, height - 2))
  const foot = below
    .flatMap((line) => wrapToWidth(clean(line), width))
    .slice(0, Math.max(1, height - head.length - 1))
  const room = Math.max(0, height - head.length - foot.length - 1)
  const parts = sectionsOf(card, form.now).map((section) => ({ section, lines: linesOf(section, width) }))
  const shares = shareLines(
    parts.map(({ section, lines }) => ({ ...section, has: lines.length })),
    room,
  )
  const body = parts.flatMap(({ section, lines }, i) => {
    const share = shares[i] ?? 0
    return paint(section, cutLines(lines, share, width), form)
  })
  const spare = room - body.length
  return [...head, ...body, ...Array.from({ length: spare }, () => ''), form.colour.dim(rule(width)), ...foot]
}

/** The same with everything, however long, and the pages it stands on. */
export function formatWholeCard(card: ReviewCard, progress: Progress, form: ScreenForm): string[] {
  const { listed, sheet } = card
  const pages: Section = {
    label: 'Pages',
    entries: linksOf(card).map(({ name, url }) => `${name}: ${url}`),
    least: 1,
    usual: 1,
  }
  const words: Section = {
    label: 'Words',
    entries: sheet.dossier.facts.tags.length ? [sheet.dossier.facts.tags.join(', ')] : [],
    least: 1,
    usual: 1,
  }
  const points: Section = {
    label: 'Points',
    entries: listed.reasons
      .filter(({ criterion }) => criterion !== 'fit')
      .map(({ criterion, label, points, quote }) => `${criterion}, ${label} ${points}: “${quote}”`),
    least: 1,
    usual: 1,
  }
  const all = [...sectionsOf(card, form.now, true), words, points, pages].filter(
    ({ entries }) => entries.length,
  )
  return [
    ...headOf(card, progress, form),
    ...all.flatMap((section) => paint(section, linesOf(section, form.width), form)),
  ]
}

function headOf({ listed, sheet }: ReviewCard, progress: Progress, { width, colour }: ScreenForm): string[] {
  const { dossier } = sheet
  const { facts } = dossier
  const { rank, score, high } = listed
  const points =
    score === null ? 'no points' : `${score} points${high !== null && high > score ? `, up to ${high}` : ''}`
  const name = clean(withForm(facts.name, facts.legal_form))
  const title = `${rank === null ? 'not ranked' : `#${rank}`} ${name} (${dossier.firm})`
  const states = [
    facts.status === 'active' || facts.status === 'unknown' ? '' : facts.status.toUpperCase(),
    dossier.gone && facts.status !== 'gone' ? 'GONE from its directories' : '',
    dossier.listings.some((listing) => listing.sole_trader) ? 'sole trader' : '',
  ]
  const seat = [facts.city, facts.country].filter(Boolean).join(', ')
  const facts_ = [
    ...states,
    seat || 'seat unknown',
    facts.founded === null ? 'founded ?' : `founded ${facts.founded}`,
    facts.website ?? 'no website known',
  ]
  const progressLine = `${progress.need} · ${progress.at} of ${progress.of}, ${progress.in} in, ${progress.out} out`
  const gap = width - textWidth(progressLine) - textWidth(points)
  return [
    ...(gap >= 2
      ? [colour.dim(`${progressLine}${' '.repeat(gap)}${points}`)]
      : [colour.dim(cutToWidth(progressLine, width)), cutToWidth(points, width)]),
    colour.bold(cutToWidth(title, width)),
    ...wrapToWidth(clean(facts_.filter(Boolean).join(' · ')), width).slice(0, 2),
  ]
}

/** A directory may have the legal form in the name already. */
function withForm(name: string, form: string | null): string {
  return form === null || name.toLowerCase().endsWith(form.toLowerCase()) ? name : `${name} ${form}`
}

/** In a very narrow window the label stands before its own text, in any other in a column of its own. */
function linesOf({ label, entries }: Section, width: number): string[] {
  const shown = isNarrow(width) ? entries.map((entry, i) => (i ? entry : `${label}: ${entry}`)) : entries
  return shown.flatMap((entry) => wrapToWidth(clean(entry), textRoom(width)))
}

function textRoom(width: number): number {
  return isNarrow(width) ? width : width - labelWidth
}

function isNarrow(width: number): boolean {
  return width < 40
}

function paint({ label, alert }: Section, lines: readonly string[], { width, colour }: ScreenForm): string[] {
  if (isNarrow(width)) return [...lines]
  const painted = alert ? colour.yellow.bold : colour.bold
  return lines.map(
    (line, i) => `${i ? '' : painted(label)}${' '.repeat(i ? labelWidth : labelWidth - label.length)}${line}`,
  )
}

/** The first lines; the last says by "…" that there is more. */
function cutLines(lines: readonly string[], share: number, width: number): string[] {
  if (lines.length <= share) return [...lines]
  const kept = lines.slice(0, share)
  const last = kept.at(-1)
  if (last === undefined) return []
  const room = textRoom(width)
  return [...kept.slice(0, -1), textWidth(last) + 2 <= room ? `${last} …` : cutToWidth(`${last}…`, room - 1)]
}

/**
 * Lines for each part: its least first, in order; then up to what is usual; then the rest, always one line for each in turn, so that no
 * long text takes the room of all others.
 */
export function shareLines(
  parts: readonly { has: number; least: number; usual: number }[],
  room: number,
): number[] {
  const shares = parts.map(() => 0)
  let left = room
  for (const limit of [
    ...[1, 2, 3].map((pass) => (part: (typeof parts)[number]) => Math.min(part.least, pass)),
    (part: (typeof parts)[number]) => part.usual,
    (part: (typeof parts)[number]) => part.has,
  ])
    for (let grown = true; grown && left > 0; ) {
      grown = false
      parts.forEach((part, i) => {
        const share = shares[i] ?? 0
        if (left < 1 || share >= Math.min(part.has, limit(part))) return
        shares[i] = share + 1
        left--
        grown = true
      })
    }
  return shares
}

/** Pages one may want to open: the firm's own first, then its listings. */
export function linksOf({ sheet, asked }: ReviewCard): { name: string; url: string }[] {
  const { facts, listings } = sheet.dossier
  const links = [
    ...(facts.website ? [{ name: 'website', url: facts.website }] : []),
    ...listings.map(({ directory, url }) => ({ name: directory, url })),
    ...asked.flatMap(({ criterion, answer }) =>
      answer?.url ? [{ name: `${criterion.id} ${answer.answer}`, url: answer.url }] : [],
    ),
  ]
  return links.filter(({ url }, i) => links.findIndex((other) => other.url === url) === i)
}

function rule(width: number): string {
  return '─'.repeat(width)
}

function clean(text: string): string {
  return cleanForTerminal(text)
}
