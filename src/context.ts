import { existsSync, readFileSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from './config.js'
import type { ClientOptions } from './crawl/client.js'
import type { HostBook } from './crawl/host-book.js'
import type { Client } from './crawl/page.js'
import type { Catalogue } from './directories/catalogue.js'
import { Problem, usageProblem } from './problem.js'
import type { Store } from './store/store.js'
import type { Terminal } from './terminal/streams.js'

/** Options every command takes. */
export interface GlobalOptions {
  db?: string
  json?: boolean
  csv?: boolean
  quiet?: boolean
  debug?: boolean
  /** commander turns --no-color and --no-input into these, true by default. */
  color?: boolean
  input?: boolean
  as?: string
  lang?: 'de' | 'en'
}

type ClientBounds = Pick<ClientOptions, 'limits' | 'tries'>

/** What a command works with: made once, handed down, replaced whole in tests. */
export interface Context {
  terminal: Terminal
  options: GlobalOptions
  env: NodeJS.ProcessEnv
  paths: Paths
  /** The present instant, ISO UTC with seconds; GOVSCOUT_NOW fixes it. */
  now(): string
  toolVersion: string
  config: Config
  /** Why the file of the settings does not read; `config` is empty then. Null where it does, or is not there. */
  configProblem: Problem | null
  /** Ends when the person says stop (Ctrl-C). */
  signal: AbortSignal
  /**
   * @param options.file in place of the file of the settings, for the demo
   * @param options.missing what a missing base means: make it (default), a problem, or an empty one in memory
   * @throws Problem
   */
  openStore(options?: { file?: string; missing?: 'make' | 'problem' | 'memory' }): Promise<Store>
  readCatalogue(): Promise<Catalogue>
  /**
   * The polite client; `allowHosts` are private hosts that are meant, `hosts` remembers longer and is shared by all clients of the
   * process, `limits` and `tries` bound a request further.
   */
  openClient(options?: ClientBounds & { allowHosts?: readonly string[]; hosts?: HostBook }): Promise<Client>
  /** How requests beside the crawl are sent: proxies and keys of the environment, and our name. */
  web: { env: NodeJS.ProcessEnv; userAgent: string }
  /** Closes this, too, when the command has ended. */
  keep<Opened extends { close(): unknown }>(opened: Opened): Opened
  /** Closes what was opened. */
  close(): Promise<void>
}

export interface Paths {
  /** Folder of the built-in data, found from the package and not from the working folder. */
  data: string
  db: string
  /** Folder of the unit's settings: own criteria, reasons and directories. */
  own: string
  ownDirectories: string
  configFile: string
}

export interface ContextInput {
  terminal: Terminal
  options: GlobalOptions
  env: NodeJS.ProcessEnv
  signal: AbortSignal
}

/** The one place that reads the system clock and the environment. Opens nothing: a command asks for what it needs. */
export async function createContext({ terminal, options, env, signal }: ContextInput): Promise<Context> {
  checkOptions(options)
  const now = clockFrom(env['GOVSCOUT_NOW'])
  const toolVersion = packageVersion()
  const own = join(xdg(env, 'XDG_CONFIG_HOME', '.config'), 'govscout')
  const configFile = join(own, 'config.yaml')
  // The schema and YAML libraries are loaded only where there is a file to read.
  const { config, configProblem } = await readSettings(configFile)
  const paths: Paths = {
    data: fileURLToPath(new URL('../data/', import.meta.url)),
    db:
      options.db ??
      (env['GOVSCOUT_DB'] || undefined) ??
      config.db ??
      join(xdg(env, 'XDG_DATA_HOME', '.local/share'), 'govscout', 'govscout.db'),
    own,
    ownDirectories: join(own, 'directories'),
    configFile,
  }
  const opened: { close(): unknown }[] = []
  const web = { env, userAgent: userAgent(toolVersion, env['GOVSCOUT_CONTACT'] || config.contact) }
  return {
    terminal,
    options,
    env,
    paths,
    now,
    toolVersion,
    config,
    configProblem,
    signal,
    async openStore({ file = paths.db, missing = 'make' } = {}) {
      const { openStore } = await import('./store/open.js')
      const store = openStore({
        file: missing === 'memory' && !existsSync(file) ? ':memory:' : file,
        now,
        who: whoWorks(options, env, config),
        toolVersion,
        mustExist: missing === 'problem',
      })
      opened.push(store.db)
      return store
    },
    async readCatalogue() {
      const { readCatalogue } = await import('./directories/catalogue.js')
      const catalogue = readCatalogue({ builtIn: join(paths.data, 'directories'), own: paths.ownDirectories })
      for (const problem of catalogue.problems) terminal.warn(problem.message)
      return catalogue
    },
    async openClient({ allowHosts = [], hosts, ...bounds } = {}) {
      const { createClient } = await import('./crawl/client.js')
      const client = createClient({
        ...web,
        allowHosts: [...allowHosts],
        ...(hosts ? { hosts } : {}),
        ...bounds,
      })
      opened.push(client)
      return client
    },
    web,
    keep(one) {
      opened.push(one)
      return one
    },
    async close() {
      for (const one of opened.splice(0).reverse()) await one.close()
    },
  }
}

async function readSettings(file: string): Promise<Pick<Context, 'config' | 'configProblem'>> {
  if (!existsSync(file)) return { config: {}, configProblem: null }
  const { readConfig } = await import('./config.js')
  try {
    return { config: readConfig(file), configProblem: null }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return { config: {}, configProblem: problem }
  }
}

function checkOptions({ db, json, csv }: GlobalOptions): void {
  if (db !== undefined && !db.trim()) throw usageProblem('--db is empty.', 'Name the file: --db FILE.')
  if (json && csv) throw usageProblem('--json and --csv exclude each other.', 'Give one of them.')
}

/** Who asks, and where a publisher can turn to (RFC 9110, section 10.1.5). */
function userAgent(version: string, contact: string | undefined): string {
  return contact ? `govscout/${version} (+${contact})` : `govscout/${version}`
}

function clockFrom(fixed: string | undefined): () => string {
  if (!fixed) return () => `${new Date().toISOString().slice(0, 19)}Z`
  const instant = new Date(fixed)
  if (Number.isNaN(instant.getTime()))
    throw usageProblem(
      `GOVSCOUT_NOW is "${fixed}", which is no instant.`,
      'Write it as 2026-11-24T10:30:00Z.',
    )
  const text = `${instant.toISOString().slice(0, 19)}Z`
  return () => text
}

/** XDG Base Directory Specification 0.8: relative values are ignored. */
function xdg(env: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const value = env[name]
  return value && isAbsolute(value) ? value : join(env['HOME'] || homedir(), fallback)
}

function whoWorks(options: GlobalOptions, env: NodeJS.ProcessEnv, config: Config): string {
  const name = (options.as ?? env['GOVSCOUT_USER'] ?? config.user ?? loginName(env)).normalize('NFC').trim()
  if (!name || name.length > 80 || /\p{Cc}/u.test(name))
    throw usageProblem(
      'The name of who works is empty or too long.',
      'Give it with --as NAME or GOVSCOUT_USER.',
    )
  return name
}

/** Containers and cron may run as a user without an entry in the password file. */
function loginName(env: NodeJS.ProcessEnv): string {
  try {
    return userInfo().username
  } catch {
    return env['USER'] || env['LOGNAME'] || 'unknown'
  }
}

/** Version of the installed package. */
export function packageVersion(): string {
  const file = fileURLToPath(new URL('../package.json', import.meta.url))
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
