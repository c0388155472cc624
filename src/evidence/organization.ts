import type { Document } from 'domhandler'
import { findTopThings } from '../extract/json-ld.js'
import { type Thing, typesOf } from '../extract/json-ld-things.js'
import { cleanLine } from '../firms/clean-text.js'
import { countryCode } from '../firms/countries.js'
import { isSoleTraderForm, type LegalForms, splitLegalForm } from '../firms/legal-forms.js'
import { cleanCity } from '../firms/place.js'
import { isPersonName } from '../firms/sole-trader.js'
import { parseVatId } from '../firms/vat-id.js'
import type { Imprint } from './finding.js'
import { siteOf } from './site-of.js'

/** Organization of schema.org and those of its kinds that firms use. */
const organizations = new Set(
  `Organization Corporation LocalBusiness ProfessionalService NGO ResearchOrganization EducationalOrganization OnlineBusiness
   Consortium Cooperative LegalService FinancialService Project`.split(/\s+/),
)

const longest = 100

/**
 * What a page's JSON-LD says of the firm whose page it is (schema.org Organization): name with legal form, VAT id, address. Founders,
 * employees and ways to reach them are never read; an organisation of another host, or one called like a person, is left out.
 * A script that is no JSON says nothing.
 */
export function readOrganization(document: Document, url: string, forms: LegalForms): Partial<Imprint> {
  const own = findTopThings(document, url, () => {}).filter(
    (thing) => typesOf(thing).some((type) => organizations.has(type)) && isOfHost(thing, url),
  )
  for (const thing of own) {
    const found = parseOrganization(thing, forms)
    if (found) return found
  }
  return {}
}

function parseOrganization(thing: Thing, forms: LegalForms): Partial<Imprint> | null {
  const names = [thing['legalName'], thing['name']].flatMap(textOf)
  const named = names
    .map((name) => ({ legalName: name, ...splitLegalForm(name, forms) }))
    .find(({ form, bare }) => form !== null && bare !== '')
  if (names.some((name) => isPersonName(name))) return null
  if (named?.form && isSoleTraderForm(named.form, forms) && isPersonName(named.bare)) return null
  const vatId = [thing['vatID']].flatMap(textOf).map(parseVatId).find(Boolean) ?? null
  const address = firstObject(thing['address'])
  const found: Partial<Imprint> = {
    legalName: named?.legalName ?? null,
    legalForm: named?.form ?? null,
    vatId,
    ...(address && placeOf(address)),
  }
  return Object.values(found).some((value) => value !== null) ? found : null
}

function placeOf(address: Thing): Partial<Imprint> {
  const [postcode] = [address['postalCode']].flatMap(textOf)
  const [city] = [address['addressLocality']].flatMap(textOf)
  const country = firstObject(address['addressCountry'])?.['name'] ?? address['addressCountry']
  const [name] = [country].flatMap(textOf)
  return {
    postcode: postcode !== undefined && /^\d{4,5}$/.test(postcode) ? postcode : null,
    city: city === undefined ? null : cleanCity(city),
    country: name === undefined ? null : countryCode(name),
  }
}

/** A page may describe others too; without an address of its own, an organisation is the page's. */
function isOfHost(thing: Thing, url: string): boolean {
  const [address] = [thing['url']].flatMap(textOf)
  if (address === undefined || !URL.canParse(address, url)) return true
  return siteOf(new URL(address, url).href) === siteOf(url)
}

function textOf(value: unknown): string[] {
  if (typeof value !== 'string' && typeof value !== 'number') return []
  const line = cleanLine(String(value))
  return line === '' || line.length > longest ? [] : [line]
}

function firstObject(value: unknown): Thing | undefined {
  const [first] = [value].flat()
  return typeof first === 'object' && first !== null ? (first as Thing) : undefined
}
