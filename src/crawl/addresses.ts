import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

/** IPv4 that is not the public internet: IANA special-purpose registry (RFC 6890), and one cloud metadata address. */
const notPublicV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Azure's platform address: public by its number, and answered by the machine's own host.
  '168.63.129.16/32',
]
/** Within 2000::/3, the only IPv6 in public use: protocol assignments with Teredo, documentation, and the first SRv6 block. */
const notPublicV6 = ['2001::/23', '2001:db8::/32', '3fff::/20']

/** Names that lead into one's own network or machine (RFC 6761, 6762, 8375, 9476), and what clouds use. */
const privateNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|test|invalid|onion)$/

let blocked: BlockList | undefined

/**
 * Is the IP address outside the public internet: loopback, private, link-local, shared, metadata, multicast, reserved?
 * IPv6 that carries an IPv4 address (mapped, compatible, NAT64, 6to4) is judged by that.
 */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (isIPv4(bare)) return blockList().check(bare, 'ipv4')
  if (!isIPv6(bare)) return true
  const parts = hextets(bare)
  const carried = carriedIPv4(parts)
  if (carried !== null) return blockList().check(carried, 'ipv4')
  const [first = 0] = parts
  return first < 0x2000 || first > 0x3fff || blockList().check(bare, 'ipv6')
}

/**
 * Is the host of a URL private by what it says, before any name is resolved? The URL parser has already brought decimal,
 * octal and hexadecimal forms of IPv4 to the common one (WHATWG URL, host parsing).
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '')
  if (host.startsWith('[') || isIP(host)) return isPrivateAddress(host)
  return !host.includes('.') || privateNames.test(host)
}

/** The eight groups of an IPv6 address. */
function hextets(address: string): number[] {
  // The URL parser turns a dotted tail into two groups.
  const normal = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = normal.split('::')
  const groups = (text: string) => (text ? text.split(':').map((group) => Number.parseInt(group, 16)) : [])
  if (tail === undefined) return groups(head)
  const [before, after] = [groups(head), groups(tail)]
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after]
}

function carriedIPv4(parts: readonly number[]): string | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = parts
  const dotted = (high: number, low: number) => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
  if (a === 0x2002) return dotted(b, c)
  const zeroes = (c | d | e) === 0
  if (a === 0x64 && b === 0xff9b && zeroes && f === 0) return dotted(g, h)
  if ((a | b) !== 0 || !zeroes) return null
  // ::ffff:a.b.c.d is mapped; ::a.b.c.d is the old compatible form, and :: and ::1 fall under it as 0.0.0.0/8.
  return f === 0xffff || f === 0 ? dotted(g, h) : null
}

function blockList(): BlockList {
  if (blocked) return blocked
  blocked = new BlockList()
  for (const [kind, subnets] of [
    ['ipv4', notPublicV4],
    ['ipv6', notPublicV6],
  ] as const)
    for (const subnet of subnets) {
      const [net = '', bits] = subnet.split('/')
      blocked.addSubnet(net, Number(bits), kind)
    }
  return blocked
}
