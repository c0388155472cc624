import { z } from 'zod'

const text = z.string({ error: 'a text; put selectors and texts in quotes' }).min(1)

/** The fields a listing can have. What has no place here goes to `extra.<name>`. */
export const listingFields = [
  'name',
  'former_names',
  'website',
  'city',
  'address',
  'region',
  'country',
  'founded',
  'summary',
  'description',
  'tags',
  'status',
  'updated_on',
] as const
export type ListingField = (typeof listingFields)[number]

/** Named transformations, applied in the order written; each takes and gives a text or a list of texts. */
export const transformSchema = z.union([
  z.enum([
    /** White space folded, ends cut. */
    'squeeze',
    /** The first four-digit year between 1800 and 2100, else nothing. */
    'year',
    /** dd.mm.yyyy to yyyy-mm-dd. */
    'date_dmy',
    /** An ISO instant to its day in Europe/Berlin. */
    'date_berlin',
    /** Seconds since 1970 to yyyy-mm-dd (UTC). */
    'date_epoch',
    /** Percent-encoding undone. */
    'url_decode',
    /** Markdown to plain text: links to their words, emphasis and headings without their marks. */
    'markdown_text',
    /** HTML to plain text. */
    'html_text',
    /** A flag emoji to its two-letter country. */
    'flag_country',
    /** "Street 1, 12345 Town" to the town. */
    'address_town',
    /** The words that begin with #, as a list: "#KI-Anwendung, #Verkehr". */
    'hashtags',
    /** The names that notes link to, as a list: "[[Organisation/Amt für Beispiele|das Amt]]" to "Amt für Beispiele". */
    'wiki_links',
    /** First of a list. */
    'first',
    /** Last of a list. */
    'last',
  ]),
  z.strictObject({ split: text }),
  z.strictObject({ before: text }),
  z.strictObject({ after: text }),
  /** Literal pieces taken out. */
  z.strictObject({ remove: z.union([text, z.array(text)]) }),
  /** A value table; exact match, unknown values raise a signal and are dropped. `"*"` stands for any other. */
  z.strictObject({ map: z.record(z.string(), z.string()) }),
  /** A fixed text before the value, e.g. an address in front of a slug. */
  z.strictObject({ prefix: text }),
  /** Used where nothing was found. */
  z.strictObject({ default: text }),
])
export type Transform = z.infer<typeof transformSchema>

const transforms = z.union([transformSchema.transform((one) => [one]), z.array(transformSchema)])

/**
 * Where a value stands. For HTML: a CSS selector, with `value` as in cheerio's extract (an attribute's name, or
 * `text`). For JSON: a JMESPath. For CSV: a column. For Markdown: a placeholder of the pattern. A list in YAML
 * (`["li.tag"]`) takes all matches, else the first.
 */
const source = z.union([
  text.transform((from) => ({ from, value: 'text', many: false, transform: [] as Transform[] })),
  z.tuple([text]).transform(([from]) => ({ from, value: 'text', many: true, transform: [] as Transform[] })),
  z
    .strictObject({
      from: text,
      value: text.default('text'),
      many: z.boolean().default(false),
      transform: transforms.default([]),
    })
    .transform((source) => source as FieldSource),
  /** A value that holds for every listing of the directory. */
  z.strictObject({ fixed: text }).transform(({ fixed }) => ({ fixed })),
])
export interface FieldSource {
  from: string
  value: string
  many: boolean
  transform: Transform[]
}
export type Source = FieldSource | { fixed: string }

const fieldName = z
  .string()
  .refine(
    (name) => (listingFields as readonly string[]).includes(name) || /^extra\.[a-z][a-z0-9_]*$/.test(name),
    { error: `a field is one of ${listingFields.join(', ')}, or extra.<name>` },
  )
const fields = z.record(fieldName, source)
const namedFields = fields.refine((map) => 'name' in map, 'every listing needs a name: add fields.name')

/**
 * Which raw values make the entry's id in its directory. `repeated: page` adds the page's path to the second and
 * later entries of a run with the same id; without it the later ones are dropped as the same entry, with a signal, or
 * without one where the directory is known to have a row for each of something else (`expected`).
 */
const id = z.strictObject({
  from: z.array(text).min(1),
  repeated: z.enum(['same', 'page', 'expected']).default('same'),
})

/** Elements of an HTML page that hold JSON: the text of a script, or an attribute (`value`). */
const embedded = z.union([
  text.transform((from): Embedded => ({ from, value: 'text' })),
  z
    .strictObject({
      from: text,
      value: text.default('text'),
      /** Text before the JSON, such as `window.__STATE__ =`; what follows the value is cut. */
      after: text.optional(),
    })
    .transform((embedded) => embedded as Embedded),
])
export interface Embedded {
  from: string
  value: string
  after?: string
}

/** Which file of a ZIP archive: a path with `*` and `**` as in a shell, from any folder on. */
const file = text

const json = z.strictObject({
  shape: z.literal('json'),
  /** Where the JSON stands in an HTML page; without it the answer itself is JSON. */
  within: embedded.optional(),
  file: file.optional(),
  /** JMESPath to the array of records; `@` for an array at the top. */
  records: text,
  id,
  /** The page a person can read: a JMESPath, usually with a prefix. */
  page: source.optional(),
  fields: namedFields,
  /** Keys left out on purpose; any other unread key raises a signal. */
  ignore: z.array(text).default([]),
})

/** Types of schema.org that are firms. */
export const firmTypes = [
  'Organization',
  'Corporation',
  'LocalBusiness',
  'OnlineBusiness',
  'ProfessionalService',
]

/** schema.org in script[type="application/ld+json"]: the items of an ItemList, else all of a page's things. */
const jsonLd = z.strictObject({
  shape: z.literal('json-ld'),
  types: z.array(text).min(1).default(firmTypes),
  id,
  page: source.optional(),
  /** JMESPaths into a thing, e.g. `address.addressLocality`. */
  fields: namedFields,
  ignore: z.array(text).default([]),
})

/** SPARQL 1.1 query results in JSON: a record is a row, its keys are the variables of the query. */
const sparql = z.strictObject({
  shape: z.literal('sparql'),
  id,
  page: source.optional(),
  fields: namedFields,
  ignore: z.array(text).default([]),
})

/** Data in an entry's own page: JSON in an element, or a thing of schema.org; fields are JMESPaths into it. */
const detailData = z.strictObject({
  within: embedded.optional(),
  /** JMESPath to the entry's object in the JSON of `within`. */
  record: text.default('@'),
  /** Types of schema.org; the first thing of one of them is read. */
  json_ld: z.array(text).min(1).optional(),
  fields,
  ignore: z.array(text).default([]),
})

const html = z.strictObject({
  shape: z.literal('html'),
  parser: z.enum(['parse5', 'htmlparser2']).default('parse5'),
  list: z.union([
    z.strictObject({
      /** Selector of one entry on the list page. */
      item: text,
      /** Where the entry's own page stands within the item, e.g. {from: "a", value: href}; `:scope` for the item itself. */
      link: source.optional(),
      /** What differs in the list when the entry has changed, such as its day of edition. */
      changed: source.optional(),
      fields: fields.default({}),
    }),
    z.strictObject({
      /**
       * The list is a sitemap (sitemaps.org): addresses of entries, with `*` for a part between slashes and `**` for any.
       * Its `lastmod` tells whether an entry has changed.
       */
      sitemap: z.array(text).min(1),
      /** Which sitemaps of an index to read; all if left out. */
      index: z.array(text).min(1).optional(),
    }),
  ]),
  /** Fields of the detail page; without it the list page holds all. They win over those of the list, `data` over both. */
  detail: z.strictObject({ fields: fields.default({}), data: detailData.optional() }).optional(),
  /** `@page` is the address of the entry's page; else names of fields. */
  id,
})

const markdown = z.strictObject({
  shape: z.literal('markdown'),
  /** Line patterns with {placeholders}, the first that fits wins: `- [{name}]({website}) {flag} - {description}`. */
  patterns: z.array(text).min(1),
  /** Only lines under these headings; all if left out. */
  under: z.array(text).optional(),
  id,
  /** `heading` is the nearest heading above the line, besides the placeholders. */
  fields: namedFields,
})

const csv = z.strictObject({
  shape: z.literal('csv'),
  file: file.optional(),
  delimiter: z.enum([',', ';', '\t', '|', 'auto']).default('auto'),
  /** Only rows whose cells have one of these values: `{ SME: ["true"] }`. */
  only: z.record(text, z.array(z.string()).min(1)).default({}),
  id,
  page: source.optional(),
  fields: namedFields,
  ignore: z.array(text).default([]),
})

/**
 * A folder of Markdown files, one entry each: `matter.KEY` is the front matter, `name` the file's name without ending, `path`
 * its path, `body` the text below the front matter, `sections."HEADING"` the text below a heading.
 */
const frontMatter = z.strictObject({
  shape: z.literal('front-matter'),
  /** Files of the folder or archive, e.g. `content/*.md`, from any folder on; one with ! in front leaves out. */
  files: z.array(text).min(1).default(['**/*.md']),
  id,
  page: source.optional(),
  fields: namedFields,
  ignore: z.array(text).default([]),
})

export const extractionSchema = z
  .discriminatedUnion('shape', [json, html, markdown, csv, jsonLd, sparql, frontMatter])
  .superRefine((extraction, context) => {
    if (extraction.shape !== 'html') return
    const data = extraction.detail?.data
    if (data && (data.within === undefined) === (data.json_ld === undefined))
      context.addIssue({
        code: 'custom',
        path: ['detail', 'data'],
        message: 'write either within (an element with JSON) or json_ld (types of schema.org)',
      })
    if ('sitemap' in extraction.list && !extraction.detail)
      context.addIssue({
        code: 'custom',
        path: ['detail'],
        message: 'a sitemap names addresses only: add detail.fields, read from the page of each entry',
      })
  })
export type Extraction = z.infer<typeof extractionSchema>
export type HtmlExtraction = Extract<Extraction, { shape: 'html' }>
export type HtmlList = Extract<HtmlExtraction['list'], { item: string }>
export type SitemapList = Extract<HtmlExtraction['list'], { sitemap: string[] }>
export type DetailData = z.infer<typeof detailData>
export type JsonExtraction = Extract<Extraction, { shape: 'json' }>
export type JsonLdExtraction = Extract<Extraction, { shape: 'json-ld' }>
export type SparqlExtraction = Extract<Extraction, { shape: 'sparql' }>
export type FrontMatterExtraction = Extract<Extraction, { shape: 'front-matter' }>
export type MarkdownExtraction = Extract<Extraction, { shape: 'markdown' }>
export type CsvExtraction = Extract<Extraction, { shape: 'csv' }>
