import { z } from 'zod'
import { analyse } from '../language/analyse.js'
import { parseForm } from '../language/form.js'
import { guessLanguage } from '../language/guess-language.js'
import { type Found, PhraseFinder } from '../language/phrase-finder.js'
import { usageProblem } from '../problem.js'
import { parseYamlFile } from '../yaml-file.js'
import { criterionCode, type Need } from './need.js'
import { sentencesOf } from './sentences.js'

/** Phrases as one text with commas, as in the vocabulary. */
const phrases = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((text) => text.trim())
      .filter(Boolean),
  )
  .default([])

const schema = z.array(
  z.strictObject({
    id: z.string().regex(criterionCode, 'a code from C01 to C20, of the unit itself X01 to X99'),
    /** KO: may knock out, where the need says so; W: weighed; I: information. */
    type: z.enum(['KO', 'W', 'I']),
    /** Of another type, but may knock out all the same. */
    knockout: z.boolean().default(false),
    de: z.string().trim().min(1),
    en: z.string().trim().min(1),
    /** What a firm answers differently from need to need: it is only asked for one. */
    per_need: z.boolean().default(false),
    phrases: z.strictObject({ de: phrases, en: phrases }).default({ de: [], en: [] }),
  }),
)

/** What firms are judged by. */
export type Criterion = z.output<typeof schema>[number]

/** @throws Problem that names file and line, or a code that stands there twice */
export function parseCriteria(text: string, file: string): Criterion[] {
  const criteria = parseYamlFile(schema, text, file, 'Mend the line; each criterion has id, type, de and en.')
  const twice = criteria.find(({ id }, i) => criteria.findIndex((other) => other.id === id) < i)
  if (twice)
    throw usageProblem(`${file}: the criterion ${twice.id} stands there twice.`, 'Give one a new code.')
  return criteria
}

/** A criterion that a need speaks of without having set it. */
export interface FoundCriterion {
  id: string
  /** The words that speak of it, as written. */
  from: string[]
  /** The first sentence they stand in. */
  sentence: string
}

/**
 * Criteria that the text speaks of, in the order of their codes; those the need has set already are left out. What the title
 * names is the task: a need for barrier-free documents does not ask for a barrier-free tool by that.
 */
export function findCriteria(
  { title, text, criteria: set }: Pick<Need, 'title' | 'text' | 'criteria'>,
  criteria: readonly Criterion[],
): FoundCriterion[] {
  const finder = new PhraseFinder(
    criteria
      .filter(({ id }) => !set.some((one) => one.id === id))
      .flatMap(({ id, phrases: { de, en } }) =>
        [...de.map((phrase) => parseForm(phrase, 'de')), ...en.map((phrase) => parseForm(phrase, 'en'))]
          .filter(({ words }) => words.length > 0)
          .map((form) => ({ owner: id, form })),
      ),
  )
  const language = guessLanguage(`${title}. ${text}`, 'de')
  const read = (sentence: string) => {
    const tokens = analyse(sentence, language)
    return finder
      .find(tokens)
      .map((found) => ({ id: found.owner, words: writtenIn(sentence, tokens, found) }))
  }
  const task = new Set(read(title).map(({ id }) => id))
  const found = new Map<string, FoundCriterion>()
  for (const sentence of sentencesOf(text))
    for (const { id, words } of read(sentence)) {
      if (task.has(id)) continue
      const known = found.get(id)
      if (!known) found.set(id, { id, from: [words], sentence })
      else if (!known.from.some((other) => other.toLowerCase().includes(words.toLowerCase())))
        known.from.push(words)
    }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function writtenIn(
  sentence: string,
  tokens: ReturnType<typeof analyse>,
  { first, last }: Pick<Found<string>, 'first' | 'last'>,
): string {
  return sentence.slice(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0)
}
