import { dropPersons } from '../firms/persons.js'
import { longestQuote } from '../firms/quote-around.js'

/** Where what a quote must keep stands in its sentence. */
export interface Span {
  start: number
  end: number
}

const roleTail =
  /(?<=^|[\s–—-])(?:\p{Lu}[\p{L}'’.-]+\s){1,3}\p{Lu}[\p{L}'’-]+(?=\s*[,(]\s*(?:\p{L}+\s){0,2}\p{L}*(?:leiter|amtsleiter|bürgermeister|referent|sachbearbeiter|manager|direktor|dezernent|landrat|landrätin|beauftragte|officer|head|director|koordinator)\p{L}*)/giu

/**
 * A quote of at most 200 characters without a natural person, mail address or telephone number, cut at whole words round what it
 * must show.
 * @param span the words that must stay, by their place in the sentence
 */
export function evidenceQuote(sentence: string, span: Span, firmName = ''): string {
  const kept = sentence.slice(span.start, span.end)
  const cut = cutAround(sentence, span)
  if (!mayNamePerson(cut)) return cut
  const named = dropPersons(cut.replace(roleTail, ''), firmName)
  const clean = named.text
    .replace(/\s+([,.;])/g, '$1')
    .replace(/(?:^|(?<=[–—-]))\s*,\s*/gu, ' ')
    .trim()
  // What is left without its subject says something else; the name of the body says enough.
  if (clean.includes(kept) && !dropPersons(clean, firmName).dropped && clean.length <= longestQuote)
    return clean
  return dropPersons(kept, firmName).text.slice(0, longestQuote)
}

/** What somebody of a body said, with the body and without the person: "„…“ – Stadt Lemgo". */
export function testimonialQuote(speech: string, body: string, firmName = ''): string {
  const said = dropPersons(speech, firmName)
    .text.replace(/^[„"“”»«]|[„"“”»«]$/gu, '')
    .trim()
  const room = longestQuote - body.length - 5
  const short = said.length <= room ? said : `${atWord(said, room - 2)} …`
  return `„${short}“ – ${body}`.slice(0, longestQuote)
}

function mayNamePerson(text: string): boolean {
  return /@|\(at\)|\d{4}|\p{Lu}\p{L}*\p{Ll}/u.test(text)
}

function cutAround(sentence: string, { start, end }: Span): string {
  if (sentence.length <= longestQuote) return sentence.trim()
  const room = longestQuote - 4
  if (end - start >= room) return `${atWord(sentence.slice(start, end), room)} …`
  const spare = room - (end - start)
  let left = Math.max(0, start - Math.floor(spare / 2))
  let right = Math.min(sentence.length, left + room)
  left = Math.max(0, right - room)
  if (left > 0) {
    const blank = sentence.indexOf(' ', left)
    left = blank < 0 || blank >= start ? start : blank + 1
  }
  if (right < sentence.length) {
    const blank = sentence.lastIndexOf(' ', right)
    right = blank < end ? end : blank
  }
  return `${left ? '… ' : ''}${sentence.slice(left, right).trim()}${right < sentence.length ? ' …' : ''}`
}

function atWord(text: string, room: number): string {
  if (text.length <= room) return text
  const blank = text.lastIndexOf(' ', room)
  return text.slice(0, blank > 0 ? blank : room).trim()
}
