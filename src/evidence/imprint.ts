import type { Document } from 'domhandler'
import type { LegalForms } from '../firms/legal-forms.js'
import { isPersonName } from '../firms/sole-trader.js'
import { findVatId } from '../firms/vat-id.js'
import type { Imprint } from './finding.js'
import { firmLines, type ImprintLine } from './imprint-lines.js'
import { findImprintName } from './imprint-name.js'
import { linesOfNamed, withoutOthers } from './imprint-others.js'
import { findImprintPlace } from './imprint-place.js'
import { findRegisterEntry } from './imprint-register.js'
import { readOrganization } from './organization.js'
import { readBlocks, readWholeBlocks } from './page-blocks.js'
import type { TextBlock } from './site-page.js'

const nothing: Imprint = {
  legalName: null,
  legalForm: null,
  registerCourt: null,
  registerNumber: null,
  vatId: null,
  postcode: null,
  city: null,
  country: null,
}

/**
 * What a page with an Impressum says of the firm: its blocks, where they name nobody its foot and dialogues too, and its JSON-LD
 * for what is still missing. Where it names several firms, the one that the base knows by `firmName` is taken. For the page of the Impressum, or the home page where that holds it.
 */
export function readImprint(document: Document, url: string, forms: LegalForms, firmName = ''): Imprint {
  const main = parseOfFirm(readBlocks(document), forms, firmName)
  const isFound = main !== null && (main.legalName !== null || main.registerNumber !== null)
  const page = isFound ? main : parseOfFirm(readWholeBlocks(document), forms, firmName)
  if (page === null) return { ...nothing }
  const organization = readOrganization(document, url, forms)
  // Another firm's data do not complete this one's: a page may describe the group that the firm belongs to.
  const isSame =
    page.legalName === null || organization.legalName == null || page.legalName === organization.legalName
  return isSame ? mergeImprints([page, organization]) : page
}

/**
 * What the blocks of an Impressum say of the firm (section 5 DDG, section 5 ECG): all of it optional. Persons, telephone numbers,
 * mail addresses and tax numbers are never read. A trader under their own name is a person, of whom nothing is taken.
 */
export function parseImprint(blocks: readonly TextBlock[], forms: LegalForms): Imprint {
  return parseOfFirm(blocks, forms) ?? { ...nothing }
}

/** Null for one person who trades under their own name. */
function parseOfFirm(blocks: readonly TextBlock[], forms: LegalForms, firmName = ''): Imprint | null {
  const all = linesOfNamed(firmLines(blocks), forms, firmName)
  const name = findImprintName(all, forms)
  if (name?.isPerson) return null
  const lines = name ? withoutOthers(all, name, forms) : all
  const register = findRegisterEntry(lines, name?.legalForm ?? null)
  if (!name && !register && (isOnePerson(lines) || beginsWithPerson(lines))) return null
  const vatId = findVatId(lines.map(({ text }) => text).join('\n'))
  const place = findImprintPlace(lines, register?.country ?? null, vatId)
  return {
    legalName: name?.legalName ?? null,
    legalForm: name?.legalForm ?? null,
    registerCourt: register?.court ?? null,
    registerNumber: register?.number ?? null,
    vatId,
    ...place,
  }
}

/** The first source that knows a field gives it: the page before its JSON-LD. */
export function mergeImprints(imprints: readonly Partial<Imprint>[]): Imprint {
  const merged: Imprint = { ...nothing }
  const fill = <Key extends keyof Imprint>(key: Key, value: Imprint[Key] | undefined): void => {
    if (value != null) merged[key] ??= value
  }
  for (const imprint of imprints)
    for (const key of Object.keys(nothing) as (keyof Imprint)[]) fill(key, imprint[key])
  return merged
}

/** Nothing with a legal form, and a person where the firm's name belongs: "Erika Muster, Softwareentwicklung". */
function beginsWithPerson(lines: readonly ImprintLine[]): boolean {
  return lines.slice(0, personWithin).some(({ text }) =>
    isPersonName(
      text
        .replace(/[,;|].*$/u, '')
        .replace(leadingTitle, '')
        .trim(),
    ),
  )
}

/** The name stands behind "Impressum" and "Angaben gemäß § 5 DDG". */
const personWithin = 4
const leadingTitle = /^(?:(?:Prof|Dr|Dipl|Ing|Mag|M\.\s?Sc|B\.\s?Sc)\S*\s+)+/u

function isOnePerson(lines: readonly ImprintLine[]): boolean {
  return lines.some(({ text }) =>
    /(?<!\p{L})(?:inhaber(?:in)?|einzelunternehm\p{L}+|freiberuf\p{L}+|e\. ?K\.|einzelfirma|kleinunternehm\p{L}+)(?!\p{L})/iu.test(
      text,
    ),
  )
}
