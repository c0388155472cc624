import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

/** How one address answers; `count` is how often it was asked, from 1. */
export type Route = (response: ServerResponse, asked: Asked & { count: number }) => void

export interface LoopbackWeb {
  origin: string
  host: string
  asked: Asked[]
  close(): Promise<void>
}

/** A web on a free port of the loopback interface; what has no route is 404, robots.txt included. */
export async function startWeb(routes: Record<string, Route>): Promise<LoopbackWeb> {
  const asked: Asked[] = []
  const listener: RequestListener = (request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const one = { method, url, headers, body }
      asked.push(one)
      const count = asked.filter((other) => other.url === url).length
      const route = routes[url]
      if (route) route(response, { ...one, count })
      else response.writeHead(404, { 'content-type': 'text/plain' }).end('nothing here')
    })
  }
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    origin: `http://${host}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A page of HTML. */
export const page: Route = (response) =>
  void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>Lotsenwerk</p>')

/** An answer with this status, these fields and this body. */
export function reply(
  status: number,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
): Route {
  return (response) => void response.writeHead(status, headers).end(body)
}

/** An answer that says it is longer than what comes, after which the connection ends. */
export const broken: Route = (response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' }).write('half')
  setTimeout(() => response.socket?.end(), 5)
}

export function robots(text: string): Route {
  return reply(200, { 'content-type': 'text/plain' }, text)
}
