import type { Organisations } from './eforms-organisations.js'
import type { Award, AwardNotice, AwardReading, AwardRole, NoticeParty } from './notice.js'
import { silenceOf } from './notice-set.js'
import { cleanTitle, type PartyTools, parseSupplier } from './party.js'
import { parseNoticeDay, parseValue } from './values.js'
import { findAll, findFirst, germanText, textOf, textsOf, type XmlElement } from './xml-tree.js'

interface Input {
  root: XmlElement
  eforms: XmlElement
  kind: AwardNotice['kind']
  organisations: Organisations
  tools: PartyTools
  faulty: (what: string) => Error
}

/** What a lot's result comes to: the offers that won, or why nobody is named. */
interface LotOutcome {
  lot: string | null
  tenders: XmlElement[]
  role: 'winner' | 'probable'
  contracts: XmlElement[]
}

/**
 * Who was awarded what. The way: LotResult → LotTender → TenderingParty → Tenderer → Organization/Company. A result lists offers that
 * lost as well: those have won that a contract of the result was made on, or, where the contracts lead nowhere, the only one there is,
 * which then is probable. Subcontractors stand beside the tenderers and get their own role.
 */
export function readResults(input: Input): AwardReading {
  const { eforms, kind } = input
  const notice = findFirst(eforms, 'NoticeResult')
  const lotResults = notice ? findAll(notice, 'LotResult') : []
  if (kind === 'result' && !lotResults.length) throw input.faulty('the results of its lots')
  const codes = lotResults.map((one) => textOf(one, 'TenderResultCode'))
  if (kind === 'result' && codes.some((code) => !code))
    throw input.faulty('the code that says whether a winner was chosen')
  const withheld = lotResults.map((one) => hides(one, 'win-cho'))
  const outcomes = notice
    ? lotResults.length
      ? lotResults.flatMap((one, place) =>
          withheld[place] || (kind === 'result' && codes[place] !== 'selec-w')
            ? []
            : (outcomeOf(one, notice) ?? []),
        )
      : contractOutcomes(notice)
    : []
  const read = outcomes.map((outcome) => awardsOf(outcome, notice ?? eforms, input))
  const awards = read.flatMap((one) => one.awards)
  const leftOut = read.reduce((sum, one) => sum + one.leftOut, 0)
  const open = lotResults.filter((_, place) => codes[place] === 'selec-w' && !withheld[place])
  const namesWinner = outcomes.some(({ role, tenders }) => role === 'winner' && tenders.length > 0)
  return {
    awards,
    named: namedIn(notice ?? eforms, input),
    leftOut,
    namesWinner,
    silent: silenceOf({
      kind,
      awards: awards.filter(({ role }) => role !== 'subcontractor'),
      leftOut,
      namesWinner,
      isAwarded: codes.includes('selec-w'),
      withheld: !open.length && withheld.includes(true),
      tenderers: Math.max(0, ...open.map((one) => findAll(one, 'LotTender').length)),
    }),
  }
}

/** Null where nobody can be told to have won. */
function outcomeOf(result: XmlElement, notice: XmlElement): LotOutcome | null {
  const contracts = byId(notice, 'SettledContract', textsOf(result, 'SettledContract/ID'))
  const offers = byId(notice, 'LotTender', textsOf(result, 'LotTender/ID'))
  const agreed = byId(
    notice,
    'LotTender',
    contracts.flatMap((one) => textsOf(one, 'LotTender/ID')),
  )
  const lot = textOf(result, 'TenderLot/ID') || null
  // A voluntary notice may name the contract alone.
  if (!offers.length && agreed.length) return { lot, tenders: agreed, role: 'winner', contracts }
  const partners = new Set(agreed.map(partyIdOf))
  const won = offers.filter((one) => partners.has(partyIdOf(one)))
  if (won.length) return { lot, tenders: won, role: 'winner', contracts }
  const parties = new Set(offers.map(partyIdOf))
  return parties.size === 1 ? { lot, tenders: offers.slice(0, 1), role: 'probable', contracts: [] } : null
}

/** Changes of contracts and voluntary notices may have no result of a lot: what the contract was made on counts. */
function contractOutcomes(notice: XmlElement): LotOutcome[] {
  return findAll(notice, 'SettledContract').map((contract) => {
    const tenders = byId(notice, 'LotTender', textsOf(contract, 'LotTender/ID'))
    const lots = new Set(tenders.map((one) => textOf(one, 'TenderLot/ID')))
    const [lot] = lots
    return { lot: lots.size === 1 && lot ? lot : null, tenders, role: 'winner', contracts: [contract] }
  })
}

function awardsOf(
  outcome: LotOutcome,
  notice: XmlElement,
  input: Input,
): { awards: Award[]; leftOut: number } {
  const { root, organisations, tools } = input
  const lots = findAll(root, 'ProcurementProjectLot')
  const lot = lots.find((one) => textOf(one, 'ID') === outcome.lot)
  const awards: Award[] = []
  let leftOut = 0
  for (const tender of outcome.tenders) {
    const parties = byId(notice, 'TenderingParty', [partyIdOf(tender)])
    // The party stands twice, once as a bare reference.
    const members = [...new Set(parties.flatMap((one) => textsOf(one, 'Tenderer/ID')))]
    const helpers = [...new Set(parties.flatMap((one) => textsOf(one, 'SubContractor/ID')))].filter(
      (id) => !members.includes(id),
    )
    const contract =
      outcome.contracts.find((one) => textsOf(one, 'LotTender/ID').includes(textOf(tender, 'ID'))) ??
      outcome.contracts[0]
    const add = (id: string, role: AwardRole, isAlone: boolean) => {
      const raw = organisations.get(id)
      const supplier = raw && parseSupplier(raw, tools)
      if (!supplier) {
        if (raw) leftOut++
        return
      }
      const amount = findFirst(tender, 'LegalMonetaryTotal/PayableAmount')
      awards.push({
        supplier,
        role,
        lot: outcome.lot,
        lotTitle: (lot && cleanTitle(germanText(lot, 'ProcurementProject/Name'))) || null,
        ...(isAlone && !hides(tender, 'ten-val')
          ? parseValue(amount?.text, amount?.attributes['currencyID'])
          : { value: null, currency: null }),
        decidedOn: contract
          ? (parseNoticeDay(textOf(contract, 'AwardDate')) ?? parseNoticeDay(textOf(contract, 'IssueDate')))
          : null,
        framework: isFramework(lot, contract),
      })
    }
    const role = members.length === 1 ? outcome.role : outcome.role === 'winner' ? 'member' : null
    if (role) for (const id of members) add(id, role, members.length === 1)
    for (const id of helpers) add(id, 'subcontractor', false)
  }
  return { awards: withoutRepeats(awards), leftOut }
}

/** All tenderers and subcontractors, of whatever lot. */
function namedIn(notice: XmlElement, { organisations, tools }: Input): NoticeParty[] {
  const ids = findAll(notice, 'TenderingParty').flatMap((one) => [
    ...textsOf(one, 'Tenderer/ID'),
    ...textsOf(one, 'SubContractor/ID'),
  ])
  return [...new Set(ids)].flatMap((id) => {
    const raw = organisations.get(id)
    return (raw && parseSupplier(raw, tools)) ?? []
  })
}

/** A firm may have made several of the offers that won a lot. */
function withoutRepeats(awards: readonly Award[]): Award[] {
  const keyOf = ({ supplier, role }: Award) => `${role} ${supplier.name}`
  return awards.filter((one, place) => awards.findIndex((other) => keyOf(other) === keyOf(one)) === place)
}

function isFramework(lot: XmlElement | undefined, contract: XmlElement | undefined): boolean {
  const systems = lot
    ? findAll(lot, 'TenderingProcess/ContractingSystem/ContractingSystemTypeCode').filter(
        ({ attributes }) => attributes['listName'] === 'framework-agreement',
      )
    : []
  return (
    systems.some(({ text }) => text !== '' && text !== 'none') ||
    (contract !== undefined && textOf(contract, 'ContractFrameworkIndicator') === 'true')
  )
}

/** The full forms of what is referred to by id; references have nothing but the id. */
function byId(notice: XmlElement, name: string, ids: readonly string[]): XmlElement[] {
  const wanted = new Set(ids.filter(Boolean))
  return findAll(notice, name).filter((one) => wanted.has(textOf(one, 'ID')))
}

function partyIdOf(tender: XmlElement): string {
  return textOf(tender, 'TenderingParty/ID')
}

/** Fields that the buyer withholds for a while (eForms, BT-195); what stands in them then is a place holder. */
function hides(element: XmlElement, field: string): boolean {
  return textsOf(element, 'FieldsPrivacy/FieldIdentifierCode').includes(field)
}
