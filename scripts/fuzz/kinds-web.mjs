// What the web sends beside pages: robots.txt, addresses, redirects, headers, packed and encoded bodies.
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { must } from './invariants.mjs'
import { tolerate } from './kinds-pages.mjs'
import { mutate, oddPieces, oddText } from './mutate.mjs'
import { pages, words } from './samples.mjs'

const robotsText = `# robots
User-agent: *
Disallow: /private/
Allow: /private/open$
Crawl-delay: 2

User-agent: govscout
User-agent: other/1.0
Disallow: /*.pdf$
Disallow: /a%3cd
Allow: /

Sitemap: https://list.example/sitemap.xml
`
const robotsPieces = [
  'User-agent: *\n',
  'User-agent: govscout\n',
  'Disallow: /',
  'Disallow:\n',
  'Allow: /',
  'Crawl-delay: 1e9\n',
  'Crawl-delay: -1\n',
  '*',
  '$',
  '%41',
  '%zz',
  '%2F',
  '#',
  '\r',
  '**',
  '*/*',
  '/ä',
  '\ufeff',
]

const robots = {
  name: 'robots',
  about: 'robots.txt, and whether addresses may be asked',
  make: (random) => ({
    text: mutate(robotsText, random, { others: [robotsText], pieces: robotsPieces }),
    path: random
      .times(random.skewed(12), () =>
        random.pick(['a', 'private/', '/', '%41', 'ä', '.pdf', '?x=*', '$', ...oddPieces]),
      )
      .join(''),
  }),
  run({ text, path }, tool) {
    const groups = tool.parseRobots(Buffer.from(text))
    const policy = tool.policyFor(groups, 'govscout')
    must(policy.crawlDelay === null || policy.crawlDelay >= 0, `a delay of ${policy.crawlDelay}`)
    const address = `https://list.example/${path}`
    if (!URL.canParse(address)) return
    const allowed = tool.isAllowed(policy, address)
    must(typeof allowed === 'boolean', 'neither allowed nor not')
    must(tool.isAllowed(policy, address) === allowed, 'not the same twice')
    must(tool.isAllowed(policy, 'https://list.example/robots.txt'), 'robots.txt itself is forbidden')
    // Brought to one form once, a path stays in it.
    const once = tool.normalisePath(path)
    must(tool.normalisePath(once) === once || /%/.test(path), `the form of ${JSON.stringify(path)} changes`)
  },
}

const octets = ['0', '1', '10', '127', '169', '254', '192', '168', '172', '16', '255', '8', '100', '64']
const hostPieces = [
  'localhost',
  '127.0.0.1',
  '2130706433',
  '0x7f.1',
  '0177.0.0.1',
  '[::1]',
  '[::ffff:10.0.0.1]',
  '[fd00::1]',
  '[fe80::1%25eth0]',
  '169.254.169.254',
  'metadata.google.internal',
  'a.local',
  'firma.de',
  'xn--mnchen-3ya.de',
  'münchen.de',
  '１２７.0.0.1',
  '127。0。0。1',
  'firma.de.',
  '.',
  '..',
  '-',
  'a_b.de',
  '1.1.1.1',
  '[2606:4700::1111]',
  '[64:ff9b::a00:1]',
  '[2002:7f00:1::]',
] // prettier-ignore
const schemes = [
  'http://',
  'https://',
  'HTTP://',
  '//',
  '',
  'file:///',
  'ftp://',
  'javascript:',
  'data:',
  'http:/',
  'https:\\\\',
  ' http://',
  'http://user:pw@',
  'view-source:http://',
  'blob:http://',
]

/** An IPv4 address that is private for sure, in one of the ways a URL may write it. */
function privateAddress(random) {
  const [a, b, c, d] = random.pick([
    [127, 0, 0, 1],
    [10, random.below(256), 3, 4],
    [192, 168, 0, random.below(256)],
    [169, 254, 169, 254],
    [172, 16 + random.below(16), 1, 1],
    [0, 0, 0, 0],
  ])
  const whole = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
  return random.pick([
    `${a}.${b}.${c}.${d}`,
    String(whole),
    `0x${whole.toString(16)}`,
    `0${whole.toString(8)}`,
    `${a}.${(b << 16) | (c << 8) | d}`,
    `0x${a.toString(16)}.${b}.${c}.${d}`,
    `[::ffff:${a}.${b}.${c}.${d}]`,
    `[64:ff9b::${a}.${b}.${c}.${d}]`,
    `${a}.${b}.${c}.${d}.`,
  ])
}

const addresses = {
  name: 'addresses',
  about: 'addresses, links, redirects, private hosts, websites of firms',
  make(random) {
    const host = () =>
      random.chance(0.2) ? random.times(4, () => random.pick(octets)).join('.') : random.pick(hostPieces)
    const one = () =>
      `${random.pick(schemes)}${host()}${random.pick(['', ':80', ':99999', ':'])}${random.pick(['', '/', '/a?utm_source=x&b=1#c', '/../..', '?id=1'])}${random.chance(0.3) ? oddText(random, words) : ''}`
    const text = random.chance(0.3)
      ? mutate(one(), random, { others: [one()], pieces: [...hostPieces, ...schemes] })
      : one()
    return {
      text,
      location: random.chance(0.1) ? null : one(),
      hidden: privateAddress(random),
      port: random.pick(['', ':8080']),
    }
  },
  run({ text, location, hidden, port }, tool) {
    must(tool.isPrivateHost(new URL(`http://${hidden}${port}/`).hostname), `${hidden} is held to be public`)
    for (const resolve of [tool.resolveAddress, tool.resolveEntryAddress]) {
      const found = resolve(text, 'https://list.example/firms/')
      must(found === null || /^https?:\/\//.test(found), `a link to ${found}`)
      must(found === null || resolve(found, 'https://x.example/') === found, `not the same twice: ${found}`)
    }
    const { website, domain } = tool.cleanWebsite(text, tool.cleaning.sharedHosts)
    must(website === null || /^https?:\/\/[^@/]+(?:\/|$)/.test(website), `a website at ${website}`)
    must(domain === null || website !== null, 'a domain without a website')
    // An address within an address is taken apart, and one that is left over would be again.
    if (website !== null && !/.http/.test(website)) {
      const again = tool.cleanWebsite(website, tool.cleaning.sharedHosts)
      must(
        again.website === website && again.domain === domain,
        `not the same twice: ${website}, then ${again.website}`,
      )
    }
    const asked = []
    const from = new URL('https://list.example/firms/')
    const target = tolerate(tool, () =>
      tool.redirectTarget(from, location ?? undefined, new Set([from.href]), (url) => asked.push(url.href)),
    )
    if (target === null) return
    must(/^https:$/.test(target.protocol) && !target.username && !target.hash, `a redirect to ${target.href}`)
    must(asked.includes(target.href), 'the guard was not asked')
  },
}

const charsets = [
  '',
  'text/html',
  'text/html; charset=utf-8',
  'text/html;charset="iso-8859-1"',
  'text/html; charset=utf-16le',
  'text/csv; charset=windows-1252',
  'text/html; charset=x-unknown',
  'text/plain; charset=shift_jis',
  'text/html; charset=utf-7',
  "text/html; charset='",
  'application/json;;;charset=',
  'text/html; charset=iso-2022-jp',
  'text/html; charset=big5',
  'text/html; charset=replacement',
  'text/html; charset=x-user-defined',
] // prettier-ignore
const packers = {
  gzip: gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
  'deflate ': deflateRawSync,
  identity: (body) => body,
}

const decoding = {
  name: 'decoding',
  about: 'bytes to text: encodings, packing, headers, contacts cut out',
  make(random) {
    const { text } = random.pick(pages)
    const encodings = ['utf8', 'latin1', 'utf16le']
    const meta = random.chance(0.3)
      ? `<meta charset="${random.pick(['utf-8', 'utf-16', 'latin1', 'koi8-r', '', 'x'])}">`
      : ''
    const changed =
      meta +
      mutate(text, random, {
        others: words,
        pieces: [
          'anna.muster@beispiel.de',
          '+49 30 1234567',
          '@',
          '&#64;',
          '\\u0040',
          '%40',
          'tel:',
          '\\n',
          '\\',
          '+1.234567,+8.765432',
        ],
      })
    let body = Buffer.from(changed.slice(0, 20_000), random.pick(encodings))
    if (random.chance(0.3))
      body = Buffer.concat([
        Buffer.from(random.pick(['efbbbf', 'fffe', 'feff', '1f8b08', '504b0304', '00', 'fffe0000']), 'hex'),
        body,
      ])
    const packing = random.pick(Object.keys(packers))
    body = packers[packing](body)
    if (random.chance(0.3))
      for (const at of random.times(1 + random.below(4), () => random.below(body.length)))
        body[at] = random.below(256)
    if (random.chance(0.15)) body = body.subarray(0, random.below(body.length))
    return {
      body: body.toString('base64'),
      type: random.chance(0.1) ? mutate('text/html; charset=utf-8', random) : random.pick(charsets),
      encoding: random.chance(0.7)
        ? packing.trim()
        : random.pick(['gzip', 'br', 'deflate', 'gzip, gzip', 'x', 'gzip, br, gzip', ',,', 'GZIP']),
      retryAfter: random.pick([
        '',
        '5',
        '-1',
        '1e9',
        'Wed, 21 Oct 2026 07:28:00 GMT',
        'x',
        '٣',
        '99999999999999999999',
        mutate('120', random),
      ]),
      robots: mutate('noindex, nofollow, otherbot: none, max-snippet: 20', random, {
        pieces: [':', ',', 'govscout:', 'none', 'unavailable_after: 25 Jun 2026 15:00:00 PST'],
      }),
      wanted: random.pick(['all', 'glance', 100, 'all']),
    }
  },
  async run({ body, type, encoding, retryAfter, robots: reserved, wanted }, tool) {
    const bytes = Buffer.from(body, 'base64')
    const headers = tool.plainHeaders({
      'Content-Encoding': encoding,
      'X-Robots-Tag': [reserved, 'x'],
      'Retry-After': retryAfter,
    })
    const wait = tool.parseRetryAfter(retryAfter, 1_790_000_000_000)
    must(wait === null || Number.isFinite(wait), `a wait of ${wait}`)
    must(
      tool.headerReservations(headers, 'govscout').every((words) => words !== ''),
      'a reservation without words',
    )
    let whole = bytes
    try {
      const limits = { wireBytes: 1_000_000, bodyBytes: 2_000_000 }
      whole = (await tool.readBody([bytes], headers, wanted, limits)).body
      must(whole.length <= limits.bodyBytes, 'a body beyond its limit')
    } catch (error) {
      if (!(error instanceof tool.TooLargeError || error instanceof tool.BrokenBodyError)) throw error
    }
    for (const part of [bytes, whole]) {
      const text = tool.decodeText(part, type)
      must(!/\p{Cs}/u.test(text), 'half of a pair')
      const clean = tool.scrubPage(text)
      must(clean.length <= text.length, 'a page grew')
      try {
        const packed = { body: part, contentType: type, finalUrl: 'https://list.example/x' }
        const read = await tool.readText(packed, { extraction: { shape: 'csv' }, drop: ['key'] })
        must(typeof read === 'string', 'no text')
        await tool.readText(packed, { extraction: { shape: 'front-matter', files: ['**/*.md'] } })
      } catch (error) {
        if (!(error instanceof tool.Problem)) throw error
      }
    }
  },
}

export const webKinds = [robots, addresses, decoding]
