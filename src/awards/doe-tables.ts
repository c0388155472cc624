import { parseTable, type TableRow } from '../extract/csv.js'
import { Problem } from '../problem.js'
import type { Award, AwardNotice, AwardReading, NoticeParty } from './notice.js'
import { distinctParties, nothingRead, silenceOf } from './notice-set.js'
import { cleanTitle, type PartyTools, parseBuyer, parseSupplier } from './party.js'
import { parseCpv, parseNoticeDay, parseValue } from './values.js'

/** Tables of the CSV export of oeffentlichevergabe.de that are read; it has twenty. */
export const doeTables = [
  'notice',
  'organisation',
  'purpose',
  'classification',
  'contract',
  'tender',
  'procedureLotResult',
] as const
type TableName = (typeof doeTables)[number]
type Tables = Record<TableName, Map<string, TableRow[]>>

const needed: Partial<Record<TableName, readonly string[]>> = {
  notice: ['noticeIdentifier', 'noticeVersion', 'formType', 'publicationDate'],
  organisation: ['noticeIdentifier', 'noticeVersion', 'organisationName', 'organisationRole'],
}

/**
 * Reads the CSV export of oeffentlichevergabe.de: its tables by name, without ending. No table says which organisation won which lot,
 * so a winner gets the lots only where it is the only one.
 * @throws Problem where notice or organisation is missing, or is another table
 */
export function parseDoeTables(
  texts: ReadonlyMap<string, string>,
  file: string,
  tools: PartyTools,
): AwardNotice[] {
  const tables = Object.fromEntries(doeTables.map((name) => [name, readTable(texts, name, file)])) as Tables
  return [...tables.notice].map(([key, [row]]) => toNotice(key, row ?? new Map(), tables, tools))
}

function readTable(
  texts: ReadonlyMap<string, string>,
  name: TableName,
  file: string,
): Map<string, TableRow[]> {
  const text = texts.get(name)
  const columns = needed[name]
  if (text === undefined) {
    if (!columns) return new Map()
    throw new Problem(`${file}: the table ${name}.csv is missing`, {
      remedy: 'Give the folder or archive of the whole CSV export, with all its tables.',
    })
  }
  const url = `${file}/${name}.csv`
  const { header, rows } = parseTable({ url, text }, 'auto', () => undefined)
  const missing = (columns ?? ['noticeIdentifier', 'noticeVersion']).filter(
    (column) => !header.includes(column),
  )
  if (missing.length)
    throw new Problem(`${url}: the table has no column ${missing.map((one) => `"${one}"`).join(', ')}`, {
      remedy:
        'Is it the CSV export of oeffentlichevergabe.de? Its form may have changed: docs/operations.md.',
    })
  return groupRows(rows)
}

function groupRows(rows: readonly TableRow[]): Map<string, TableRow[]> {
  const groups = new Map<string, TableRow[]>()
  for (const row of rows) {
    const key = `${cell(row, 'noticeIdentifier')} ${cell(row, 'noticeVersion')}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** A cell without the apostrophe that guards a leading sign from spreadsheets. */
function cell(row: TableRow, column: string): string {
  return (row.get(column) ?? '').replace(/^'(?=[-+=@])/, '')
}

const kinds: Record<string, AwardNotice['kind']> = {
  result: 'result',
  'dir-awa-pre': 'voluntary',
  'cont-modif': 'modification',
}

function toNotice(key: string, row: TableRow, tables: Tables, tools: PartyTools): AwardNotice {
  const kind = kinds[cell(row, 'formType')] ?? 'other'
  const organisations = tables.organisation.get(key) ?? []
  const byRole = (role: string) => organisations.filter((one) => cell(one, 'organisationRole') === role)
  const purposes = tables.purpose.get(key) ?? []
  const whole = purposes.find((one) => !cell(one, 'lotIdentifier')) ?? purposes[0]
  const id = cell(row, 'noticeIdentifier')
  const version = cell(row, 'noticeVersion')
  const reading = kind === 'other' ? nothingRead : readAwards(kind, key, tables, byRole, tools)
  return {
    source: 'doe',
    id,
    version,
    kind,
    publishedOn: parseNoticeDay(cell(row, 'publicationDate')),
    url: doeAddress(id, version),
    title: cleanTitle(whole && cell(whole, 'title')),
    buyers: distinctParties(
      byRole('buyer').flatMap((one) => parseBuyer(toRaw(one), tools) ?? []),
      tools.legalForms,
    ),
    cpv: parseCpv(
      (tables.classification.get(key) ?? []).flatMap((one) => [
        cell(one, 'mainClassificationCode'),
        cell(one, 'additionalClassificationCodes'),
      ]),
    ),
    ...reading,
  }
}

/** Where a notice of the service can be seen; the one address of it that is known to hold for every notice. */
export function doeAddress(id: string, version: string): string {
  return `https://oeffentlichevergabe.de/api/notices/${encodeURIComponent(id)}?format=eforms-de&noticeVersion=${encodeURIComponent(version)}`
}

/** `winner` has won; the only distinct `tenderer` of a result with a winner probably has; several say nothing. */
function readAwards(
  kind: AwardNotice['kind'],
  key: string,
  tables: Tables,
  byRole: (role: string) => TableRow[],
  tools: PartyTools,
): AwardReading {
  const results = tables.procedureLotResult.get(key) ?? []
  const isAwarded = results.some((one) => cell(one, 'winnerChosen') === 'selec-w')
  const winners = byRole('winner')
  const tenderers = byRole('tenderer')
  const rows = winners.length ? winners : tenderers
  const parsed = rows.map((one) => parseSupplier(toRaw(one), tools))
  const leftOut = parsed.filter((one) => one === null).length
  const suppliers = distinctParties(
    parsed.flatMap((one) => one ?? []),
    tools.legalForms,
  )
  const count = suppliers.length + leftOut
  // Notices of other kinds name the contractor, and have no code of a result.
  const saysWinner = winners.length > 0 && (kind !== 'result' || isAwarded || !results.length)
  const role = saysWinner ? 'winner' : kind === 'result' && isAwarded && count === 1 ? 'probable' : null
  const awards =
    role === null ? [] : suppliers.flatMap((one) => awardsOf(one, role, count === 1, key, tables))
  return {
    awards,
    named: [...winners, ...tenderers].flatMap((one) => parseSupplier(toRaw(one), tools) ?? []),
    namesWinner: saysWinner,
    leftOut,
    silent: silenceOf({
      kind,
      awards,
      leftOut,
      namesWinner: saysWinner,
      isAwarded: isAwarded || !results.length,
      tenderers: saysWinner ? 0 : count,
    }),
  }
}

/** One award for each lot with a winner where the supplier is the only one; else one for the whole notice. */
function awardsOf(
  supplier: NoticeParty,
  role: Award['role'],
  alone: boolean,
  key: string,
  tables: Tables,
): Award[] {
  const results = tables.procedureLotResult.get(key) ?? []
  const contracts = tables.contract.get(key) ?? []
  const tenders = tables.tender.get(key) ?? []
  const purposes = tables.purpose.get(key) ?? []
  const [contract] = contracts
  const decidedOn =
    contracts.length === 1 && contract
      ? (parseNoticeDay(cell(contract, 'winnerDecisionDate')) ??
        parseNoticeDay(cell(contract, 'contractConclusionDate')))
      : null
  const framework =
    contracts.some((one) => /^true$/i.test(cell(one, 'contractFrameworkAgreement'))) ||
    results.some((one) => cell(one, 'frameworkMaximumValue') !== '')
  const lots = results
    .filter((one) => cell(one, 'winnerChosen') === 'selec-w')
    .map((one) => cell(one, 'lotIdentifier'))
  const asked: (string | null)[] = alone && lots.length ? [...new Set(lots)] : [null]
  return asked.map((lot) => {
    const offers = tenders.filter((one) => lot !== null && cell(one, 'lotIdentifier') === lot)
    const [offer] = offers
    const title = purposes.find((one) => lot !== null && cell(one, 'lotIdentifier') === lot)
    return {
      supplier,
      role,
      lot,
      lotTitle: title ? cleanTitle(cell(title, 'title')) || null : null,
      ...(offers.length === 1 && offer
        ? parseValue(cell(offer, 'tenderValue'), cell(offer, 'tenderValueCurrency'))
        : { value: null, currency: null }),
      decidedOn,
      framework,
    }
  })
}

function toRaw(row: TableRow) {
  return {
    name: cell(row, 'organisationName'),
    ids: [cell(row, 'organisationIdentifier')],
    website: cell(row, 'organisationInternetAddress'),
    city: cell(row, 'organisationCity'),
    country: cell(row, 'organisationCountryCode'),
    natural: /^true$/i.test(cell(row, 'organisationNaturalPerson')),
  }
}
