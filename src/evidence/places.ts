import type { z } from 'zod'
import type { placesSchema } from './body-schema.js'
import { areClose, PhraseBook, type Word } from './body-words.js'

/** What a place name stands for; a key is null where several share the name or the table has none. */
export interface Place {
  name: string
  land?: string | null
  district?: string | null
  town?: string | null
  /** The name says that it is a district: "Wetteraukreis". */
  isBody: boolean
  region: boolean
  borough: boolean
}

/** A row of a table of municipalities. */
export interface TableRow {
  kind: 'land' | 'district' | 'town'
  /** Official key of 2, 5 or 8 digits. */
  key: string
  name: string
}

/** The names of places, and what surrounds them. */
export interface Places {
  book: PhraseBook<Place>
  byName: Map<string, Place>
  /** Names that mean other things as often as the town. */
  ambiguous: ReadonlySet<string>
  /** What tells towns of one name apart: rivers, hills, regions. */
  beside: ReadonlySet<string>
}

/** Builds the book of places from the hand-written list and the rows of an official table, if there is one. */
export function buildPlaces(lists: z.output<typeof placesSchema>, table: readonly TableRow[]): Places {
  const byName = new Map<string, Place>()
  const handWritten = new Set<string>()
  const take = (name: string): Place => {
    const known = byName.get(name)
    if (known) return known
    const place: Place = { name, isBody: false, region: false, borough: false }
    byName.set(name, place)
    return place
  }
  for (const [key, name] of Object.entries(lists.lands)) take(name).land = key
  for (const name of lists.districts) take(name).district = null
  for (const name of lists.named_districts) Object.assign(take(name), { district: null, isBody: true })
  for (const name of lists.regions) take(name).region = true
  for (const name of lists.boroughs) take(name).borough = true
  for (const name of lists.towns) take(name).town = null
  for (const name of byName.keys()) handWritten.add(name)
  const seen = new Map<string, number>()
  for (const { kind, name } of table) seen.set(`${kind} ${name}`, (seen.get(`${kind} ${name}`) ?? 0) + 1)
  const ambiguous = new Set(lists.ambiguous)
  for (const { kind, key, name } of table) {
    const place = take(name)
    const unique = seen.get(`${kind} ${name}`) === 1
    if (kind === 'land') place.land = key
    else place[kind] = unique ? key : null
    // Au, Berg, Acht: a table brings names that are words.
    if (!handWritten.has(name) && name.length <= 5) ambiguous.add(name)
  }
  const book = new PhraseBook<Place>()
  for (const place of byName.values()) book.add(place.name, place)
  return { book, byName, ambiguous, beside: new Set(lists.beside) }
}

/** A place as it stands in a text. */
export interface PlaceAt {
  /** As written, with what stands beside it: "Halle (Saale)". */
  name: string
  place: Place | null
  /** Number of words. */
  length: number
  end: number
}

const opening =
  /^(?:Bad|Sankt|St|Neu|Groß|Klein|Hohen|Alt|Ober|Nieder|Markt|Schloß|Hann|Ostseebad|Nordseebad|Neustadt|Schloss)$/u
const between = /^(?:am|im|in|an|ob|vor|bei|auf|unter|a|i|a\.d|i\.d|d|der|dem|den|o|v)$/u
const abstractNoun = /(?:ung|heit|keit|tion|schaft|tät|ismus|ungen|tionen)$/u
/** How German place names end. */
export const placeShape =
  /(?:bach|berg|burg|dorf|heim|hausen|haus|ingen|ungen|kirchen|kirch|feld|felde|furt|stadt|stedt|stett|stetten|rode|roda|brück|brücken|büttel|hagen|hain|hof|hofen|horst|leben|lingen|münde|münster|ried|reuth|rath|scheid|see|tal|thal|wald|walde|weiler|wiesen|zell|zimmern|ow|endorf|amrum|nau|bek|beck|fleth|hude|loh|lohe|moor|marsch|siel|wik|tzen|litz|witz|nitz|ach|eck|egg|stein)$/u

/** Reads the place name at a word; `loose` also takes a capitalised name that no table has. */
export function readPlace(
  text: string,
  words: readonly Word[],
  at: number,
  places: Places,
  loose: 'no' | 'shape' | 'any',
  noNames: ReadonlySet<string>,
): PlaceAt | null {
  const found = places.book.longestAt(words, at, text)
  const first = words[at]
  if (!first) return null
  let last = at
  let place: Place | null = null
  if (found && isExactly(found.text, words, at, found.length)) {
    last = at + found.length - 1
    place = found.value
  } else if (loose === 'no' || !couldBeName(first, noNames)) return null
  else {
    if (
      opening.test(first.text) &&
      couldBeName(words[at + 1], noNames) &&
      areNear(text, first, words[at + 1])
    )
      last = at + 1
    if (loose === 'shape' && !words.slice(at, last + 1).some((word) => placeShape.test(word.lower)))
      return null
  }
  last = Math.max(last, readBeside(text, words, last, places))
  let end = words[last]?.end ?? first.end
  const bracket = /^\s?\((?:[A-ZÄÖÜ][\p{L}.]{1,14})\.?\)/u.exec(text.slice(end))
  if (bracket && places.beside.has(bracket[0].replace(/[\s().]/g, ''))) {
    end += bracket[0].length
    last++
  }
  const name = text.slice(first.start, end)
  return { name, place: place ?? places.byName.get(name) ?? null, length: last - at + 1, end }
}

function couldBeName(word: Word | undefined, noNames: ReadonlySet<string>): boolean {
  return (
    word?.capital === true &&
    word.text.length >= 2 &&
    /\p{Ll}/u.test(word.text) &&
    !noNames.has(word.text) &&
    !abstractNoun.test(word.lower)
  )
}

/** Names of one word come as written, so that "Regens" is not Regen; in longer ones endings vary ("Sächsischen Schweiz"). */
function isExactly(name: string, words: readonly Word[], at: number, length: number): boolean {
  return length > 1 || words[at]?.text === name
}

/** "Weil am Rhein", "Neustadt a. d. Aisch": the last word of what tells the town apart. */
function readBeside(text: string, words: readonly Word[], last: number, places: Places): number {
  let at = last + 1
  while (at <= last + 3 && between.test(words[at]?.text ?? '') && areNear(text, words[at - 1], words[at]))
    at++
  if (at === last + 1) {
    // "Wörth a.d.Donau" is one word with the river in it.
    const joined = /^(?:a|i|v|o)\.(?:d\.)?(\p{Lu}\p{L}+)$/u.exec(words[at]?.text ?? '')
    return joined?.[1] && places.beside.has(joined[1]) ? at : last
  }
  const river = words[at]
  return river && places.beside.has(river.text) && areNear(text, words[at - 1], river) ? at : last
}

function areNear(text: string, before: Word | undefined, after: Word | undefined): boolean {
  if (areClose(text, before, after)) return true
  return before !== undefined && after !== undefined && /^\.\s?$/.test(text.slice(before.end, after.start))
}
