import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyLine } from '../../src/commands/review-help.js'
import { formatCard, formatWholeCard, linksOf, shareLines } from '../../src/commands/review-screen.js'
import type { ReviewCard } from '../../src/dossier/review-card.js'
import { readReviewCard, readReviewList } from '../../src/dossier/review-card.js'
import { labelsIn } from '../../src/ranking/labels.js'
import { saveConflict } from '../../src/store/conflicts.js'
import { createNeed } from '../../src/store/needs.js'
import { addNote } from '../../src/store/notes.js'
import { createColour } from '../../src/terminal/colour.js'
import { textWidth } from '../../src/terminal/width.js'
import { filledBase, lexicon, need } from '../dossier/base.js'

const colour = createColour({ env: { NO_COLOR: '1' }, noColor: true, isTty: true })
const now = '2026-11-25T10:00:00Z'
const progress = { need: 'bau-1', at: 1, of: 30, in: 4, out: 2 }

function cardOf(
  firm: string,
  change: (store: ReturnType<typeof filledBase>) => void = () => undefined,
): ReviewCard {
  const store = filledBase()
  const stored = createNeed(store, need)
  change(store)
  const labels = labelsIn('de')
  const { firms, analysed } = readReviewList({
    store,
    stored,
    vocabulary: { lexicon },
    labels,
    filter: {},
    top: 30,
    all: false,
  })
  const listed = firms.find((one) => one.firm === firm)
  const card = listed && readReviewCard(store, stored, listed, { analysed, labels, criteria: [] })
  if (!card) throw new Error(`${firm} is not on the list`)
  return card
}

const long = 'Donaudampfschifffahrtsgesellschaftskapitänspatent '.repeat(60)

describe('a card', () => {
  test('is never larger than the window, whatever pages and people write', () => {
    const card = cardOf('F1', (store) => {
      addNote(store, 1, `Zeile\n${long}`)
      saveConflict(store, 'bau-1', 1, { kind: 'membership', because: long.slice(0, 400), remedy: null })
    })
    card.listed.name = long
    card.sheet.dossier.facts.description = `${long}\u001b[31m\u202e日本語😀`
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 200 }), fc.integer({ min: 10, max: 60 }), (width, height) => {
        const lines = formatCard(card, progress, ['gerade getan', ...keyLine(width)], {
          width,
          height,
          colour,
          now,
        })
        expect(lines.length).toBeLessThanOrEqual(height)
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width)
        expect(lines.join('')).not.toMatch(/[\u001b\u202e\n]/)
      }),
    )
  })

  test('shows in 23 lines what one decides by; what speaks against comes first', () => {
    const card = cardOf('F1', (store) =>
      saveConflict(store, 'bau-1', 1, { kind: 'membership', because: 'Vereinsmitglied', remedy: null }),
    )
    const text = formatCard(card, progress, [], { width: 80, height: 23, colour, now }).join('\n')
    expect(text).toMatch(/^bau-1 · 1 of 30, 4 in, 2 out .* points/)
    expect(text).toMatch(
      /#1 Aktenfuchs \(F1\)\nKiel, DE · founded \? · https:\/\/aktenfuchs\.example\/\nConflict +a/,
    )
    expect(text).toMatch(
      /What +KI prüft Bauanträge[\s\S]*Fit +\S+ for .*: “KI prüft[\s\S]*AI +yes: “KI”[\s\S]*Public +yes: “Behörde”/,
    )
    expect(text).toMatch(/Not said +\S/)
    expect(text).toMatch(/Listed +seen 24 hours ago|Listed +seen 1 day ago/)
  })

  test('says that nothing is known where nothing is', () => {
    const text = formatCard(cardOf('F2'), progress, [], { width: 80, height: 23, colour, now }).join('\n')
    expect(text).toMatch(/AI +unknown: no evidence/)
    expect(text).toMatch(/no website known/)
  })

  test('as a whole has every text, and the pages', () => {
    const card = cardOf('F1')
    card.sheet.dossier.facts.description = long
    const form = { width: 80, height: 10, colour, now }
    const text = formatWholeCard(card, progress, form).join(' ').replace(/\s+/g, ' ')
    expect(text).toContain(long.trim())
    expect(text).toContain('Pages website: https://aktenfuchs.example/')
  })

  test('knows its pages, the firm’s own first, each once', () => {
    const card = cardOf('F1')
    expect(linksOf(card).map(({ name }) => name)).toEqual(['website', 'de-nordliste'])
    const [page] = card.sheet.dossier.listings
    if (page) card.sheet.dossier.facts.website = page.url
    expect(linksOf(card)).toEqual([{ name: 'website', url: page?.url }])
  })
})

describe('lines are shared', () => {
  const part = fc.record({
    has: fc.nat(20),
    least: fc.integer({ min: 1, max: 3 }),
    usual: fc.integer({ min: 1, max: 8 }),
  })
  test('never more than there are, all that are wanted, and each part its first line before another its second', () =>
    fc.assert(
      fc.property(fc.array(part, { maxLength: 15 }), fc.nat(60), (parts, room) => {
        const shares = shareLines(parts, room)
        const sum = shares.reduce((total, one) => total + one, 0)
        expect(sum).toBe(
          Math.min(
            room,
            parts.reduce((total, { has }) => total + has, 0),
          ),
        )
        for (const [i, share] of shares.entries()) expect(share).toBeLessThanOrEqual(parts[i]?.has ?? 0)
        if (shares.some((share) => share > 1))
          expect(shares.every((share, i) => share > 0 || parts[i]?.has === 0)).toBe(true)
      }),
    ))
})
