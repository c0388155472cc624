import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { decodeText } from './decode.js'
import { embeddingsSchema, translatorSchema } from './endpoints/settings.js'
import { Problem } from './problem.js'
import { parseYamlFile } from './yaml-file.js'

const configSchema = z.strictObject({
  /** File of the base. */
  db: z.string().min(1).optional(),
  /** Name that changes are logged under. */
  user: z.string().min(1).optional(),
  /** Mail or web address a publisher can turn to; sent with every request. */
  contact: z
    .string()
    .regex(/^[\x21-\x7e]{3,200}$/, 'a mail or web address without blanks')
    .optional(),
  /** Makes vectors that are joined with the ranking by words; off unless it stands here. */
  embeddings: embeddingsSchema.optional(),
  /** Drafts search lines; the tool's own vocabulary does unless it stands here. */
  translator: translatorSchema.optional(),
})

/** The user's settings file; every key is optional and a flag or environment variable wins. */
export type Config = z.infer<typeof configSchema>

const remedy = `Mend the line; the settings are ${Object.keys(configSchema.shape).join(', ')}, each as "name: value"; docs/operations.md shows the last two.`

/** @throws Problem that names file and line, or why the file cannot be read */
export function readConfig(file: string): Config {
  const text = decodeText(readBytes(file), 'text/plain')
  return parseYamlFile(configSchema.nullable(), text, file, remedy) ?? {}
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new Problem(`${file} cannot be read (${(cause as NodeJS.ErrnoException).code}).`, {
      remedy: 'It is a file with the settings: check what is there and its rights.',
      cause,
    })
  }
}
