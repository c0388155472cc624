import type { Client, Notice } from '../crawl/page.js'

export interface Sent {
  /** Requests that went out for pages; retries and redirects count, robots.txt does not. */
  requests: number
  /** Bytes of the answers' bodies on the wire. */
  bytes: number
}

/**
 * The client with a count of its own, since several runs share one client.
 * @param onNotice told once of each notice
 */
export function countingClient(
  client: Client,
  onNotice: (notice: Notice) => void,
): Client & { sent(): Sent } {
  const sent: Sent = { requests: 0, bytes: 0 }
  const told = new Set<string>()
  const watch = {
    onSent: () => void sent.requests++,
    onNotice(notice: Notice) {
      if (told.has(notice.message)) return
      told.add(notice.message)
      onNotice(notice)
    },
  }
  return {
    counts: client.counts,
    close: () => client.close(),
    putOffUntil: (url) => client.putOffUntil(url),
    async fetchPage(request, signal) {
      const answer = await client.fetchPage({ ...request, ...watch }, signal)
      sent.bytes += answer.bytes
      return answer
    },
    sent: () => ({ ...sent }),
  }
}
