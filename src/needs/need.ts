import type { z } from 'zod'
import type { needSchema } from './need-schema.js'

/** An agency's need as its owner wrote it (need-schema.ts), with nothing left open. */
export type Need = z.infer<typeof needSchema>

export const languages = ['de', 'en'] as const
export type LineLanguage = (typeof languages)[number]

/** Roads to a contract. Which of them are open to an agency is for its procurement office to say. */
export const routes = [
  'open',
  'restricted',
  'negotiated',
  'direct',
  'experiment',
  'framework',
  'innovation-partnership',
  'reuse',
] as const

/** Codes of criteria: C01 to C20 come with the tool, X01 to X99 are the unit's own. */
export const criterionCode = /^(?:C(?:0[1-9]|1\d|20)|X(?:0[1-9]|[1-9]\d))$/

/**
 * A need as it was kept, with the parts that came later as if unsaid, in the order of the schema. It was checked before it was kept
 * (need-schema.ts); loading what checks it would take more time than reading a ranking does.
 * @param document JSON that the store has written
 */
export function completeNeed(document: string): Need {
  const { id, title, text, owner, route, ...kept } = JSON.parse(document) as Pick<
    Need,
    'id' | 'title' | 'text'
  > &
    Partial<Need>
  return {
    id,
    title,
    text,
    ...(owner === undefined ? {} : { owner }),
    search: kept.search ?? {},
    drafted: kept.drafted ?? [],
    ...(kept.origin === undefined ? {} : { origin: kept.origin }),
    fields: kept.fields ?? [],
    must: kept.must ?? [],
    should: kept.should ?? [],
    not: kept.not ?? [],
    phrases: kept.phrases ?? [],
    ignore: kept.ignore ?? [],
    criteria: kept.criteria ?? [],
    prefer: { places: [], languages: [], ...kept.prefer },
    ...(route === undefined ? {} : { route }),
    weights: { fit: 80, public_sector: 10, ai: 10, ...kept.weights },
  }
}
