import { cleanLine, cleanText, filledLine } from './clean-text.js'
import { dropContacts } from './contacts.js'
import { countryCode } from './countries.js'
import { parseDay, parseYear } from './dates.js'
import { decodeEntities } from './entities.js'
import { cleanFormerNames, splitName, withoutOwner } from './firm-name.js'
import type { LegalForms } from './legal-forms.js'
import type { Listing, ListingStatus } from './listing.js'
import { dropPersons } from './persons.js'
import { parsePlace } from './place.js'
import type { RawRecord, RawValue, Signal } from './record.js'
import type { SharedHosts } from './shared-hosts.js'
import { isSoleTrader } from './sole-trader.js'
import { parseStatus } from './status.js'
import { cleanWebsite } from './website.js'

/** What cleaning needs to know, read from data/ by the caller. */
export interface CleaningContext {
  legalForms: LegalForms
  sharedHosts: SharedHosts
}

/** Longest values looked at, in characters: what is longer is no name and no town, and what cleans them may cost the square. */
const longest: Partial<Record<keyof RawRecord['fields'], number>> = {
  name: 1000,
  summary: 20_000,
  description: 60_000,
}
const longestOther = 4000
/** Texts of one field, such as tags. */
const mostTexts = 1000

/** Longest description kept, in characters. */
const longestDescription = 20_000

/**
 * Cleans a record: every field in its one form, persons cut out, what the page said kept in `original` where cleaning
 * changed more than white space. A value that cannot be read is dropped with a signal.
 * @param latestYear the present year: nobody was founded after it
 */
export function toListing(
  record: RawRecord,
  directory: string,
  context: CleaningContext,
  latestYear: number,
): { listing: Listing; signals: Signal[] } {
  const signals: Signal[] = []
  const original: Record<string, string> = {}
  const raw = (field: keyof RawRecord['fields']) => joined(record.fields[field], longest[field])
  const doubt = (field: string, value: string) =>
    signals.push({
      kind: 'bad-value',
      url: record.url,
      message: `${field} of entry "${record.entry}" cannot be read: "${dropPersons(cleanLine(value)).text.slice(0, 80)}"`,
    })
  const keep = (field: string, value: string | null) => {
    const said = raw(field as keyof RawRecord['fields'])
    const line = said === undefined ? '' : cleanLine(said)
    if (line === (value ?? '')) return
    const { text } = field === 'name' ? dropContacts(withoutOwner(line)) : dropPersons(line, name)
    if (text.trim()) original[field] = cleanLine(cutShort(text, 500))
  }

  const said = splitName(dropContacts(raw('name') ?? '').text, context.legalForms)
  const { name } = said
  if (!said.name)
    signals.push({
      kind: 'record-without-name',
      url: record.url,
      message: `entry "${record.entry}" has no name`,
    })
  keep('name', said.name)
  const own = record.fields['extra.legal_form']
  const legalForm = said.legal_form ?? personFree(filledLine(joined(own)), name)

  const withoutPersons = dropContacts(raw('website') ?? '').text
  const site = cleanWebsite(withoutPersons, context.sharedHosts)
  const saidSite = filledLine(withoutPersons)
  if (saidSite !== null && !site.website && !site.profile && !/^(?:https?:?\/*(?:url)?)$/i.test(saidSite))
    doubt('website', saidSite)
  keep('website', site.website)

  // Towns are called like persons (San José, Anna Paulowna): only contacts are cut out of them.
  const place = parsePlace(dropContacts(raw('city') ?? '').text)
  const fromAddress = parsePlace(dropContacts(raw('address') ?? '').text)
  const foundCity = place.city ?? (raw('city') === undefined ? fromAddress.city : null)
  // What is taken out of a place, such as a flag, may have parted a contact.
  const city = foundCity === null ? null : filledLine(dropContacts(foundCity).text)
  keep('city', city)
  const saidCountry = filledLine(raw('country'))
  const country =
    (saidCountry === null ? null : countryCode(saidCountry)) ?? place.country ?? fromAddress.country
  if (saidCountry !== null && countryCode(saidCountry) === null) doubt('country', saidCountry)
  keep('country', country)

  const saidYear = filledLine(raw('founded'))
  const founded = saidYear === null ? null : parseYear(saidYear, latestYear)
  if (saidYear !== null && founded === null) doubt('founded', saidYear)
  keep('founded', founded === null ? null : String(founded))

  const saidDay = filledLine(raw('updated_on'))
  const updatedOn = saidDay === null ? null : parseDay(saidDay)
  if (saidDay !== null && updatedOn === null) doubt('updated_on', saidDay)

  const listing: Listing = {
    directory,
    entry: record.entry,
    url: record.url,
    name: said.name,
    former_names: [
      ...new Set([
        ...said.former_names,
        ...cleanFormerNames(formerNames(record.fields.former_names), said.name, context.legalForms),
      ]),
    ],
    legal_form: legalForm,
    website: site.website,
    domain: site.domain,
    city,
    region: personFree(filledLine(raw('region')), name),
    address: personFree(filledLine(raw('address')), name),
    country,
    founded,
    summary: personFree(filledLine(raw('summary')), name),
    description: description(raw('description'), name),
    tags: tagsOf(record.fields.tags, name),
    status: statusOf(filledLine(raw('status')), said.inactive),
    updated_on: updatedOn,
    extra: extraOf(record, name),
    sole_trader: isSoleTrader({ name: said.name, legal_form: legalForm }, context.legalForms),
    original,
  }
  if (site.profile) listing.extra.profile = site.profile
  return { listing, signals }
}

function statusOf(said: string | null, nameSaysInactive: boolean): ListingStatus {
  if (nameSaysInactive) return 'inactive'
  return said === null ? 'unknown' : parseStatus(said)
}

function description(text: string | undefined, name: string): string | null {
  if (text === undefined || filledLine(text) === null) return null
  // Where persons were cut out, blanks are left over.
  const clean = cleanText(dropPersons(cleanText(text), name).text)
  if (clean.length <= longestDescription) return clean || null
  const cut = cutShort(clean, longestDescription)
  const end = cut.lastIndexOf(' ')
  return `${(end > 0 ? cut.slice(0, end) : cut).trim()} …`
}

/** At most so many characters, no sign of two halves cut in the middle. */
function cutShort(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}

function personFree(text: string | null, name: string): string | null {
  return text === null ? null : filledLine(dropPersons(text, name).text)
}

/** One tag may hold pipes and commas of its own: a list is taken as it is. */
function tagsOf(value: RawValue | undefined, name: string): string[] {
  const tags = listOf(value)
    .map((tag) => personFree(filledLine(tag), name))
    .filter((tag) => tag !== null)
  return [...new Set(tags)]
}

function extraOf(record: RawRecord, name: string): Record<string, string> {
  const extra: Record<string, string> = {}
  for (const [field, value] of Object.entries(record.fields)) {
    if (!field.startsWith('extra.')) continue
    const text = personFree(filledLine(joined(value)), name)
    if (text !== null) extra[field.slice('extra.'.length)] = text
  }
  return extra
}

function joined(value: RawValue | undefined, most = longestOther): string | undefined {
  if (value === undefined) return undefined
  // Cleaned first: a mark that nobody sees would hide a contact.
  return cleanText(decodeEntities(cutShort([value].flat().slice(0, mostTexts).join('; '), most)))
}

/** One text may name several; of a list each is one name, commas and all. */
function formerNames(value: RawValue | undefined): string | string[] {
  const [only, ...more] = listOf(value).map((one) => dropContacts(withoutOwner(one)).text)
  return typeof value === 'string' ? (only ?? '') : only === undefined ? [] : [only, ...more]
}

function listOf(value: RawValue | undefined): string[] {
  return value === undefined
    ? []
    : [value]
        .flat()
        .slice(0, mostTexts)
        .map((text) => cleanText(decodeEntities(cutShort(text, longestOther))))
}
