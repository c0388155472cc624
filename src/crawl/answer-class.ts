import { FetchFailure } from './failure.js'
import { parseRetryAfter } from './retry-after.js'
import type { WireAnswer } from './transport.js'

/**
 * What an answer that is no page means; null where it is one (200, or 304).
 * @param now milliseconds since 1970, for Retry-After
 */
export function failureOf(
  answer: WireAnswer,
  url: string,
  accept: readonly string[],
  now: number,
): FetchFailure | null {
  const { status, headers } = answer
  const fail = (failureClass: ConstructorParameters<typeof FetchFailure>[0], says: string) =>
    new FetchFailure(failureClass, url, `${says} (HTTP ${status})`, { status })
  if (isChallenge(answer)) return fail('challenge', 'The host asks for proof of a browser')
  if (status === 429 || (status === 503 && headers['retry-after'])) {
    const until = parseRetryAfter(headers['retry-after'], now)
    return new FetchFailure('throttled', url, `The host asks for a pause (HTTP ${status})`, {
      status,
      ...(until === null ? {} : { notBefore: new Date(until).toISOString() }),
    })
  }
  if (status === 401) return fail('unauthorised', 'The page wants a log-in')
  if (status === 407) return fail('proxy', 'The proxy wants a log-in')
  if (status === 404 || status === 410) return fail('not-found', 'There is no such page')
  if (status >= 500) return fail('server', 'The host has a fault')
  if (status >= 400) return fail('refused', 'The host refuses the request')
  if (status === 304) return null
  if (status !== 200) return fail('server', 'An answer nobody can read')
  if (answer.body.length === 0) return fail('empty', 'The answer has no content')
  const type = (headers['content-type'] ?? '').toLowerCase().trim()
  if (type && !accept.some((prefix) => type.startsWith(prefix)))
    return fail('content-type', `The answer is ${type.split(';')[0]}, not ${accept.join(' or ')}`)
  return null
}

/** Signs of the common guards, looked for only where the answer is no page. */
function isChallenge({ status, headers, body }: WireAnswer): boolean {
  if (/challenge/i.test(headers['cf-mitigated'] ?? '')) return true
  if (![403, 429, 503].includes(status) || !/html/i.test(headers['content-type'] ?? '')) return false
  const head = new TextDecoder('latin1').decode(body.subarray(0, 20_000))
  return /<title>\s*(?:just a moment|attention required|einen moment|checking your browser)|_cf_chl_opt|captcha-delivery\.com|_Incapsula_Resource/i.test(
    head,
  )
}

/** Words against indexing or text and data mining in the head of an answer: X-Robots-Tag, TDM Reservation Protocol. */
export function reservationsOf(headers: Record<string, string>): string[] {
  const found: string[] = []
  if (headers['tdm-reservation']?.trim() === '1')
    found.push('a reservation of text and data mining (tdm-reservation)')
  const tag = headers['x-robots-tag'] ?? ''
  if (/(?:^|[\s,:])(?:noindex|none|noai|noimageai)(?:$|[\s,])/i.test(tag))
    found.push(`the header X-Robots-Tag: ${tag}`)
  return found
}
