import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Problem } from '../problem.js'
import { demoRoutes, type Route } from './routes.js'

/** The demo's web while it is served. */
export interface DemoWeb {
  /** Such as "http://127.0.0.1:40123". */
  origin: string
  /** Ends the server and the connections that clients keep open. */
  close(): Promise<void>
}

/**
 * Serves the tiny fictitious web on a free port of the loopback interface; nobody else on the network can reach it.
 * @param dataFolder the built-in data, with demo/web in it
 * @throws Problem where the machine lets nobody listen on 127.0.0.1
 */
export async function startDemoWeb(dataFolder: string): Promise<DemoWeb> {
  const routes = demoRoutes(dataFolder)
  const server = createServer((request, response) => answer(routes, request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new Problem(`The demo cannot serve its web on 127.0.0.1: ${cause.message}`, {
          remedy: 'Allow the tool to listen on the loopback interface, then start the demo again.',
          cause,
        }),
      ),
    )
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

function answer(
  routes: ReadonlyMap<string, Route>,
  { method, url = '', headers }: IncomingMessage,
  response: ServerResponse,
): void {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const route = routes.get(url)
  if (!route) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such page.\n')
    return
  }
  const { contentType, body, etag } = route
  if (holds(headers['if-none-match'], etag)) {
    response.writeHead(304, { etag }).end()
    return
  }
  response.writeHead(200, { 'content-type': contentType, 'content-length': body.length, etag })
  // Node sends no content in answer to HEAD.
  response.end(body)
}

/** If-None-Match compares weakly: W/ counts for nothing (RFC 9110, 13.1.2). Our tags hold no commas. */
function holds(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags[0] === '*'
}
