import type { BodyKnowledge, TypeWord } from './body-knowledge.js'
import type { Word } from './body-words.js'
import { NameReader } from './name-reader.js'
import type { PlaceAt } from './places.js'

/** The name of a body that a type word opens, by the words it takes. */
export interface BodyName {
  /** Nominative. */
  name: string
  from: number
  to: number
  ags: string | null
  place: boolean
}

interface Trigger {
  word: TypeWord
  plural: boolean
  at: number
  after: number
  written: string | null
}

/** Reads what follows a type word, and stands before it; null where it is a common noun. */
export function readBodyName(
  text: string,
  words: readonly Word[],
  trigger: Trigger,
  knowledge: BodyKnowledge,
): BodyName[] | null {
  const { word, at, after, plural } = trigger
  const reader = new NameReader(text, words, knowledge)
  const title = trigger.written ?? word.name
  const lead = reader.lead(at, word)
  const named = (place: PlaceAt, from: number, to: number): BodyName => ({
    name: `${lead.text}${title} ${place.name}`,
    from,
    to,
    ags: agsOf(word, place),
    place: place.place !== null,
  })
  // "verschiedener Münchner Universitäten": several of a kind are none by name.
  if (plural && !/^(?:place|shape|known|land)$/.test(word.needs)) return null
  switch (word.needs) {
    case 'place':
    case 'shape':
    case 'known': {
      // "Städten, Gebäuden": behind a plural only names that are known.
      const loose = word.needs === 'known' || plural ? 'no' : word.needs === 'shape' ? 'shape' : 'any'
      const places = reader.placesFrom(after, loose, plural, word)
      return places.length === 0
        ? null
        : places.map(({ place, from, to }, i) => named(place, i === 0 ? lead.from : from, to))
    }
    case 'land': {
      const place = reader.place(after, 'no')
      if (!place?.place?.land) return null
      return [named(place, lead.from, after + place.length - 1)]
    }
    case 'company': {
      if (reader.hasBrandBefore(at) && trigger.written === null) return null
      const tail = reader.place(after, 'no') ?? reader.carrier(after)
      const end = tail ? after + tail.length - 1 : at
      if (!tail && trigger.written === null) return null
      return [
        {
          name: text.slice(words[at]?.start, tail?.end ?? words[at]?.end),
          from: at,
          to: end,
          ags: null,
          place: tail !== null,
        },
      ]
    }
    case 'town-adjective': {
      if (lead.from === at) return null
      return [{ name: `${lead.text}${title}`, from: lead.from, to: after - 1, ags: null, place: true }]
    }
    case 'before': {
      const before = reader.placeBefore(at)
      return before
        ? [{ name: `${before} ${title}`, from: at - 1, to: after - 1, ags: null, place: true }]
        : null
    }
    case 'task': {
      const task = reader.task(after)
      const to = reader.land(task?.to ?? after - 1)
      if (!task && lead.from === at && !(to > after - 1)) return null
      if (!task && word.name === 'Behörde') return null
      return [
        {
          name: lead.text + title + reader.slice(after - 1, to),
          from: lead.from,
          to,
          ags: null,
          place: false,
        },
      ]
    }
    case 'alone': {
      const task = reader.task(after)
      const to = reader.land(task?.to ?? after - 1)
      if (lead.from === at && to < after) return null
      return [
        {
          name: lead.text + title + reader.slice(after - 1, to),
          from: lead.from,
          to,
          ags: null,
          place: false,
        },
      ]
    }
    case 'institution': {
      const zu = words[after]?.text === 'zu' ? 1 : 0
      const place = reader.placePair(after + zu) ?? reader.place(after + zu, 'shape')
      const task = place ? null : reader.task(after)
      const to = place ? after + zu + place.length - 1 : (task?.to ?? after - 1)
      if (to < after && lead.from === at && trigger.written === null) return null
      return [
        {
          name: lead.text + title + reader.slice(after - 1, to),
          from: lead.from,
          to,
          ags: null,
          place: place !== null,
        },
      ]
    }
    case 'name': {
      const owner = reader.carrier(after)
      const task = owner ? null : reader.task(after)
      const to = owner ? after + owner.length - 1 : (task?.to ?? reader.properName(after))
      if (to < after && lead.from === at) return null
      return [
        {
          name: lead.text + title + reader.slice(after - 1, to),
          from: lead.from,
          to,
          ags: null,
          place: false,
        },
      ]
    }
  }
}

function agsOf(word: TypeWord, { place }: PlaceAt): string | null {
  if (!place) return null
  if (/^(?:Land|Freistaat|State)/.test(word.name) && word.needs === 'land') return place.land ?? null
  if (/kreis|^Kreis|^Landratsamt|^District/u.test(word.name)) return place.district ?? null
  return place.town ?? null
}
