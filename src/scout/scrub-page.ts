// A page may be HTML, where signs are written as entities, or JSON, where line breaks and letters are written with a
// backslash: cutting behind the backslash would break the string, so an escape is cut whole or kept whole.
const sign = String.raw`(?:[\p{L}\d-]|&#x?[\da-f]{1,6};)`
const at = String.raw`(?:@|&#0*64;|&#x0*40;|%40|\\u0040)`
// "logo@2x.png" and "vue@3.2.1" are files and versions: a domain ends in letters, and not as a picture does.
const topLevel = String.raw`\.(?!(?:png|jpe?g|gif|webp|svg|avif|ico|js|css)\b)(?=\p{L}|&#)${sign}{2,63}`
const email = new RegExp(
  String.raw`(\\[bfnrt])?(?:mailto:)?(?:\\u[\da-f]{4}|${sign}|[._%+]){1,64}${at}${sign}{1,63}(?:\.${sign}{1,63}){0,3}${topLevel}(?!${sign})`,
  'giu',
)

/** No letter before it: "Fördermittel: 10.000" is no telephone; the n of an escaped line break is no letter. */
const wordStart = String.raw`(?:(?<!\p{L})|(?<=\\[bfnrt]))`
const telephoneLink = new RegExp(String.raw`${wordStart}(tel:)[+\d()%/ .-]{4,29}\d`, 'giu')
/** "Tel. 040 1234-0": a German number that is called one. */
const labelled = new RegExp(
  String.raw`${wordStart}((?:tel(?:efon|efax)?|fon|fax|mobil|handy)[.:]{0,2}[ \u00a0]?)\(?0\d[\d ()/.–-]{4,20}\d(?!\w)`,
  'giu',
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
  return text
    .replace(email, (_, lineBreak: string | undefined) => lineBreak ?? '')
    .replace(telephoneLink, '$1')
    .replace(labelled, '$1')
    .replace(plusNumber, (found, coordinates) => (coordinates || thousands.test(found) ? found : ''))
}
