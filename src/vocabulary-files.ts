import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface VocabularyFile {
  name: string
  text: string
}

/** The concepts and the words of needs to pass over; the evidence rules beside them are another vocabulary. */
export function lexiconFiles(data: string): VocabularyFile[] {
  const folder = join(data, 'lexicon', 'concepts')
  const concepts = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return [
    ...concepts.map((name) => join(folder, name)),
    join(data, 'lexicon', 'ignored.yaml'),
    join(data, 'lexicon', 'need-words.yaml'),
  ].map(readFile)
}

export function ruleLabelsFile(data: string): VocabularyFile {
  return readFile(join(data, 'lexicon', 'rule-labels.yaml'))
}

export function readFile(name: string): VocabularyFile {
  return { name, text: readFileSync(name, 'utf8') }
}
