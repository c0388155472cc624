/**
 * A VAT number of Germany or Austria in a text, with a valid check digit, without blanks: "DE 123 456 788" gives "DE123456788".
 * Other countries' numbers are left alone: a number that cannot be checked identifies nobody by itself.
 * Check digits: DE by ISO 7064 MOD 11,10 (BZSt), AT by the rule of the Austrian ministry of finance (BMF-010219/0254-VI/4/2005).
 */
export function parseVatId(text: string): string | null {
  const letters = text.toUpperCase()
  const german = /(?<![A-Z\d])DE[\s.:-]*((?:\d[\s.-]?){8}\d)(?![\d])/.exec(letters)?.[1]?.replace(/\D/g, '')
  if (german && isGermanNumber(german)) return `DE${german}`
  const austrian = /(?<![A-Z\d])ATU[\s.:-]*((?:\d[\s.-]?){7}\d)(?![\d])/
    .exec(letters)?.[1]
    ?.replace(/\D/g, '')
  return austrian && isAustrianNumber(austrian) ? `ATU${austrian}` : null
}

/** ISO 7064 MOD 11,10 over nine digits, the last of which is the check digit; numbers begin with 1 to 9. */
function isGermanNumber(digits: string): boolean {
  if (digits.startsWith('0')) return false
  let product = 10
  for (const digit of digits.slice(0, 8)) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (2 * sum) % 11
  }
  return Number(digits[8]) === (11 - product) % 10
}

/** Every second digit doubled, digits of the products added, 4 more, up to the next ten. */
function isAustrianNumber(digits: string): boolean {
  const sum = [...digits.slice(0, 7)].reduce((total, sign, place) => {
    const value = Number(sign) * (place % 2 ? 2 : 1)
    return total + Math.floor(value / 10) + (value % 10)
  }, 4)
  return Number(digits[7]) === (10 - (sum % 10)) % 10
}
