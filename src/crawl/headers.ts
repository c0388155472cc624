/** Header fields by name in small letters; repeated ones joined by commas. */
export type Headers = Record<string, string>

/** Brings the fields of an answer to one form. */
export function plainHeaders(fields: Record<string, string | string[] | undefined>): Headers {
  const plain: Headers = {}
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  return plain
}

/** A recipe cannot send these: who we are and how we speak is the client's, and nothing is crawled behind a log-in. */
const ours = new Set([
  'accept-encoding',
  'authorization',
  'connection',
  'content-length',
  'cookie',
  'expect',
  'host',
  'if-modified-since',
  'if-none-match',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'range',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
])

/** Fields that may follow a redirect to another origin; keys of an interface may not. Validators are those of the last address. */
const harmless = new Set(['accept', 'accept-language', 'content-type', 'if-none-match', 'if-modified-since'])

/** What a recipe may send of its header fields, names in small letters. */
export function recipeHeaders(headers: Readonly<Record<string, string>>): Headers {
  return Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !ours.has(name)),
  )
}

/** What of it goes on to another origin. */
export function harmlessHeaders(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => harmless.has(name)))
}
