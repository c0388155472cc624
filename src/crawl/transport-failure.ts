import { BrokenBodyError, TooLargeError } from './body.js'
import { type FailureClass, FetchFailure } from './failure.js'
import { PrivateAddressError } from './guarded-lookup.js'

/** What was going on when a request failed. */
export interface Circumstances {
  url: string
  /** The head of the answer had come, so the body broke. */
  hasHead: boolean
  proxied: boolean
  /** The caller said stop. */
  stopped: boolean
}

/** Codes of Node and undici that say the same whenever they come. */
const byCode: Record<string, FailureClass> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ENODATA: 'dns',
  UND_ERR_CONNECT_TIMEOUT: 'connect',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  // A host that has begun and goes silent has broken off, whether it closes the connection or forgets it.
  UND_ERR_BODY_TIMEOUT: 'truncated',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_PRX_TLS: 'tls',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'truncated',
}

/** In place of what undici says. */
const messages: Record<string, string> = {
  UND_ERR_HEADERS_TIMEOUT: 'No answer in time',
  UND_ERR_BODY_TIMEOUT: 'The answer went silent before its end',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'The answer is not as long as it said',
  UND_ERR_SOCKET: 'The connection was closed before the end of the answer',
}

const certificate =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERROR_IN_CERT|INVALID_(?:CA|PURPOSE)|HOSTNAME_MISMATCH|EPROTO$)/

/** Turns whatever a request threw into a failure of one class; a defect of the program is handed back as it is. */
export function failureOf(error: unknown, circumstances: Circumstances): unknown {
  if (error instanceof FetchFailure) return error
  const { url, proxied } = circumstances
  if (circumstances.stopped) return new FetchFailure('stopped', url, 'Stopped.', { cause: error })
  const fault = rootOf(error)
  const failureClass = classOf(fault, circumstances)
  if (failureClass === null) return error
  const message = messages[String(fault.code)] ?? fault.message.replace(/[.\s]+$/, '')
  const where = proxied && failureClass === 'proxy' ? 'Proxy: ' : ''
  return new FetchFailure(failureClass, url, `${where}${message}.`, { cause: error })
}

type Fault = Error & { code?: string | number; syscall?: string; errors?: unknown[] }

/** Attempts at several addresses fail as one AggregateError; the first of them tells. */
function rootOf(error: unknown): Fault {
  const fault = (error instanceof Error ? error : new Error(String(error))) as Fault
  const [first] = fault.errors ?? []
  return first instanceof Error ? (first as Fault) : fault
}

function classOf(fault: Fault, { hasHead, proxied }: Circumstances): FailureClass | null {
  const { syscall } = fault
  const code = String(fault.code ?? '')
  if (fault instanceof PrivateAddressError) return 'private-address'
  if (fault instanceof TooLargeError) return 'too-large'
  if (fault instanceof BrokenBodyError) return 'truncated'
  if (fault.name === 'TimeoutError') return 'timeout'
  // With a proxy only its own name is resolved and only it is connected to.
  if (proxied && (syscall === 'connect' || syscall === 'getaddrinfo')) return 'proxy'
  const refusal = proxied && /Proxy response \((\d+)\)|\((407)\)/.exec(fault.message)
  // 502 to 504: the proxy is willing, the host does not answer.
  if (refusal) return /50[234]/.test(refusal[1] ?? '') ? 'connect' : 'proxy'
  if (proxied && code === 'UND_ERR_CONNECT_TIMEOUT') return 'proxy'
  if (code === 'ERR_INVALID_URL') return proxied ? 'proxy' : 'address'
  if (byCode[code]) return byCode[code]
  if (certificate.test(code)) return 'tls'
  if (code.startsWith('HPE_')) return 'server'
  if (code === 'UND_ERR_INVALID_ARG' || code === 'ERR_INVALID_ARG_TYPE') return null
  if (code || fault.name === 'AbortError') return hasHead ? 'truncated' : 'connect'
  return null
}
