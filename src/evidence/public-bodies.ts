import { readLegalForm } from './body-form.js'
import type { BodyKnowledge, TypeWord } from './body-knowledge.js'
import { readBodyName } from './body-name.js'
import { areClose, isOneRow, readWords, stemOf, type Word } from './body-words.js'
import type { BodyType, PublicBody } from './finding.js'
import { readPlace } from './places.js'

/** A public body and where it stands in the text. */
export interface BodyAt {
  body: PublicBody
  start: number
  end: number
}

/**
 * Finds the public bodies that a text names: by the hand-kept list, by a type word with a name ("des Landkreises Hof"), by a name
 * that says so itself ("Wetteraukreis") or by a form of public law ("… AöR"). A place alone is none: see findListedPlaces. A firm
 * with a legal form is none unless it is on the list or a type word makes it a company in public hands ("Stadtwerke … GmbH").
 * @returns in the order of the text, without overlaps
 */
export function findPublicBodies(text: string, knowledge: BodyKnowledge): BodyAt[] {
  const words = readWords(text)
  const found: BodyAt[] = []
  let at = 0
  while (at < words.length) {
    const here =
      fromList(text, words, at, knowledge) ??
      fromWord(text, words, at, knowledge) ??
      fromName(text, words, at, knowledge) ??
      fromPublicForm(text, words, at, knowledge)
    if (!here || here.bodies.length === 0) {
      at += here?.skip ?? 1
      continue
    }
    for (const body of here.bodies) {
      // "Kommunalbetrieb Krefeld" is found first, "Kommunalbetrieb Krefeld AöR" then takes its place.
      while (found.length && (found.at(-1)?.end ?? 0) > body.start) found.pop()
      found.push(body)
    }
    at = Math.max(at + 1, here.next)
  }
  return found
}

interface Here {
  bodies: BodyAt[]
  /** Word to go on with. */
  next: number
  skip?: number
}

function fromList(text: string, words: readonly Word[], at: number, knowledge: BodyKnowledge): Here | null {
  const hit = knowledge.listed.longestAt(words, at, text)
  if (!hit) return null
  const last = at + hit.length - 1
  // "BSI Grundschutz", "BSI C5": a standard, not its publisher.
  if (/^(?:IT-)?Grundschutz|^C5$|^Standards?$|^Kriterien/u.test(words[last + 1]?.text ?? '')) return null
  const { name, type } = hit.value
  const body = { name, type, ags: null }
  return { bodies: [{ body, start: start(words, at), end: end(words, last) }], next: last + 1 }
}

function fromWord(text: string, words: readonly Word[], at: number, knowledge: BodyKnowledge): Here | null {
  const hit = knowledge.words.longestAt(words, at, text)
  if (hit) {
    const { word, plural } = hit.value
    return read(text, words, { word, plural, at, after: at + hit.length, written: null }, knowledge)
  }
  const first = words[at]
  if (!first?.capital) return null
  const part = first.text.includes('-') ? first.text.slice(first.text.lastIndexOf('-') + 1) : null
  const lastPart = part && /^\p{Lu}/u.test(part) ? knowledge.lastParts.get(stemOf(part)) : undefined
  if (lastPart && ['institution', 'company', 'name', 'task'].includes(lastPart.needs)) {
    const written = first.text.replace(/s$/, lastPart.name.endsWith('s') ? 's' : '')
    return read(text, words, { word: lastPart, plural: false, at, after: at + 1, written }, knowledge)
  }
  const ending = knowledge.endings.find(
    (one) => first.lower.replace(/e?s$/, '').endsWith(one.ending) && first.lower.length >= one.ending.length,
  )
  if (!ending) return null
  const written = first.text.replace(/(?<=verband)e?s$|(?<=ministerium)s$/u, '')
  const word: TypeWord = {
    name: written,
    gender: ending.gender,
    needs: ending.ending === 'ministerium' ? 'alone' : 'name',
    type: 'administration',
    form: false,
  }
  return read(text, words, { word, plural: false, at, after: at + 1, written }, knowledge)
}

interface Trigger {
  word: TypeWord
  plural: boolean
  /** Word at which the type word begins, and the one behind it. */
  at: number
  after: number
  /** The word as it goes into the name, where it is not that of the list. */
  written: string | null
}

function read(text: string, words: readonly Word[], trigger: Trigger, knowledge: BodyKnowledge): Here | null {
  const names = readBodyName(text, words, trigger, knowledge)
  if (!names) return null
  const bodies: BodyAt[] = []
  let next = trigger.after
  for (const { name, from, to, ags, place } of names) {
    next = Math.max(next, to + 1)
    const legal = names.length === 1 ? readLegalForm(text, words, to, knowledge.publicForms) : null
    if (!legal) {
      bodies.push(bodyAt(name, trigger.word.type, ags, start(words, from), endOf(text, words, to)))
      continue
    }
    next = legal.last + 1
    const isPublic = legal.kind === 'public'
    const isTowns = place && /^(?:Stadt|Landkreis|Gemeinde|Landeshauptstadt)$/.test(trigger.word.name)
    if (!isPublic && !trigger.word.form && !isTowns)
      return { bodies: [], next, skip: legal.last + 1 - trigger.at }
    const whole = legal.adjacent
      ? `${name} ${legal.form}`
      : text.slice(start(words, from), end(words, legal.last))
    const type = isPublic ? trigger.word.type : 'public-company'
    bodies.push(bodyAt(whole, type, ags, start(words, from), end(words, legal.last)))
  }
  return { bodies, next }
}

/** "Wetteraukreis", "Region Hannover": places whose name says that they are a body. */
function fromName(text: string, words: readonly Word[], at: number, knowledge: BodyKnowledge): Here | null {
  if (!words[at]?.capital) return null
  const { book } = knowledge.places
  let hit = book.longestAt(words, at, text)
  const genitive = /^(.*kreis)es$/u.exec(words[at]?.text ?? '')?.[1]
  if (!hit && genitive) {
    const place = knowledge.places.byName.get(genitive)
    hit = place ? { value: place, length: 1, text: genitive } : null
  }
  if (!hit?.value.isBody) return null
  const last = at + hit.length - 1
  if (readLegalForm(text, words, last, knowledge.publicForms)?.kind === 'private')
    return { bodies: [], next: last + 1, skip: hit.length }
  const { name, district } = hit.value
  return {
    bodies: [bodyAt(name, 'administration', district ?? null, start(words, at), end(words, last))],
    next: last + 1,
  }
}

/** "Abwasserbetriebe Weserbergland AöR": what stands before a form of public law. */
function fromPublicForm(
  text: string,
  words: readonly Word[],
  at: number,
  knowledge: BodyKnowledge,
): Here | null {
  const word = words[at]
  if (!word || !knowledge.publicForms.has(word.text.replace(/-$/, ''))) return null
  let from = at
  while (from > 0 && at - from < 5) {
    const before = words[from - 1]
    if (!before || !/\p{Lu}|^(?:und|für|der|des)$/u.test(before.text) || !isOneRow(text, words, from - 1, 2))
      break
    from--
  }
  while (from < at && !words[from]?.capital) from++
  const owner = words
    .slice(from, at)
    .findLastIndex(({ text: one }) => /^(?:Auftrag|Namen|Vertretung)$/.test(one))
  if (owner >= 0) from += owner + 2
  while (from < at && /^(?:Die|Der|Das|Bei|Mit|Für|Auch|Seit)$/.test(words[from]?.text ?? '')) from++
  if (from === at) return null
  const name = text.slice(start(words, from), word.end)
  return { bodies: [bodyAt(name, 'public-company', null, start(words, from), word.end)], next: at + 1 }
}

function bodyAt(name: string, type: BodyType, ags: string | null, from: number, to: number): BodyAt {
  return { body: { name: name.replace(/\s+/g, ' ').trim(), type, ags }, start: from, end: to }
}

function start(words: readonly Word[], at: number): number {
  return words[at]?.start ?? 0
}

function end(words: readonly Word[], at: number): number {
  return words[at]?.end ?? 0
}

function endOf(text: string, words: readonly Word[], at: number): number {
  const last = end(words, at)
  return text[last] === ')' ? last + 1 : last
}

/** A name of the tables alone, as it counts among customers: "darunter Hamburg, Aachen und Aschaffenburg". */
export interface PlaceInList extends BodyAt {
  ambiguous: boolean
}

/** Places without a type word; the caller has to know that what it reads are customers. */
export function findPlaces(text: string, knowledge: BodyKnowledge): PlaceInList[] {
  const words = readWords(text)
  const found: PlaceInList[] = []
  for (let at = 0; at < words.length; at++) {
    if (!words[at]?.capital) continue
    const hit = readPlace(text, words, at, knowledge.places, 'no', knowledge.noNames)
    if (!hit) continue
    const last = at + hit.length - 1
    const { place, name } = hit
    const before = words[at - 1]
    // "Universität Kassel", "Anna Berlin": part of another name.
    const partOfName = areClose(text, words[last], words[last + 1]) && words[last + 1]?.capital === true
    if (!partOfName || before === undefined)
      found.push({
        body: { name, type: 'administration', ags: place?.town ?? place?.district ?? place?.land ?? null },
        start: start(words, at),
        end: hit.end,
        ambiguous: knowledge.places.ambiguous.has(name),
      })
    at = last
  }
  return found
}
