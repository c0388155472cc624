import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const replay = fileURLToPath(new URL('../../../shared/replay/sites/', import.meta.url))
const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))

interface Reply {
  status?: number
  headers?: Record<string, string>
  body: string | Uint8Array
}
type Handler = (request: {
  method: string
  url: URL
  headers: Record<string, string>
  body: Uint8Array
  count: number
}) => Reply

/** A page of the recorded web. */
export interface RecordedPage {
  body: Uint8Array
  contentType: string
}

/** Answers of a recorded site beside the checkout, read in place; null where it is missing. */
export async function recordedSite(host: string): Promise<((url: string) => RecordedPage) | null> {
  const file = join(replay, `${host}.mjs`)
  if (!existsSync(file)) return null
  const site = (await import(pathToFileURL(file).href)) as { default: Handler }
  return (address) => {
    const request = { method: 'GET', url: new URL(address), headers: {}, body: Buffer.alloc(0), count: 1 }
    const { status = 200, headers = {}, body } = site.default(request)
    if (status !== 200) throw new Error(`${address} was not recorded (${status})`)
    return {
      body: typeof body === 'string' ? Buffer.from(body) : body,
      contentType: headers['content-type'] ?? 'text/html; charset=utf-8',
    }
  }
}

/** A file of the corpus beside the checkout, by its path there; null where it is missing. */
export function corpusFile(path: string): string | null {
  const file = join(corpus, path)
  return existsSync(file) ? file : null
}
