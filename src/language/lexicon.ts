import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Problem, usageProblem } from '../problem.js'
import { parseYamlFile } from '../yaml-file.js'
import { foldWord } from './analyse.js'
import { type Form, parseForm } from './form.js'
import type { Language } from './guess-language.js'
import { stemGerman } from './stem-german.js'
import { verbForms } from './verb-forms.js'

export { type Form, parseForm } from './form.js'

/** A thing or task with the words both languages have for it. */
export interface Concept {
  id: string
  /** What it is called in each language: its first form, or its id where it has none. */
  names: { de: string; en: string }
  /** Field code T01 to T25; absent for words of general business. */
  field?: string
  /** Words so common that they cannot carry a need alone: software, data, platform. */
  generic: boolean
  forms: Form[]
  /** Where one of these stands in a listing, the same words mean another job. */
  guards: Form[]
}

/** The vocabulary, plain data that survives JSON: parsing it from YAML takes long, reading it back does not. */
export interface Lexicon {
  /** Hash of the content. */
  version: string
  concepts: Concept[]
  /** Words of needs that say nothing of the task. */
  ignored: Form[]
  /** Words that mark a sentence as a side remark: data protection, hosting, dates, offices, interfaces. */
  sideRemarks: Form[]
  needWords: NeedWords
}

/** How common words are in what offices write when they buy. */
export interface NeedWords {
  /** Number of offices whose notices were counted. */
  buyers: number
  /** How many of them use a word, by its German stem. */
  counts: Record<string, number>
}

/** Forms as a list, or as one text with commas: the vocabulary is long and people read it. */
const formsSchema = z
  .union([z.string(), z.array(z.string())])
  .transform((value) =>
    (typeof value === 'string' ? value.split(',') : value).map((text) => text.trim()).filter(Boolean),
  )
  .optional()

const conceptSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case, digits and hyphens'),
  field: z
    .string()
    .regex(/^T(0[1-9]|1\d|2[0-5])$/, 'a field code from T01 to T25')
    .optional(),
  generic: z.boolean().default(false),
  de: formsSchema,
  en: formsSchema,
  /**
   * Nouns that share their stem with other words: the very word is meant, and none of its kin ("building" is neither "build" nor
   * "is building", "servers" not "serves").
   */
  nouns: formsSchema,
  /** Words that say the thing in a need, and mostly another one in listings: there they count little ("Brücke", "books"). */
  weak: formsSchema,
  /** Words near the thing: found in listings at a lower weight, never a sign in a need. */
  near: formsSchema,
  guard: formsSchema,
  matches: z.array(z.string()).default([]),
  not: z.array(z.string()).default([]),
})
export type ConceptSource = z.output<typeof conceptSchema>

export const lexiconFileSchema = z.strictObject({
  concepts: z.array(conceptSchema).default([]),
  ignored: formsSchema,
  side_remarks: formsSchema,
  need_words: z
    .strictObject({
      buyers: z.int().positive(),
      /** Words parted by blanks, by the number of buyers who use them. */
      words: z.record(z.string().regex(/^\d+$/, 'a number'), z.string()),
    })
    .optional(),
})

/** Weight of a word near the thing against one for the thing itself. */
const nearWeight = 0.15
/** Weight, in listings, of a word that mostly means another thing there. */
const weakWeight = 0.15

/**
 * The vocabulary from its YAML files.
 * @param files names as shown in errors; their order does not matter
 * @throws Problem that names file and line
 */
export function parseLexicon(files: readonly { name: string; text: string }[]): Lexicon {
  const concepts = new Map<string, Concept>()
  const ignored: Form[] = []
  const sideRemarks: Form[] = []
  const needWords: NeedWords = { buyers: 0, counts: {} }
  for (const { name, text } of inOrder(files)) {
    const file = parseYamlFile(
      lexiconFileSchema,
      text,
      name,
      'Mend the line; the other concepts show the form.',
    )
    ignored.push(...parseForms(file.ignored, 'de'))
    sideRemarks.push(...parseForms(file.side_remarks, 'de'))
    if (file.need_words) {
      needWords.buyers = file.need_words.buyers
      for (const [count, words] of Object.entries(file.need_words.words))
        for (const word of words.split(/\s+/).filter(Boolean))
          needWords.counts[stemGerman(foldWord(word, 'de'))] = Number(count)
    }
    for (const source of file.concepts) {
      if (concepts.has(source.id)) throw duplicateConcept(source.id, name, text)
      concepts.set(source.id, parseConcept(source))
    }
  }
  return {
    version: lexiconVersion(files),
    concepts: [...concepts.values()],
    ignored,
    sideRemarks,
    needWords,
  }
}

/** What tells one content of the files from another: a hash in twelve hex digits. */
export function lexiconVersion(files: readonly { name: string; text: string }[]): string {
  const hash = createHash('sha256')
  for (const { text } of inOrder(files)) hash.update(`${text.length} ${text}`)
  return hash.digest('hex').slice(0, 12)
}

function inOrder<File extends { name: string }>(files: readonly File[]): File[] {
  return [...files].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function parseConcept(source: ConceptSource): Concept {
  return {
    id: source.id,
    names: {
      de: source.de?.[0] ?? plainId(source),
      en: source.en?.[0] ?? source.nouns?.[0] ?? plainId(source),
    },
    ...(source.field === undefined ? {} : { field: source.field }),
    generic: source.generic,
    forms: unique([
      ...parseForms(source.de, 'de'),
      ...parseForms(source.en, 'en'),
      ...parseForms(source.nouns, 'en').map((form) => ({ ...asWritten(form), noun: true as const })),
      ...parseWeak(source.weak),
      ...parseForms(source.near, 'en', nearWeight),
    ]),
    guards: parseForms(source.guard, 'en').map(asWritten),
  }
}

function plainId({ id }: ConceptSource): string {
  return id.replaceAll('-', ' ')
}

function asWritten(form: Form): Form {
  return form.words.length === 1 ? { ...form, written: foldWord(form.text, 'en') } : form
}

function parseForms(texts: string[] | undefined, language: Language, weight = 1): Form[] {
  return (texts ?? [])
    .flatMap((text) => (language === 'de' ? [text, ...verbForms(text)] : [text]))
    .map((text) => parseForm(text, language, weight))
    .filter((form) => form.words.length > 0)
}

/** German ones begin with a capital; a weak word is a noun. */
function parseWeak(texts: string[] | undefined): Form[] {
  return (texts ?? []).flatMap((text) =>
    parseForms([text], /^\p{Lu}/u.test(text) ? 'de' : 'en', weakWeight).map((form) => ({
      ...form,
      sign: true as const,
    })),
  )
}

/** Inflected forms often share their stems: each sequence of stems once, the strongest, of these the least narrow. */
function unique(forms: Form[]): Form[] {
  const seen = new Map<string, Form>()
  for (const form of forms) {
    const key = JSON.stringify([form.words, form.written])
    const known = seen.get(key)
    if (!known || (known.weight === form.weight && known.german && !form.german)) seen.set(key, form)
  }
  return [...seen.values()]
}

function duplicateConcept(id: string, name: string, text: string): Problem {
  const line = text.split('\n').findLastIndex((row) => row.includes(`id: ${id}`)) + 1
  return usageProblem(
    `${name}:${line}: the concept "${id}" is there already`,
    'Join the two, or give one another id.',
  )
}
