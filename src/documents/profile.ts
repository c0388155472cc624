import type { Block, PaperBody } from './document.js'
import { EvidenceNotes } from './evidence-notes.js'
import { excerpt } from './excerpt.js'
import { fileWords } from './file-words.js'
import { answerLine, openLines, reasonLines, referenceLines, scoreOf, seatOf } from './firm-blocks.js'
import type { FileFirm, NeedFile } from './need-file.js'
import type { Language } from './paper.js'
import { recordWords } from './record-words.js'
import { wordsIn } from './words.js'

const words = {
  de: {
    title: 'Steckbrief',
    product: 'Produkt',
    asOf: 'Stand',
    sources: 'Quelle(n)',
    does: 'Was es tut',
    fit: 'Passung zum Bedarf',
    references: 'Öffentliche Kunden',
    operation: 'Technik und Betrieb',
    protection: 'Datenschutz, Sicherheit, Barrierefreiheit',
    firm: 'Firma',
    form: 'Rechtsform',
    founded: 'Gründung',
    price: 'Preis, Beschaffungsweg',
    route: 'Beschaffungsweg laut Bedarf',
    open: 'Offene Fragen',
    evidence: 'Belege',
  },
  en: {
    title: 'Profile',
    product: 'Product',
    asOf: 'As of',
    sources: 'Source(s)',
    does: 'What it does',
    fit: 'Fit to the need',
    references: 'Public customers',
    operation: 'Technology and operation',
    protection: 'Data protection, security, accessibility',
    firm: 'Firm',
    form: 'Legal form',
    founded: 'Founded',
    price: 'Price, way to a contract',
    route: 'Way to a contract as the need has it',
    open: 'Open questions',
    evidence: 'Evidence',
  },
}

/** Criteria by the block of the profile they belong to; all are shown, unknown where nobody answered. */
const groups = {
  operation: ['C02', 'C05', 'C10', 'C11', 'C16', 'C17'],
  protection: ['C04', 'C06', 'C07', 'C08', 'C09'],
  price: ['C12', 'C15'],
} as const

/**
 * One page a firm, made to be laid on a table: what it is, how it fits, who uses it, what is open.
 * @param firms those that are wanted, as in the file
 * @param names all criteria by code, in the paper's language
 */
export function makeProfiles(
  file: NeedFile,
  firms: readonly FileFirm[],
  names: ReadonlyMap<string, string>,
): PaperBody {
  const { lang } = file.paper
  const said = words[lang]
  const [only, ...others] = firms
  return {
    title: only && !others.length ? `${said.title}: ${only.name}` : said.title,
    compact: true,
    blocks: firms.flatMap((firm, i): Block[] => [
      ...(i ? [{ kind: 'page' as const }] : []),
      ...(others.length ? [{ kind: 'heading' as const, level: 2 as const, text: firm.name }] : []),
      ...profileBlocks(file, firm, names),
    ]),
  }
}

function profileBlocks(file: NeedFile, firm: FileFirm, names: ReadonlyMap<string, string>): Block[] {
  const { lang } = file.paper
  const [said, common] = [words[lang], wordsIn(lang)]
  const notes = new EvidenceNotes(lang)
  const group = (codes: readonly string[]): Block => ({
    kind: 'facts',
    columns: 2,
    facts: codes.map(
      (code) =>
        [
          `${code} ${shortName(names.get(code) ?? '')}`.trim(),
          answerLine(
            firm.answers.find(({ criterion }) => criterion === code),
            notes,
            lang,
          ),
        ] as const,
    ),
  })
  const fit = reasonLines(firm, notes, lang)
  const blocks: Block[] = [
    {
      kind: 'facts',
      columns: 2,
      facts: [
        [said.product, firm.product ?? common.unknown],
        [said.asOf, firm.last_checked.slice(0, 10)],
        [
          said.sources,
          firm.sources.length
            ? firm.sources.flatMap(({ title, url }, i) => [
                ...(i ? [{ text: ', ' }] : []),
                { text: title, url },
              ])
            : common.unknown,
        ],
        [recordWords(lang).points, scoreOf(firm, lang)],
        [recordWords(lang).stage, fileWords(lang).stages[firm.stage]],
      ],
    },
    heading(said.does),
    { kind: 'paragraph', text: firm.description ? firstSentences(firm.description) : common.unknown },
    heading(said.fit),
    fit.length ? { kind: 'list', items: fit.slice(0, 3) } : { kind: 'paragraph', text: common.noReason },
    heading(said.references),
    { kind: 'list', items: referenceLines(firm, notes, lang) },
    heading(said.operation),
    group(groups.operation),
    heading(said.protection),
    group(groups.protection),
    heading(said.firm),
    {
      kind: 'facts',
      columns: 2,
      facts: [
        [recordWords(lang).seat, seatOf(firm, lang)],
        [said.form, firm.legal_form ?? common.unknown],
        [said.founded, firm.founded === null ? common.unknown : String(firm.founded)],
        [
          recordWords(lang).website,
          firm.website ? [{ text: firm.website, url: firm.website }] : common.unknown,
        ],
      ],
    },
    heading(said.price),
    group(groups.price),
    { kind: 'paragraph', text: `${said.route}: ${file.route ?? common.unknown}` },
    heading(said.open),
    { kind: 'list', items: [openLines(file, firm, lang).join('; ')] },
  ]
  return [...blocks, ...evidenceOf(notes, said.evidence)]
}

/** The name of a criterion without what stands in brackets: one line of half a page. */
function shortName(name: string): string {
  return name.replace(/\s*\([^)]*\)/g, '')
}

function heading(text: string): Block {
  return { kind: 'heading', level: 3, text }
}

function evidenceOf(notes: EvidenceNotes, title: string): Block[] {
  return notes
    .blocks(title)
    .map((block) => (block.kind === 'heading' ? { ...block, level: 3 as const } : block))
}

/** Three sentences, or 400 characters. */
function firstSentences(text: string): string {
  const sentences = text
    .match(/[^.!?]+[.!?]+(?:\s|$)/gu)
    ?.slice(0, 3)
    .join('')
    .trim()
  return excerpt(sentences || text, 400)
}

/** The ways that a need can name, in words. */
export function routeName(route: string | undefined, lang: Language): string | null {
  if (route === undefined) return null
  const names: Record<string, { de: string; en: string }> = {
    open: { de: 'Offenes Verfahren, öffentliche Ausschreibung', en: 'open procedure' },
    restricted: { de: 'Beschränkte Ausschreibung', en: 'restricted procedure' },
    negotiated: { de: 'Verhandlungsvergabe', en: 'negotiated procedure' },
    direct: { de: 'Direktkauf', en: 'direct purchase' },
    experiment: { de: 'Experimentierklausel', en: 'experimentation clause' },
    framework: { de: 'Rahmenvertrag', en: 'framework contract' },
    'innovation-partnership': { de: 'Innovationspartnerschaft', en: 'innovation partnership' },
    reuse: { de: 'Nachnutzung', en: 're-use' },
  }
  return names[route]?.[lang] ?? route
}
