import { endsSentence } from '../language/sentence-end.js'

/** A piece of a text between two ends of sentences. */
export interface Sentence {
  text: string
  start: number
}

const mayEnd = /[.!?…]["“”»)]*\s+|[\n•¦|]\s*/gu
const lastWord = /[\p{L}\d]*$/u

/** Parts a text into sentences; what a dash or a small letter follows goes on (a quotation and who said it). */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const match of text.matchAll(mayEnd)) {
    const [between] = match
    const before = lastWord.exec(text.slice(Math.max(0, match.index - 30), match.index))?.[0] ?? ''
    const after = text[match.index + between.length] ?? ''
    if (after === '') continue
    if (/[–—,]/.test(after) || !endsSentence(before, between, after)) continue
    // "am 3. Mai": a number before a full stop is as often an ordinal; a year ends.
    if (/^\.\s/.test(between) && /^\d{1,2}$/.test(before)) continue
    const end = match.index + between.length
    add(text, start, end, sentences)
    start = end
  }
  add(text, start, text.length, sentences)
  return sentences
}

/**
 * Longest sentence, in characters: what has no end within so many is a list or no text, and is parted at a blank, as the rules
 * that read sentences may cost the square of one.
 */
const longest = 1000

function add(text: string, from: number, to: number, sentences: Sentence[]): void {
  let start = from
  while (to - start > longest) {
    const blank = text.lastIndexOf(' ', start + longest)
    const end = blank > start ? blank : start + longest
    addPart(text, start, end, sentences)
    start = end
  }
  addPart(text, start, to, sentences)
}

function addPart(text: string, from: number, to: number, sentences: Sentence[]): void {
  const raw = text.slice(from, to)
  const left = raw.length - raw.trimStart().length
  const clean = raw.replace(/^[\s•¦|]+|[\s•¦|]+$/gu, '')
  if (clean) sentences.push({ text: clean, start: from + Math.max(left, raw.indexOf(clean)) })
}
