// What every test file starts from: no network beyond loopback, folders and clock of its own, no colour by chance.
import { mkdtempSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll } from 'vitest'

const home = mkdtempSync(join(tmpdir(), 'govscout-test-'))
for (const name of ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME'])
  process.env[name] = join(home, name.toLowerCase())
process.env.HOME = home
process.env.GOVSCOUT_NOW = '2026-11-24T10:00:00Z'
process.env.GOVSCOUT_USER = 'analyst'
process.env.TZ = 'UTC'
process.env.NO_COLOR = '1'
for (const name of Object.keys(process.env))
  if (/^(FORCE_COLOR|CLICOLOR_FORCE|GOVSCOUT_DB|(https?|no|all)_proxy)$/i.test(name)) delete process.env[name]

// The same sequences each time, so that what fails here fails for everybody; FC_SEED=N looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261124) })

afterAll(() => rmSync(home, { recursive: true, force: true }))

// Every client ends at a socket; one that would leave the machine is an error of the test, not a slow time-out.
const connect = Socket.prototype.connect as (...input: unknown[]) => Socket
Socket.prototype.connect = function (this: Socket, ...input: unknown[]) {
  const host = hostOf(input.flat(2))
  if (host && !/^(localhost|127(\.\d+){3}|::1|\[::1\])$/i.test(host))
    throw new Error(`A test wants to reach ${host}; only loopback is allowed.`)
  return connect.apply(this, input)
}

/** The host among the many forms of net.Socket.connect; undefined for pipes and for the default, localhost. */
function hostOf(input: unknown[]): string | undefined {
  const [first, second] = input
  if (typeof first === 'object' && first !== null) return (first as { host?: string }).host
  return typeof second === 'string' ? second : undefined
}
