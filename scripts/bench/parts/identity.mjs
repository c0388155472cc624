import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { client } from '../processes.mjs'

const script = fileURLToPath(new URL('../identity.mjs', import.meta.url))

/** The bench of identity, as a process of its own. */
export async function measureIdentity({ quick }) {
  const [command, ...args] = [...client, process.execPath, script, '--json']
  const options = quick ? ['--listings', '20000', '--runs', '3'] : []
  const { listings, changed, all, regroup } = JSON.parse(execFileSync(command, [...args, ...options]))
  return [
    {
      id: 'identity-all',
      what: `identity of ${listings.toLocaleString('en')} listings`,
      unit: 'ms',
      goal: { most: 2000 },
      ...all.time,
      details: `${all.ratio.value.toFixed(1)} x a loop of 100,000 SHA-256`,
    },
    {
      id: 'identity-changed',
      what: `identity of ${changed} changed listings among them, in the base`,
      unit: 'ms',
      goal: { most: 200 },
      ...regroup.time,
      details: `${regroup.ratio.value.toFixed(2)} x that loop`,
    },
  ]
}
