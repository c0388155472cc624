import type { Headers } from './headers.js'

const forbidding = /(?:^|[\s,:])(?:noindex|none|noai|noimageai)(?:$|[\s,])/

/** Header fields in which a publisher says what may be done with a page. */
export const wishHeaders = ['x-robots-tag', 'tdm-reservation'] as const

/** How a reservation of text and data mining begins, as against words for search engines alone. */
export const miningReservation = 'a reservation of text and data mining'

/**
 * Words against indexing or text and data mining in the head of an answer, as a person would name them: TDM Reservation
 * Protocol (W3C community report, 2024), X-Robots-Tag. A tag for another agent ("otherbot: noindex") does not concern us.
 * @param productToken ours, in small letters
 */
export function headerReservations(headers: Headers, productToken: string): string[] {
  const found: string[] = []
  if (headers['tdm-reservation']?.trim() === '1') found.push(`${miningReservation} (tdm-reservation)`)
  const tag = (headers['x-robots-tag'] ?? '').trim().toLowerCase()
  const ours = rulesFor(tag, productToken)
  if (forbidding.test(ours)) found.push(`the header X-Robots-Tag: ${tag}`)
  return found
}

/** An agent's name before a colon holds for all rules up to the next one; rules before any name hold for everybody. */
function rulesFor(tag: string, productToken: string): string {
  let isOurs = true
  const kept: string[] = []
  for (const part of tag.split(',')) {
    const [, agent, rule = part] = /^\s*([a-z_-]+)\s*:\s*(.*)$/s.exec(part) ?? []
    // These rules have a value of their own behind the colon.
    if (agent !== undefined && !/^(?:max-|unavailable_after)/.test(agent)) isOurs = agent === productToken
    if (isOurs) kept.push(rule)
  }
  return kept.join(',')
}
