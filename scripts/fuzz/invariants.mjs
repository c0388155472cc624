/** What was found to be wrong with an output. */
export class Broken extends Error {
  name = 'Broken'
}

export function must(holds, what) {
  if (!holds) throw new Broken(what)
}

/** Controls but for line ends and tabs, halves of pairs, and what is unseen. */
const unclean = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u
/** Strict: only what nobody doubts to be a mail address or an international telephone number. */
const mail = /(?<![\p{L}\d%_.+&#;@-])[a-z][a-z0-9.]{2,20}@[a-z][a-z0-9-]{2,20}\.(?:de|com)(?![\p{L}\d.@-])/u
const phone = /(?<![\p{L}\d.+/-])\+49 \d{2} \d{7}(?:-\d)?(?![\p{L}\d./-])/u

const statuses = new Set(['active', 'inactive', 'acquired', 'unknown'])

/** A listing holds what the base promises of it. */
export function checkListing(listing, latestYear = 2026) {
  const say = (what) => `${what}: ${JSON.stringify(listing).slice(0, 1200)}`
  must(listing.name !== '', say('no name'))
  const texts = [
    ['name', listing.name],
    ['legal_form', listing.legal_form],
    ['city', listing.city],
    ['region', listing.region],
    ['address', listing.address],
    ['summary', listing.summary],
    ['description', listing.description],
    ['website', listing.website],
    ...listing.tags.map((tag) => ['tag', tag]),
    ...listing.former_names.map((name) => ['former name', name]),
    ...Object.entries(listing.extra),
    ...Object.entries(listing.original),
  ]
  for (const [field, text] of texts) {
    if (text === null || text === undefined) continue
    must(typeof text === 'string', say(`${field} is no text`))
    must(text.normalize('NFC') === text, say(`${field} is not composed (NFC)`))
    must(!unclean.test(text), say(`${field} has control characters`))
    must(text === text.trim() && text !== '', say(`${field} is empty or has blanks at its ends`))
    must(field === 'description' || !text.includes('\n'), say(`${field} has lines`))
    must(!mail.test(text), say(`${field} has a mail address`))
    must(!phone.test(text), say(`${field} has a telephone number`))
  }
  if (listing.website !== null) {
    must(URL.canParse(listing.website), say('the website is no address'))
    const url = new URL(listing.website)
    must(
      /^https?:$/.test(url.protocol) && !url.username && !url.password,
      say('the website is not of the web'),
    )
  }
  must(listing.domain === null || /^[a-z0-9_.-]+\.[a-z0-9-]+$/.test(listing.domain), say('an odd domain'))
  must(listing.country === null || /^[A-Z]{2}$/.test(listing.country), say('an odd country'))
  const { founded } = listing
  must(
    founded === null || (Number.isInteger(founded) && founded >= 1600 && founded <= latestYear),
    say('an odd year'),
  )
  const day = listing.updated_on
  must(day === null || (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))), say('an odd day'))
  must(statuses.has(listing.status), say('an odd status'))
  must(new Set(listing.tags).size === listing.tags.length, say('tags twice'))
}

/** A record as the extraction gives it. */
export function checkRecord(record) {
  const say = (what) => `${what}: ${JSON.stringify(record).slice(0, 600)}`
  must(typeof record.entry === 'string' && record.entry !== '', say('no entry'))
  must(typeof record.url === 'string' && record.url !== '', say('no address'))
  for (const value of Object.values(record.fields))
    must(
      [value].flat().every((text) => typeof text === 'string'),
      say('a field is no text'),
    )
}
