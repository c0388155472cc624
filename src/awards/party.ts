import { cleanLine } from '../firms/clean-text.js'
import { dropContacts } from '../firms/contacts.js'
import { countryCode } from '../firms/countries.js'
import { decodeEntities } from '../firms/entities.js'
import { isSoleTraderForm, type LegalForms, splitLegalForm } from '../firms/legal-forms.js'
import { dropNames } from '../firms/person-names.js'
import { cleanCity } from '../firms/place.js'
import { parseRegisterNumber } from '../firms/register-number.js'
import type { SharedHosts } from '../firms/shared-hosts.js'
import { isPersonName } from '../firms/sole-trader.js'
import { findVatId } from '../firms/vat-id.js'
import { cleanWebsite } from '../firms/website.js'
import type { NoticeParty, OfficialId } from './notice.js'

/** What reading a notice needs to know of firms, read from data/ by the caller. */
export interface PartyTools {
  legalForms: LegalForms
  sharedHosts: SharedHosts
}

/** A firm or body as a notice writes it. */
export interface RawParty {
  name: string
  /** With the register's scheme in front where the format has one: "GB-COH 01234567". */
  ids: readonly string[]
  website?: string | null
  city?: string | null
  country?: string | null
  /** The notice itself says that it is a natural person. */
  natural?: boolean
}

const longestName = 200
/** What is longer is no name and no id. */
const longestLine = 1000
/** Where somebody has taken a name out. */
const masked = /\[[^\]]*(?:entfernt|removed|name)[^\]]*\]/i
/** "Stadt Musterau, Hauptstr. 37, 12345 Musterau, Tel.: …": what stands behind the name is none of it. */
const addressBehind = /\s*[,;(]\s*(?:[^,;]*\s\d{1,4}\s?[a-z]?\s*[,;]\s*)?(?:D-)?\d{5}\s+\p{Lu}.*$/u
const contactBehind = /\s*[,;(]?\s*(?:Tel(?:efon)?|Fax|E-?Mail|z\.\s?Hd)\b.*$/iu

/**
 * A supplier, or null where it may be a natural person: one the notice calls so, one whose name was masked, a trader under their own
 * name, and whoever has neither a legal form nor a usable id. A number does not make a person's name a firm's.
 */
export function parseSupplier(raw: RawParty, tools: PartyTools): NoticeParty | null {
  const party = parseParty(raw, tools)
  if (!party || raw.natural) return null
  const form = legalFormIn(party.name, tools.legalForms)
  if (form !== null) {
    if (isSoleTraderForm(form, tools.legalForms)) return null
    // A partnership is called by its partners; other firms may be called like anybody.
    return /GbR|bürgerlichen/i.test(form) && namesPerson(party.name) ? null : party
  }
  return party.ids.length && !namesPerson(party.name) ? party : null
}

/** A buyer, or null where it may be a natural person; public bodies have no legal form. */
export function parseBuyer(raw: RawParty, tools: PartyTools): NoticeParty | null {
  const party = parseParty(raw, tools)
  if (!party || raw.natural) return null
  const name = withoutDeputy(party.name)
  const form = legalFormIn(name, tools.legalForms)
  if (form !== null) return isSoleTraderForm(form, tools.legalForms) ? null : { ...party, name }
  return !institution.test(name) && namesPerson(name) ? null : { ...party, name }
}

/** What is called so is nobody, though it bear somebody's name: "Heinrich-Muster-Universität". */
const institution =
  /universit|hochschule|institut|zentrum|schule|gymnasium|stiftung|(?<!\p{L})(?:stadt|land|freistaat|gemeinde|markt|bund)(?!\p{L})|kreis|amt(?!\p{L})|ministerium|klinik|krankenhaus|kammer|verband|behörde|gericht|gesellschaft|werke/iu

/** "Land Musterland, vertreten durch das Bauamt" as it is, but without a person who stands for the body. */
function withoutDeputy(name: string): string {
  const [head = '', tail] = name.split(/[\s,]+vertreten durch\s+/iu)
  if (tail === undefined) return name
  return institution.test(tail) || !namesPerson(tail) ? name : head
}

/** A title without persons and contacts, in one line. */
export function cleanTitle(text: string | null | undefined): string {
  const line = cleanLine(decodeEntities(text ?? ''))
  return cleanLine(dropNames(dropContacts(line).text).text).slice(0, 400)
}

/** A firm's name up to its legal form, "Muster + Berger GmbH Ingenieure" is "Muster + Berger"; the name itself where it has none. */
export function bareName(name: string, forms: LegalForms): string {
  for (const end of wordEnds(name)) {
    const { bare, form } = splitLegalForm(name.slice(0, end), forms)
    if (form !== null && bare) {
      // "GmbH" may go on as "GmbH & Co. KG".
      const whole = splitLegalForm(name, forms)
      return whole.form !== null && whole.bare.length <= bare.length ? whole.bare : bare
    }
  }
  return name
}

/** The legal form of a name, wherever it stands in it. */
function legalFormIn(name: string, forms: LegalForms): string | null {
  const atEnd = splitLegalForm(name, forms).form
  if (atEnd !== null) return atEnd
  for (const end of wordEnds(name)) {
    const { bare, form } = splitLegalForm(name.slice(0, end), forms)
    if (form !== null && bare) return form
  }
  return null
}

function wordEnds(name: string): number[] {
  return [...name.matchAll(/\S(?=[\s,;]|$)/gu)].map(({ index }) => index + 1)
}

function namesPerson(name: string): boolean {
  return isPersonName(name) || dropNames(name).dropped > 0
}

function parseParty(raw: RawParty, { sharedHosts }: PartyTools): NoticeParty | null {
  const line = cleanLine(decodeEntities(raw.name)).slice(0, longestLine)
  if (masked.test(line)) return null
  const name = cleanLine(dropContacts(line.replace(addressBehind, '').replace(contactBehind, '')).text).slice(
    0,
    longestName,
  )
  if (!/\p{L}{2}/u.test(name)) return null
  const { website, domain } = cleanWebsite(raw.website ?? '', sharedHosts)
  return {
    name,
    ids: officialIds(raw.ids),
    website,
    domain,
    city: raw.city && !masked.test(raw.city) ? cleanCity(raw.city) : null,
    country: raw.country ? countryOf(raw.country) : null,
  }
}

/** The usable ids of what buyers write into the field: phone numbers, "keine Angabe" and a platform's own numbers are none. */
function officialIds(texts: readonly string[]): OfficialId[] {
  const found = texts.flatMap((text): OfficialId[] => {
    const line = cleanLine(text).slice(0, longestLine)
    const vat = findVatId(line)
    if (vat !== null) return [{ kind: 'vat', value: vat }]
    const register = parseRegisterNumber(line)
    if (register) return [{ kind: 'register', value: register.number, court: register.court }]
    // The British register: eight signs, of which the first two may be letters.
    const company = /^GB-COH\s+((?:\d{2}|[A-Z]{2})\d{6})$/.exec(line)
    return company ? [{ kind: 'company', value: `GB-COH ${company[1]}` }] : []
  })
  return found.filter(
    (one, place) =>
      found.findIndex((other) => other.kind === one.kind && other.value === one.value) === place,
  )
}

/** Notices write countries in three letters (ISO 3166-1 alpha-3). */
const threeLetters: Record<string, string> = Object.fromEntries(
  'DEU:DE AUT:AT CHE:CH LIE:LI LUX:LU FRA:FR BEL:BE NLD:NL DNK:DK POL:PL CZE:CZ ITA:IT ESP:ES PRT:PT GBR:GB IRL:IE SWE:SE NOR:NO FIN:FI EST:EE LVA:LV LTU:LT HUN:HU SVK:SK SVN:SI HRV:HR ROU:RO BGR:BG GRC:GR CYP:CY MLT:MT ISL:IS TUR:TR UKR:UA USA:US CAN:CA ISR:IL IND:IN CHN:CN JPN:JP KOR:KR'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

function countryOf(text: string): string | null {
  const code = text.trim()
  return threeLetters[code.toUpperCase()] ?? countryCode(code)
}
