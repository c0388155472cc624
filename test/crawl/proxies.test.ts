import { describe, expect, test } from 'vitest'
import { proxyFor } from '../../src/crawl/proxies.js'

const proxy = 'http://proxy.amt.example:3128'
const of = (url: string, env: Record<string, string>) => proxyFor(new URL(url), env)

describe('the proxy', () => {
  test.for([
    ['https by HTTPS_PROXY', 'https://list.example/', { HTTPS_PROXY: proxy }, proxy],
    ['http by HTTP_PROXY', 'http://list.example/', { HTTP_PROXY: proxy }, proxy],
    ['https not by HTTP_PROXY', 'https://list.example/', { HTTP_PROXY: proxy }, null],
    ['either by ALL_PROXY', 'https://list.example/', { ALL_PROXY: proxy }, proxy],
    [
      'small letters before capitals',
      'https://list.example/',
      { https_proxy: 'http://a:1', HTTPS_PROXY: proxy },
      'http://a:1',
    ],
    ['an empty variable is none', 'https://list.example/', { https_proxy: '', HTTPS_PROXY: proxy }, proxy],
    ['without its scheme', 'https://list.example/', { HTTPS_PROXY: 'proxy.amt.example:3128' }, proxy],
    ['never for this machine', 'http://127.0.0.1:8080/', { HTTP_PROXY: proxy }, null],
    ['never for localhost', 'http://localhost:8080/', { HTTP_PROXY: proxy }, null],
    ['none', 'https://list.example/', {}, null],
  ] as [string, string, Record<string, string>, string | null][])('%s', ([, url, env, expected]) => {
    expect(of(url, env)).toBe(expected)
  })

  test.for([
    ['*', 'https://list.example/', true],
    ['list.example', 'https://list.example/', true],
    ['list.example', 'https://www.list.example/', true],
    ['.list.example', 'https://www.list.example/', true],
    ['*.list.example', 'https://www.list.example/', true],
    ['list.example', 'https://mylist.example/', false],
    ['other.example, LIST.example', 'https://list.example/', true],
    ['other.example list.example', 'https://list.example/', true],
    ['list.example:443', 'https://list.example/', true],
    ['list.example:8443', 'https://list.example/', false],
    ['list.example:8443', 'https://list.example:8443/', true],
    ['10.0.0.1', 'http://10.0.0.1/', true],
    ['fd00::1', 'http://[fd00::1]/', true],
    ['[fd00::1]:80', 'http://[fd00::1]/', true],
    [' , ', 'https://list.example/', false],
    ['.', 'https://list.example/', false],
  ] as const)('NO_PROXY %s takes %s out: %s', ([noProxy, url, isOut]) => {
    expect(of(url, { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, NO_PROXY: noProxy })).toBe(isOut ? null : proxy)
  })
})
