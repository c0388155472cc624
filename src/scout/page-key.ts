import type { Client } from '../crawl/page.js'
import { decodeText } from '../decode.js'
import { compilePattern } from '../directories/pattern.js'
import type { Request } from '../directories/recipe.js'
import { WalkFailure } from './issues.js'

const blank = '{{key}}'

export interface KeyOptions {
  client: Client
  request: Request
  delayMs: number
  signal: AbortSignal
}

/**
 * Reads the public key that a directory's page carries, once and when it is first needed. It lives in memory alone: neither
 * it nor the page is kept. Null where the recipe names none.
 */
export function keyReader({ client, request, delayMs, signal }: KeyOptions): () => Promise<string | null> {
  const { key } = request
  let reading: Promise<string> | undefined
  const read = async ({ page, pattern }: NonNullable<Request['key']>): Promise<string> => {
    const accept = [
      'text/html',
      'application/xhtml+xml',
      'application/json',
      'text/javascript',
      'application/javascript',
    ]
    const answer = await client.fetchPage({ url: page, accept, delayMs }, signal)
    const found = compilePattern(pattern).find(decodeText(answer.body, answer.contentType))?.trim()
    if (found && /^[\x21-\x7e]{1,4096}$/.test(found)) return found
    throw new WalkFailure(
      'structure',
      answer.finalUrl,
      'The page carries no key where the recipe looks for it.',
      'Look at the source of the page in a browser, and mend request.key.pattern.',
    )
  }
  return () => {
    if (!key) return Promise.resolve(null)
    reading ??= read(key)
    return reading
  }
}

/** The header fields of a request; those that need the key go only where there is one. */
export function headersWith(
  headers: Readonly<Record<string, string>>,
  key: string | null,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      if (!value.includes(blank)) return [[name, value]]
      return key === null ? [] : [[name, value.replaceAll(blank, () => key)]]
    }),
  )
}
