import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderGruenderstadt } from './gruenderstadt.js'

/** An answer of the demo's web, made before the first request. */
export interface Route {
  contentType: string
  body: Buffer
  /** Strong entity tag with its quotes (RFC 9110, 8.8.3). */
  etag: string
}

/** Everybody may read everything, and nobody has to wait: it is our own machine. */
const robots = 'User-agent: *\nAllow: /\n'

/**
 * All that the demo's web serves, by path and query. A request is only ever looked up here, so that no path of a request
 * reaches the file system.
 * @param dataFolder the built-in data, with demo/web in it
 * @throws Problem where the data do not fit
 */
export function demoRoutes(dataFolder: string): ReadonlyMap<string, Route> {
  const folder = join(dataFolder, 'demo', 'web')
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const pages = renderGruenderstadt(read('gruenderstadt.yaml'), join(folder, 'gruenderstadt.yaml'))
  return new Map([
    ['/robots.txt', toRoute('text/plain; charset=utf-8', robots)],
    ['/hafenhub/startups.json', toRoute('application/json', read('hafenhub.json'))],
    ['/civic-list/README.md', toRoute('text/markdown; charset=utf-8', read('civic-list.md'))],
    ...pages.map(({ target, html, encoding }): [string, Route] => [
      target,
      encoding === 'utf-8'
        ? toRoute('text/html; charset=utf-8', html)
        : toRoute('text/html', encodeWindows1252(html)),
    ]),
  ])
}

function toRoute(contentType: string, content: string | Buffer): Route {
  const body = Buffer.from(content)
  return { contentType, body, etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"` }
}

/** What windows-1252 shares with ISO 8859-1 as bytes, all else as character references, as old pages do. */
function encodeWindows1252(html: string): Buffer {
  const escaped = html.replace(/[^\x00-\x7f\xa0-\xff]/gu, (sign) => `&#${sign.codePointAt(0)};`)
  return Buffer.from(escaped, 'latin1')
}
