import { existsSync } from 'node:fs'
import type { Problem } from '../problem.js'
import { type Check, type Finding, fail, ok, warn } from './finding.js'

export const settingsCheck: Check = {
  name: 'Settings',
  looks: 'the file of the settings, config.yaml',
  fails:
    'it does not read: no other command works until it does, and what is looked at here is as without it',
  run: ({ configProblem, paths }) =>
    judgeSettings(configProblem, paths.configFile, existsSync(paths.configFile)),
}

/** @param there whether there is such a file; nobody needs one */
export function judgeSettings(problem: Problem | null, file: string, there: boolean): Finding {
  if (problem === null) return ok(there ? 'Read.' : 'No file, and none is needed.', file)
  return fail(
    `It does not read: ${problem.message.replaceAll(`${file}:`, 'line ').replaceAll(`${file} `, 'it ').replaceAll('\n', '; ')}`,
    problem.remedy ?? 'Mend the line.',
    file,
  )
}

export const contactCheck: Check = {
  name: 'Contact',
  looks: 'whom a publisher can turn to, and the name that goes out with every request',
  warns: 'no contact is set',
  run: ({ env, config, paths, userAgent }) =>
    judgeContact(env['GOVSCOUT_CONTACT'] || config.contact, userAgent, paths.configFile),
}

export function judgeContact(contact: string | undefined, userAgent: string, file: string): Finding {
  return contact
    ? ok(`Sent as "${userAgent}".`)
    : warn(
        `Publishers cannot tell who asks: the name sent is "${userAgent}".`,
        'Put "contact: address" into the file, or set GOVSCOUT_CONTACT.',
        file,
      )
}

export const modelsCheck: Check = {
  name: 'Models',
  looks: 'models that the settings name, and the variables of their keys; nothing is sent',
  warns: 'the variable of a key is empty',
  run: ({ config, env, paths }) =>
    judgeModels({ embeddings: config.embeddings, translator: config.translator }, env, paths.configFile),
}

export function judgeModels(
  places: Readonly<Record<string, { kind: string; url?: string; key_env?: string | undefined } | undefined>>,
  env: NodeJS.ProcessEnv,
  file: string,
): Finding {
  const named = Object.entries(places).flatMap(([name, place]) => (place ? [{ name, ...place }] : []))
  const empty = named.find(({ key_env }) => key_env !== undefined && !env[key_env])
  if (empty)
    return warn(
      `${empty.key_env}, which should hold the key of ${empty.name}, is empty.`,
      `Set it, or take ${empty.name} out of the settings; until then lists are made by words alone.`,
      file,
    )
  return named.length
    ? ok(
        `${named.map(({ name, kind, url }) => `${name}: ${kind}${url ? ` at ${new URL(url).host}` : ''}`).join(', ')}.`,
        file,
      )
    : ok('None named; nothing leaves this machine but crawls.')
}

export const terminalCheck: Check = {
  name: 'Terminal',
  looks: 'whether its locale (LC_ALL, LC_CTYPE, LANG) is UTF-8; a pipe gets UTF-8 whatever it says',
  warns: 'it is another: umlauts come out wrong',
  run: ({ env, isTty }) => judgeTerminal(env, isTty),
}

/** The first that is set counts (POSIX, Environment Variables, 8.2). */
export function judgeTerminal(env: NodeJS.ProcessEnv, isTty: boolean): Finding {
  if (!isTty) return ok('Not one: output is UTF-8.')
  const name = ['LC_ALL', 'LC_CTYPE', 'LANG'].find((one) => env[one])
  const locale = name === undefined ? '' : (env[name] ?? '')
  if (process.platform === 'win32' || /utf-?8/i.test(locale)) return ok('UTF-8.')
  return warn(
    `Its locale is ${locale ? `"${locale}"` : 'not set'}: umlauts may come out wrong.`,
    'Set LANG=C.UTF-8, or another locale that ends with UTF-8.',
    name ?? 'LANG',
  )
}
