import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type BodyKnowledge, parsePublicBodies } from './evidence/body-knowledge.js'
import { type ClaimSubject, parseClaimRules } from './evidence/claim-rules.js'
import { type EvidenceLexicon, parseEvidenceLexicon } from './firms/evidence-lexicon.js'
import { parseLegalForms } from './firms/legal-forms.js'
import { parseSharedHosts } from './firms/shared-hosts.js'
import type { CleaningContext } from './firms/to-listing.js'
import { type Lexicon, parseLexicon } from './language/lexicon.js'
import { type Criterion, parseCriteria } from './needs/criteria.js'
import type { RuleLabels } from './ranking/labels.js'
import { parseRuleLabels } from './ranking/rule-labels.js'
import { lexiconFiles, readFile, ruleLabelsFile } from './vocabulary-files.js'

// The rooms that read texts do no I/O: their vocabularies are read here, from the folder `data` of the package.

const lexicons = new Map<string, Lexicon>()

/** The bilingual vocabulary of needs and rankings; read once. @throws Problem that names file and line */
export function readLexicon(data: string): Lexicon {
  let lexicon = lexicons.get(data)
  if (!lexicon) {
    lexicon = parseLexicon(lexiconFiles(data))
    lexicons.set(data, lexicon)
  }
  return lexicon
}

/** The phrases that say "is an AI firm" and "sells to the public sector". @throws Problem that names file and line */
export function readEvidenceLexicon(data: string): EvidenceLexicon {
  return parseEvidenceLexicon(
    ['ai.yaml', 'public-sector.yaml'].map((name) => readFile(join(data, 'lexicon', name))),
  )
}

/** What the rules of evidence are called in lists and papers. @throws Problem that names file and line */
export function readRuleLabels(data: string): RuleLabels {
  const { text, name } = ruleLabelsFile(data)
  return parseRuleLabels(text, name)
}

/** What firms are judged by. @throws Problem that names file and line */
export function readCriteria(data: string): Criterion[] {
  const { text, name } = readFile(join(data, 'criteria.yaml'))
  return parseCriteria(text, name)
}

/** Legal forms and shared hosts, which cleaning a listing needs. @throws Problem that names file and line */
export function readCleaning(data: string): CleaningContext {
  const forms = readFile(join(data, 'legal-forms.yaml'))
  const hosts = readFile(join(data, 'shared-hosts.yaml'))
  return {
    legalForms: parseLegalForms(forms.text, forms.name),
    sharedHosts: parseSharedHosts(hosts.text, hosts.name),
  }
}

const bodies = new Map<string, BodyKnowledge>()

/**
 * The public bodies of data/public-bodies, ready to be looked up; read once.
 * @param table file with a table of municipalities (rows "kind;key;name") that an operator has made, if there is one
 * @throws Problem that names file and line
 */
export function readPublicBodies(data: string, table?: string): BodyKnowledge {
  const folder = join(data, 'public-bodies')
  const file = [table, join(folder, 'municipalities.csv')].find(
    (name) => name !== undefined && existsSync(name),
  )
  const key = `${folder}\n${file ?? ''}`
  let knowledge = bodies.get(key)
  if (!knowledge) {
    const part = (name: string) => readFile(join(folder, name))
    knowledge = parsePublicBodies({
      bodies: part('bodies.yaml'),
      places: part('places.yaml'),
      words: part('words.yaml'),
      table: file === undefined ? null : readFile(file),
    })
    bodies.set(key, knowledge)
  }
  return knowledge
}

/** What a page may claim of the criteria, and by which words. @throws Problem that names file and line */
export function readClaimRules(data: string): ClaimSubject[] {
  const { text, name } = readFile(join(data, 'evidence-claims.yaml'))
  return parseClaimRules(text, name)
}
