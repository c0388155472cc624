import { compareKeys, coreKey } from '../firms/identity-keys.js'
import type { LegalForms } from '../firms/legal-forms.js'
import { sameTown } from '../firms/place.js'
import { registerKey } from '../firms/register-number.js'
import { domainLabel } from '../firms/website.js'
import type { NoticeParty, OfficialId } from './notice.js'
import { bareName } from './party.js'
import { isPlainName } from './plain-words.js'

/** A firm of the base, by all that notices may know it by. */
export interface KnownFirm {
  firm: number
  names: readonly string[]
  domains: readonly string[]
  cities: readonly string[]
  countries: readonly string[]
  /** From its Impressum. */
  ids: readonly OfficialId[]
}

/** Best first; the last two never link by themselves. */
export const matchMethods = ['vat', 'register', 'host', 'name-city', 'name'] as const
export type MatchMethod = (typeof matchMethods)[number]

export interface Match {
  firm: number
  method: MatchMethod
  /** From 0 to 1; how sure the method is, lower where something speaks against it. */
  score: number
  /** Holds without a person; at most one of a supplier's. */
  automatic: boolean
  /** What speaks against it, in words; null where nothing does. */
  doubt: string | null
}

const scores: Record<MatchMethod, number> = { vat: 1, register: 0.98, host: 0.9, 'name-city': 0.7, name: 0.3 }
/** What a doubt leaves of a score. */
const doubted = 0.6

export interface FirmIndex {
  bySign: ReadonlyMap<string, readonly KnownFirm[]>
  byName: ReadonlyMap<string, readonly KnownFirm[]>
  forms: LegalForms
}

/** @param forms of data/legal-forms.yaml */
export function indexFirms(firms: readonly KnownFirm[], forms: LegalForms): FirmIndex {
  const bySign = new Map<string, KnownFirm[]>()
  const byName = new Map<string, KnownFirm[]>()
  const add = (index: Map<string, KnownFirm[]>, key: string, firm: KnownFirm) => {
    const known = index.get(key)
    if (!known) index.set(key, [firm])
    else if (!known.includes(firm)) known.push(firm)
  }
  for (const firm of firms) {
    for (const key of firm.ids.flatMap((id) => idKey(id) ?? [])) add(bySign, key, firm)
    for (const domain of firm.domains) add(bySign, `host ${domain}`, firm)
    for (const key of nameKeysOf(firm, forms)) add(byName, key, firm)
  }
  return { bySign, byName, forms }
}

/** Under what an id is the same id; null for one that tells nobody apart, such as a register number without its court. */
export function idKey(id: OfficialId): string | null {
  if (id.kind === 'vat') return `vat ${id.value}`
  if (id.kind === 'company') return null
  const key = registerKey({ number: id.value, court: id.court })
  return key === null ? null : `register ${key}`
}

/** The signs of a supplier that can link by themselves, best first. */
export function signsOf(
  supplier: Pick<NoticeParty, 'ids' | 'domain'>,
): { method: MatchMethod; key: string }[] {
  const keyed = (kind: 'vat' | 'register') =>
    supplier.ids
      .flatMap((id) => (id.kind === kind ? (idKey(id) ?? []) : []))
      .map((key) => ({ method: kind, key }))
  const host = supplier.domain === null ? [] : [{ method: 'host' as const, key: `host ${supplier.domain}` }]
  return [...keyed('vat'), ...keyed('register'), ...host]
}

/**
 * The firms of the base that a supplier of a notice may be. By itself a link holds only by VAT number, register number with court, or
 * website host, and only where nothing speaks against it: one firm, one name in all notices with that sign, no other id of the firm's
 * that differs, and for a host a name that fits. Everything else is for a person: name and town, or the name alone.
 * @param namesOf how many different names notices have had for a sign
 * @param buyerDomains whose website is the buyer's is not known by it
 */
export function matchSupplier(
  supplier: NoticeParty,
  index: FirmIndex,
  namesOf: (sign: string) => number,
  buyerDomains: readonly (string | null)[] = [],
): Match[] {
  const matches = new Map<number, Match>()
  const add = (match: Match) => {
    const known = matches.get(match.firm)
    if (!known || (known.doubt !== null && match.doubt === null)) matches.set(match.firm, match)
  }
  for (const { method, key } of signsOf(supplier)) {
    if (method === 'host' && buyerDomains.includes(supplier.domain)) continue
    const firms = index.bySign.get(key) ?? []
    for (const firm of firms) {
      const doubt = doubtOf(supplier, firm, method, firms.length, namesOf(key), index.forms)
      add({
        firm: firm.firm,
        method,
        score: doubt === null ? scores[method] : scores[method] * doubted,
        automatic: doubt === null,
        doubt,
      })
    }
  }
  const certain = [...matches.values()]
  if (certain.length > 1)
    return sorted(
      certain.map((one) => ({
        ...one,
        automatic: false,
        doubt: one.doubt ?? 'its signs lead to several firms',
      })),
    )
  if (certain.length) return certain
  return sorted(matchNames(supplier, index))
}

function doubtOf(
  supplier: NoticeParty,
  firm: KnownFirm,
  method: MatchMethod,
  firms: number,
  names: number,
  forms: LegalForms,
): string | null {
  if (firms > 1) return 'several firms have this sign'
  if (names > 1) return 'notices have several names for this sign'
  if (method !== 'vat' && differs(supplier, firm, 'vat')) return 'the firm has another VAT number'
  if (method === 'host' && differs(supplier, firm, 'register')) return 'the firm has another register number'
  return method === 'host' && !namesFit(supplier, firm, forms) ? 'the firm has another name' : null
}

/** Both have ids of the kind, and none in common. */
function differs(supplier: NoticeParty, firm: KnownFirm, kind: 'vat' | 'register'): boolean {
  const keysOf = (ids: readonly OfficialId[]) =>
    ids.flatMap((id) => (id.kind === kind ? (idKey(id) ?? []) : []))
  const [theirs, own] = [keysOf(supplier.ids), keysOf(firm.ids)]
  return theirs.length > 0 && own.length > 0 && !theirs.some((key) => own.includes(key))
}

/** A name in common, without the words that come and go, or the name that the domain is made of. */
function namesFit(supplier: NoticeParty, firm: KnownFirm, forms: LegalForms): boolean {
  const bare = bareName(supplier.name, forms)
  const theirs = looseKeys(bare)
  if (supplier.domain !== null && compareKeys(domainLabel(supplier.domain)).some((key) => theirs.has(key)))
    return true
  return firm.names.some((name) => [...looseKeys(bareName(name, forms))].some((key) => theirs.has(key)))
}

function looseKeys(name: string): Set<string> {
  const core = coreKey(name)
  return new Set([...compareKeys(name), ...(core === null ? [] : [core])])
}

function nameKeysOf(firm: KnownFirm, forms: LegalForms): string[] {
  return firm.names.flatMap((name) => compareKeys(bareName(name, forms)))
}

function matchNames(supplier: NoticeParty, index: FirmIndex): Match[] {
  const bare = bareName(supplier.name, index.forms)
  if (isPlainName(bare)) return []
  const firms = new Set(compareKeys(bare).flatMap((key) => index.byName.get(key) ?? []))
  return [...firms].flatMap((firm): Match[] => {
    // Another VAT number is another firm, whatever it is called.
    if (differs(supplier, firm, 'vat')) return []
    const { city, country } = supplier
    if (city !== null && firm.cities.some((one) => sameTown(one, city)))
      return [
        {
          firm: firm.firm,
          method: 'name-city',
          score: scores['name-city'],
          automatic: false,
          doubt: 'name and town alone',
        },
      ]
    if (country !== null && firm.countries.length && !firm.countries.includes(country)) return []
    return [
      { firm: firm.firm, method: 'name', score: scores.name, automatic: false, doubt: 'the name alone' },
    ]
  })
}

function sorted(matches: readonly Match[]): Match[] {
  return [...matches].sort((a, b) => b.score - a.score || a.firm - b.firm)
}
