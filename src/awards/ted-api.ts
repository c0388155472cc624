import { foldShort } from '../firms/fold-name.js'
import { Problem } from '../problem.js'
import { cleanForTerminal } from '../terminal/clean.js'
import type { Award, AwardNotice, AwardReading, NoticeParty } from './notice.js'
import { distinctParties, nothingRead, silenceOf } from './notice-set.js'
import { cleanTitle, type PartyTools, parseBuyer, parseSupplier, type RawParty } from './party.js'
import { parseCpv, parseNoticeDay, parseValue } from './values.js'

type Fields = Readonly<Record<string, unknown>>

const kinds: Record<string, AwardNotice['kind']> = {
  'can-standard': 'result',
  'can-social': 'result',
  'can-desg': 'result',
  'can-tran': 'result',
  veat: 'voluntary',
  'can-modif': 'modification',
}

/** Whether a JSON value is an answer of the TED Search API v3, a good one or an error. */
export function isTedAnswer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return ('notices' in value && Array.isArray(value.notices)) || ('type' in value && 'message' in value)
}

/**
 * Reads an answer of the TED Search API v3 (POST /v3/notices/search). The lists of a notice do not line up: `winner-name` and
 * `winner-identifier` differ in length, so that an id is taken from the pairs of `organisation-name-tenderer` and
 * `organisation-identifier-tenderer` alone, and nothing ties a winner to a lot.
 * @throws Problem for an error, and for an answer that ran out of time
 */
export function parseTedAnswer(value: unknown, file: string, tools: PartyTools): AwardNotice[] {
  const answer = (value ?? {}) as Fields
  if (!Array.isArray(answer['notices']))
    throw new Problem(
      `${file}: TED answered with an error: ${cleanForTerminal(String(answer['message'] ?? answer['type'] ?? 'unknown')).slice(0, 300)}`,
      {
        remedy: 'Mend the query and ask again.',
      },
    )
  if (answer['timedOut'] === true)
    throw new Problem(`${file}: TED ran out of time, the answer is not complete`, {
      remedy: 'Ask again, for fewer notices at a time.',
    })
  return answer['notices'].map((one, place) => {
    if (typeof one !== 'object' || one === null || !textsIn((one as Fields)['publication-number']).length)
      throw new Problem(`${file}: notice ${place + 1} has no publication-number`, {
        remedy: 'Ask for the field publication-number with the others.',
      })
    return toNotice(one as Fields, tools)
  })
}

function toNotice(fields: Fields, tools: PartyTools): AwardNotice {
  const all = (name: string) => textsIn(fields[name])
  const first = (name: string) => all(name)[0] ?? ''
  const number = first('publication-number').replace(/^0+(?=\d)/, '')
  const kind = kinds[first('notice-type')] ?? 'other'
  const buyers = all('buyer-name').map(
    (name): RawParty => ({
      name,
      ids: [],
      city: onlyOne(all('buyer-city')),
      country: onlyOne(all('buyer-country')),
    }),
  )
  return {
    source: 'ted',
    id: first('notice-identifier') || number,
    version: first('notice-version') || '01',
    kind,
    publishedOn: parseNoticeDay(first('publication-date')),
    url: /^\d+-\d{4}$/.test(number) ? `https://ted.europa.eu/de/notice/-/detail/${number}` : null,
    title: cleanTitle(first('notice-title')),
    buyers: distinctParties(
      buyers.flatMap((one) => parseBuyer(one, tools) ?? []),
      tools.legalForms,
    ),
    cpv: parseCpv([...all('classification-cpv'), ...all('main-classification-lot')]),
    ...(kind === 'other' ? nothingRead : readAwards(kind, all, tools)),
  }
}

type All = (field: string) => string[]

function readAwards(kind: AwardNotice['kind'], all: All, tools: PartyTools): AwardReading {
  const statuses = all('winner-selection-status')
  // Lots differ: one with a winner suffices; a notice that says of all its lots that nobody won names none.
  const isAwarded = kind !== 'result' || !statuses.length || statuses.includes('selec-w')
  const winners = named(all, 'winner', tools)
  const tenderers = named(all, 'organisation', tools)
  const says = winners.count ? winners : tenderers
  const role: Award['role'] | null = !isAwarded
    ? null
    : winners.count
      ? 'winner'
      : tenderers.count === 1 && statuses.includes('selec-w')
        ? 'probable'
        : null
  const awards =
    role === null ? [] : says.suppliers.map((supplier) => awardOf(supplier, role, says.count === 1, all))
  return {
    awards,
    named: [...winners.suppliers, ...tenderers.suppliers],
    namesWinner: role === 'winner',
    leftOut: says.leftOut,
    silent: silenceOf({
      kind,
      awards,
      leftOut: says.leftOut,
      namesWinner: role === 'winner',
      isAwarded,
      tenderers: winners.count ? 0 : tenderers.count,
    }),
  }
}

/** The firms of a list of names, each once: `count` are all of them, those that were left out among them. */
function named(
  all: All,
  list: 'winner' | 'organisation',
  tools: PartyTools,
): { suppliers: NoticeParty[]; leftOut: number; count: number } {
  const suffix = list === 'organisation' ? '-tenderer' : ''
  const names = [
    ...new Map(all(`${list}-name${suffix}`).map((name) => [foldShort(name).trim(), name])).values(),
  ]
  const prefix = list === 'organisation' ? 'organisation-' : 'winner-'
  const only = (field: string) => (names.length === 1 ? onlyOne(all(`${prefix}${field}${suffix}`)) : null)
  const parsed = names.map((name) =>
    parseSupplier(
      {
        name,
        ids: idsOf(name, all),
        website: only('internet-address'),
        city: only('city'),
        country: only('country'),
      },
      tools,
    ),
  )
  const suppliers = distinctParties(
    parsed.flatMap((one) => one ?? []),
    tools.legalForms,
  )
  const leftOut = parsed.filter((one) => one === null).length
  return { suppliers, leftOut, count: suppliers.length + leftOut }
}

/** The ids that stand beside a name in the pairs of tenderers; none where the two lists do not pair. */
function idsOf(name: string, all: All): string[] {
  const names = all('organisation-name-tenderer')
  const ids = all('organisation-identifier-tenderer')
  if (names.length !== ids.length) return []
  const wanted = foldShort(name).trim()
  return [
    ...new Set(names.flatMap((one, place) => (foldShort(one).trim() === wanted ? (ids[place] ?? []) : []))),
  ]
}

function awardOf(supplier: NoticeParty, role: Award['role'], isAlone: boolean, all: All): Award {
  const values = all('tender-value')
  const titles = all('title-lot')
  const framework = all('framework-agreement-lot')
  return {
    supplier,
    role,
    lot: null,
    lotTitle: (titles.length === 1 && cleanTitle(titles[0])) || null,
    ...(isAlone && values.length === 1
      ? parseValue(values[0], onlyOne(all('tender-value-cur')))
      : { value: null, currency: null }),
    decidedOn: parseNoticeDay(
      onlyOne(all('winner-decision-date')) ?? onlyOne(all('contract-conclusion-date')),
    ),
    framework: framework.some((one) => one !== 'none') && framework.length > 0,
  }
}

function onlyOne(texts: readonly string[]): string | null {
  return new Set(texts).size === 1 ? (texts[0] ?? null) : null
}

/** Texts of a field, whichever of its forms it has: a text, a number, a list, or one of them by language, of which German is taken. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() ? [value.trim()] : []
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  const languages = value as Fields
  return textsIn(languages['deu'] ?? languages['eng'] ?? Object.values(languages)[0])
}
