import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Listing } from '../../src/firms/listing.js'
import { addAlias, listAliases, removeAlias } from '../../src/store/aliases.js'
import { listCorrections, saveCorrection } from '../../src/store/corrections.js'
import { findDecisions, findDecisionsOnFirm, saveDecision } from '../../src/store/decisions.js'
import { findFirm } from '../../src/store/firms.js'
import { forgetFirm, leaveOutForgotten } from '../../src/store/forget.js'
import { mergeFirms, splitFirm } from '../../src/store/identity-actions.js'
import { addNote, listNotes, takeNoteBack } from '../../src/store/notes.js'
import type { Store } from '../../src/store/store.js'
import { addTags, listTags, removeTags } from '../../src/store/tags.js'
import { verifyLog } from '../../src/store/verify-log.js'
import { listing, openBase, publish, rows } from './base.js'

// What is held for any sequence of what analysts and crawls do. Twelve listings in three directories; all firms are invented.
const [directories, names] = [
  [0, 1, 2],
  ['Eins', 'Zwei', 'Drei', 'Eins KI'],
] as const
const count = directories.length * names.length

/** A directory as it is today; the form moves websites, towns and names about. */
const world = (directory: number, form = 0): Listing[] =>
  names.map((name, i) => {
    const domain = i === directory ? null : `${(i + form) % 3}.example`
    return listing(form === 2 && i === 1 ? 'Eins' : name, {
      directory: `d-${directory}`,
      entry: name,
      domain,
      website: domain && `https://www.${domain}/`,
      city: (i + form) % 2 ? 'Ulm' : 'Jena',
      country: 'DE',
    })
  })

const words = ['tag', 'note', 'decide', 'set', 'alias'] as const
type Word = (typeof words)[number]
type Deed =
  | { kind: 'merge'; a: number; b: number }
  | { kind: 'split'; listing: number }
  | { kind: 'refresh'; directory: number; form: number }
  | { kind: 'undo' }
  | { kind: 'forget'; listing: number }
  | { kind: Word; listing: number }
  | { kind: 'unsay'; listing: number }

const one = fc.integer({ min: 1, max: count })
const deeds = (kinds: { forms: boolean; forget: boolean }): fc.Arbitrary<Deed[]> =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('merge' as const), a: one, b: one }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('split' as const), listing: one }) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('refresh' as const),
          directory: fc.nat(2),
          form: kinds.forms ? fc.nat(2) : fc.constant(0),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom(...words), listing: one }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('unsay' as const), listing: one }) },
      {
        weight: kinds.forget ? 1 : 0,
        arbitrary: fc.record({ kind: fc.constant('forget' as const), listing: one }),
      },
    ),
    { maxLength: 16 },
  )

/** A base, and beside it what must be true of it. */
class Sequence {
  readonly base: Store = openBase()
  /** What was said, with the firm that it was said of at the time. */
  readonly said: { kind: Word; text: string; firm: number }[] = []
  readonly forgotten = { firms: new Set<number>(), listings: new Set<number>() }
  readonly #undo: (() => void)[] = []

  constructor() {
    for (const directory of directories) publish(this.base, world(directory))
  }

  firmOf(id: number): number | undefined {
    return rows<{ firm: number }>(this.base, 'SELECT firm FROM listings WHERE id = ?', id)[0]?.firm
  }

  membersOf(firm: number): number[] {
    return rows<{ id: number }>(this.base, 'SELECT id FROM listings WHERE firm = ? ORDER BY id', firm).map(
      ({ id }) => id,
    )
  }

  firms(): number[][] {
    return [...new Set(rows<{ firm: number }>(this.base, 'SELECT firm FROM listings').map((r) => r.firm))]
      .sort((a, b) => a - b)
      .map((firm) => [firm, ...this.membersOf(firm)])
  }

  perform(deed: Deed, nth: number): void {
    if (deed.kind === 'refresh') this.#refresh(deed.directory, deed.form)
    else if (deed.kind === 'undo') this.#undo.pop()?.()
    else if (deed.kind === 'merge') this.#merge(this.firmOf(deed.a), this.firmOf(deed.b))
    else {
      const firm = this.firmOf(deed.listing)
      if (firm === undefined) return
      if (deed.kind === 'split') this.#split(firm, deed.listing)
      else if (deed.kind === 'forget') this.#forget(firm)
      else if (deed.kind === 'unsay') this.#unsay(firm)
      else this.#say(deed.kind, firm, `${deed.kind} ${nth}`)
    }
  }

  undoAll(): void {
    while (this.#undo.length) this.#undo.pop()?.()
  }

  #refresh(directory: number, form: number): void {
    const { listings } = leaveOutForgotten(this.base, `d-${directory}`, world(directory, form))
    publish(this.base, listings, { directory: `d-${directory}` })
  }

  #merge(a: number | undefined, b: number | undefined): void {
    if (a === undefined || b === undefined || a === b) return
    const came = this.membersOf(Math.max(a, b))
    mergeFirms(this.base, a, b, null)
    this.#undo.push(() => {
      const firm = this.firmOf(came[0] ?? 0)
      if (firm === undefined) return
      const moved = came.filter((id) => this.firmOf(id) === firm)
      if (moved.length < this.membersOf(firm).length) splitFirm(this.base, firm, moved, null)
    })
  }

  #split(firm: number, id: number): void {
    const rest = this.membersOf(firm).filter((other) => other !== id)
    if (!rest.length) return
    splitFirm(this.base, firm, [id], null)
    this.#undo.push(() => this.#rejoin(id, rest[0] ?? 0))
  }

  #rejoin(id: number, other: number): void {
    const [a, b] = [this.firmOf(id), this.firmOf(other)]
    if (a !== undefined && b !== undefined && a !== b) mergeFirms(this.base, a, b, null)
  }

  #forget(firm: number): void {
    for (const id of this.membersOf(firm)) this.forgotten.listings.add(id)
    for (let home = 1; home <= count; home++)
      if (!this.forgotten.firms.has(home) && findFirm(this.base, `F${home}`) === firm)
        this.forgotten.firms.add(home)
    forgetFirm(this.base, firm, 'Antrag')
  }

  #say(kind: Word, firm: number, text: string): void {
    const { base } = this
    if (kind === 'tag') addTags(base, firm, [text])
    else if (kind === 'note') addNote(base, firm, text)
    else if (kind === 'set') saveCorrection(base, firm, { field: 'city', value: text, because: 'Impressum' })
    else if (kind === 'alias')
      addAlias(base, firm, { name: text, kind: 'also', until_on: null, because: null })
    else
      saveDecision(base, {
        need: text,
        need_version: 1,
        firm,
        verdict: 'in',
        reason: null,
        because: null,
      })
    this.said.push({ kind, text, firm })
  }

  /** Takes back the oldest tag, name and note that the firm bears. */
  #unsay(firm: number): void {
    const { base } = this
    const [tag] = this.#found('tag', firm, '')
    const [name] = this.#found('alias', firm, '')
    const [note] = listNotes(base, [firm]).get(firm) ?? []
    if (tag !== undefined) removeTags(base, firm, [tag])
    if (name !== undefined) removeAlias(base, firm, name)
    if (note) takeNoteBack(base, firm, note.id)
    for (const text of [tag, name, note?.text])
      this.said.splice(0, this.said.length, ...this.said.filter((word) => word.text !== text))
  }

  /** All that is said of a firm, as the commands find it. */
  #found(kind: Word, firm: number, text: string): string[] {
    const { base } = this
    if (kind === 'tag') return listTags(base).get(firm) ?? []
    if (kind === 'note') return (listNotes(base).get(firm) ?? []).map((note) => note.text)
    if (kind === 'alias') return (listAliases(base).get(firm) ?? []).map(({ name }) => name)
    if (kind === 'set') return (listCorrections(base).get(firm) ?? []).map(({ value }) => value ?? '')
    const forNeed = findDecisions(base, text).has(firm)
    return forNeed ? findDecisionsOnFirm(base, firm).map(({ need }) => need) : []
  }

  check(): void {
    const { base } = this
    expect(verifyLog(base).faults).toEqual([])
    const there = Array.from({ length: count }, (_, i) => i + 1)
    expect(rows<{ id: number }>(base, 'SELECT id FROM listings ORDER BY id').map(({ id }) => id)).toEqual(
      there.filter((id) => !this.forgotten.listings.has(id)),
    )
    // A firm has the id of its oldest listing, and each listing's own id leads there.
    for (const [firm, ...members] of this.firms()) {
      expect(firm).toBe(members[0])
      for (const id of members) expect(findFirm(base, `F${id}`), `F${id}`).toBe(firm)
    }
    for (const firm of this.forgotten.firms)
      expect(() => findFirm(base, `F${firm}`), `F${firm}`).toThrow(/was forgotten/)
    // Each word is where the id it was given to leads. The same firm's newer correction takes the older one's place.
    const newest = new Map(this.said.map((word) => [`${word.kind} ${word.firm}`, word.text]))
    for (const { kind, text, firm } of this.said) {
      if (this.forgotten.firms.has(firm)) {
        if (kind !== 'decide') expect(this.#found(kind, firm, text), `${text} of F${firm}`).toEqual([])
      } else if (kind !== 'set' || newest.get(`set ${firm}`) === text)
        expect(this.#found(kind, findFirm(base, `F${firm}`), text), `${text} of F${firm}`).toContain(text)
    }
    expect(rows(base, 'SELECT count(*) AS n FROM decisions')).toEqual([
      { n: this.said.filter(({ kind }) => kind === 'decide').length },
    ])
    expect(rows(base, 'SELECT count(*) AS n FROM corrections')).toEqual([
      {
        n: this.said.filter(({ kind, firm }) => kind === 'set' && !this.forgotten.firms.has(firm)).length,
      },
    ])
  }
}

function run(list: readonly Deed[], atTheEnd: (sequence: Sequence) => void = () => undefined): void {
  const sequence = new Sequence()
  for (const [nth, deed] of list.entries()) {
    sequence.perform(deed, nth)
    sequence.check()
  }
  atTheEnd(sequence)
  sequence.base.db.close()
}

test('whatever is merged, split, undone, refreshed and said: undone, the firms are those from before, and no word is lost', () => {
  fc.assert(
    fc.property(deeds({ forms: false, forget: false }), (list) => {
      const before = new Sequence().firms()
      run(list, (sequence) => {
        sequence.undoAll()
        sequence.check()
        expect(sequence.firms()).toEqual(before)
      })
    }),
    { numRuns: 60 },
  )
})

test('whatever changes in directories meanwhile, and whoever is forgotten: no word of others is lost, and nobody comes back', () => {
  fc.assert(
    fc.property(deeds({ forms: true, forget: true }), (list) => run(list)),
    { numRuns: 80 },
  )
})
