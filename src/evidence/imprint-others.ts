import type { LegalForms } from '../firms/legal-forms.js'
import { splitLegalForm } from '../firms/legal-forms.js'
import type { ImprintLine } from './imprint-lines.js'
import { type ImprintName, readNameInLine } from './imprint-name.js'

const number = /(?<![\p{L}\d])(?:HR\s?[AB]|VR|GnR|PR|FN|CHE|DE|ATU)[\s.:-]{0,3}\d/u
/** "beim AG Bonn" is a court, "06110 Halle a. d. Saale" a town. */
const noFirm =
  /^\d{4,5}\s|register|gericht|eingetragen|vertret|geschäftsführ|(?<!\p{L})(?:beim|sitz)(?!\p{L})/iu

/**
 * The lines from the one on that names the firm as the base knows it, where an Impressum names several: a group before its
 * daughters. All of them where none fits, or the first does.
 */
export function linesOfNamed(
  lines: readonly ImprintLine[],
  forms: LegalForms,
  firmName: string,
): readonly ImprintLine[] {
  const wanted = keyOf(firmName, forms)
  if (wanted === '') return lines
  const named = lines.map(({ text, isPartner }) => (isPartner ? null : readNameInLine(text, forms)))
  const first = named.find((one) => one !== null)
  if (!first || fits(first, wanted, forms)) return lines
  const at = named.findIndex((one) => one !== null && keyOf(one.legalName, forms) === wanted)
  return at < 0 ? lines : lines.slice(at)
}

/**
 * Without lines that give another firm's number beside its name, and without blocks that begin with another firm's name: who made
 * the site, who hosts it, a sister company.
 */
export function withoutOthers(
  lines: readonly ImprintLine[],
  name: ImprintName,
  forms: LegalForms,
): ImprintLine[] {
  const own = keyOf(name.legalName, forms)
  const others = new Set<number>()
  const seen = new Set<number>()
  return lines.filter((line) => {
    const isFirstOfBlock = !seen.has(line.block)
    seen.add(line.block)
    if (others.has(line.block)) return false
    if (noFirm.test(line.text.split(number)[0] ?? '')) return true
    const other = readNameInLine(line.text, forms)
    if (other === null || fits(other, own, forms)) return true
    if (isFirstOfBlock && line.text.startsWith(other.legalName)) {
      others.add(line.block)
      return false
    }
    return !number.test(line.text)
  })
}

/** The same name, or one that begins with the same word: "Muster Software GmbH" is "Muster GmbH" in a later line. */
function fits({ legalName }: ImprintName, wanted: string, forms: LegalForms): boolean {
  const key = keyOf(legalName, forms)
  return key === wanted || key.split(' ')[0] === wanted.split(' ')[0]
}

function keyOf(name: string, forms: LegalForms): string {
  const { bare } = splitLegalForm(name, forms)
  return bare
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
}
