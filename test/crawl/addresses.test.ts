import { describe, expect, test } from 'vitest'
import { isPrivateAddress, isPrivateHost } from '../../src/crawl/addresses.js'
import { allowedHosts } from '../../src/crawl/allowed-hosts.js'

describe('an IP address', () => {
  test.for([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '168.63.129.16',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.178.1',
    '198.18.0.1',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::a00:1',
    '64:ff9b:1::1',
    '2002:a00:1::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:db8::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '100::1',
    '4000::1',
    'no address',
  ])('%s is private', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })

  test.for([
    '1.1.1.1',
    '9.255.255.255',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '193.0.0.1',
    '223.255.255.255',
    '::ffff:1.1.1.1',
    '64:ff9b::101:101',
    '2002:101:101::1',
    '2606:4700:4700::1111',
    '2a00:1450:4001:80b::200e',
  ])('%s is public', (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  })
})

describe('the host of an address', () => {
  // The middle column is what the URL parser makes of it.
  test.for([
    ['http://2130706433/', '127.0.0.1', true],
    ['http://0x7f000001/', '127.0.0.1', true],
    ['http://0177.0.0.1/', '127.0.0.1', true],
    ['http://127.1/', '127.0.0.1', true],
    ['http://0xA9.0xFE.0xA9.0xFE/', '169.254.169.254', true],
    ['http://127.0.0.1./', '127.0.0.1', true],
    ['http://①②⑦.⓪.⓪.①/', '127.0.0.1', true],
    ['http://[::ffff:127.0.0.1]/', '[::ffff:7f00:1]', true],
    ['http://[::1]/', '[::1]', true],
    ['http://localhost/', 'localhost', true],
    ['http://LOCALHOST./', 'localhost.', true],
    ['http://a.localhost/', 'a.localhost', true],
    ['http://metadata.google.internal/', 'metadata.google.internal', true],
    ['http://drucker.local/', 'drucker.local', true],
    ['http://intranet/', 'intranet', true],
    ['http://1.1.1.1/', '1.1.1.1', false],
    ['http://list.example/', 'list.example', false],
    ['http://localhost.example/', 'localhost.example', false],
    ['http://mylocal.example/', 'mylocal.example', false],
  ] as const)('%s, which is %s, is private: %s', ([address, hostname, isPrivate]) => {
    expect(new URL(address).hostname).toBe(hostname)
    expect(isPrivateHost(hostname)).toBe(isPrivate)
  })
})

describe('the list of allowed hosts', () => {
  test.for([
    ['127.0.0.1', '127.0.0.1', '8080', true],
    ['127.0.0.1:8080', '127.0.0.1', '8080', true],
    ['127.0.0.1:8080', '127.0.0.1', '8081', false],
    ['127.0.0.1:80', '127.0.0.1', '80', true],
    ['LocalHost', 'localhost', '80', true],
    ['localhost', 'localhost.example', '80', false],
    ['[::1]:8080', '[::1]', '8080', true],
    ['[::1]:8080', '::1', '8080', true],
    ['::1', '[::1]', '443', true],
    ['wiki.amt.internal:443', 'wiki.amt.internal', '443', true],
    ['wiki.amt.internal:443', 'wiki.amt.internal', '80', false],
  ] as const)('%s lets %s:%s through: %s', ([entry, hostname, port, isAllowed]) => {
    expect(allowedHosts([entry])(hostname, port)).toBe(isAllowed)
  })
})
