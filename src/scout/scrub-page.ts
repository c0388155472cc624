const email = /(?:mailto:)?[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/giu
const telephoneLink = /tel:[+\d()%/ .-]{5,30}/gi
const internationalNumber = /(?<![\w.])\+\d{1,3}[ (/.-]{0,2}\d[\d ()/.-]{6,20}\d(?![\w])/g

/**
 * Cuts e-mail addresses and telephone numbers out of a page before it is kept, so that not even the store of raw pages
 * holds them. Structure stays: only the characters of the address go, and none of them is a quote, bracket or tag.
 */
export function scrubPage(text: string): string {
  return text.includes('@') || text.includes('tel:') || text.includes('+')
    ? text.replace(email, '').replace(telephoneLink, 'tel:').replace(internationalNumber, '')
    : text
}
