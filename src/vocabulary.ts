import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Lexicon } from './language/lexicon.js'
import type { RuleLabels } from './ranking/labels.js'
import { lexiconFiles, listVocabularyFiles, ruleLabelsFile } from './vocabulary-files.js'

/** What a ranking needs of the folder `data`. */
export interface Vocabulary {
  /** Read from the build when it is first asked for: a ranking that knows its need's analysis does without. */
  readonly lexicon: Lexicon
  ruleLabels: RuleLabels
  /** Names the vocabulary together with the code that searches with it; absent where there is no build of both. */
  key?: string
}

/** The form in which `npm run build` leaves the vocabulary beside the built code, in two files. */
export interface CompiledVocabulary {
  head: string
  lexicon: string
}

interface Head {
  /** Hash of the files it was made of, and what they looked like then. */
  files: string
  looks: string
  /** Hash of the code that analyses, searches and matches. */
  code: string
  ruleLabels: [rule: string, label: { de: string; en: string }][]
}

const compiledFolder = fileURLToPath(new URL('.', import.meta.url))
/** Files of a compiled vocabulary. */
export const compiledNames = { head: 'vocabulary.json', lexicon: 'lexicon.json' } as const

/**
 * The vocabulary of a ranking. Parsing the YAML files and loading what parses them takes longer than everything else a ranking
 * does at its start, so the build leaves them parsed; where the files have changed since, or there is no build, they are
 * parsed as ever.
 * @param compiled folder of a compiled vocabulary
 * @throws Problem that names file and line
 */
export async function loadVocabulary(data: string, compiled = compiledFolder): Promise<Vocabulary> {
  return openCompiled(compiled, data) ?? parseVocabulary(data)
}

/** Parses the files whatever the build has left. @throws Problem that names file and line */
export async function parseVocabulary(data: string): Promise<Vocabulary> {
  const { readLexicon, readRuleLabels } = await import('./lexicons.js')
  return { lexicon: readLexicon(data), ruleLabels: readRuleLabels(data) }
}

/**
 * The texts that the build writes.
 * @param code hash of the code that analyses, searches and matches
 * @throws Problem that names file and line
 */
export async function compileVocabulary(data: string, code: string): Promise<CompiledVocabulary> {
  const { lexicon, ruleLabels } = await parseVocabulary(data)
  const head: Head = { files: hashFiles(data), looks: looksOf(data), code, ruleLabels: [...ruleLabels] }
  return { head: JSON.stringify(head), lexicon: JSON.stringify(lexicon) }
}

/** Hash of all the files, their names within the folder. */
function hashFiles(data: string): string {
  const hash = createHash('sha256')
  for (const { name, text } of [...lexiconFiles(data), ruleLabelsFile(data)])
    hash.update(`${relative(data, name)} ${text.length} ${text}`)
  return hash.digest('hex')
}

/** Sizes and times of the files: while they are as they were, nobody has changed a file, and it need not be read. */
function looksOf(data: string): string {
  return listVocabularyFiles(data)
    .map((name) => {
      const { size, mtimeMs } = statSync(name)
      return `${relative(data, name)} ${size} ${mtimeMs}`
    })
    .join('\n')
}

function openCompiled(folder: string, data: string): Vocabulary | null {
  const file = join(folder, compiledNames.head)
  if (!existsSync(file)) return null
  const { files, looks, code, ruleLabels } = JSON.parse(readFileSync(file, 'utf8')) as Head
  if (looks !== looksOf(data) && files !== hashFiles(data)) return null
  let lexicon: Lexicon | undefined
  return {
    get lexicon() {
      lexicon ??= JSON.parse(readFileSync(join(folder, compiledNames.lexicon), 'utf8')) as Lexicon
      return lexicon
    },
    ruleLabels: new Map(ruleLabels),
    key: `${files.slice(0, 16)} ${code.slice(0, 16)}`,
  }
}
