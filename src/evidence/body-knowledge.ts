import type { z } from 'zod'
import { parseYamlFile } from '../yaml-file.js'
import { bodiesSchema, type Gender, type Needs, placesSchema, wordsSchema } from './body-schema.js'
import { PhraseBook, stemOf } from './body-words.js'
import type { BodyType } from './finding.js'
import { buildPlaces, type Places, type TableRow } from './places.js'

/** A type word such as "Landkreis", ready to be looked up. */
export interface TypeWord {
  name: string
  gender: Gender
  needs: Needs
  type: BodyType
  /** With a legal form behind it stays a body, as a company. */
  form: boolean
}

/** A type word in one of its forms. */
export interface WordForm {
  word: TypeWord
  /** "Städte Gera und Altenburg": several names may follow. */
  plural: boolean
}

/** Everything the recogniser of public bodies knows; built once from data/public-bodies. */
export interface BodyKnowledge {
  listed: PhraseBook<{ name: string; type: BodyType }>
  words: PhraseBook<WordForm>
  /** Type words by their stem, for the last part of "Heinrich-Heine-Universität". */
  lastParts: ReadonlyMap<string, TypeWord>
  endings: readonly { ending: string; gender: Gender }[]
  publicForms: ReadonlySet<string>
  noNames: ReadonlySet<string>
  places: Places
}

/** A file as text, with the name that errors show. */
export interface NamedText {
  name: string
  text: string
}

/** The three files of data/public-bodies, and a table of municipalities where an operator has made one. */
export interface BodyFiles {
  bodies: NamedText
  places: NamedText
  words: NamedText
  table: NamedText | null
}

const remedy = 'Mend the line; the head of the file says what each part holds.'

/**
 * Reads the lists of public bodies and makes them ready.
 * @throws Problem that names file and line
 */
export function parsePublicBodies(files: BodyFiles): BodyKnowledge {
  const bodies = parseYamlFile(bodiesSchema, files.bodies.text, files.bodies.name, remedy)
  const places = parseYamlFile(placesSchema, files.places.text, files.places.name, remedy)
  const words = parseYamlFile(wordsSchema, files.words.text, files.words.name, remedy)
  const listed: BodyKnowledge['listed'] = new PhraseBook()
  for (const type of ['administration', 'public-company', 'association'] as const)
    for (const names of bodies[type]) {
      const value = { name: names[0] ?? '', type }
      for (const name of names) listed.add(name, value)
    }
  const built = compileWords(words)
  return {
    listed,
    ...built,
    endings: words.endings,
    publicForms: new Set(words.public_forms),
    noNames: new Set(words.no_names),
    places: buildPlaces(places, files.table ? parseTable(files.table.text) : []),
  }
}

function compileWords({ words }: z.output<typeof wordsSchema>): Pick<BodyKnowledge, 'words' | 'lastParts'> {
  const book: BodyKnowledge['words'] = new PhraseBook()
  const lastParts = new Map<string, TypeWord>()
  for (const { name, forms, gender, needs, type, form } of words) {
    const word: TypeWord = { name, gender, needs, type, form }
    for (const one of forms) book.add(one, { word, plural: isPlural(one, name) })
    if (!/\s/.test(name)) lastParts.set(stemOf(name), word)
  }
  return { words: book, lastParts }
}

/** "Städte", "Landkreise", "Gemeinden", not the genitives "Landkreises", "Amtes". */
function isPlural(form: string, name: string): boolean {
  return form !== name && !/[sm]$/.test(form) && /(?:e|en|er|ern|n)$/.test(form) && !/\s/.test(form)
}

/** Rows "kind;key;name" as scripts/public-bodies/municipalities.mjs writes them; other lines are passed over. */
function parseTable(text: string): TableRow[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [kind, key, name] = line.split(';')
    if ((kind !== 'land' && kind !== 'district' && kind !== 'town') || !key || !name) return []
    return [{ kind, key, name }]
  })
}
