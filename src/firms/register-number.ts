import { foldShort } from './fold-name.js'

/** A number in the German commercial register, a register of partnerships, cooperatives or associations. */
export interface RegisterNumber {
  /** "HRB 12345", with the letter behind it where there is one: "HRB 12345 B". */
  number: string
  /** Town of the court as written, "Berlin-Charlottenburg"; null where the text names none. */
  court: string | null
}

const entry =
  /(?<!\p{L})(HR\s?[AB]|GnR|VR|PR|GsR)[\s.:-]*(?:Nr\.?[\s.:]*)?((?:\d[\s.]?)+)\s?(?:([A-Z]{1,3})(?![\p{L}\d]))?/iu
/** Registers of the courts have at most six digits. */
const mostDigits = 6
const courtBefore =
  /(?:Amtsgerichts?|Registergericht|Handelsregister|AG)\s*:?\s*(?:(?:des|der|beim|Amtsgerichts?)\s+)*(\p{Lu}[\p{L}. ()/-]*\p{L}\)?)/u

/**
 * A register number with its court: "HRA36013 Amtsgericht Musterstadt", "HRB 240 726", "Amtsgericht Hof, HRB 12". Null where there is
 * none, or where its digits cannot be told from what stands beside them.
 */
export function parseRegisterNumber(text: string): RegisterNumber | null {
  const found = entry.exec(text)
  if (!found) return null
  const [whole, kind = '', digitsAsWritten = '', letter] = found
  const digits = digitsAsWritten.replace(/\D/g, '')
  if (digits.length > mostDigits || /^0*$/.test(digits)) return null
  const suffix =
    letter && !/^(?:AG|GmbH|HR|KG|UG)$/i.test(letter) && letter === letter.toUpperCase() ? ` ${letter}` : ''
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + whole.length)}`
  const court =
    courtBefore.exec(letter === 'AG' ? `AG ${text.slice(found.index + whole.length)}` : rest)?.[1] ?? null
  return {
    number: `${kind
      .replace(/\s/g, '')
      .replace(/^hr/i, 'HR')
      .replace(/[ab]$/, (sign) => sign.toUpperCase())} ${digits.replace(/^0+/, '')}${suffix}`,
    court: court === null ? null : withoutOpenBracket(court),
  }
}

/**
 * Under what a register entry is the same entry; null without a court, whose numbers begin anew. The letter behind a number is left
 * out: some courts and many firms do. "Berlin", "Berlin (Charlottenburg)" and "Charlottenburg" are one court.
 */
export function registerKey({ number, court }: RegisterNumber): string | null {
  if (court === null) return null
  const plain = foldShort(court)
    .replace(/\b(?:amtsgerichts?|registergericht|handelsregister|ag|hrb?)\b/g, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
  if (!plain) return null
  const town = /charlotten|^berlin/.test(plain)
    ? 'charlottenburg'
    : plain.replace(/ (?:am|an der|a|i|in|im) .*$/, '').replaceAll(' ', '')
  const bare = /^(\p{L}+) (\d+)/u.exec(number)
  return bare ? `${bare[1]?.toUpperCase()} ${bare[2]} ${town}` : null
}

/** "Charlottenburg)" closes a bracket that opened before it. */
function withoutOpenBracket(text: string): string {
  return text.includes('(') ? text.trim() : text.replace(/\)+$/, '').trim()
}
