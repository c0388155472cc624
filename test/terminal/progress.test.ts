import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startProgress } from '../../src/terminal/progress.js'
import { createTestTerminal } from './test-terminal.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const wipe = '\r\u001b[2K'

describe('startProgress', () => {
  it('shows one line after 100 ms, rewrites it, cuts it to the window and takes it away', () => {
    const terminal = createTestTerminal({ tty: true, columns: 24 })
    const progress = startProgress(terminal)
    progress.update('1 of 9 pages')
    vi.advanceTimersByTime(99)
    expect(terminal.stderrText).toBe('')
    vi.advanceTimersByTime(1)
    progress.update('2 of 9 pages of\ta directory\u001b[2J\nwith a long name')
    progress.clear()
    progress.update('3')
    progress.end()
    progress.update('late')
    expect(terminal.stderrText).toBe(
      `${wipe}1 of 9 pages${wipe}2 of 9 pages of a dire…${wipe}${wipe}3${wipe}`,
    )
    expect(terminal.stdoutText).toBe('')
  })
  it('shows nothing of work that ends sooner', () => {
    const terminal = createTestTerminal({ tty: true })
    const progress = startProgress(terminal)
    progress.update('1')
    progress.end()
    vi.advanceTimersByTime(500)
    expect(terminal.stderrText).toBe('')
  })
  it.each([
    ['a pipe', {}],
    ['--quiet', { tty: true, flags: { quiet: true } }],
    ['TERM=dumb', { tty: true, env: { TERM: 'dumb' } }],
  ])('is silent with %s', (_, input) => {
    const terminal = createTestTerminal(input)
    const progress = startProgress(terminal)
    vi.advanceTimersByTime(500)
    progress.update('1')
    progress.end()
    expect(terminal.stderrText).toBe('')
  })
})
