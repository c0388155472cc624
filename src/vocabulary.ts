import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Lexicon } from './language/lexicon.js'
import type { RuleLabels } from './ranking/labels.js'
import { lexiconFiles, ruleLabelsFile } from './vocabulary-files.js'

/** What a ranking needs of the folder `data`. */
export interface Vocabulary {
  lexicon: Lexicon
  ruleLabels: RuleLabels
}

/** The form in which `npm run build` leaves the vocabulary beside the built code. */
interface Compiled {
  /** vocabularyKey of the files it was made of. */
  key: string
  lexicon: Lexicon
  ruleLabels: [rule: string, label: { de: string; en: string }][]
}

const compiledFile = fileURLToPath(new URL('./vocabulary.json', import.meta.url))

/**
 * The vocabulary of a ranking. Parsing the YAML files and loading what parses them takes longer than everything else a ranking
 * does at its start, so the build leaves them parsed; where the files have changed since, or there is no build, they are
 * parsed as ever.
 * @throws Problem that names file and line
 */
export async function loadVocabulary(data: string, compiled = compiledFile): Promise<Vocabulary> {
  return readCompiled(compiled, vocabularyKey(data)) ?? parseVocabulary(data)
}

/** Parses the files whatever the build has left. @throws Problem that names file and line */
export async function parseVocabulary(data: string): Promise<Vocabulary> {
  const { readLexicon, readRuleLabels } = await import('./lexicons.js')
  return { lexicon: readLexicon(data), ruleLabels: readRuleLabels(data) }
}

/** The text that the build writes. @throws Problem that names file and line */
export async function compileVocabulary(data: string): Promise<string> {
  const { lexicon, ruleLabels } = await parseVocabulary(data)
  const compiled: Compiled = { key: vocabularyKey(data), lexicon, ruleLabels: [...ruleLabels] }
  return JSON.stringify(compiled)
}

/** Hash of all the files, their names within the folder. */
function vocabularyKey(data: string): string {
  const hash = createHash('sha256')
  for (const { name, text } of [...lexiconFiles(data), ruleLabelsFile(data)])
    hash.update(`${relative(data, name)} ${text.length} ${text}`)
  return hash.digest('hex')
}

function readCompiled(file: string, key: string): Vocabulary | null {
  if (!existsSync(file)) return null
  const compiled = JSON.parse(readFileSync(file, 'utf8')) as Compiled
  if (compiled.key !== key) return null
  return { lexicon: compiled.lexicon, ruleLabels: new Map(compiled.ruleLabels) }
}
