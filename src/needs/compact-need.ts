import type { Need } from './need.js'
import { needSchema } from './need-schema.js'

/** The need as a person would write it: without the parts that are as they would be unsaid. */
export function compactNeed(need: Need): Record<string, unknown> {
  const plain: Record<string, unknown> = needSchema.parse({ id: need.id, title: need.title, text: need.text })
  return Object.fromEntries(
    Object.entries(need).filter(
      ([part, value]) =>
        ['id', 'title', 'text'].includes(part) || JSON.stringify(value) !== JSON.stringify(plain[part]),
    ),
  )
}
