import { z } from 'zod'

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean),
)
const line = z.string().transform((text) => text.split('|').map((name) => name.trim()))
const bodyType = z.enum(['administration', 'public-company', 'association'])

/** data/public-bodies/bodies.yaml */
export const bodiesSchema = z.strictObject({
  version: z.int().min(1),
  administration: z.array(line),
  'public-company': z.array(line),
  association: z.array(line),
})

/** data/public-bodies/places.yaml */
export const placesSchema = z.strictObject({
  version: z.int().min(1),
  lands: z.record(z.string().regex(/^\d\d$/, 'the two digits of the Land'), z.string().min(1)),
  districts: list,
  named_districts: list,
  regions: list,
  boroughs: list,
  towns: list,
  ambiguous: list,
  beside: list,
})

/** What must stand beside a type word so that both are a body. */
const needs = z.enum([
  'place',
  'shape',
  'known',
  'land',
  'name',
  'task',
  'alone',
  'institution',
  'company',
  'town-adjective',
  'before',
])
export type Needs = z.infer<typeof needs>
/** m, f, n of the word, p for a plural, e for an English one. */
const gender = z.enum(['m', 'f', 'n', 'p', 'e'])
export type Gender = z.infer<typeof gender>

/** data/public-bodies/words.yaml */
export const wordsSchema = z.strictObject({
  version: z.int().min(1),
  words: z.array(
    z.strictObject({
      name: z.string().min(1),
      forms: z.array(z.string().min(1)).min(1),
      gender,
      needs,
      type: bodyType.default('administration'),
      /** With a legal form behind it stays a body, as a company. */
      form: z.boolean().default(false),
    }),
  ),
  endings: z.array(z.strictObject({ ending: z.string().min(3), gender })),
  public_forms: z.array(z.string().min(2)),
  no_names: list,
})
