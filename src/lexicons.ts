import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BodyKnowledge, parsePublicBodies } from './evidence/body-knowledge.js'
import { type ClaimSubject, parseClaimRules } from './evidence/claim-rules.js'
import { type EvidenceLexicon, parseEvidenceLexicon } from './firms/evidence-lexicon.js'
import { parseLegalForms } from './firms/parse-legal-forms.js'
import { parseSharedHosts } from './firms/shared-hosts.js'
import type { CleaningContext } from './firms/to-listing.js'
import { type Lexicon, parseLexicon } from './language/lexicon.js'
import { type Criterion, parseCriteria } from './needs/criteria.js'
import { usageProblem } from './problem.js'
import type { RuleLabels } from './ranking/labels.js'
import { parseRuleLabels } from './ranking/rule-labels.js'
import { type ProcurementRule, parseProcurementRules } from './selection/procurement-rules.js'
import { parseReasonCodes, type ReasonCode } from './selection/reason-codes.js'
import { lexiconFiles, readFile, ruleLabelsFile } from './vocabulary-files.js'

// The rooms that read texts do no I/O: their vocabularies are read here, from the folder `data` of the package.

/** Where data is read from: the package's folder, and that of the unit's settings. */
export interface Folders {
  data: string
  own: string
}

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

/**
 * What firms are judged by: the built-in criteria, then those of the unit itself, in the folder of its settings.
 * @throws Problem that names file and line, or an own one that has a built-in code
 */
export function readCriteria({ data, own }: Folders): Criterion[] {
  const [builtIn, ofUnit] = readBoth({ data, own }, 'criteria.yaml', parseCriteria)
  refuseTwice(builtIn, ofUnit, ({ id }) => id, 'criterion')
  return [...builtIn, ...ofUnit]
}

/** Why a firm may be left out; as with criteria the unit may have own ones. @throws Problem that names file and line */
export function readReasonCodes({ data, own }: Folders): ReasonCode[] {
  const [builtIn, ofUnit] = readBoth({ data, own }, 'reason-codes.yaml', parseReasonCodes)
  refuseTwice(builtIn, ofUnit, ({ code }) => code, 'reason')
  return [...builtIn, ...ofUnit]
}

/** Dated rules of procurement; a file of the unit itself replaces those with the same id and adds others. @throws Problem */
export function readProcurementRules(folders: Folders): ProcurementRule[] {
  const [builtIn, ofUnit] = readBoth(folders, 'procurement-rules.yaml', parseProcurementRules)
  return [...builtIn.filter(({ id }) => !ofUnit.some((one) => one.id === id)), ...ofUnit]
}

function readBoth<Entry>(
  { data, own }: Folders,
  file: string,
  parse: (text: string, name: string) => Entry[],
): [builtIn: Entry[], ofUnit: Entry[]] {
  const builtIn = readFile(join(data, file))
  const ownFile = join(own, file)
  const ofUnit = existsSync(ownFile) ? parse(readFileSync(ownFile, 'utf8'), ownFile) : []
  return [parse(builtIn.text, builtIn.name), ofUnit]
}

function refuseTwice<Entry>(
  builtIn: readonly Entry[],
  ofUnit: readonly Entry[],
  codeOf: (entry: Entry) => string,
  what: string,
): void {
  const taken = ofUnit.map(codeOf).find((code) => builtIn.some((one) => codeOf(one) === code))
  if (taken)
    throw usageProblem(
      `The unit's own ${what} ${taken} has the code of a built-in one.`,
      'Give it a code with X: the built-in ones keep their meaning.',
    )
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
