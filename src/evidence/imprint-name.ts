import { cleanLine } from '../firms/clean-text.js'
import { isSoleTraderForm, type LegalForms, splitLegalForm } from '../firms/legal-forms.js'
import { isPersonName } from '../firms/sole-trader.js'
import type { ImprintLine } from './imprint-lines.js'

/** The firm as an Impressum names it. */
export interface ImprintName {
  legalName: string
  legalForm: string
  /** One person trades under it. */
  isPerson: boolean
}

/** Longer lines are prose of which only the beginning can name the firm. */
const longest = 240
const longestName = 100
/** In words, from the first that is a form by itself: "GmbH (in Gründung) & Co. KG". */
const longestForm = 5

/** What leads up to a name within a sentence. */
const leadIn =
  /^.*?(?<!\p{L})(?:impressum|imprint|herausgegeben|herausgeber(?:in)?|verantwortlich\p{L}*|betreiber(?:in)?|betrieben|anbieter(?:in)?|diensteanbieter(?:in)?|produkt|angebot|marke|service|dienst|projekt|website|internetauftritt\p{L}*|webseite\p{L}*|seiten?|copyright|©|published|operated|product|service)(?!\p{L})[^:]*?(?<!\p{L})(?:ist|von|der|die|das|by|of)\s+(?:die\s+|der\s+|the\s+)?(?=\p{Lu}|\d|\p{L}+\p{Lu})/iu
const firstWords = /^(?:impressum|imprint)(?: (?:der|von|of))?[\s:–-]+(?=\S)/i
const article = /^(?:die|der|the)\s+(?=p{Lu})/i
/** Lines of persons, of courts and of numbers hold no name of the firm. */
const notName =
  /^(?:vertreten|geschäftsführ|vorstand|vorsitz|aufsichtsrat|inhaber|represented|managing|ceo|handelsregister|registergericht|amtsgericht|register|hr[ab]?(?!\p{L})|ust|umsatzsteuer|vat|steuer|tel|fon|fax|e-?mail|inhaltlich verantwortlich|verantwortlich (?:i\.? ?s|für den inhalt|nach|gem)|redaktion|ag \p{Lu})/iu

/**
 * The first name with a legal form in the lines of the firm; null where none stands there.
 */
export function findImprintName(lines: readonly ImprintLine[], forms: LegalForms): ImprintName | null {
  for (const { text, isPartner } of lines) {
    if (isPartner) continue
    const found = readNameInLine(text, forms)
    if (found) return found
  }
  return null
}

/** The name with a legal form that a line gives; null for lines of persons, courts and numbers. */
export function readNameInLine(text: string, forms: LegalForms): ImprintName | null {
  return notName.test(text) ? null : nameIn(text.slice(0, longest), forms)
}

function nameIn(line: string, forms: LegalForms): ImprintName | null {
  let found: { name: string; bare: string; form: string; words: number } | null = null
  let words = 0
  for (const { 0: word, index } of line.matchAll(/\S+/g)) {
    words++
    // "GmbH &" ends in no form, "GmbH & Co. KG" does; further away nothing more belongs to it.
    if (found && words > found.words + longestForm) break
    if (!/[\p{L}\d)]/u.test(word)) continue
    const end = index + word.length
    const name = nameProper(line.slice(0, end), line.slice(end))
    const { bare, form } = splitLegalForm(name, forms)
    if (form === null || !isName(bare, name)) continue
    if (found && bare !== found.bare) break
    found = { name, bare, form, words }
  }
  if (!found) return null
  const { name: legalName, bare, form: legalForm } = found
  return { legalName, legalForm, isPerson: isSoleTraderForm(legalForm, forms) && isPersonName(bare) }
}

/** The name at the end of a piece of text: behind labels, commas and what leads up to it. */
function nameProper(text: string, following: string): string {
  let name = cleanLine(text.replace(/[®™©]/g, ''))
  name = name.replace(/^.*(?<=\p{L}\)?):\s+/u, '').replace(/^.*(?:[|·•;]|\s[–-])\s+/u, '')
  name = name.replace(firstWords, '').replace(leadIn, '')
  if (/^\s*[^\s\p{Lu}\d(,;|·•–-]/u.test(following)) name = name.replace(article, '')
  const comma = name.lastIndexOf(', ')
  if (comma >= 0) name = name.slice(comma + 2)
  name = name.replace(/^["„“(]+/, '').replace(/[,;:|"“”]+$|(?<=\p{L}\p{Lu})\.$/u, '')
  return name.endsWith(')') && !name.includes('(') ? name.slice(0, -1) : name
}

function isName(bare: string, name: string): boolean {
  return (
    /^[\p{Lu}\d]|^\p{Ll}[\p{L}\d.:+&-]*/u.test(bare) &&
    /\p{L}{2}/u.test(bare) &&
    name.length <= longestName &&
    !/^(?:eine?|unsere?|als|mit|und|oder|für|bei|im|in)\s/i.test(bare) &&
    !/^(?:Amtsgericht|Registergericht|Handelsregister|Rechtsform|Gesellschaftsform)$/i.test(bare)
  )
}
