import type { Wanted } from './body.js'
import { type FailureClass, FetchFailure } from './failure.js'
import type { Headers } from './headers.js'
import { parseRetryAfter } from './retry-after.js'
import type { Reply } from './transport.js'

/**
 * How much of a body is worth reading: all of a page, the beginning of what may be a challenge, nothing else.
 * @throws FetchFailure where the type of a page is not wanted
 */
export function wantedOf(status: number, headers: Headers, url: string, accept: readonly string[]): Wanted {
  if (status !== 200) return status >= 400 ? 'glance' : 'none'
  const type = (headers['content-type'] ?? '').trim().toLowerCase()
  if (!type || accept.some((prefix) => type.startsWith(prefix.toLowerCase())) || isChallengeHead(headers))
    return 'all'
  const kind = type.replace(/;.*$/s, '')
  throw new FetchFailure('content-type', url, `The answer is ${kind}, not ${accept.join(' or ')}.`, {
    status,
  })
}

/**
 * What an answer that is no page means; null for a page (200) and for a redirect or 304, which are others' business.
 * @param now milliseconds since 1970, for Retry-After
 */
export function failureOfReply(reply: Reply, url: string, now: number): FetchFailure | null {
  const { status, headers, body } = reply
  if (isChallenge(reply)) return fail('challenge', url, status, 'The host asks for proof of a browser')
  if (status === 200) return body.length ? null : fail('empty', url, status, 'The answer has no content')
  if (status === 206) return fail('truncated', url, status, 'Only a part came, which nobody asked for')
  if (status < 300) return fail('empty', url, status, 'The answer is no page yet')
  if (status < 400) return null
  const until = parseRetryAfter(headers['retry-after'], now)
  if (status === 429 || (status === 503 && until !== null)) return throttled(url, until, status)
  const [failureClass, says] = classOf(status)
  return fail(failureClass, url, status, says)
}

/** @param until milliseconds since 1970; null where the host does not say how long */
export function throttled(url: string, until: number | null, status?: number): FetchFailure {
  const notBefore = until === null ? undefined : instant(until)
  const says = `The host asks for a pause${notBefore === undefined ? '' : ` until ${notBefore}`}.`
  return new FetchFailure('throttled', url, says, {
    ...(status === undefined ? {} : { status }),
    ...(notBefore === undefined ? {} : { notBefore }),
  })
}

/** ISO UTC with whole seconds, never too early. */
export function instant(ms: number): string {
  return `${new Date(Math.ceil(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`
}

function fail(failureClass: FailureClass, url: string, status: number, says: string): FetchFailure {
  return new FetchFailure(failureClass, url, `${says}: HTTP ${status}.`, { status })
}

function classOf(status: number): [failureClass: FailureClass, says: string] {
  if (status === 401) return ['unauthorised', 'The page wants a log-in']
  // 511 is the network between us and the host, such as a hotel's (RFC 6585, section 6).
  if (status === 407 || status === 511) return ['proxy', 'The proxy wants a log-in']
  if (status === 404 || status === 410) return ['not-found', 'There is no such page']
  if (status === 408) return ['timeout', 'The host waited for us too long']
  return status >= 500 ? ['server', 'The host has a fault'] : ['refused', 'The host refuses the request']
}

function isChallengeHead(headers: Headers): boolean {
  return /challenge/i.test(headers['cf-mitigated'] ?? '') || 'x-amzn-waf-action' in headers
}

/** Signs of the common guards; in the text they are looked for only where the answer is no page. */
function isChallenge({ status, headers, body }: Reply): boolean {
  if (isChallengeHead(headers)) return true
  if (status < 400) return false
  return challengeSigns.test(new TextDecoder('latin1').decode(body))
}

const challengeSigns =
  /<title>\s*(?:just a moment|attention required! \| cloudflare|einen moment|checking your browser|ddos-guard)|_cf_chl_opt|captcha-delivery\.com|_Incapsula_Resource|sucuri_cloudproxy_js/i
