import type { LookupAddress } from 'node:dns'
import { expect, test } from 'vitest'
import { guardedLookup, PrivateAddressError } from '../../src/crawl/guarded-lookup.js'

function look(addresses: LookupAddress[], all: boolean) {
  const lookup = guardedLookup((_name, _options, callback) => callback(null, addresses))
  return new Promise((resolve) =>
    lookup('list.example', { all }, (error, found, family) =>
      resolve(error ?? (all ? found : [found, family])),
    ),
  )
}

const publicV4 = { address: '1.1.1.1', family: 4 }
const publicV6 = { address: '2606:4700::1', family: 6 }

test('public addresses are handed on as they are', async () => {
  expect(await look([publicV4, publicV6], true)).toEqual([publicV4, publicV6])
  expect(await look([publicV6, publicV4], false)).toEqual(['2606:4700::1', 6])
})

test('one private address among public ones refuses the name', async () => {
  for (const address of ['10.0.0.1', '::ffff:169.254.169.254'])
    expect(await look([publicV4, { address, family: address.includes(':') ? 6 : 4 }], true)).toBeInstanceOf(
      PrivateAddressError,
    )
})

test('a name without an address is not found, and an error stays what it is', async () => {
  expect(await look([], false)).toMatchObject({ code: 'ENOTFOUND' })
  const fault = Object.assign(new Error('later'), { code: 'EAI_AGAIN' })
  const lookup = guardedLookup((_name, _options, callback) => callback(fault, []))
  expect(await new Promise((resolve) => lookup('list.example', {}, resolve))).toBe(fault)
})
