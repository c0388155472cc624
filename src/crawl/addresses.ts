import { BlockList, isIP } from 'node:net'

/** Networks that no public directory lies in (IANA special-purpose address registries, RFC 6890 and its updates). */
const privateNetworks: readonly [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['::1', 128],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

const privates = new BlockList()
for (const [network, prefix] of privateNetworks)
  privates.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4')

/**
 * Does the address lie in a private network? IPv4 inside IPv6 (mapped, NAT64, 6to4) counts as the IPv4 address.
 * @param address an IP address without brackets
 */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '')
  const version = isIP(plain)
  if (version === 4) return privates.check(plain, 'ipv4')
  if (version !== 6) return true
  const inner = innerIpv4(plain)
  return privates.check(plain, 'ipv6') || (inner !== null && privates.check(inner, 'ipv4'))
}

/**
 * Is the host of an address private by its name alone? The URL parser has brought decimal, octal and hexadecimal forms of
 * IPv4 to dots already (WHATWG URL, section 3.5).
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host)) return isPrivateAddress(host)
  return /(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/i.test(host)
}

/** The IPv4 address that an IPv6 address stands for: ::ffff:a.b.c.d, ::a.b.c.d, 64:ff9b::, 2002::; else null. */
function innerIpv4(address: string): string | null {
  const words = expand(address)
  const dotted = (high = 0, low = 0) => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
  const zeros = (count: number) => words.slice(0, count).every((word) => word === 0)
  if (zeros(5) && words[5] === 0xffff) return dotted(words[6], words[7])
  if (zeros(4) && words[4] === 0xffff && words[5] === 0) return dotted(words[6], words[7])
  if (zeros(6) && (words[6] ?? 0) > 0) return dotted(words[6], words[7])
  if (words[0] === 0x64 && words[1] === 0xff9b) return dotted(words[6], words[7])
  if (words[0] === 0x2002) return dotted(words[1], words[2])
  return null
}

/** The eight words of an IPv6 address. */
function expand(address: string): number[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...octets: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = octets.slice(0, 4).map(Number)
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  })
  const [head = '', tail] = hex.split('::')
  const words = (text: string) => (text ? text.split(':').map((word) => Number.parseInt(word, 16)) : [])
  const [first, last] = [words(head), words(tail ?? '')]
  const gap = tail === undefined ? 0 : 8 - first.length - last.length
  return [...first, ...new Array<number>(Math.max(0, gap)).fill(0), ...last]
}
