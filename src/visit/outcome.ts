import type { FailureClass, FetchFailure } from '../crawl/failure.js'
import type { VisitState } from '../evidence/visit-state.js'

/** The host turns us away: it is left alone. */
const turningAway: ReadonlySet<FailureClass> = new Set<FailureClass>(['refused', 'throttled', 'challenge'])
/** The publisher does not want it. */
const unwilling: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'robots',
  'robots-unreachable',
  'reserved',
])
/** Worth another address of the same site: the one before may have been of an older day. */
const elsewhereMaybe: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'dns',
  'connect',
  'tls',
  'not-found',
  'redirect',
])
/** The host has trouble: a second one in a row ends the visit. */
const troubled: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'timeout',
  'server',
  'connect',
  'truncated',
  'dns',
  'tls',
])
/** Nothing has come from the other side; where this holds for all sites, it is rather this machine that is cut off. */
const silent: ReadonlySet<FailureClass> = new Set<FailureClass>(['dns', 'connect'])

/** What a home page that did not come means for the site. */
export function stateOf({ class: failureClass }: FetchFailure): Exclude<VisitState, 'visited'> {
  if (turningAway.has(failureClass) || failureClass === 'unauthorised') return 'blocked'
  return unwilling.has(failureClass) ? 'robots' : 'dead'
}

/** Does a sub-page that did not come end the visit? A page behind a log-in is none for us, but no refusal of the site. */
export const isTurnedAway = (failure: FetchFailure) => turningAway.has(failure.class)
export const isGone = (failure: FetchFailure) => failure.class === 'not-found'
export const mayBeElsewhere = (failure: FetchFailure) => elsewhereMaybe.has(failure.class)
export const isTrouble = (failure: FetchFailure) => troubled.has(failure.class)
export const isSilence = (failure: FetchFailure) => silent.has(failure.class)
