import { z } from 'zod'
import { criterionCode, languages, routes } from './need.js'

/** Bounds far above what people write, in characters and entries: the analysis of more would take seconds. */
const written = z.string().trim().min(1, 'it is empty')
const line = written.max(5000)
const text = written.max(100_000)
const phrases = z.array(line).max(500).default([])

/** A criterion that the need sets: a knock-out, or what it counts against the others, or neither: to be asked. */
const criterion = z
  .strictObject({
    id: z.string().regex(criterionCode, 'a criterion from C01 to C20, or of the unit itself, X01 to X99'),
    knockout: z.boolean().optional(),
    weight: z.number().positive().max(10).optional(),
  })
  .refine(({ knockout, weight }) => !(knockout && weight !== undefined), {
    message: 'a criterion is a knock-out or has a weight, not both',
  })

/** What drafted a search line, and the instant, ISO. */
const origin = z.strictObject({ by: line, at: line })
export type Origin = z.infer<typeof origin>

/** An agency's need as its owner wrote it; `id`, `title` and `text` suffice. */
export const needSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'letters, digits, hyphen, underscore; at most 40'),
    title: line,
    text,
    /** The role or office that stands behind the need, never a person. */
    owner: line.optional(),
    /** One line per language of what is sought. */
    search: z.strictObject({ de: line.optional(), en: line.optional() }).default({}),
    /** Search lines that the tool drafted and nobody has confirmed yet. */
    drafted: z.array(z.enum(languages)).default([]),
    /** Where a search line comes from that a person took as it was drafted, or has not confirmed yet. */
    origin: z.strictObject({ de: origin.optional(), en: origin.optional() }).optional(),
    /** Field codes T01 to T25. */
    fields: z.array(z.string().regex(/^T(0[1-9]|1\d|2[0-5])$/, 'a field code from T01 to T25')).default([]),
    must: phrases,
    should: phrases,
    not: phrases,
    /** Further words that are searched for, though the text does not use them. */
    phrases,
    /** Words or concepts of the text that are not searched for. */
    ignore: phrases,
    criteria: z.array(criterion).default([]),
    /** Wishes on where a firm sits and which languages its product speaks. */
    prefer: z.strictObject({ places: phrases, languages: phrases }).default({ places: [], languages: [] }),
    /** How a contract may come about. */
    route: z.enum(routes).optional(),
    /** Points out of 100: for the fit, public-sector evidence, AI evidence, and a seat in a preferred place (0: no bonus). */
    weights: z
      .strictObject({
        fit: z.number().min(0).max(100).default(80),
        public_sector: z.number().min(0).max(100).default(10),
        ai: z.number().min(0).max(100).default(10),
        place: z.number().min(0).max(100).optional(),
      })
      .default({ fit: 80, public_sector: 10, ai: 10 }),
  })
  .superRefine(({ criteria, drafted, search, prefer, weights }, context) => {
    const refuse = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    criteria.forEach(({ id }, i) => {
      if (criteria.findIndex((other) => other.id === id) < i)
        refuse(['criteria', i], `the criterion ${id} stands there twice`)
    })
    drafted.forEach((language, i) => {
      if (!search[language]) refuse(['drafted', i], `there is no search line in "${language}" to be a draft`)
    })
    if (weights.place && !prefer.places.length)
      refuse(['weights', 'place'], 'points for a place need one: prefer: {places: [Hamburg]}')
  })
