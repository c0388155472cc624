import { type Extraction, extractionSchema, type ListingField } from '../directories/extraction.js'
import { usageProblem } from '../problem.js'

/** What people call the columns of their own lists, German and English, folded to small letters and digits. */
const columnNames: Record<ListingField | 'id' | 'page', readonly string[]> = {
  // No "Nr": it counts rows, and the next list counts others.
  id: ['id', 'entry', 'slug', 'key'],
  page: ['page', 'pageurl', 'profile', 'profil', 'entryurl', 'source', 'sourceurl', 'quelle', 'fundstelle'],
  name: [
    'name',
    'firma',
    'firmenname',
    'company',
    'companyname',
    'startup',
    'startupname',
    'unternehmen',
    'organisation',
    'organization',
    'anbieter',
  ],
  former_names: ['formernames', 'formername', 'formerly', 'früher', 'ehemals'],
  website: ['website', 'webseite', 'web', 'url', 'homepage', 'internet', 'link', 'companyurl'],
  city: ['city', 'ort', 'stadt', 'sitz', 'town', 'location', 'standort'],
  address: ['address', 'adresse', 'anschrift'],
  region: ['region', 'bundesland', 'state', 'landdessitzes'],
  country: ['country', 'land', 'staat', 'countrycode'],
  founded: [
    'founded',
    'gründung',
    'gründungsjahr',
    'gegründet',
    'foundingyear',
    'yearfounded',
    'year',
    'jahr',
  ],
  summary: ['summary', 'kurzbeschreibung', 'oneliner', 'tagline', 'shortdescription', 'slogan', 'claim'],
  description: ['description', 'beschreibung', 'longdescription', 'about', 'text', 'details'],
  tags: [
    'tags',
    'schlagworte',
    'schlagwörter',
    'keywords',
    'branche',
    'branchen',
    'industry',
    'industries',
    'sector',
    'category',
    'categories',
    'kategorie',
    'themen',
  ],
  status: ['status'],
  updated_on: ['updatedon', 'updated', 'aktualisiert', 'stand', 'lastupdated'],
}

/** How a file without a recipe is read: what was found in it, and which columns nobody will read. */
export interface Guess {
  extraction: Extraction
  /** Column to field, for the person to see. */
  taken: [column: string, field: string][]
  left: string[]
  /** There is no column with an id: the name stands for it. */
  idIsName: boolean
}

/**
 * Reads the columns of a list of one's own by their usual names.
 * @param shape csv or json
 * @param columns header of the table, or keys of the first records
 * @param records for JSON, the JMESPath to the records
 * @throws Problem (usage) where no column holds the name
 */
export function guessExtraction(
  shape: 'csv' | 'json',
  columns: readonly string[],
  file: string,
  records = '@',
): Guess {
  const taken = new Map<string, string>()
  for (const [field, names] of Object.entries(columnNames))
    for (const name of names) {
      const column = columns.find((one) => foldColumn(one) === name && ![...taken.values()].includes(one))
      if (column === undefined) continue
      taken.set(field, column)
      break
    }
  const name = taken.get('name')
  if (name === undefined)
    throw usageProblem(
      `${file}: no column holds the firms' names; there are ${
        columns
          .slice(0, 12)
          .map((one) => `"${one}"`)
          .join(', ') || 'none'
      }.`,
      'Call one of them "name" or "Firma", or write a recipe that maps them.',
    )
  const double = [...taken.values()].find((column) => columns.filter((one) => one === column).length > 1)
  if (double !== undefined)
    throw usageProblem(
      `${file}: the column "${double}" stands there twice.`,
      'Rename or delete one of them: nobody can tell which is meant.',
    )
  const from = (column: string) => (shape === 'json' ? JSON.stringify(column) : column)
  const left = columns.filter((column) => column !== '' && ![...taken.values()].includes(column))
  const fields: Record<string, unknown> = {}
  for (const [field, column] of taken)
    if (field !== 'id' && field !== 'page')
      fields[field] =
        field === 'tags' && shape === 'json'
          ? [from(column)]
          : { from: from(column), ...(field === 'tags' ? { transform: { split: ',' } } : {}) }
  const id = taken.get('id') ?? name
  const page = taken.get('page')
  const extraction = extractionSchema.parse({
    shape,
    ...(shape === 'json' ? { records } : {}),
    // Rows of a list of one's own seldom have an id: then the name tells them apart.
    id: { from: [from(id)] },
    ...(page === undefined ? {} : { page: from(page) }),
    fields,
    ignore: left,
  })
  return {
    extraction,
    taken: [...taken].map(([field, column]) => [column, field]),
    left,
    idIsName: !taken.has('id'),
  }
}

function foldColumn(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '')
}
