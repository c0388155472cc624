/** Hosts in private networks that are meant, by `--allow-host`. */
export type AllowedHosts = (hostname: string, port: string | number) => boolean

/**
 * Reads the list: `host` allows all its ports, `host:port` one. IPv6 in brackets, or bare without a port.
 * @returns a test that takes hostname (brackets or not) and port ("" for the default of neither scheme)
 */
export function allowedHosts(list: readonly string[]): AllowedHosts {
  const allowed = new Set(list.map(normalise))
  return (hostname, port) => {
    const host = normalise(hostname)
    return allowed.has(host) || allowed.has(`${host}:${port}`)
  }
}

/** The port a URL is asked on. */
export function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80')
}

function normalise(host: string): string {
  const text = host.trim().toLowerCase()
  // More than one colon and no bracket: a bare IPv6 address.
  const [name, port] = /^[^[\]]*:[^[\]]*:/.test(text) ? [`[${text}]`, ''] : splitPort(text)
  const url = `http://${name}`
  const hostname = URL.canParse(url) ? new URL(url).hostname : name
  const bare = hostname.replace(/\.$/, '')
  return port ? `${bare}:${port}` : bare
}

function splitPort(text: string): [name: string, port: string] {
  const [, name = text, port = ''] = /^(.*?)(?::(\d+))?$/.exec(text) ?? []
  return [name, port]
}
