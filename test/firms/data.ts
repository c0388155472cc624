import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseEvidenceLexicon } from '../../src/firms/evidence-lexicon.js'
import { parseLegalForms } from '../../src/firms/parse-legal-forms.js'
import { parseSharedHosts } from '../../src/firms/shared-hosts.js'

const read = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../data/${name}`, import.meta.url)), 'utf8')

/** The legal forms of the project. */
export const legalForms = parseLegalForms(read('legal-forms.yaml'), 'legal-forms.yaml')

/** The shared hosts of the project. */
export const sharedHosts = parseSharedHosts(read('shared-hosts.yaml'), 'shared-hosts.yaml')

/** The evidence lexicons of the project. */
export const evidenceLexicon = parseEvidenceLexicon(
  ['ai.yaml', 'public-sector.yaml'].map((name) => ({ name, text: read(`lexicon/${name}`) })),
)
