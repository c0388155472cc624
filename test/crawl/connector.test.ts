import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardedConnector } from '../../src/crawl/connector.js'
import { PrivateAddressError } from '../../src/crawl/guarded-lookup.js'

let server: Server
let port: string
const connections: Socket[] = []
beforeAll(async () => {
  server = createServer((socket) => connections.push(socket)).listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  port = String((server.address() as AddressInfo).port)
})
afterAll(() => {
  for (const socket of connections) socket.destroy()
  server.close()
})

function connect(hostname: string, isAllowed: boolean) {
  const connector = guardedConnector(() => isAllowed, 1000)
  return new Promise((resolve) =>
    connector({ hostname, protocol: 'http:', port }, (error, socket) => {
      socket?.destroy()
      resolve(error ?? 'connected')
    }),
  )
}

// "localhost" stands for any name that leads into a private network: the resolver knows it without asking anybody.
test.for(['localhost', '127.0.0.1', '::1', '[::1]', '::ffff:127.0.0.1'])(
  'no connection is made to %s',
  async (hostname) => {
    const before = connections.length
    expect(await connect(hostname, false)).toBeInstanceOf(PrivateAddressError)
    expect(connections).toHaveLength(before)
  },
)

test.for(['localhost', '127.0.0.1'])('unless it is named: %s', async (hostname) => {
  expect(await connect(hostname, true)).toBe('connected')
})
