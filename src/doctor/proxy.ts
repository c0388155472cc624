import { existsSync, readFileSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { type ProxySettings, readProxySettings } from '../crawl/proxies.js'
import { type Check, type Finding, fail, ok, some, warn } from './finding.js'

export const proxyCheck: Check = {
  name: 'Proxy',
  looks: 'HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in capitals or small; nothing is asked',
  warns: 'an entry of NO_PROXY fits no host, such as a range of addresses',
  fails: 'a proxy is no address of http or https',
  run: ({ env }) => judgeProxy(readProxySettings(env)),
}

/** Users and passwords in an address are not shown. */
export function judgeProxy({ proxies, exceptions }: ProxySettings): Finding {
  for (const { variable, address } of proxies)
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
      return fail('It is no address of a proxy for http or https.', 'Write http://host:port.', variable)
  const strange = exceptions.filter((entry) => /[/]|\*./.test(entry) && !/^\*\.[^*/]+$/.test(entry))
  if (strange.length)
    return warn(
      `No host fits ${some(strange)}.`,
      'NO_PROXY is hosts by commas, with their subdomains; no ranges and no addresses with http://.',
      'NO_PROXY',
    )
  const shown = proxies.map(({ variable, address }) => `${variable} ${new URL(address).host}`).join(', ')
  return ok(shown ? `${shown}${exceptions.length ? `, not for ${some(exceptions)}` : ''}.` : 'None.')
}

/** Milliseconds to the connection; a proxy of the house answers at once. */
const patience = 5000

export const proxyReachedCheck: Check = {
  name: 'Proxy reached',
  looks: 'whether the proxies take a connection; nothing is asked of the web through them',
  fails: 'one does not',
  only: 'online',
  async run({ env }) {
    const { proxies } = readProxySettings(env)
    const usable = proxies.filter(({ address }) => URL.canParse(address))
    if (!usable.length) return ok('There is none to reach.')
    for (const { variable, address } of usable) {
      const { hostname, port, protocol, host } = new URL(address)
      const why = await tryConnection(hostname, Number(port || (protocol === 'https:' ? 443 : 80)))
      if (why !== null)
        return fail(
          `${host} cannot be reached (${why}).`,
          'Check the address, and whether this machine may reach it.',
          variable,
        )
    }
    return ok(`${usable.map(({ address }) => new URL(address).host).join(', ')}.`)
  },
}

/** @returns why not, by the code of the system; null where the connection stood */
function tryConnection(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port })
    const end = (why: string | null) => {
      socket.destroy()
      resolve(why)
    }
    socket.setTimeout(patience, () => end('no answer'))
    socket.once('connect', () => end(null))
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
  })
}

export const certificatesCheck: Check = {
  name: 'Certificates',
  looks: 'NODE_EXTRA_CA_CERTS, the file with the certificate of an office proxy',
  fails: 'the file cannot be read, or holds no certificate',
  run: ({ env }) => judgeCertificates(env['NODE_EXTRA_CA_CERTS'] || null),
}

/** All authorities that browsers know are 0.2 MB. */
const mostBytes = 20e6

export function judgeCertificates(file: string | null): Finding {
  if (file === null) return ok('Those of Node.js; an office CA is added with NODE_EXTRA_CA_CERTS.')
  const remedy = 'Set NODE_EXTRA_CA_CERTS to the file with the certificate of the office (PEM).'
  if (!existsSync(file)) return fail('The file is not there.', remedy, file)
  try {
    // A pipe is never read to its end, nor is a device.
    const state = statSync(file)
    if (!state.isFile() || state.size > mostBytes)
      return fail('It is no file, or larger than any with certificates.', remedy, file)
    return readFileSync(file, 'latin1').includes('-----BEGIN CERTIFICATE-----')
      ? ok('Those of Node.js, and those of the file.', file)
      : fail('The file holds no certificate in PEM form.', remedy, file)
  } catch (error) {
    return fail(`The file cannot be read (${(error as NodeJS.ErrnoException).code}).`, remedy, file)
  }
}
