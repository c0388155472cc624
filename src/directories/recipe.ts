import { z } from 'zod'
import { extractionSchema } from './extraction.js'
import { requestSchema } from './request.js'

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as "2026-11-24", in quotes')
const webAddress = z.url({ protocol: /^https?$/, message: 'an address that begins with http:// or https://' })
const text = z.string({ error: 'a text; put selectors and texts in quotes' }).trim().min(1)

const publisher = z.strictObject({
  name: text,
  url: webAddress,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'a country as two capital letters')
    .optional(),
  official: z.boolean().default(false),
})

const permission = z.strictObject({
  licence: z.strictObject({ id: text, url: webAddress.optional(), attribution: text.optional() }),
  terms: webAddress.optional(),
  /** `allowed` only where a licence or the publisher's own open interface says so; `ask` needs a recorded approval. */
  decision: z.enum(['allowed', 'ask', 'forbidden']),
  basis: text,
  checked_on: isoDay,
  /** What an export may carry: whole descriptions, short quotes with a link, or plain facts only. */
  export: z.enum(['full', 'quotes', 'facts']).default('quotes'),
})

const expectations = z.strictObject({
  listings: z
    .strictObject({ min: z.int().min(0), max: z.int().min(1) })
    .refine((range) => range.min <= range.max, 'the minimum lies above the maximum'),
  /** Share of listings, 0 to 1, in which a field must be filled; below it the run is not published. */
  filled: z.record(z.string(), z.number().min(0).max(1)).default({ name: 0.95 }),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
})

const proof = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('recorded'), on: isoDay, note: text.optional() }),
  z.strictObject({ state: z.literal('live'), on: isoDay, note: text.optional() }),
  z.strictObject({ state: z.literal('unverified'), note: text.optional() }),
])

/** What a directory is: who owns it, whether we may crawl it, how to ask, how to read, what to expect. */
export const recipeSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z]{2,3}(-[a-z0-9]+)+$/, 'an id such as "de-munich-startup": country, hyphen, name'),
    title: text,
    summary: text,
    publisher,
    page: webAddress,
    kind: z.enum(['register', 'accelerator', 'programme', 'association', 'aggregator', 'list']),
    language: z.string().regex(/^[a-z]{2}$/),
    since: isoDay.optional(),
    /** Every entry is such a firm, so that being listed is evidence of it: a list of AI or of GovTech firms. */
    membership: z.enum(['ai', 'govtech']).optional(),
    /** Entries are public answers that may be used again (Nachnutzung), and no firms one can buy from. */
    reuse: z.boolean().default(false),
    /** How often `refresh` asks. */
    frequency: z.enum(['daily', 'weekly', 'monthly', 'never']).default('weekly'),
    permission,
    request: requestSchema.optional(),
    extraction: extractionSchema,
    expectations,
    proof,
    paused: z.strictObject({ since: isoDay, reason: text }).optional(),
  })
  .superRefine((recipe, context) => {
    if (!recipe.request && recipe.frequency !== 'never')
      context.addIssue({
        code: 'custom',
        path: ['frequency'],
        message: 'a directory without a request block is only imported: write frequency: never',
      })
    if (recipe.permission.decision === 'forbidden' && recipe.request)
      context.addIssue({
        code: 'custom',
        path: ['request'],
        message: 'a forbidden directory is never asked: leave the request block out',
      })
    const { shape } = recipe.extraction
    const paging = recipe.request?.paging
    const needsJson =
      paging?.kind === 'cursor' || (paging?.kind === 'counter' && (paging.total_at ?? paging.pages_at))
    if (shape !== 'json' && shape !== 'sparql' && (needsJson || recipe.request?.split))
      context.addIssue({
        code: 'custom',
        path: ['request', needsJson ? 'paging' : 'split'],
        message: 'paths into the answer need an answer in JSON (shape json or sparql)',
      })
  })

export type Recipe = z.infer<typeof recipeSchema>
export type { Paging, Request } from './request.js'
