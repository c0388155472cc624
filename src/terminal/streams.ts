import { cleanForTerminal, escapeJson, guardOutput } from './clean.js'
import { type Colour, createColour } from './colour.js'
import { textWidth, wrapToWidth } from './width.js'

/** A stream as the terminal needs it; process.stdout is one. */
export interface OutputStream {
  isTTY?: boolean
  columns?: number
  rows?: number
  write(chunk: string | Uint8Array): boolean
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'resize', listener: () => void): unknown
  off?(event: 'resize', listener: () => void): unknown
}

export interface TerminalFlags {
  noColor?: boolean
  quiet?: boolean
  debug?: boolean
  noInput?: boolean
  json?: boolean
  csv?: boolean
}

export interface TerminalInput {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean }
  stdout: OutputStream
  stderr: OutputStream
  env: NodeJS.ProcessEnv
  flags?: TerminalFlags
  /** Hears of a stream that cannot be written for another reason than a closed pipe, such as a full disk; else it is thrown. */
  onBroken?: (error: NodeJS.ErrnoException) => void
}

/** How the tool talks to people and to pipes: made once, handed down. Each text ends its line by itself. */
export interface Terminal {
  /** Data for standard output. Escape sequences other than the tool's own colours are taken out. */
  out(text: string): void
  /** Data for standard output as it is, byte by byte; for documents that are no text. */
  bytes(data: Uint8Array): void
  /** A value as JSON for standard output: indented by two, with a final line break. */
  json(value: unknown): void
  /** What happened and what comes next; silent with --quiet. This and all below: standard error, cleaned. */
  note(text: string): void
  /** A doubt that did not stop the work. */
  warn(text: string): void
  /** What went wrong. */
  error(text: string): void
  /** What to do about an error. */
  hint(text: string): void
  /** Only with --debug. */
  debug(text: string): void
  isTty: { readonly stdin: boolean; stdout: boolean; stderr: boolean }
  /** What a reading command prints; JSON goes before CSV. `people` is a table on a terminal, tab-separated in a pipe. */
  format: 'people' | 'json' | 'csv'
  quiet: boolean
  /** TERM=dumb: no cursor, no line that is rewritten. */
  dumb: boolean
  /** Columns of the window, at least 20; 80 where there is none. Read anew each time: windows change. */
  readonly width: number
  /** Lines of the window, at least 10; 24 where there is none. */
  readonly height: number
  colour: { stdout: Colour; stderr: Colour }
  /** Whether there is a person to ask: standard input and output are terminals, and neither --no-input nor --json is given. */
  readonly canPrompt: boolean
  streams: { readonly stdin: NodeJS.ReadableStream; stdout: OutputStream; stderr: OutputStream }
}

const narrowest = 20
const usual = 80
const lowest = 10
const usualHeight = 24

/** The terminal over the given streams. */
export function createTerminal(input: TerminalInput): Terminal {
  const { stdout, stderr, env, flags = {}, onBroken } = input
  const isTty = {
    // Node opens standard input where it is first looked at, which takes longer than most of a start: only who asks a person does.
    get stdin() {
      return input.stdin.isTTY === true
    },
    stdout: stdout.isTTY === true,
    stderr: stderr.isTTY === true,
  }
  const noColor = flags.noColor === true
  const dumb = env.TERM === 'dumb'
  const colour = {
    stdout: createColour({ env, noColor, isTty: isTty.stdout }),
    stderr: createColour({ env, noColor, isTty: isTty.stderr }),
  }
  const writeOut = openPipe(stdout, onBroken)
  const writeErr = openPipe(stderr, onBroken)
  const say = (text: string, paint: (text: string) => string = (same) => same) => {
    const lines = cleanForTerminal(text, { keepNewlines: true }).replace(/\n$/, '').split('\n')
    const fitted = isTty.stderr ? lines.flatMap((line) => fitLine(line, widthOf(stderr))) : lines
    writeErr(`${fitted.map((line) => paint(line)).join('\n')}\n`)
  }
  return {
    out: (text) => writeOut(endLine(guardOutput(text, colour.stdout.level > 0))),
    bytes: (data) => writeOut(data),
    json: (value) => writeOut(`${escapeJson(JSON.stringify(value, null, 2) ?? 'null')}\n`),
    note: (text) => {
      if (!flags.quiet) say(text)
    },
    warn: (text) => say(text, colour.stderr.yellow),
    error: (text) => say(text, colour.stderr.red),
    hint: (text) => say(text),
    debug: (text) => {
      if (flags.debug) say(text, colour.stderr.dim)
    },
    isTty,
    format: flags.json ? 'json' : flags.csv ? 'csv' : 'people',
    quiet: flags.quiet === true,
    dumb,
    get width() {
      const columns = isTty.stdout ? stdout.columns : isTty.stderr ? stderr.columns : undefined
      return columns ? Math.max(narrowest, columns) : usual
    },
    get height() {
      return isTty.stdout && stdout.rows ? Math.max(lowest, stdout.rows) : usualHeight
    },
    colour,
    get canPrompt() {
      return isTty.stdout && !flags.noInput && !flags.json && !dumb && isTty.stdin
    },
    streams: {
      get stdin() {
        return input.stdin
      },
      stdout,
      stderr,
    },
  }
}

function widthOf({ columns }: OutputStream): number {
  return columns ? Math.max(narrowest, columns) : usual
}

/**
 * A sentence for people is broken between words. From a command on it stays whole, so that it can be copied, and so does a line with
 * blanks of its own or a word that is wider than the window.
 */
function fitLine(line: string, width: number): string[] {
  if (line.length <= width || /^\s|\S\s{2,}/.test(line)) return [line]
  const command = /(?:^| )"?govscout [a-z-]/.exec(line)
  const text = command ? line.slice(0, command.index) : line
  if (text.split(' ').some((word) => word.length > width)) return [line]
  const lines = text ? wrapToWidth(text, width) : []
  if (!command) return lines
  const rest = line.slice(command.index).trimStart()
  const last = lines.pop()
  if (last === undefined) return [rest]
  return textWidth(`${last} ${rest}`) <= width ? [...lines, `${last} ${rest}`] : [...lines, last, rest]
}

/**
 * A writer that falls silent once the reader has gone (`| head`): that is no error, and the work goes on. Node keeps in
 * memory what the pipe cannot take yet and writes it before the process ends by itself, so nothing is cut.
 */
function openPipe(
  stream: OutputStream,
  onBroken: TerminalInput['onBroken'],
): (chunk: string | Uint8Array) => void {
  let open = true
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return
    if (!onBroken) throw error
    onBroken(error)
  })
  return (chunk) => {
    if (open) stream.write(chunk)
  }
}

function endLine(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
