import { PassThrough } from 'node:stream'
import { main, type ProcessLike } from '../../src/main.js'

/** What a person waits for on the screen, and the keys pressed then, one after the other; a function is what somebody else does meanwhile. */
export type Step = readonly [sees: RegExp, ...keys: (string | (() => Promise<unknown>))[]]

export interface Sitting {
  code: number
  /** The screens as they were when each step's words were seen. */
  screens: string[]
  stderr: string
  /** Raw mode as it was switched, in order. */
  modes: boolean[]
}

const clear = '\u001b[H\u001b[2J\u001b[3J'

/**
 * Runs a command in this process at a terminal where somebody looks and presses keys. Each step waits for its words on the screen of that
 * moment; keys of one step are pressed one by one, each when the screen has changed.
 */
export async function atKeyboard(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  steps: readonly Step[],
  size: { columns: number; rows: number } = { columns: 80, rows: 24 },
): Promise<Sitting> {
  const modes: boolean[] = []
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    isRaw: false,
    setRawMode(mode: boolean) {
      modes.push(mode)
      stdin.isRaw = mode
      return stdin
    },
  })
  const stdout = Object.assign(new PassThrough(), { isTTY: true, ...size })
  // A question pipes into it and ends what it pipes into; Node excepts the real standard output from that.
  stdout.end = () => stdout
  const stderr = Object.assign(new PassThrough(), { isTTY: true, ...size })
  const errors: Buffer[] = []
  stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  const screens: string[] = []
  const waiting = steps.flatMap(([sees, ...keys]) => keys.map((key, i) => ({ sees: i ? null : sees, key })))
  let screen = ''
  let timer: NodeJS.Timeout | undefined
  stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString('utf8')
    if (screen.includes(clear)) screen = screen.slice(screen.lastIndexOf(clear))
    // The screen stands still for a moment before anybody presses a key.
    clearTimeout(timer)
    timer = setTimeout(press, 15)
  })
  const press = () => {
    const [next] = waiting
    if (!next || (next.sees && !next.sees.test(plain(screen)))) return
    waiting.shift()
    if (next.sees) screens.push(plain(screen))
    if (typeof next.key === 'string') stdin.write(next.key)
    else next.key().then(press)
  }
  const fake = {
    argv: ['node', 'govscout', ...args],
    env: { ...process.env, NO_COLOR: '1', TERM: 'xterm', DISPLAY: '', WAYLAND_DISPLAY: '', ...env },
    ...{ stdin, stdout, stderr },
    on: () => fake,
    off: () => fake,
    exit: () => {
      throw new Error('the process was ended')
    },
    exitCode: undefined as number | string | null | undefined,
  }
  const stuck = setTimeout(() => stdin.end(), 20_000)
  await main(fake as unknown as ProcessLike)
  clearTimeout(stuck)
  clearTimeout(timer)
  if (waiting.length) throw new Error(`Nobody saw ${String(waiting[0]?.sees)}:\n${plain(screen)}`)
  return { code: Number(fake.exitCode ?? 0), screens, stderr: Buffer.concat(errors).toString('utf8'), modes }
}

/** A screen without what steers the terminal. */
function plain(text: string): string {
  return text.replace(/\u001b\[[0-?]*[ -/]*[@-~]/g, '')
}
