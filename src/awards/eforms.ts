import { Problem } from '../problem.js'
import { doeAddress } from './doe-tables.js'
import { partyOf, readOrganisations } from './eforms-organisations.js'
import { readResults } from './eforms-result.js'
import type { AwardNotice } from './notice.js'
import { distinctParties, nothingRead } from './notice-set.js'
import { cleanTitle, type PartyTools, parseBuyer } from './party.js'
import { parseCpv, parseNoticeDay } from './values.js'
import { findAll, findFirst, germanText, parseXml, textOf, textsOf, type XmlElement } from './xml-tree.js'

/** Document types of eForms (Regulation 2019/1780; schema OP-TED/eForms-SDK). */
const documents = new Set(['ContractAwardNotice', 'ContractNotice', 'PriorInformationNotice'])
const extension = 'UBLExtensions/UBLExtension/ExtensionContent/EformsExtension'

const kinds: Record<string, AwardNotice['kind']> = {
  result: 'result',
  'dir-awa-pre': 'voluntary',
  'cont-modif': 'modification',
}

/**
 * Reads a notice in eForms XML, of TED or (eForms-DE) of oeffentlichevergabe.de.
 * @throws Problem for what is no eForms notice, or lacks what makes one: its id, its buyer, a code for each result
 */
export function parseEforms(text: string, file: string, tools: PartyTools): AwardNotice {
  const root = parseXml(text, file)
  if (!documents.has(root.name))
    throw new Problem(`${file}: <${root.name}> is no notice in eForms`, {
      remedy:
        'eForms are <ContractAwardNotice>, <ContractNotice> and <PriorInformationNotice>; older forms of TED are not read.',
    })
  const eforms = findFirst(root, extension)
  const typeCode = findFirst(root, 'NoticeTypeCode')
  const kind = kinds[typeCode?.attributes['listName'] ?? ''] ?? 'other'
  const id = textsOf(root, 'ID')[0] ?? ''
  const version = textOf(root, 'VersionID')
  const organisations = readOrganisations(root, eforms)
  const buyers = distinctParties(
    findAll(root, 'ContractingParty/Party').flatMap(
      (party) => parseBuyer(partyOf(party, organisations), tools) ?? [],
    ),
    tools.legalForms,
  )
  const missing = [
    ...(id ? [] : ['the id of the notice']),
    ...(typeCode?.text ? [] : ['its type']),
    ...(eforms ? [] : ['the extension of eForms']),
    ...(findAll(root, 'ContractingParty/Party').some((party) => partyOf(party, organisations).name)
      ? []
      : ['the buyer']),
  ]
  if (missing.length) throw incomplete(file, missing)
  const publication = eforms && /^0*(\d+-\d{4})$/.exec(textOf(eforms, 'Publication/NoticePublicationID'))?.[1]
  const isGerman = /eforms-de/i.test(textOf(root, 'CustomizationID'))
  const results =
    kind === 'other' || !eforms
      ? nothingRead
      : readResults({ root, eforms, kind, organisations, tools, faulty: (what) => incomplete(file, [what]) })
  return {
    source: isGerman ? 'doe' : 'ted',
    id,
    version: version || '01',
    kind,
    publishedOn:
      parseNoticeDay(eforms && textOf(eforms, 'Publication/PublicationDate')) ??
      parseNoticeDay(textOf(root, 'IssueDate')),
    url: publication
      ? `https://ted.europa.eu/de/notice/-/detail/${publication}`
      : isGerman
        ? doeAddress(id, version)
        : null,
    title: cleanTitle(germanText(root, 'ProcurementProject/Name')),
    buyers,
    cpv: cpvOf(root),
    ...results,
  }
}

function incomplete(file: string, missing: readonly string[]): Problem {
  return new Problem(`${file}: the notice is not complete, it lacks ${missing.join(' and ')}`, {
    remedy: 'Get it again from where it was published; a draft says nothing of an award.',
  })
}

function cpvOf(root: XmlElement): string[] {
  const projects = [
    ...findAll(root, 'ProcurementProject'),
    ...findAll(root, 'ProcurementProjectLot/ProcurementProject'),
  ]
  return parseCpv(
    projects.flatMap((project) =>
      ['MainCommodityClassification', 'AdditionalCommodityClassification'].flatMap((name) =>
        findAll(project, `${name}/ItemClassificationCode`)
          .filter(({ attributes }) => (attributes['listName'] ?? 'cpv') === 'cpv')
          .map(({ text }) => text),
      ),
    ),
  )
}
