/** How far into a page a meta tag with the encoding is looked for, in bytes (HTML standard, 13.2.3.2: 1024). */
const prescanLength = 1024

/**
 * Bytes to text: byte order mark, the zero bytes of UTF-16 without one, then the header's charset, then the meta tag of an HTML page, then UTF-8 if the bytes
 * are valid UTF-8, else windows-1252. Labels are those of the WHATWG Encoding standard; an unknown one counts as absent.
 * Never throws; bytes that have no meaning become U+FFFD.
 */
export function decodeText(body: Uint8Array, contentType: string): string {
  const marked = byteOrderMark(body) ?? bareUtf16(body)
  if (marked) return decodeAs(marked, body)
  const declared =
    knownEncoding(charsetOf(contentType)) ?? (mayBeHtml(contentType) ? metaEncoding(body) : undefined)
  if (declared) return decodeAs(declared, body)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return decodeAs('windows-1252', body)
  }
}

function byteOrderMark(body: Uint8Array): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8'
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be'
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le'
  return undefined
}

/** UTF-16 without its mark, as some programs save it: of the first Latin letters every other byte is zero. */
function bareUtf16(body: Uint8Array): string | undefined {
  const start = body.subarray(0, 512)
  const zeros = [0, 0]
  start.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const many = start.length * 0.3
  if (start.length < 8 || (even && odd)) return undefined
  return odd > many ? 'utf-16le' : even > many ? 'utf-16be' : undefined
}

function charsetOf(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType)?.[1]
}

function mayBeHtml(contentType: string): boolean {
  return contentType.trim() === '' || /html/i.test(contentType)
}

function metaEncoding(body: Uint8Array): string | undefined {
  const start = latin1(body.subarray(0, prescanLength)).replace(/<!--[\s\S]*?(?:-->|$)/g, '')
  for (const [tag] of start.matchAll(/<meta\s[^>]*/gi)) {
    const encoding = knownEncoding(/charset\s*=\s*["']?\s*([^\s"';/>]+)/i.exec(tag)?.[1])
    // A page whose meta tag could be read is no UTF-16, whatever it says (HTML standard, 13.2.3.2).
    if (encoding) return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  }
  return undefined
}

function knownEncoding(label: string | undefined): string | undefined {
  if (label === undefined) return undefined
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

function decodeAs(encoding: string, body: Uint8Array): string {
  const text = new TextDecoder(encoding).decode(body)
  return encoding === 'windows-1252'
    ? text.replace(/[\x80-\x9f]/g, (sign) => windows1252[sign.charCodeAt(0) - 0x80] ?? sign)
    : text
}

function latin1(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1')
}

/**
 * 0x80 to 0x9F of windows-1252. Several Node versions, 20.20 among them, decode this encoding as ISO 8859-1 and leave
 * control characters here; a decoder that keeps to the standard leaves nothing to replace but the five unassigned ones.
 */
const windows1252 = [
  ...['€', '\x81', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\x8d', 'Ž', '\x8f'],
  ...['\x90', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\x9d', 'ž', 'Ÿ'],
]
