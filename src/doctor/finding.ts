import type { Config } from '../config.js'
import type { Paths } from '../context.js'
import type { Catalogue } from '../directories/catalogue.js'
import type { Problem } from '../problem.js'
import type { Base } from './base.js'

/** `warn`: works, and somebody should look; `fail`: something does not work. */
export type State = 'ok' | 'warn' | 'fail'

/** What a check has found, in one sentence each. */
export interface Finding {
  state: State
  says: string
  /** File, folder, setting or variable it is about. */
  where: string | null
  /** What to do; null where there is nothing to do. */
  remedy: string | null
}

export function ok(says: string, where: string | null = null): Finding {
  return { state: 'ok', says, where, remedy: null }
}

export function warn(says: string, remedy: string, where: string | null = null): Finding {
  return { state: 'warn', says, where, remedy }
}

export function fail(says: string, remedy: string, where: string | null = null): Finding {
  return { state: 'fail', says, where, remedy }
}

/** What the checks look at: gathered once, so that each of them judges and asks nobody. */
export interface Scene {
  env: NodeJS.ProcessEnv
  paths: Paths
  config: Config
  /** Why the settings do not read; `config` is empty then. */
  configProblem: Problem | null
  userAgent: string
  /** The present instant, ISO UTC. */
  now: string
  nodeVersion: string
  base: Base
  catalogue: Catalogue
  isTty: boolean
}

/** One line of the doctor, and its line in docs/operations.md. */
export interface Check {
  /** Its name, in the table and in --json. */
  name: string
  /** What it looks at. */
  looks: string
  /** When it warns and when it fails; a check that names none never does. */
  warns?: string
  fails?: string
  /** Only made when asked for: `full` takes long on a large base, `online` leaves this machine. */
  only?: 'full' | 'online'
  /** Null where there is nothing to look at, such as rows of a base that is not there. */
  run(scene: Scene): Finding | null | Promise<Finding | null>
}

/** The first of a list, and how many there are beside them. */
export function some(names: readonly string[], most = 5): string {
  return `${names.slice(0, most).join(', ')}${names.length > most ? ` and ${names.length - most} more` : ''}`
}

/** "1 recipe", "2 recipes". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
