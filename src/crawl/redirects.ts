import { FetchFailure } from './failure.js'

/** Redirects followed from one address; RFC 9309, section 2.3.1.2, asks for the same of robots.txt. */
const mostRedirects = 5

const redirecting = new Set([301, 302, 303, 307, 308])

/** Throws for an address that must not be asked. */
export type AddressGuard = (url: URL) => void

export function isRedirect(status: number): boolean {
  return redirecting.has(status)
}

/**
 * Where a redirect leads, without its fragment.
 * @param visited addresses on the way so far, the one that answered included
 * @param guard what it refuses is worse than a way down to http, and is told first
 * @throws FetchFailure (redirect) for a circle, too long a way, a way down to http, or no address of the web; (unauthorised) for
 *   one with a log-in in it
 */
export function redirectTarget(
  from: URL,
  location: string | undefined,
  visited: ReadonlySet<string>,
  guard: AddressGuard,
): URL {
  const fail = (says: string) => new FetchFailure('redirect', from.href, says)
  const text = location?.trim() ?? ''
  if (!text) throw fail('A redirect without an address.')
  if (!URL.canParse(text, from.href)) throw fail(`A redirect to what is no address: ${text.slice(0, 200)}.`)
  const target = new URL(text, from)
  target.hash = ''
  if (target.protocol !== 'http:' && target.protocol !== 'https:')
    throw fail(`A redirect out of the web: ${target.protocol}`)
  guard(target)
  if (from.protocol === 'https:' && target.protocol === 'http:')
    throw fail(`A redirect from https down to http: ${target.href}.`)
  refuseLogIn(target)
  if (visited.has(target.href)) throw fail(`A redirect in a circle: back to ${target.href}.`)
  if (visited.size > mostRedirects)
    throw fail(`More than ${mostRedirects} redirects, the last to ${target.href}.`)
  return target
}

/** @throws FetchFailure (unauthorised) for user name or password in an address; they are not repeated in its message */
export function refuseLogIn(url: URL): void {
  if (!url.username && !url.password) return
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  throw new FetchFailure('unauthorised', bare.href, 'The address has a user name or password in it.')
}
