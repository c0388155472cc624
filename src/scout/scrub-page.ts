// A page may be HTML, where signs are written as entities, or JSON, where line breaks and letters are written with a
// backslash: cutting behind the backslash would break the string, so an escape is cut whole or kept whole.
const sign = String.raw`(?:[\p{L}\d-]|&#x?[\da-f]{1,6};)`
/** A backslash that begins an escape: before it stands an even number of them. */
const backslash = String.raw`(?<=(?<!\\)(?:\\\\)*)\\`
const atSign = /@|&#0*64;|&#x0*40;|%40|\\u0040/gi
const beforeAt = new RegExp(
  String.raw`(?<!${backslash}(?:u[\da-f]{0,3})?)(${backslash}[bfnrt])?(?:mailto:)?(?:${backslash}u[\da-f]{4}|${sign}|[._%+]){1,64}$`,
  'iu',
)
/** How far before the @ the address may begin, in characters: entities are long. */
const longestBefore = 400
// "logo@2x.png" and "vue@3.2.1" are files and versions: a domain ends in letters, and not as a picture does.
const topLevel = String.raw`\.(?!(?:png|jpe?g|gif|webp|svg|avif|ico|js|css)\b)(?=\p{L}|&#)${sign}{2,63}`
const domain = new RegExp(String.raw`${sign}{1,63}(?:\.${sign}{1,63}){0,3}${topLevel}(?!${sign})`, 'iuy')

/** No letter before it: "Fördermittel: 10.000" is no telephone; the n of an escaped line break is no letter. */
const wordStart = String.raw`(?:(?<!\p{L})|(?<=\\[bfnrt]))`
/** What a number may be called, quickly found: from there `named` looks closer. */
const nameOfNumber = /tel|fon|fax|mobil|handy/gi
/** The number of a link, or a German one that is called a number: "Tel. 040 1234-0". */
const named = new RegExp(
  String.raw`${wordStart}(?:(tel:)[+\d()%/ .-]{4,29}\d|((?:tel(?:efon|efax)?|fon|fax|mobil|handy)[.:]{0,2}[ \u00a0]?)\(?0\d[\d ()/.–-]{4,20}\d(?!\w))`,
  'iuy',
)
/** Two coordinates, or an international number (ITU-T E.164: country codes begin with 1 to 9). */
const plusNumber =
  /([+-]?\d{1,3}\.\d{3,}[\s,;/]{0,3}\+\d{1,3}\.\d{3,})|(?:(?<![\w.])|(?<=\\[bfnrt]))\+[1-9]\d{0,2}[ (/.-]{0,2}\d[\d ()/.-]{6,20}\d(?!\w)/g
const thousands = /^\+\d{1,3}(?:\.\d{3})+$/

/**
 * Cuts e-mail addresses and telephone numbers out of a page before it is kept, so that not even the store of raw pages
 * holds them. Structure stays: only the characters of the address go, and none of them is a quote, bracket or tag.
 * A national number that nothing calls one stays: in a raw page it cannot be told from an id, a date or a price.
 */
export function scrubPage(text: string): string {
  const cut = cutNamedNumbers(cutAddresses(text))
  if (!cut.includes('+')) return cut
  return cut.replace(plusNumber, (found, coordinates) => (coordinates || thousands.test(found) ? found : ''))
}

/** Keeps what the number is called. Looking for the words first takes a tenth of the time. */
function cutNamedNumbers(text: string): string {
  let kept = ''
  let from = 0
  for (const { index } of text.matchAll(nameOfNumber)) {
    if (index < from) continue
    named.lastIndex = index
    const found = named.exec(text)
    if (!found) continue
    kept += text.slice(from, index) + (found[1] ?? '') + (found[2] ?? '')
    from = named.lastIndex
  }
  return from ? kept + text.slice(from) : text
}

/** Looks from each @ to both sides: looking for what may come before one takes ten times as long. */
function cutAddresses(text: string): string {
  let kept = ''
  let from = 0
  for (const { 0: at, index } of text.matchAll(atSign)) {
    if (index < from) continue
    domain.lastIndex = index + at.length
    if (!domain.test(text)) continue
    const end = domain.lastIndex
    const before = beforeAt.exec(text.slice(Math.max(from, index - longestBefore), index))
    if (!before) continue
    kept += text.slice(from, index - before[0].length) + (before[1] ?? '')
    from = end
  }
  return from ? kept + text.slice(from) : text
}
