import type { BodyKnowledge, TypeWord } from './body-knowledge.js'
import { areClose, isOneRow, type Word } from './body-words.js'
import { type PlaceAt, readPlace } from './places.js'

const adjective =
  /^(?:\p{Lu}[\p{L}-]*isch|Technisch|Frei|Staatlich|Deutsch|Gemeinsam|Dual|Zentral|Oberst)(?:e[srnm]?)$/u
const townAdjective = /^(\p{Lu}[\p{L}-]{3,})er$/u

/** Reads the parts of a body's name round a type word; places of words are their numbers in the text. */
export class NameReader {
  readonly #text: string
  readonly #words: readonly Word[]
  readonly #knowledge: BodyKnowledge

  constructor(text: string, words: readonly Word[], knowledge: BodyKnowledge) {
    this.#text = text
    this.#words = words
    this.#knowledge = knowledge
  }

  place(at: number, loose: 'no' | 'shape' | 'any'): PlaceAt | null {
    return this.#follows(at) ? this.#read(at, loose) : null
  }

  #read(at: number, loose: 'no' | 'shape' | 'any'): PlaceAt | null {
    return readPlace(this.#text, this.#words, at, this.#knowledge.places, loose, this.#knowledge.noNames)
  }

  /** Adjectives before a type word, in the nominative: "Niedersächsisches " for "dem Niedersächsischen". */
  lead(at: number, word: TypeWord): { text: string; from: number } {
    let from = at
    let text = ''
    while (from > 0 && at - from < 2 && areClose(this.#text, this.#words[from - 1], this.#words[from])) {
      const before = this.#words[from - 1]?.text ?? ''
      const isTowns = this.#isTownAdjective(before)
      const isPlain =
        adjective.test(before) &&
        (/^(?:task|alone|institution|name|town-adjective)$/.test(word.needs) ||
          /Universität|Hochschule/.test(word.name))
      if (!isPlain && !(isTowns && !/^(?:place|known|shape|land|company)$/.test(word.needs))) break
      text = `${isTowns ? before : inflect(before, word.gender)} ${text}`
      from--
    }
    return { text, from }
  }

  #isTownAdjective(text: string): boolean {
    const stem = townAdjective.exec(text)?.[1]
    const { byName } = this.#knowledge.places
    return (
      stem !== undefined &&
      (byName.has(stem) ||
        byName.has(`${stem}e`) ||
        byName.has(`${stem}en`) ||
        byName.has(`${stem.slice(0, -1)}en`))
    )
  }

  /** Names behind a type word; behind a plural a row of them. */
  placesFrom(
    at: number,
    loose: 'no' | 'shape' | 'any',
    plural: boolean,
    word: TypeWord,
  ): { place: PlaceAt; from: number; to: number }[] {
    const found: { place: PlaceAt; from: number; to: number }[] = []
    let here = at
    // "district office Bodenseekreis", "Stadt und Landkreis Hof" are read elsewhere.
    for (;;) {
      const place = found.length ? this.#read(here, loose) : this.place(here, loose)
      if (
        !place ||
        (word.needs !== 'land' &&
          place.place?.borough &&
          place.place.town === undefined &&
          place.place.district === undefined &&
          word.name !== 'Bezirk')
      )
        break
      const to = here + place.length - 1
      found.push({ place, from: here, to })
      if (!plural) break
      const next = this.#words[to + 1]
      const gap = this.#text.slice(place.end, next?.start)
      if (/^,\s$/.test(gap) && next?.capital) here = to + 1
      else if (/^\s$/.test(gap) && /^(?:und|sowie|oder)$/.test(next?.text ?? '')) here = to + 2
      else break
    }
    return found
  }

  /** "Hamm-Lippstadt", "Zittau/Görlitz": two places in one word. */
  placePair(at: number): PlaceAt | null {
    const word = this.#words[at]
    if (!word || !this.#follows(at)) return null
    const parts = word.text.split(/[-/]/)
    if (parts.length < 2 || !parts.some((part) => this.#knowledge.places.byName.has(part))) return null
    return { name: word.text, place: null, length: 1, end: word.end }
  }

  /** "der Stadt Köln", "des Landkreises Kassel", "Region Hannover". */
  carrier(at: number): PlaceAt | null {
    if (!this.#follows(at)) return null
    let here = at
    if (/^(?:der|des|im)$/.test(this.#words[here]?.text ?? '')) here++
    if (/^(?:Stadt|Landkreises?|Kreises?|Region|Landeshauptstadt)$/.test(this.#words[here]?.text ?? ''))
      here++
    if (here === at) return null
    const place = this.place(here, 'no')
    return place && { ...place, length: here - at + place.length }
  }

  /** "für Umwelt, Landwirtschaft und Geologie", "der Finanzen", "des Innern und für Sport": its last word. */
  task(at: number): { to: number } | null {
    const first = this.#words[at]
    if (!first || !this.#follows(at)) return null
    if (!/^(?:für|der|des|of)$/.test(first.text)) return null
    let to = -1
    let here = at + 1
    while (here < this.#words.length && here - at < 14 && isOneRow(this.#text, this.#words, here - 1, 2)) {
      const word = this.#words[here]
      const gap = this.#text.slice(this.#words[here - 1]?.end, word?.start)
      if (!word || /[–/"]/.test(gap)) break
      if (word.capital) {
        // A comma goes on only where "und" ends the row.
        if (gap.includes(',') && !this.#rowEnds(here)) break
        // "Landesamt für Umwelt Software": two nouns are no row.
        if (to === here - 1 && !gap.includes(',')) break
        to = here
      } else if (!/^(?:und|sowie|für|der|des|die|den)$/.test(word.text) && !/(?:e|er|en|es)$/.test(word.text))
        break
      else if (/^(?:und|sowie)$/.test(word.text) && !this.#goesOn(here + 1)) break
      else if (!/^(?:und|sowie|für|der|des|die|den)$/.test(word.text) && !this.#words[here + 1]?.capital)
        break
      else if (
        !/^(?:und|sowie|für|der|des|die|den)$/.test(word.text) &&
        to === here - 1 &&
        !gap.includes(',')
      )
        break
      else if (/^(?:für|der|des|die|den)$/.test(word.text) && to === here - 1) break
      here++
    }
    return to < 0 ? null : { to }
  }

  /** Whether a row of nouns with commas comes to an "und" before anything else. */
  #rowEnds(at: number): boolean {
    for (let i = at; i < at + 8; i++) {
      const word = this.#words[i]
      if (!word) return false
      if (/^(?:und|sowie)$/.test(word.text)) return this.#goesOn(i + 1)
      if (!word.capital && !/(?:e|er|en|es)$/.test(word.text)) return false
      if (!isOneRow(this.#text, this.#words, i, 2)) return false
    }
    return false
  }

  #goesOn(at: number): boolean {
    const word = this.#words[at]
    if (!word) return false
    if (/^(?:für|der|des|die)$/.test(word.text))
      return this.#words[at + 1]?.capital === true && word.text === 'für'
    if (!word.capital) return /(?:e|er|en|es)$/.test(word.text) && this.#words[at + 1]?.capital === true
    return !/^(?:Wir|Die|Der|Das|Stadt|Landkreis|Gemeinde|Universität|Kreis)$/.test(word.text)
  }

  /** The word with which the name of a Land or place that follows a task ends: "… des Landes Brandenburg", "… Sachsen". */
  land(at: number): number {
    let here = at + 1
    if (!this.#follows(here)) return at
    if (/^(?:der|des)$/.test(this.#words[here]?.text ?? '')) here++
    if (/^(?:Landes|Freistaat(?:e?s)?|Stadt|Hansestadt)$/.test(this.#words[here]?.text ?? '')) here++
    const place = this.place(here, 'no')
    return place ? here + place.length - 1 : at
  }

  /** Capitalised words in a row, three at most, with what binds them. */
  properName(at: number): number {
    let to = at - 1
    for (let here = at; here < at + 5; here++) {
      const word = this.#words[here]
      if (!word || !isOneRow(this.#text, this.#words, here - 1, 2)) break
      if (/,|\s[–-]/.test(this.#text.slice(this.#words[here - 1]?.end, word.start))) break
      if (/^(?:der|des|am|an|im|in|von)$/.test(word.text)) continue
      if (!word.capital || this.#knowledge.noNames.has(word.text)) break
      if (/^(?:GmbH|AG|KG|UG|gGmbH|SE|mbH|Anstalt|Körperschaft)$/.test(word.text)) break
      to = here
      if (to - at >= 3) break
    }
    return to
  }

  /** "Helios Klinikum Erfurt": a house of a private group. */
  hasBrandBefore(at: number): boolean {
    const before = this.#words[at - 1]
    if (!before?.capital || !areClose(this.#text, before, this.#words[at])) return false
    return !/^(?:Die|Das|Der|Dem|Den|Im|Am|Beim|Mit|Für|Auch|Bei|Vom|Eigenbetrieb|Logo|Unser|Das)$/.test(
      before.text,
    )
  }

  placeBefore(at: number): string | null {
    const before = this.#words[at - 1]
    if (!before || !areClose(this.#text, before, this.#words[at])) return null
    return this.#knowledge.places.byName.has(before.text) ? before.text : null
  }

  /** The text of words, with the blank before them. */
  slice(after: number, to: number): string {
    if (to <= after) return ''
    let end = this.#words[to]?.end ?? 0
    const quoted = this.#text.slice(this.#words[after]?.end, end)
    if (
      this.#text[end] === '"' ||
      this.#text[end] === '“' ||
      (this.#text[end] === ')' && quoted.includes('('))
    )
      end++
    return this.#text.slice(this.#words[after]?.end, end)
  }

  #follows(at: number): boolean {
    const before = this.#words[at - 1]
    const word = this.#words[at]
    return (
      before !== undefined &&
      word !== undefined &&
      /^\s+["„“]?$/u.test(this.#text.slice(before.end, word.start))
    )
  }
}

/** "Niedersächsischen" with the ending of the nominative behind no article. */
function inflect(word: string, gender: TypeWord['gender']): string {
  const ending = { m: 'er', f: 'e', n: 'es', p: 'e', e: 'e' }[gender]
  return adjective.test(word) ? word.replace(/e[srnm]?$/, ending) : word
}
