import { z } from 'zod'
import { usageProblem } from '../problem.js'
import { parseYamlFile } from '../yaml-file.js'
import type { Direction, Statement } from './evidence.js'
import { PhraseTree } from './phrase-tree.js'

const phrases = z.array(z.string().trim().min(1))
const rule = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and hyphens'),
  strength: z.enum(['strong', 'weak']),
  /**
   * Where the firm stands to the public sector. Only `sells-to` says yes; `helps-selling-to` alone says maybe; what is
   * `regulated-by` is quoted, counts for nothing and keeps shorter phrases from being read as customers.
   */
  direction: z.enum(['sells-to', 'helps-selling-to', 'regulated-by']).default('sells-to'),
  /** Capitals count: for acronyms. */
  exact: z.boolean().default(false),
  /** Only where one of these words stands in the same sentence, or in the same text. */
  near: phrases.default([]),
  near_in: z.enum(['sentence', 'text']).default('sentence'),
  /** Not where one of these words stands in the same sentence. */
  not_near: phrases.default([]),
  /**
   * Whole words; `*` at the end of a word stands for any ending, a phrase is also found across hyphens. Longer phrases
   * win over shorter ones within them.
   */
  phrases,
})
const schema = z.strictObject({
  statement: z.enum(['ai', 'govtech']),
  version: z.int().min(1),
  /** Words that deny what follows within three words: "without AI". */
  negations: phrases.default([]),
  /** Phrases that contain words of the rules and mean something else: "AI winter", "Adobe Illustrator". */
  decoys: phrases.default([]),
  /** Phrases and tags of investors and accelerators: what they write of others is no more than a maybe for themselves. */
  bystanders: z.strictObject({ phrases, tags: phrases }).default({ phrases: [], tags: [] }),
  /** A directory's tags that say the statement outright. */
  tags: phrases.default([]),
  rules: z.array(rule).min(1),
})

/** What a phrase found means. */
export interface EvidenceRule {
  statement: Statement
  /** `ai/machine-learning@1` */
  name: string
  strength: 'strong' | 'weak'
  direction: Direction
  near: ReadonlySet<string>
  nearIn: 'sentence' | 'text'
  notNear: ReadonlySet<string>
}

/** The lexicons of both statements, ready to be run over texts. */
export interface EvidenceLexicon {
  /** Changes when a file changes its version: "ai 1, govtech 1". */
  version: string
  tree: PhraseTree<EvidenceRule | 'decoy'>
  negations: Readonly<Record<Statement, ReadonlySet<string>>>
  /** Phrases of investors, and their tags in lower case. */
  bystanders: Readonly<Record<Statement, { tree: PhraseTree<true>; tags: ReadonlySet<string> }>>
  /** Tags in lower case to the rule they stand for. */
  tags: ReadonlyMap<string, EvidenceRule[]>
}

/**
 * Reads data/lexicon/ai.yaml and data/lexicon/public-sector.yaml; further files of the same form may add to them.
 * @throws Problem that names file and line, or a rule id used twice
 */
export function parseEvidenceLexicon(files: readonly { name: string; text: string }[]): EvidenceLexicon {
  const tree = new PhraseTree<EvidenceRule | 'decoy'>()
  const negations = { ai: new Set<string>(), govtech: new Set<string>() }
  const bystanders = {
    ai: { tree: new PhraseTree<true>(), tags: new Set<string>() },
    govtech: { tree: new PhraseTree<true>(), tags: new Set<string>() },
  }
  const tags = new Map<string, EvidenceRule[]>()
  const versions: string[] = []
  const ids = new Set<string>()
  for (const { name: file, text } of files) {
    const lexicon = parseYamlFile(schema, text, file, 'Mend the line; rules have id, strength and phrases.')
    const { statement, version } = lexicon
    versions.push(`${statement} ${version}`)
    for (const word of lexicon.negations) negations[statement].add(word.toLowerCase())
    for (const phrase of lexicon.bystanders.phrases) bystanders[statement].tree.add(phrase, true, false)
    for (const tag of lexicon.bystanders.tags) bystanders[statement].tags.add(tag.toLowerCase())
    for (const decoy of lexicon.decoys) tree.add(decoy, 'decoy', false)
    for (const one of lexicon.rules) {
      const id = `${statement}/${one.id}`
      if (ids.has(id))
        throw usageProblem(`${file}: the rule ${one.id} stands twice`, 'Give each rule its own id.')
      ids.add(id)
      const entry: EvidenceRule = {
        statement,
        name: `${id}@${version}`,
        strength: one.strength,
        direction: one.direction,
        near: lowerSet(one.near),
        nearIn: one.near_in,
        notNear: lowerSet(one.not_near),
      }
      for (const phrase of one.phrases) tree.add(phrase, entry, one.exact)
    }
    const byTag: EvidenceRule = {
      statement,
      name: `${statement}/tag@${version}`,
      strength: 'strong',
      direction: 'sells-to',
      near: new Set(),
      nearIn: 'sentence',
      notNear: new Set(),
    }
    for (const tag of lexicon.tags)
      tags.set(tag.toLowerCase(), [...(tags.get(tag.toLowerCase()) ?? []), byTag])
  }
  return { version: versions.sort().join(', '), tree, negations, bystanders, tags }
}

function lowerSet(words: string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.toLowerCase()))
}
