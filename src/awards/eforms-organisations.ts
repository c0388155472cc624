import type { RawParty } from './party.js'
import { findAll, findFirst, germanText, textOf, textsOf, type XmlElement } from './xml-tree.js'

/** Organisations by their id within the notice, "ORG-0001". */
export type Organisations = ReadonlyMap<string, RawParty>

/** All companies of a notice, and buyers that stand where they are spoken of. */
export function readOrganisations(root: XmlElement, eforms: XmlElement | undefined): Organisations {
  const found = new Map<string, RawParty>()
  for (const organisation of eforms ? findAll(eforms, 'Organizations/Organization') : []) {
    const company = findFirst(organisation, 'Company')
    const id = company && textOf(company, 'PartyIdentification/ID')
    if (id && company)
      found.set(id, { ...toRaw(company), natural: textOf(organisation, 'NaturalPersonIndicator') === 'true' })
  }
  // Below the threshold eForms-DE may have them where they are spoken of.
  for (const party of findAll(root, 'ContractingParty/Party')) {
    const id = textOf(party, 'PartyIdentification/ID')
    if (id && !found.has(id) && textOf(party, 'PartyName/Name')) found.set(id, toRaw(party))
  }
  return found
}

/** The party itself, or the organisation it refers to. */
export function partyOf(party: XmlElement, organisations: Organisations): RawParty {
  const referred = organisations.get(textOf(party, 'PartyIdentification/ID'))
  return referred ?? toRaw(party)
}

function toRaw(party: XmlElement): RawParty {
  return {
    name: germanText(party, 'PartyName/Name'),
    ids: textsOf(party, 'PartyLegalEntity/CompanyID'),
    website: textOf(party, 'WebsiteURI'),
    city: textOf(party, 'PostalAddress/CityName'),
    country: textOf(party, 'PostalAddress/Country/IdentificationCode'),
  }
}
