import { type Check, type Finding, ok, warn } from './finding.js'

/** Clocks of two machines on one base differ a little; milliseconds. */
const slack = 5 * 60_000

export const clockCheck: Check = {
  name: 'Clock',
  looks: 'the time against the newest row of the base, and GOVSCOUT_NOW',
  warns: 'a row lies in the future, or GOVSCOUT_NOW fixes the clock',
  async run({ base, now, env }) {
    const newest =
      base.state === 'open' ? (await import('../store/newest-instant.js')).newestInstant(base.store) : null
    return judgeClock(newest, now, Boolean(env['GOVSCOUT_NOW']))
  },
}

/** @param newest when the newest row was written, ISO */
export function judgeClock(newest: string | null, now: string, fixed: boolean): Finding {
  if (newest !== null && Date.parse(newest) - Date.parse(now) > slack)
    return warn(
      `It is ${now}, and the base has a row of ${newest}.`,
      fixed
        ? 'Take GOVSCOUT_NOW out of the environment, if it is not meant.'
        : 'Set the clock of this machine (NTP): what is due, and how long an approval holds, go by it.',
    )
  return fixed
    ? warn(
        `It stands at ${now}.`,
        'Take GOVSCOUT_NOW out of the environment of crawls: it is for output that can be made again.',
        'GOVSCOUT_NOW',
      )
    : ok(`${now}, no row is younger.`)
}
