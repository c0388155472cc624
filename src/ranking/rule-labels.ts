import { z } from 'zod'
import { parseYamlFile } from '../yaml-file.js'
import type { RuleLabels } from './labels.js'

const label = z.strictObject({ de: z.string().trim().min(1), en: z.string().trim().min(1) })
const schema = z.record(z.string().regex(/^(ai|govtech)\/[a-z0-9-]+$/), label)

/** Reads data/lexicon/rule-labels.yaml. @throws Problem that names file and line */
export function parseRuleLabels(text: string, file: string): RuleLabels {
  return new Map(
    Object.entries(parseYamlFile(schema, text, file, 'Each rule has a label in both languages: de, en.')),
  )
}
