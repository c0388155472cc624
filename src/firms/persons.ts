import { dropContacts } from './contacts.js'
import { dropNames } from './person-names.js'

/**
 * Cuts what points to natural persons out of a text: e-mail addresses, telephone numbers, names (GDPR: nothing of persons is
 * stored). What is part of the firm's own name stays.
 */
export function dropPersons(text: string, firmName = ''): { text: string; dropped: number } {
  const contacts = dropContacts(text)
  const names = dropNames(contacts.text, firmName)
  // A name may have parted an address.
  const rest = names.dropped ? dropContacts(names.text) : { ...names, dropped: 0 }
  const dropped = contacts.dropped + names.dropped + rest.dropped
  return { text: dropped ? rest.text.replace(/ {2,}/g, ' ').trim() : text, dropped }
}
