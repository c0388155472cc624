import { isSoleTraderForm, type LegalForms } from './legal-forms.js'
import type { Listing } from './listing.js'
import { dropNames } from './person-names.js'

/**
 * Whether a firm is, as far as its listing tells, one person who trades under a name: by the legal form (e. K.,
 * Einzelunternehmen, e. U.), by an owner named in it ("Inh."), or because it is called like a person and has no other form.
 * Its data are personal data then (GDPR), so it is flagged; a heuristic that errs to the careful side.
 */
export function isSoleTrader(listing: Pick<Listing, 'name' | 'legal_form'>, forms: LegalForms): boolean {
  if (listing.legal_form !== null) return isSoleTraderForm(listing.legal_form, forms)
  return isPersonName(listing.name)
}

/** Whether a text is a person's name and nothing else: "Wiebke Lorenzen", "Dr. Ingolf Petersmann". */
export function isPersonName(text: string): boolean {
  const line = text.trim()
  if (!/\s/.test(line)) return false
  return /^(?:\p{Lu}\p{L}{0,4}\.\s*)*$/u.test(dropNames(line).text)
}
