import { cleanForTerminal } from './clean.js'
import type { Terminal } from './streams.js'
import { cutToWidth } from './width.js'

/** One line that says how far the work is; on a terminal alone, and gone when the work is done. */
export interface Progress {
  update(text: string): void
  /** Takes the line away, so that a note or warning can be written; the next update brings it back. */
  clear(): void
  /** Takes the line away for good. */
  end(): void
}

const nobody: Progress = { update: () => undefined, clear: () => undefined, end: () => undefined }

/** Work that ends sooner shows no progress (clig.dev: something within 100 ms). */
const patience = 100

/** Progress on standard error; silent in a pipe, with --quiet, and on a terminal without cursor (TERM=dumb). */
export function startProgress(terminal: Terminal): Progress {
  if (!terminal.isTty.stderr || terminal.quiet || terminal.dumb) return nobody
  const { stderr } = terminal.streams
  let latest = ''
  let ready = false
  let shown = false
  let ended = false
  const show = () => {
    // One column stays free: a full line would wrap on some terminals and could not be rewritten.
    stderr.write(`\r\u001b[2K${cutToWidth(latest, terminal.width - 1)}`)
    shown = true
  }
  const clear = () => {
    if (shown) stderr.write('\r\u001b[2K')
    shown = false
  }
  const timer = setTimeout(() => {
    ready = true
    if (latest) show()
  }, patience)
  timer.unref()
  return {
    update(text) {
      if (ended) return
      latest = cleanForTerminal(text)
      if (ready) show()
    },
    clear,
    end() {
      ended = true
      clearTimeout(timer)
      clear()
    },
  }
}
