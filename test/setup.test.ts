import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetch } from 'undici'
import { describe, expect, it } from 'vitest'

describe('the setting of all tests', () => {
  it('lets nobody out', async () => {
    for (const address of ['http://192.0.2.1/', 'https://firm.example/', 'http://127.0.0.1.firm.example/'])
      await expect(fetch(address), address).rejects.toMatchObject({
        cause: { message: expect.stringMatching(/^A test wants to reach /) },
      })
  })
  it('lets loopback be', async () => {
    const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here')
    server.close()
  })
})
