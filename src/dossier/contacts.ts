import { type Contact, type Information, listContacts, listInformations } from '../store/contacts.js'
import { formatFirmId } from '../store/listings.js'
import type { Store } from '../store/store.js'
import { readFirms } from './firm.js'

export interface ContactRow extends Omit<Contact, 'firm'> {
  firm: string
  name: string
}

export interface NeedContacts {
  informations: Information[]
  contacts: ContactRow[]
  /** Firms that were contacted and do not know what others were told: a lead that has to be evened out. */
  untold: { information: number; firms: string[]; names: string[] }[]
}

/** The contact log of a need. */
export function readContacts(store: Store, need: string): NeedContacts {
  const rows = listContacts(store, need)
  const informations = listInformations(store, need)
  const firms = [...new Set(rows.map(({ firm }) => firm))]
  const names = new Map(
    (firms.length ? readFirms(store, firms) : []).map(({ id, facts }) => [id, facts.name]),
  )
  const untold = informations.flatMap(({ id }) => {
    const told = new Set(rows.filter(({ information }) => information === id).map(({ firm }) => firm))
    const others = firms.filter((firm) => !told.has(firm)).sort((a, b) => a - b)
    if (!told.size || !others.length) return []
    return [
      {
        information: id,
        firms: others.map(formatFirmId),
        names: others.map((firm) => names.get(firm) ?? formatFirmId(firm)),
      },
    ]
  })
  const contacts = rows.map((row) => ({
    ...row,
    firm: formatFirmId(row.firm),
    name: names.get(row.firm) ?? formatFirmId(row.firm),
  }))
  return { informations, contacts, untold }
}
