import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { checkText, presentFirm } from './words.js'

export const contactKinds = ['mail', 'letter', 'call', 'meeting', 'event'] as const
export type ContactKind = (typeof contactKinds)[number]

/** What all firms of a need are to be told alike. */
export interface Information {
  id: number
  need: string
  text: string
  made_by: string
  made_at: string
}

/** Who was told what, when. Persons are not named: offices and roles are. */
export interface Contact {
  id: number
  need: string
  firm: number
  kind: ContactKind
  /** ISO day. */
  held_on: string
  /** Id of the information that was given; null for another contact. */
  information: number | null
  text: string | null
  made_by: string
  made_at: string
}

/** @throws Problem for an empty text or one over 4,000 characters */
export function saveInformation(store: Store, need: string, text: string): Information {
  const clean = checkText(text, 'The information', 4000, true)
  return transaction(store, () => {
    const row = prepared(
      store,
      `INSERT INTO informations (need, text, made_by, made_at) VALUES (?, ?, ?, ?) RETURNING id, need, text, made_by, made_at`,
    ).get(need, clean, store.who, store.now()) as Information
    appendLog(store, { action: 'information add', need, after: row })
    return row
  })
}

export function listInformations(store: Store, need: string): Information[] {
  return prepared(
    store,
    'SELECT id, need, text, made_by, made_at FROM informations WHERE need = ? ORDER BY id',
  ).all(need) as Information[]
}

/** One row a firm. @throws Problem for a text over 2,000 characters */
export function saveContacts(
  store: Store,
  firms: readonly number[],
  contact: Pick<Contact, 'need' | 'kind' | 'held_on' | 'information' | 'text'>,
): Contact[] {
  const text = contact.text === null ? null : checkText(contact.text, 'The text', 2000, true)
  return transaction(store, () =>
    firms.map((firm) => {
      const row = prepared(
        store,
        `INSERT INTO contacts (need, firm, kind, held_on, information, text, made_by, made_at)
         VALUES (@need, @firm, @kind, @held_on, @information, @text, @who, @now)
         RETURNING id, need, firm, kind, held_on, information, text, made_by, made_at`,
      ).get({ ...contact, text, firm, who: store.who, now: store.now() }) as Contact
      appendLog(store, { action: 'contact add', firm, need: contact.need, after: row })
      return row
    }),
  )
}

/** Contacts of a need by day, each with the firm it belongs to now. */
export function listContacts(store: Store, need: string): Contact[] {
  return prepared(
    store,
    `SELECT id, need, ${presentFirm('c')} AS firm, kind, held_on, information, text, made_by, made_at
     FROM contacts c WHERE need = ? ORDER BY held_on, id`,
  ).all(need) as Contact[]
}
