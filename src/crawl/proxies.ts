import { portOf } from './allowed-hosts.js'

/** The environment variables of proxies, in small letters or capitals; the small ones win, as with curl. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>

/**
 * Address of the proxy for a URL, or null. `HTTPS_PROXY` and `HTTP_PROXY` by scheme, else `ALL_PROXY`. `NO_PROXY` is a list by commas or
 * blanks: `*`, a host with its subdomains (with or without a leading dot), `host:port`, an IP address. One's own machine is
 * never asked through a proxy.
 */
export function proxyFor(url: URL, env: ProxyEnvironment): string | null {
  const { protocol, hostname } = url
  if (isLoopback(hostname)) return null
  const proxy = read(env, protocol === 'https:' ? 'https_proxy' : 'http_proxy') || read(env, 'all_proxy')
  if (!proxy || isExcepted(hostname, portOf(url), read(env, 'no_proxy'))) return null
  return withScheme(proxy)
}

/** "proxy.example:3128" is how many write it. */
function withScheme(proxy: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`
}

/** What the environment says of proxies, as proxyFor takes it. */
export interface ProxySettings {
  /** The variable as it is set, and its address with a scheme. */
  proxies: { variable: string; address: string }[]
  exceptions: string[]
}

/** All of it, whether it makes sense or not. */
export function readProxySettings(env: ProxyEnvironment): ProxySettings {
  return {
    proxies: ['https_proxy', 'http_proxy', 'all_proxy'].flatMap((name) => {
      const value = read(env, name)
      const variable = env[name] ? name : name.toUpperCase()
      return value ? [{ variable, address: withScheme(value) }] : []
    }),
    exceptions: read(env, 'no_proxy')
      .split(/[\s,]+/)
      .filter(Boolean),
  }
}

function read(env: ProxyEnvironment, name: string): string {
  return (env[name] || env[name.toUpperCase()] || '').trim()
}

function isLoopback(hostname: string): boolean {
  return /^(?:(?:.*\.)?localhost\.?|127(?:\.\d+){3}|\[::1\])$/i.test(hostname)
}

function isExcepted(hostname: string, port: string, list: string): boolean {
  const host = bare(hostname)
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true
      const [, name = '', onlyPort] = /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(entry) ?? []
      if (onlyPort !== undefined && onlyPort !== port) return false
      const wanted = bare(name.replace(/^\*?\./, ''))
      return wanted !== '' && (host === wanted || host.endsWith(`.${wanted}`))
    })
}

function bare(host: string): string {
  return host.toLowerCase().replace(/^\[|\]$|\.$/g, '')
}
