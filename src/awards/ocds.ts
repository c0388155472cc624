import { z } from 'zod'
import { Problem } from '../problem.js'
import { cleanForTerminal } from '../terminal/clean.js'
import { doeAddress } from './doe-tables.js'
import type { Award, AwardNotice, AwardSource } from './notice.js'
import { distinctParties, nameKey, silenceOf } from './notice-set.js'
import { cleanTitle, type PartyTools, parseBuyer, parseSupplier, type RawParty } from './party.js'
import { parseCpv, parseNoticeDay, parseValue } from './values.js'

// What is read of the Open Contracting Data Standard 1.1 (standard.open-contracting.org); all else is left alone. What has
// the wrong type counts as absent, since publishers differ.
const text = z.string().optional().catch(undefined)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).optional().catch(undefined)
const money = z
  .object({ amount: z.number().optional().catch(undefined), currency: text })
  .optional()
  .catch(undefined)
const identifier = z.object({
  scheme: text,
  id: z.coerce.string().optional().catch(undefined),
  legalName: text,
})
const reference = z.object({ id: text, name: text })
const classification = z.object({ scheme: text, id: z.coerce.string().optional().catch(undefined) })
const party = z.object({
  id: text,
  name: text,
  identifier: identifier.optional().catch(undefined),
  additionalIdentifiers: list(identifier),
  address: z.object({ locality: text, countryName: text, country: text }).optional().catch(undefined),
  details: z.object({ url: text }).optional().catch(undefined),
  contactPoint: z.object({ url: text }).optional().catch(undefined),
  roles: list(z.string()),
})
const item = z.object({
  classification: classification.optional().catch(undefined),
  additionalClassifications: list(classification),
})
const release = z.object({
  ocid: z.string(),
  id: z.coerce.string().optional().catch(undefined),
  date: text,
  tag: list(z.string()),
  parties: list(party),
  buyer: reference.optional().catch(undefined),
  tender: z
    .object({
      title: text,
      classification: classification.optional().catch(undefined),
      items: list(item),
      lots: list(z.object({ id: text, title: text })),
      techniques: z
        .object({ hasFrameworkAgreement: z.boolean().optional().catch(undefined) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  awards: list(
    z.object({
      id: text,
      title: text,
      status: text,
      date: text,
      value: money,
      suppliers: list(reference),
      items: list(item),
      relatedLots: list(z.string()),
      documents: list(z.object({ url: text, documentType: text })),
    }),
  ),
})
type Release = z.infer<typeof release>
type OcdsParty = z.infer<typeof party>

/** Whether a JSON value looks like OCDS: a release, a package of releases or records, or a list of them. */
export function isOcds(value: unknown): boolean {
  return releasesOf(value) !== null
}

/**
 * Reads releases of the Open Contracting Data Standard: one, a list, a package of releases or of records. Losers stand in `bids` and
 * among the parties, and are not looked at.
 * @param source whose the notices are; by what the package says of its publisher if not given
 * @throws Problem where nothing in it is a release
 */
export function parseOcds(
  value: unknown,
  file: string,
  tools: PartyTools,
  source?: AwardSource,
): AwardNotice[] {
  const releases = releasesOf(value)
  if (!releases)
    throw new Problem(`${file}: this is no OCDS`, {
      remedy: 'Give releases, or a package of them, of OCDS 1.1.',
    })
  const publisher =
    JSON.stringify((value as { uri?: unknown; publisher?: unknown }).publisher ?? '') +
    String((value as { uri?: unknown }).uri ?? '')
  const whose = source ?? (/oeffentlichevergabe/i.test(publisher) ? 'doe' : 'ocds')
  return releases.map((one, place) => {
    const read = release.safeParse(one)
    if (read.success) return toNotice(read.data, whose, tools)
    const ocid = (one as { ocid?: unknown } | null)?.ocid
    throw new Problem(
      `${file}: release ${place + 1}${typeof ocid === 'string' ? ` (${cleanForTerminal(ocid).slice(0, 60)})` : ''} is none: it has no ocid`,
      { remedy: 'Look at the file; each release of OCDS 1.1 has an ocid.' },
    )
  })
}

function releasesOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) {
    const all = value.map(releasesOf)
    return all.length && all.every((one) => one !== null) ? all.flat() : null
  }
  if (typeof value !== 'object' || value === null) return null
  if ('releases' in value && Array.isArray(value.releases)) return value.releases
  if ('records' in value && Array.isArray(value.records))
    return value.records.flatMap((one: { compiledRelease?: unknown; releases?: unknown }) =>
      one?.compiledRelease ? [one.compiledRelease] : Array.isArray(one?.releases) ? one.releases : [],
    )
  return 'ocid' in value ? [value] : null
}

function toNotice(one: Release, source: AwardSource, tools: PartyTools): AwardNotice {
  const { id, version } = idsOf(one)
  const parties = new Map((one.parties ?? []).flatMap((each) => (each.id ? [[each.id, each] as const] : [])))
  const buyers = (one.parties ?? []).filter(({ roles }) => roles?.includes('buyer'))
  const named = one.buyer ? [parties.get(one.buyer.id ?? '') ?? { ...one.buyer }] : []
  // Cancelled and unsuccessful awards, and those still to be made, were made to nobody.
  const awarded = (one.awards ?? []).filter(({ status }) => status === undefined || status === 'active')
  const kind = one.awards?.length ? 'result' : 'other'
  const read = awarded.map((award) => awardsOf(award, one, parties, tools))
  const awards = read.flatMap((each) => each.awards)
  const leftOut = read.reduce((sum, each) => sum + each.leftOut, 0)
  return {
    source,
    id,
    version,
    kind,
    publishedOn: parseNoticeDay(one.date),
    url:
      webAddress(
        awarded
          .flatMap(({ documents }) => documents ?? [])
          .find(({ documentType }) => documentType === 'awardNotice')?.url,
      ) ?? (source === 'doe' ? doeAddress(id, version) : null),
    title: cleanTitle(one.tender?.title ?? awarded[0]?.title),
    buyers: distinctParties(
      [...named, ...buyers].flatMap((each) => parseBuyer(toRaw(each), tools) ?? []),
      tools.legalForms,
    ),
    cpv: cpvOf(one),
    awards,
    named: awards.map(({ supplier }) => supplier),
    namesWinner: awards.length + leftOut > 0,
    leftOut,
    silent: silenceOf({
      kind,
      awards,
      leftOut,
      namesWinner: leftOut > 0,
      isAwarded: awarded.length > 0,
      tenderers: 0,
    }),
  }
}

/**
 * Some publishers count the versions of a notice at the end of the release's id ("…-819950", "…-2"), and share an ocid among the
 * notices of a procedure; elsewhere the release is the notice, and its date the version.
 */
function idsOf({ id, ocid, date }: Release): { id: string; version: string } {
  const counted = /^(.{8,})-(\d{1,9})$/.exec(id ?? '')
  if (counted) return { id: counted[1] ?? '', version: counted[2] ?? '' }
  return { id: id || ocid, version: date ?? '' }
}

function awardsOf(
  award: NonNullable<Release['awards']>[number],
  { tender }: Release,
  parties: ReadonlyMap<string, OcdsParty>,
  tools: PartyTools,
): { awards: Award[]; leftOut: number } {
  const named = (award.suppliers ?? []).flatMap((one) => {
    const known = parties.get(one.id ?? '')
    const raw = known
      ? { ...toRaw(known), name: known.name || one.name || '' }
      : { name: one.name ?? '', ids: [] }
    return raw.name ? [raw] : []
  })
  const parsed = named.map((raw) => parseSupplier(raw, tools))
  const suppliers = distinctParties(
    parsed.flatMap((one) => one ?? []),
    tools.legalForms,
  )
  // One firm stands several times, with and without what shows that it is no person.
  const kept = new Set(suppliers.map(({ name }) => nameKey(name, tools.legalForms)))
  const leftOut = named.filter(
    (raw, place) => !parsed[place] && !kept.has(nameKey(raw.name, tools.legalForms)),
  ).length
  const isAlone = suppliers.length + leftOut === 1
  const [lot] = award.relatedLots?.length === 1 ? award.relatedLots : []
  const title = tender?.lots?.find(({ id }) => id === lot && lot !== undefined)?.title
  return {
    leftOut,
    awards: suppliers.map((supplier) => ({
      supplier,
      role: isAlone ? 'winner' : 'member',
      lot: lot ?? null,
      lotTitle: cleanTitle(title) || null,
      ...(isAlone ? parseValue(award.value?.amount, award.value?.currency) : { value: null, currency: null }),
      decidedOn: parseNoticeDay(award.date),
      framework: tender?.techniques?.hasFrameworkAgreement ?? false,
    })),
  }
}

function toRaw(one: Partial<OcdsParty>): RawParty {
  const all = [one.identifier, ...(one.additionalIdentifiers ?? [])]
  return {
    name: one.name || one.identifier?.legalName || '',
    ids: all.flatMap((each) => (each?.id ? [each.scheme === 'GB-COH' ? `GB-COH ${each.id}` : each.id] : [])),
    website: one.details?.url ?? one.contactPoint?.url ?? null,
    city: one.address?.locality ?? null,
    country: one.address?.country ?? one.address?.countryName ?? null,
  }
}

function cpvOf({ tender, awards }: Release): string[] {
  const items = [...(tender?.items ?? []), ...(awards ?? []).flatMap(({ items }) => items ?? [])]
  const codes = [
    tender?.classification,
    ...items.flatMap((one) => [one.classification, ...(one.additionalClassifications ?? [])]),
  ]
  return parseCpv(
    codes.map((code) => (code?.scheme === undefined || /^cpv$/i.test(code.scheme) ? code?.id : null)),
  )
}

function webAddress(address: string | undefined): string | null {
  return address !== undefined && /^https?:\/\/[^\s"<>]+$/i.test(address) ? address : null
}
