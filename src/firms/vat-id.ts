/**
 * A VAT id that was found in a text: never a tax number (Steuernummer), never an id of the economy (W-IdNr., "DE…-00001"), never
 * without a valid check digit. In the form in which ids are compared: "DE136695976", "ATU12345675", "CHE123456788".
 */
export type VatId = string

/**
 * DE, AT or CH with its digits, blanks and dots between them allowed; nothing may go on behind it as a longer number would (IBAN,
 * W-IdNr.). A Swiss number is a VAT id where it says so (MWST, TVA, IVA).
 */
const written =
  /(?<![\p{L}\d])(?:(DE)[ .:-]{0,2}(\d(?:[ .]?\d){8})|(ATU|AT[ .-]?U)[ .:-]{0,2}(\d(?:[ .]?\d){7})|(CHE)[ .-]{0,2}(\d(?:[ .]?\d){8})(?=\s?(?:MWST|TVA|IVA)(?!\p{L})))(?![ .]?\d|-\d|\p{L})/giu

/** Numbers of other registers that may look the same. */
const otherNumber = /(?:WEEE|EORI|IBAN|LUCID|W-?Id)[^\n;,|]{0,25}$/i

/** The first VAT id in a text; null where there is none, or none whose check digit is right. */
export function findVatId(text: string): VatId | null {
  for (const match of text.matchAll(written)) {
    if (otherNumber.test(text.slice(Math.max(0, match.index - 40), match.index))) continue
    const country = (match[1] ?? match[3]?.slice(0, 2) ?? match[5]?.slice(0, 2) ?? '').toUpperCase()
    const digits = (match[2] ?? match[4] ?? match[6] ?? '').replace(/\D/g, '')
    const id = composeVatId(country, digits)
    if (id !== null) return id
  }
  return null
}

/** A value that is nothing but a VAT id, as registers and notices have it; null where it is not valid. */
export function parseVatId(value: string): VatId | null {
  const [, country, digits] =
    /^(DE|AT(?=U)|CH(?=E))[UE]?(\d{8,9})(?:MWST|TVA|IVA)?$/.exec(
      value.toUpperCase().replace(/[\s.\-/]/g, ''),
    ) ?? []
  return country === undefined || digits === undefined ? null : composeVatId(country, digits)
}

function composeVatId(country: string, digits: string): VatId | null {
  if (country === 'DE') return digits.length === 9 && isValidDe(digits) ? `DE${digits}` : null
  if (country === 'AT') return digits.length === 8 && isValidAt(digits) ? `ATU${digits}` : null
  return digits.length === 9 && isValidChe(digits) ? `CHE${digits}` : null
}

/** ISO/IEC 7064, MOD 11,10. */
function isValidDe(digits: string): boolean {
  if (digits.startsWith('0')) return false
  let product = 10
  for (const digit of digits.slice(0, 8)) {
    const sum = (Number(digit) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10 === Number(digits[8])
}

/** Federal Ministry of Finance, "Konstruktionsregeln der UID": every second digit doubled, plus 4. */
function isValidAt(digits: string): boolean {
  let sum = 4
  for (let place = 0; place < 7; place++) {
    const digit = Number(digits[place])
    const doubled = digit * 2
    sum += place % 2 === 0 ? digit : Math.floor(doubled / 10) + (doubled % 10)
  }
  return (10 - (sum % 10)) % 10 === Number(digits[7])
}

const swissWeights = [5, 4, 3, 2, 7, 6, 5, 4]

/** Swiss UID (eCH-0097): MOD 11 with weights; a remainder of 10 is never given out. */
export function isValidChe(digits: string): boolean {
  const sum = swissWeights.reduce((all, weight, place) => all + weight * Number(digits[place]), 0)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits[8])
}
