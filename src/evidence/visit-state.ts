/** How a visit of a firm's website ended; all but `visited` are the reason why something stays unknown. */
export const visitStates = [
  'visited',
  'robots',
  'blocked',
  'js-shell',
  'parked',
  'dead',
  'redirected-elsewhere',
] as const
export type VisitState = (typeof visitStates)[number]

const words: Record<VisitState, { de: string; en: string }> = {
  visited: { de: 'Website gelesen', en: 'the website was read' },
  robots: { de: 'die Website will nicht gelesen werden', en: 'the website does not want to be read' },
  blocked: { de: 'nicht besuchbar: die Website weist uns ab', en: 'the website turns us away' },
  'js-shell': {
    de: 'die Website wird erst im Browser durch Skripte gezeichnet',
    en: 'the website is drawn by script in the browser',
  },
  parked: { de: 'die Domain ist geparkt', en: 'the domain is parked' },
  dead: { de: 'die Website ist nicht erreichbar', en: 'the website cannot be reached' },
  'redirected-elsewhere': {
    de: 'die Website leitet zu einer anderen Domain',
    en: 'the website leads to another domain',
  },
}

/** "unbekannt, weil …" where a site could not be read; what a reader is told instead of a guess. */
export function formatVisitState(state: VisitState, lang: 'de' | 'en'): string {
  const says = words[state][lang]
  if (state === 'visited') return says
  return lang === 'de' ? `unbekannt, weil: ${says}` : `unknown because ${says}`
}

/** What stands beside a quote that its page no longer has; its last day is shown with it. */
export const noLongerFound = { de: 'nicht mehr auffindbar', en: 'no longer found' } as const
