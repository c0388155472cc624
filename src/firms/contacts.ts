const mail =
  /(?:mailto:)?[\p{L}\d._%+-]{1,64}\s?(?:@|\(at\)|\[at\]|\{at\}|\(ät\))\s?[\p{L}\d-]+(?:\s?(?:\.|\(dot\)|\[dot\]|\(punkt\)|\[punkt\])\s?[\p{L}\d-]+)+/giu

const label =
  /(?:tel(?:efon|ephone|efax)?|phone|fon|fax|mobil(?:e|telefon|funk)?|handy|hotline|durchwahl|whatsapp|call us|rufnummer)/
/** Digits with what people put between them; at least six digits are asked for behind. */
const digits = /[\d(][\d\s()/.–-]{4,24}\d/
const labelled = new RegExp(
  `(?:(?<!\\p{L})${label.source}(?:-?\\s?(?:nr|nummer|number|no))?\\s*[.:]?\\s*:?|[☎📞📱☏])\\s*(?:\\+|00)?${digits.source}`,
  'giu',
)
/** A plus begins a number also where another ends: people write lists without blanks. */
const international =
  /(?:(?<![.+])\+|(?<![\w.])00)[1-9]\d{0,2}[\s(/.-]{0,2}[\d(][\d\s()/.–-]{5,20}\d(?![\p{L}\d])/gu
/** German numbers with area code: 089/1234567, (040) 123 456-0. */
const national =
  /(?<![\w.,-])(?:\(0\d{2,5}\)\s?|0\d{2,5}\s?[/-]\s?|0\d{2,4} (?=\d{5,}))\d[\d\s/-]{3,14}\d(?![\w.,]\d|\w)/gu
const american = /(?<![\w.-])(?:1[ .-])?(?:\(\d{3}\)\s?\d{3}[ .-]|\d{3}([-.])\d{3}\1)\d{4}(?![\w-])/gu

/** Pages of natural persons in professional networks; those of firms stay. */
const personalPage =
  /(?:https?:\/\/)?(?:[\w-]{1,63}\.)?(?:linkedin\.com\/(?:in|pub)|xing\.com\/(?:profile|profil))\/[^\s"<>)|;,]*/giu

/** Cuts e-mail addresses, telephone numbers and addresses of persons' own pages out of a text; `dropped` counts them. Role addresses such as info@ go too. */
export function dropContacts(text: string): { text: string; dropped: number } {
  let [clean, dropped] = [text, 0]
  // What was cut may have parted another address.
  for (let round = 0; round < mostRounds; round++) {
    const once = dropOnce(clean)
    clean = once.text
    dropped += once.dropped
    if (!once.dropped) break
  }
  return { text: clean, dropped }
}

const mostRounds = 4

function dropOnce(text: string): { text: string; dropped: number } {
  let dropped = 0
  const cut = (found: string) => {
    dropped++
    return /^\s/.test(found) ? ' ' : ''
  }
  let clean = /@|\(at\)|\[at\]|\{at\}|\(ät\)/i.test(text) ? text.replace(mail, cut) : text
  if (clean.includes('/')) clean = clean.replace(personalPage, cut)
  if (/\d{2}/.test(clean)) {
    const cutNumber = (found: string) => (isTelephone(found) ? cut(found) : found)
    for (const pattern of [labelled, international, national, american])
      clean = clean.replace(pattern, cutNumber)
  }
  return { text: clean, dropped }
}

/** Enough digits, and no thousands: "+10.000.000 Kunden". */
function isTelephone(found: string): boolean {
  const count = found.replace(/\D/g, '').length
  // Two numbers may stand side by side; what begins with a plus is none of anything else.
  return (
    count >= 6 && (count <= 17 || found.startsWith('+')) && !/^\+?\d{1,3}(?:\.\d{3})+$/.test(found.trim())
  )
}
