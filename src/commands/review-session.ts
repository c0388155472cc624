import { countVerdicts, type ReviewList, readReviewCard } from '../dossier/review-card.js'
import type { Labels } from '../ranking/labels.js'
import type { ListedFirm } from '../ranking/ranking.js'
import { openLink, safeLink } from '../terminal/open-link.js'
import { changeTags, leaveOut, moveStage, nameOf, takeIn, writeNote } from './review-actions.js'
import { assess } from './review-assess.js'
import { choose, type Desk, type Done, draw, drawCard, nextKey, type Shown } from './review-desk.js'
import { helpLines, keyLine } from './review-help.js'
import { formatWholeCard, linksOf, type Progress } from './review-screen.js'

export interface Session {
  list: ReviewList
  labels: Labels
  /** With firms that are decided on. */
  all: boolean
  /** Said under the first firm. */
  says: string
}

/**
 * Firm by firm at the keyboard. Each action is one transaction of its own: whenever it ends, by a key, a signal or a lost line, all
 * that was done is kept, and the next session begins with the first firm that nobody has decided on.
 * @returns how many things were done and not taken back
 */
export async function runSession(desk: Desk, session: Session): Promise<number> {
  return new Review(desk, session).run()
}

class Review {
  readonly #desk: Desk
  readonly #session: Session
  readonly #firms: readonly ListedFirm[]
  /** What was done, the last at the end, with the place of its firm. */
  readonly #done: { at: number; done: Done }[] = []
  /** Places that were on the screen, for the way back. */
  readonly #way: number[] = []
  #at: number
  #says: string

  constructor(desk: Desk, session: Session) {
    this.#desk = desk
    this.#session = session
    this.#firms = session.list.firms
    this.#says = session.says
    this.#at = this.#next(-1)
  }

  async run(): Promise<number> {
    for (let goesOn = true; goesOn; ) {
      const shown = this.#show()
      if (shown === 'gone') {
        this.#at = this.#next(this.#at)
        continue
      }
      goesOn = shown === 'end' ? await this.#atEnd() : await this.#press(shown)
    }
    return this.#done.length
  }

  /** The first place behind this one that is to be looked at; behind the last firm where there is none. */
  #next(from: number): number {
    const { verdictOf } = this.#count()
    const wanted = (firm: ListedFirm) => this.#session.all || verdictOf(firm) === 'open'
    const found = this.#firms.findIndex((firm, place) => place > from && wanted(firm))
    return found < 0 ? this.#firms.length : found
  }

  #count(): ReturnType<typeof countVerdicts> {
    return countVerdicts(this.#desk.store, this.#desk.stored.need.id, this.#firms)
  }

  #progress(): Progress {
    const { in: taken, out } = this.#count()
    const need = this.#desk.stored.need.id
    return { need, at: this.#at + 1, of: this.#firms.length, in: taken, out }
  }

  #read(): Shown | null {
    const listed = this.#firms[this.#at]
    if (!listed) return null
    const { store, stored, criteria } = this.#desk
    const { list, labels } = this.#session
    const card = readReviewCard(store, stored, listed, { analysed: list.analysed, labels, criteria })
    return card && { card, progress: this.#progress() }
  }

  #show(): Shown | 'gone' | 'end' {
    if (this.#at >= this.#firms.length) return 'end'
    const shown = this.#read()
    if (!shown) return 'gone'
    const keys = keyLine(this.#desk.context.terminal.width)
    drawCard(this.#desk, shown, this.#says ? [this.#says, ...keys] : keys)
    this.#says = ''
    return shown
  }

  /** @returns whether the review goes on */
  async #press(shown: Shown): Promise<boolean> {
    const pressed = await nextKey(this.#desk)
    const key = pressed === 'I' ? 'I' : pressed.toLowerCase()
    switch (key) {
      case 'i':
      case 'I':
        if (this.#isStale(shown)) break
        this.#decided(await takeIn(this.#desk, shown, key === 'I'))
        break
      case 'o':
        if (this.#isStale(shown)) break
        this.#decided(await leaveOut(this.#desk, shown))
        break
      case 'a':
        this.#says = await assess(
          this.#desk,
          shown,
          () => this.#read() ?? shown,
          (done) => this.#keep(done),
        )
        break
      case 't':
        this.#keep(await changeTags(this.#desk, shown))
        break
      case 'n':
        this.#keep(await writeNote(this.#desk, shown))
        break
      case 's':
        this.#keep(await moveStage(this.#desk, shown))
        break
      case 'l':
        this.#says = await this.#link(shown)
        break
      case 'm':
        await this.#whole(shown)
        break
      case 'k':
      case ' ':
      case 'right':
      case 'page-down':
        this.#go(this.#next(this.#at))
        break
      case 'b':
      case 'left':
      case 'page-up':
        this.#back()
        break
      case 'u':
        this.#undo()
        break
      case '?':
        draw(this.#desk, helpLines(this.#desk.stored.need.id, this.#desk.context.terminal.width))
        await nextKey(this.#desk)
        break
      case 'q':
      case 'ctrl-d':
      case 'end':
        return false
      case 'resize':
      case 'ctrl-l':
        break
      case 'paste':
        this.#says = 'Several letters came at once, as pasted text does: nothing was done.'
        break
      default:
        this.#says = `${key.length === 1 ? `"${key}"` : 'That'} is no key here; ? shows the keys.`
    }
    return true
  }

  async #atEnd(): Promise<boolean> {
    const { in: taken, out } = this.#count()
    const open = this.#firms.length - taken - out
    const { need } = this.#desk.stored
    const { note } = this.#session.list.field
    draw(this.#desk, [
      ...(this.#says ? [this.#says, ''] : []),
      `The end of the list of ${need.id}: ${taken} in, ${out} out, ${open} open of ${this.#firms.length}.`,
      ...(note ? [note] : []),
      '',
      ...(open ? ['k  the open ones again, from the top'] : []),
      'b  back to the last firm',
      ...(this.#done.length ? ['u  take back the last thing done'] : []),
      'q  stop',
    ])
    this.#says = ''
    const key = (await nextKey(this.#desk)).toLowerCase()
    if (['q', 'ctrl-d', 'end', 'escape'].includes(key)) return false
    if (['k', ' '].includes(key) && open) this.#go(this.#next(-1))
    if (['b', 'left', 'page-up'].includes(key)) this.#back()
    if (key === 'u') this.#undo()
    return true
  }

  #go(place: number): void {
    this.#way.push(this.#at)
    this.#at = place
  }

  /** Where one came from; at the beginning of the way, the firm before in the list. */
  #back(): void {
    const before = this.#way.pop() ?? this.#at - 1
    if (before < 0) this.#says = 'This is the first firm of the list.'
    else this.#at = before
  }

  #keep(done: Done | string | null): void {
    if (done === null) return
    this.#says = typeof done === 'string' ? done : done.says
    if (typeof done !== 'string') this.#done.push({ at: this.#at, done })
  }

  #decided(done: Done | null): void {
    if (!done) return
    this.#keep(done)
    this.#go(this.#next(this.#at))
  }

  #undo(): void {
    const last = this.#done.pop()
    if (!last) {
      this.#says = 'Nothing was done in this session that could be taken back.'
      return
    }
    this.#says = last.done.undo()
    // The way back leads on from there, as before the thing was done.
    if (this.#way.at(-1) === last.at) this.#way.pop()
    this.#at = last.at
  }

  /** Somebody else may have decided while the card was on the screen: then it is shown again. */
  #isStale({ card }: Shown): boolean {
    const now = this.#read()?.card.decision ?? null
    if (JSON.stringify(now) === JSON.stringify(card.decision)) return false
    this.#says = `${nameOf(card)}: somebody has decided meanwhile. Look, then press again.`
    return true
  }

  async #link(shown: Shown): Promise<string> {
    const links = linksOf(shown.card).flatMap(({ name, url }) => {
      const link = safeLink(url)
      return link ? [{ value: link, name: `${name}: ${link}` }] : []
    })
    if (!links.length) return 'No page of it is known.'
    const link = links.length === 1 ? links[0]?.value : await choose(this.#desk, shown, 'Which page?', links)
    if (!link) return ''
    return openLink(link, this.#desk.context.env) ? `Opened: ${link}` : link
  }

  /** Everything on as many screens as it takes. */
  async #whole(shown: Shown): Promise<void> {
    const { terminal } = this.#desk.context
    for (let from = 0; ; ) {
      const { width, height, colour } = terminal
      const form = { width, height, colour: colour.stdout, now: this.#desk.now() }
      const lines = formatWholeCard(shown.card, shown.progress, form)
      const room = height - 2
      draw(this.#desk, [
        ...lines.slice(from, from + room),
        from + room < lines.length
          ? `${Math.round((100 * (from + room)) / lines.length)} % · space more · q back`
          : 'That is all · any key back',
      ])
      const key = await nextKey(this.#desk)
      if (key === 'resize') continue
      if (['up', 'page-up', 'b', 'left'].includes(key)) from = Math.max(0, from - room)
      else if (from + room < lines.length && !['q', 'escape', 'end', 'ctrl-d'].includes(key)) from += room
      else return
    }
  }
}
