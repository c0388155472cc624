import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface VocabularyFile {
  name: string
  text: string
}

/** The concepts and the words of needs to pass over; the evidence rules beside them are another vocabulary. */
export function lexiconFiles(data: string): VocabularyFile[] {
  return listLexiconFiles(data).map(readFile)
}

export function ruleLabelsFile(data: string): VocabularyFile {
  return readFile(ruleLabelsName(data))
}

/** Names of all these files. */
export function listVocabularyFiles(data: string): string[] {
  return [...listLexiconFiles(data), ruleLabelsName(data)]
}

export function readFile(name: string): VocabularyFile {
  return { name, text: readFileSync(name, 'utf8') }
}

function listLexiconFiles(data: string): string[] {
  const folder = join(data, 'lexicon', 'concepts')
  const concepts = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return [
    ...concepts.map((name) => join(folder, name)),
    join(data, 'lexicon', 'ignored.yaml'),
    join(data, 'lexicon', 'need-words.yaml'),
  ]
}

function ruleLabelsName(data: string): string {
  return join(data, 'lexicon', 'rule-labels.yaml')
}
