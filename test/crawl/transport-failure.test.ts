import { expect, test } from 'vitest'
import { failureOf } from '../../src/crawl/transport-failure.js'

const fault = (code: string, syscall?: string, message = code) =>
  Object.assign(new Error(message), { code, syscall })
const direct = { url: 'https://list.example/', hasHead: false, proxied: false, stopped: false }

test.for([
  ['a name nobody knows', fault('ENOTFOUND', 'getaddrinfo'), {}, 'dns'],
  ['a name server that is silent', fault('EAI_AGAIN', 'getaddrinfo'), {}, 'dns'],
  ['a closed port', fault('ECONNREFUSED', 'connect'), {}, 'connect'],
  [
    'several addresses, none of which answers',
    new AggregateError([fault('EHOSTUNREACH', 'connect')]),
    {},
    'connect',
  ],
  ['an own certificate', fault('DEPTH_ZERO_SELF_SIGNED_CERT'), {}, 'tls'],
  ['an office proxy that opens TLS', fault('SELF_SIGNED_CERT_IN_CHAIN'), {}, 'tls'],
  ['a certificate of the past', fault('CERT_HAS_EXPIRED'), {}, 'tls'],
  ['a certificate of another host', fault('ERR_TLS_CERT_ALTNAME_INVALID'), {}, 'tls'],
  ['silence', fault('UND_ERR_HEADERS_TIMEOUT'), { proxied: true }, 'timeout'],
  ['silence within the answer', fault('UND_ERR_BODY_TIMEOUT'), { hasHead: true }, 'truncated'],
  ['headers without end', fault('UND_ERR_HEADERS_OVERFLOW'), {}, 'too-large'],
  ['what is no HTTP', fault('HPE_INVALID_CONSTANT'), {}, 'server'],
  ['a reset before the answer', fault('ECONNRESET', 'read'), {}, 'connect'],
  ['a reset within the answer', fault('ECONNRESET', 'read'), { hasHead: true }, 'truncated'],
  ['a proxy that is not there', fault('ECONNREFUSED', 'connect'), { proxied: true }, 'proxy'],
  ['a proxy nobody knows', fault('ENOTFOUND', 'getaddrinfo'), { proxied: true }, 'proxy'],
  [
    'a proxy that wants a log-in',
    fault('UND_ERR_ABORTED', undefined, 'Proxy response (407) !== 200 when HTTP Tunneling'),
    { proxied: true },
    'proxy',
  ],
  [
    'a proxy that forbids',
    fault('UND_ERR_ABORTED', undefined, 'Proxy response (403) !== 200 when HTTP Tunneling'),
    { proxied: true },
    'proxy',
  ],
  [
    'a proxy that finds nobody',
    fault('UND_ERR_ABORTED', undefined, 'Proxy response (502) !== 200 when HTTP Tunneling'),
    { proxied: true },
    'connect',
  ],
  ['Ctrl-C', fault('UND_ERR_ABORTED'), { stopped: true }, 'stopped'],
] as [string, Error, Partial<typeof direct>, string][])('%s', ([, error, circumstances, failureClass]) => {
  expect(failureOf(error, { ...direct, ...circumstances })).toMatchObject({
    class: failureClass,
    cause: error,
  })
})

test('a defect of the program stays what it is', () => {
  const defect = new TypeError('x is not a function')
  expect(failureOf(defect, direct)).toBe(defect)
})
