import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// The recorded web beside the checkout, behind its proxy as in an office, with failures laid over it.

const shared = fileURLToPath(new URL('../../../shared/replay/', import.meta.url))
const bin = fileURLToPath(new URL('../../bin/govscout.js', import.meta.url))
export const isRecordedHere = existsSync(join(shared, 'replay-web.mjs'))
/** Where the recorded sites lie, for sites that wrap them. */
export const recordedSites = join(shared, 'sites')

export interface Asked {
  method: string
  url: string
  status: number
  inm?: string
  ims?: string
}

export interface Outcome {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface Replay {
  folder: string
  /** Environment of a tool that reaches this web alone, with a base of its own. */
  env(base: string, more?: NodeJS.ProcessEnv): NodeJS.ProcessEnv
  /** Runs the tool to its end; `started` gets hold of it before. */
  run(env: NodeJS.ProcessEnv, args: string[], started?: (child: ChildProcess) => void): Promise<Outcome>
  /** Replaces the plan of failures, and forgets what was asked so far. */
  faults(plan: object[]): Promise<void>
  asked(): Promise<Asked[]>
  /** Asks an address of this web, as a control of one's own sites. */
  get(url: string): Promise<string>
  close(): void
}

/** @param sites modules of sites by file name, laid over the recorded ones */
export async function startReplay(sites: Record<string, string> = {}): Promise<Replay> {
  const folder = mkdtempSync(join(tmpdir(), 'govscout-faults-'))
  for (const [name, text] of Object.entries(sites)) writeFileSync(join(folder, name), text)
  const folders = ['--sites', recordedSites, '--sites', folder]
  const web = spawn(process.execPath, [join(shared, 'replay-web.mjs'), ...folders], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    web.stdout.once('data', (data: Buffer) => resolve(data.toString('utf8')))
    web.once('exit', () => reject(new Error('the recorded web has ended')))
  })
  const { proxy, ca } = JSON.parse(line) as { proxy: string; ca: string }
  const ask = (method: string, path: string, body = '') =>
    new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(proxy)
      const asking = request(
        { hostname, port, method, path, headers: { host: new URL(path).host } },
        (response) => {
          let text = ''
          response.setEncoding('utf8').on('data', (part: string) => {
            text += part
          })
          response.on('end', () => resolve(text))
        },
      )
      asking.on('error', reject).end(body)
    })
  return {
    folder,
    env: (base, more = {}) => ({
      ...process.env,
      HTTPS_PROXY: proxy,
      HTTP_PROXY: proxy,
      NODE_EXTRA_CA_CERTS: ca,
      NO_PROXY: '',
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
      GOVSCOUT_DB: join(folder, base),
      GOVSCOUT_USER: 'recorded',
      ...more,
    }),
    run: (env, args, started) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [bin, ...args], { env })
        let stdout = ''
        let stderr = ''
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          stdout += text
        })
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
          stderr += text
        })
        child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
        started?.(child)
      }),
    async faults(plan) {
      await ask('POST', 'http://replay.control/faults', JSON.stringify(plan))
      await ask('POST', 'http://replay.control/reset')
    },
    async asked() {
      return (JSON.parse(await ask('GET', 'http://replay.control/')) as { log: Asked[] }).log
    },
    get: (url) => ask('GET', url),
    close() {
      web.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
