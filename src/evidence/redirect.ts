import { domainLabel } from '../firms/website.js'
import { siteOf } from './site-of.js'

/** A website that answers from another domain than the one that was asked: a rename or a takeover, to be looked at by a person. */
export interface RedirectElsewhere {
  /** Registrable domains, as asked and as arrived at. */
  from: string
  to: string
  /** Only the ending differs, as from firma.de to firma.com: most likely the same firm. */
  isSameBrand: boolean
}

/**
 * Whether a site led to another registrable domain. `www`, another scheme or a subdomain is the same site: null. Never a reason to
 * merge, only to propose.
 */
export function redirectedElsewhere(asked: string, final: string): RedirectElsewhere | null {
  const from = siteOf(asked)
  const to = siteOf(final)
  if (from === null || to === null || from === to) return null
  return { from, to, isSameBrand: brandOf(from) === brandOf(to) }
}

function brandOf(domain: string): string {
  return domainLabel(domain).replace(/-/g, '')
}
