/** One rule of robots.txt: a path pattern with `*` and `$`. */
export interface RobotsRule {
  allow: boolean
  /** Percent-encoding normalised. */
  pattern: string
}

/** Lines that belong to the same agents. */
export interface RobotsGroup {
  /** Product tokens in small letters; `*` for all others. */
  agents: string[]
  rules: RobotsRule[]
  /** Seconds, not part of RFC 9309 but honoured; null where none is asked for. */
  crawlDelay: number | null
}

/** What is read of a robots.txt, in bytes; RFC 9309, section 2.5, asks for at least 500 KiB. */
export const mostRead = 512 * 1024

/** Longest line looked at, in characters: no address is longer. */
const longestLine = 16_664

/**
 * Reads robots.txt (RFC 9309, section 2.2). What is no line of it is passed over; a file that is none has no groups, which
 * allows all. Groups of one agent are merged when they are asked for.
 */
export function parseRobots(bytes: Uint8Array): RobotsGroup[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(withoutMark(bytes.subarray(0, mostRead)))
  const groups: RobotsGroup[] = []
  let group: RobotsGroup | null = null
  let hasRules = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [key, value] = parseLine(line)
    if (key === 'user-agent') {
      if (!group || hasRules) {
        group = { agents: [], rules: [], crawlDelay: null }
        groups.push(group)
        hasRules = false
      }
      const agent = agentOf(value)
      if (agent) group.agents.push(agent)
    } else if (group && (key === 'allow' || key === 'disallow')) {
      // An empty rule forbids nothing, but it ends the list of agents like any other.
      hasRules = true
      if (value) group.rules.push({ allow: key === 'allow', pattern: normalisePath(value) })
    } else if (group && key === 'crawl-delay') {
      const seconds = Number(value)
      if (value && Number.isFinite(seconds) && seconds >= 0) group.crawlDelay = seconds
    }
  }
  return groups
}

/**
 * Brings percent-encoding to one form (RFC 9309, section 2.2.2): octets outside US-ASCII encoded, unreserved characters
 * plain, digits in capitals.
 */
export function normalisePath(path: string): string {
  const encoded = path.replace(/[^\u0000-\u007f]+/g, (text) =>
    [...new TextEncoder().encode(text)].map((octet) => `%${octet.toString(16).toUpperCase()}`).join(''),
  )
  return encoded.replace(/%([\da-f]{2})/gi, (whole, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16))
    return /[a-z\d._~-]/i.test(character) ? character : whole.toUpperCase()
  })
}

/** A byte order mark, also one that is cut short: its octets are passed over as long as they are those of the mark. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  let length = 0
  while (length < 3 && bytes[length] === [0xef, 0xbb, 0xbf][length]) length++
  return bytes.subarray(length)
}

function parseLine(line: string): [key: string, value: string] {
  const content = line.slice(0, longestLine).replace(/#.*$/s, '')
  const colon = content.indexOf(':')
  if (colon < 0) return ['', '']
  return [trimAscii(content.slice(0, colon)).toLowerCase(), trimAscii(content.slice(colon + 1))]
}

/** Unlike trim(), leaves a byte order mark in the middle of the file: such a line is none. */
function trimAscii(text: string): string {
  return text.replace(/^[ \t\f\v]+|[ \t\f\v]+$/g, '')
}

/** The product token at the head of a value; what follows it, such as a version, does not count. */
function agentOf(value: string): string {
  if (/^\*(?:\s|$)/.test(value)) return '*'
  return /^[a-z_-]+/i.exec(value)?.[0].toLowerCase() ?? ''
}
