import { z } from 'zod'

const line = z.string().trim().min(1)
const phrases = z.array(line).default([])

/** An agency's need as its owner wrote it; `id`, `title` and `text` suffice. */
export const needSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'letters, digits, hyphen, underscore; at most 40'),
  title: line,
  text: line,
  /** The role or office that stands behind the need, never a person. */
  owner: line.optional(),
  /** One line per language of what is sought. */
  search: z.strictObject({ de: line.optional(), en: line.optional() }).default({}),
  /** Field codes T01 to T25. */
  fields: z.array(z.string().regex(/^T(0[1-9]|1\d|2[0-5])$/, 'a field code from T01 to T25')).default([]),
  must: phrases,
  should: phrases,
  not: phrases,
  /** Points out of 100 for the fit, public-sector evidence and AI evidence. */
  weights: z
    .strictObject({
      fit: z.number().min(0).max(100).default(80),
      public_sector: z.number().min(0).max(100).default(10),
      ai: z.number().min(0).max(100).default(10),
    })
    .default({ fit: 80, public_sector: 10, ai: 10 }),
})
export type Need = z.infer<typeof needSchema>
