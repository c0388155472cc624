import { describe, expect, test } from 'vitest'
import { redirectTarget } from '../../src/crawl/redirects.js'
import { refusePrivate } from '../../src/crawl/refuse-private.js'

const from = new URL('https://list.example/a/b')
const guard = (url: URL) => refusePrivate(url, () => false)
const target = (location: string | undefined, visited: string[] = [from.href], base = from) =>
  redirectTarget(base, location, new Set(visited), guard).href

describe('a redirect', () => {
  test.for([
    ['/c', 'https://list.example/c'],
    ['c', 'https://list.example/a/c'],
    [' ?page=2 ', 'https://list.example/a/b?page=2'],
    ['//other.example/', 'https://other.example/'],
    ['https://other.example/x#part', 'https://other.example/x'],
  ] as const)('to "%s" leads to %s', ([location, expected]) => {
    expect(target(location)).toBe(expected)
  })

  test.for([
    ['nothing', undefined, 'redirect'],
    ['emptiness', ' ', 'redirect'],
    ['what is no address', 'https://', 'redirect'],
    ['a script', 'javascript:alert(1)', 'redirect'],
    ['a file', 'file:///etc/passwd', 'redirect'],
    ['http', 'http://list.example/c', 'redirect'],
    ['a private address, down to http as well', 'http://169.254.169.254/latest/', 'private-address'],
    ['itself', '/a/b', 'redirect'],
    ['itself, with a fragment', '/a/b#x', 'redirect'],
    ['a log-in in the address', 'https://user:secret@other.example/', 'unauthorised'],
  ] as const)('to %s is refused', ([, location, failureClass]) => {
    expect(() => target(location)).toThrow(expect.objectContaining({ class: failureClass }))
  })

  test('from http up to https is fine', () => {
    expect(target('https://list.example/', [], new URL('http://list.example/'))).toBe('https://list.example/')
  })

  test('is followed five times, not six', () => {
    const way = (hops: number) => Array.from({ length: hops }, (_, hop) => `https://list.example/${hop}`)
    expect(target('/end', way(5))).toBe('https://list.example/end')
    expect(() => target('/end', way(6))).toThrow('More than 5 redirects')
  })

  test('never tells the password', () => {
    expect(() => target('https://user:secret@other.example/')).not.toThrow('secret')
  })
})
