import { ExitCode, Problem } from '../problem.js'
import type { Terminal } from './streams.js'

/** A single character as it was typed, or the name of another key. */
export type Key = string

/** Sequences of the keys that are told apart (xterm, VT220, application mode). */
const named: Readonly<Record<string, Key>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\u007f': 'backspace',
  '\u001b': 'escape',
  '\u0003': 'ctrl-c',
  '\u0004': 'ctrl-d',
  '\u000c': 'ctrl-l',
  '\u001b[A': 'up',
  '\u001b[B': 'down',
  '\u001b[C': 'right',
  '\u001b[D': 'left',
  '\u001bOA': 'up',
  '\u001bOB': 'down',
  '\u001bOC': 'right',
  '\u001bOD': 'left',
  '\u001b[5~': 'page-up',
  '\u001b[6~': 'page-down',
}

/** Bracketed paste: a terminal that knows it puts pasted text between these two (xterm, "Bracketed Paste Mode"). */
const paste = { on: '\u001b[?2004h', off: '\u001b[?2004l', begin: '\u001b[200~', end: '\u001b[201~' }

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

interface KeyStream {
  isRaw?: boolean
  setRawMode?(mode: boolean): unknown
}

/**
 * The next key that is pressed. The terminal reads raw only while this waits, and is as it was before, whatever happens. A key held
 * down counts once; text that comes in one piece was pasted, not typed, and is the key "paste": nobody decides by it. A changed window
 * is "resize", the end of the input "end".
 * @throws Problem (130) for Ctrl-C, and the reason of the signal
 */
export async function readKey(terminal: Terminal, signal?: AbortSignal): Promise<Key> {
  const { stdin, stdout } = terminal.streams
  signal?.throwIfAborted()
  const raw = stdin as NodeJS.ReadableStream & KeyStream
  const before = raw.isRaw === true
  raw.setRawMode?.(true)
  stdout.write(paste.on)
  const takers: (() => void)[] = []
  try {
    const key = await new Promise<Key>((resolve, reject) => {
      const reader = new KeyReader()
      const onData = (chunk: string | Uint8Array) => {
        const found = reader.read(chunk)
        if (found !== null) resolve(found)
      }
      const onEnd = () => resolve('end')
      const onAbort = () => reject(signal?.reason)
      const onResize = () => resolve('resize')
      for (const [event, listener] of [
        ['data', onData],
        ['end', onEnd],
        ['close', onEnd],
        ['error', onEnd],
      ] as const) {
        stdin.on(event, listener)
        takers.push(() => stdin.removeListener(event, listener))
      }
      stdout.on('resize', onResize)
      takers.push(() => stdout.off?.('resize', onResize))
      signal?.addEventListener('abort', onAbort)
      takers.push(() => signal?.removeEventListener('abort', onAbort))
      stdin.resume()
    })
    if (key === 'ctrl-c') throw new Problem('Stopped.', { exitCode: ExitCode.interrupted })
    return key
  } finally {
    for (const take of takers) take()
    stdin.pause()
    stdout.write(paste.off)
    raw.setRawMode?.(before)
  }
}

/** Takes what a terminal sends apart into keys, piece by piece: a character may be cut in two, a paste in many. */
export class KeyReader {
  readonly #decoder = new TextDecoder('utf-8')
  #pasted = ''
  #isPasting = false

  /** @returns null where more is to come */
  read(chunk: string | Uint8Array): Key | null {
    const text = typeof chunk === 'string' ? chunk : this.#decoder.decode(chunk, { stream: true })
    if (this.#isPasting || text.includes(paste.begin)) return this.#readPaste(text)
    if (text === '') return null
    const key = named[text]
    if (key !== undefined) return key
    // Ctrl-C is never part of a text, and never lost in one.
    if (text.includes('\u0003')) return 'ctrl-c'
    if (/^\u001b/.test(text) && /^\u001b(?:[[O][0-?]*[ -/]*[@-~]|.)$/s.test(text)) return 'unknown'
    const characters = [...graphemes.segment(text)].map(({ segment }) => segment)
    const [first] = characters
    if (first === undefined || characters.some((one) => one !== first)) return 'paste'
    return named[first] ?? (/^\P{Cc}/u.test(first) ? first.normalize('NFC') : 'unknown')
  }

  #readPaste(text: string): Key | null {
    this.#isPasting = true
    // The end may be cut in two, too; of the text nothing else is kept.
    this.#pasted = `${this.#pasted}${text}`.slice(-paste.end.length - text.length)
    if (!this.#pasted.includes(paste.end)) return null
    this.#isPasting = false
    this.#pasted = ''
    return 'paste'
  }
}
