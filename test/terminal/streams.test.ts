import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { takesColour } from '../../src/terminal/colour.js'
import { createTerminal } from '../../src/terminal/streams.js'
import { createTestTerminal } from './test-terminal.js'

describe('takesColour', () => {
  it.each([
    ['a terminal', {}, false, true, true],
    ['a pipe', {}, false, false, false],
    ['--no-color', { FORCE_COLOR: '1' }, true, true, false],
    ['NO_COLOR', { NO_COLOR: '1' }, false, true, false],
    ['an empty NO_COLOR', { NO_COLOR: '' }, false, true, true],
    ['NO_COLOR against FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, false, true, false],
    ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, false, false, true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, false, true, false],
    ['FORCE_COLOR=false', { FORCE_COLOR: 'false' }, false, true, false],
    ['CLICOLOR_FORCE in a pipe', { CLICOLOR_FORCE: '1' }, false, false, true],
    ['TERM=dumb', { TERM: 'dumb' }, false, true, false],
    ['FORCE_COLOR on TERM=dumb', { TERM: 'dumb', FORCE_COLOR: '1' }, false, true, true],
  ])('%s', (_, env, noColor, isTty, expected) => {
    expect(takesColour({ env, noColor, isTty })).toBe(expected)
  })
})

describe('the terminal', () => {
  it('keeps data and all else apart', () => {
    const terminal = createTestTerminal({ flags: { debug: true } })
    terminal.out('data')
    terminal.out('line\n')
    terminal.out('')
    terminal.json({ name: 'a\u009b' })
    terminal.bytes(Buffer.from('PK'))
    terminal.note('note')
    terminal.warn('doubt')
    terminal.error('wrong\nsecond line')
    terminal.hint('do this')
    terminal.debug('stack')
    expect(terminal.stdoutText).toBe('data\nline\n\n{\n  "name": "a\\u009b"\n}\nPK')
    expect(terminal.stderrText).toBe('note\ndoubt\nwrong\nsecond line\ndo this\nstack\n')
  })
  it('is silent with --quiet but for doubts and errors, and says no more than asked', () => {
    const terminal = createTestTerminal({ flags: { quiet: true } })
    terminal.note('note')
    terminal.debug('stack')
    terminal.warn('doubt')
    terminal.error('wrong')
    expect(terminal.stderrText).toBe('doubt\nwrong\n')
  })
  it('cleans what it says before it colours it', () => {
    const terminal = createTestTerminal({ tty: true, env: {} })
    terminal.error('no firm \u001b]0;owned\u0007"x\u202e"')
    expect(terminal.stderrText).toBe('\u001b[31mno firm "x"\u001b[39m\n')
  })
  it.each([
    [true, 132, 132],
    [true, 3, 20],
    [true, 0, 80],
    [false, 132, 80],
  ])('tty %s with %i columns is %i wide', (tty, columns, width) => {
    expect(createTestTerminal({ tty, columns }).width).toBe(width)
  })
  it.each([
    [true, {}, {}, true],
    [false, {}, {}, false],
    [true, { noInput: true }, {}, false],
    [true, { json: true }, {}, false],
    [true, {}, { TERM: 'dumb' }, false],
  ])('tty %s, flags %j, environment %j: asks %s', (tty, flags, env, expected) => {
    expect(createTestTerminal({ tty, flags, env }).canPrompt).toBe(expected)
  })
  it('falls silent when the reader has gone, and fails for any other reason', () => {
    const written: unknown[] = []
    const stdout = Object.assign(new EventEmitter(), { write: (chunk: unknown) => written.push(chunk) > 0 })
    const stderr = Object.assign(new EventEmitter(), { write: () => true })
    const terminal = createTerminal({ stdin: process.stdin, stdout, stderr, env: {} })
    terminal.out('one')
    stdout.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
    terminal.out('two')
    expect(written).toEqual(['one\n'])
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    expect(() => stdout.emit('error', full)).toThrow('no space')
    const heard: unknown[] = []
    stdout.removeAllListeners()
    createTerminal({ stdin: process.stdin, stdout, stderr, env: {}, onBroken: (error) => heard.push(error) })
    stdout.emit('error', full)
    expect(heard).toEqual([full])
  })
})

describe('a real pipe', () => {
  const line = 'x'.repeat(99)

  it('takes 5 MB whole', async () => {
    const reader = spawn('wc', ['-c'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const { stdin: pipe } = reader
    const terminal = createTerminal({ stdin: process.stdin, stdout: pipe, stderr: pipe, env: {} })
    for (let count = 0; count < 50_000; count++) terminal.out(line)
    pipe.end()
    expect(Number(await text(reader.stdout))).toBe(5_000_000)
  })
  it('whose reader goes early is no error', async () => {
    const reader = spawn('sh', ['-c', 'exec <&-; echo gone; sleep 0.2'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const { stdin: pipe } = reader
    const codes: unknown[] = []
    pipe.prependListener('error', (error: NodeJS.ErrnoException) => codes.push(error.code))
    const terminal = createTerminal({ stdin: process.stdin, stdout: pipe, stderr: pipe, env: {} })
    await once(reader.stdout, 'data')
    for (let count = 0; count < 5_000; count++) terminal.out(line)
    await new Promise((resolve) => pipe.on('close', resolve))
    terminal.out(line)
    expect(codes).toContain('EPIPE')
  })
})

describe('a sentence that is wider than the window', () => {
  const told = 'Firms in it are invented. All firms in it are invented, and nobody is meant by them.'
  it.each([
    ['is broken between words', told, 40, 'broken'],
    ['stays whole where it is a command', `govscout directories approve ID --basis "…" ${told}`, 40, null],
    ['stays whole behind blanks', `  ${told}`, 40, null],
    ['stays whole with a long word', `${'x'.repeat(50)} ${told}`, 40, null],
    ['stays whole where it fits', told, 200, null],
  ])('%s', (_, text, columns, shown) => {
    const terminal = createTestTerminal({ tty: true, columns })
    terminal.note(text)
    const lines = terminal.stderrText.trimEnd()
    expect(lines.replaceAll('\n', ' ')).toBe(text)
    if (shown === null) expect(lines).toBe(text)
    else for (const line of lines.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
    expect(lines.includes('\n')).toBe(shown !== null)
  })

  it.each([
    ['Next: govscout scout de-x', 'Next: govscout scout de-x'],
    [
      'It may be crawled until 2027. Next: govscout directories show de-x',
      'It may be crawled until 2027. Next:\ngovscout directories show de-x',
    ],
    [
      'There is no run R99 at all in the base. "govscout runs list" shows the runs.',
      'There is no run R99 at all in the base.\n"govscout runs list" shows the runs.',
    ],
    [
      `Then it is asked: govscout directories approve de-x --basis "why"`,
      'Then it is asked:\ngovscout directories approve de-x --basis "why"',
    ],
  ])('keeps a command in one piece: %s', (text, shown) => {
    const terminal = createTestTerminal({ tty: true, columns: 40 })
    terminal.note(text)
    expect(terminal.stderrText).toBe(`${shown}\n`)
  })

  it('stays whole in a pipe', () => {
    const terminal = createTestTerminal({ columns: 40 })
    terminal.note(told)
    expect(terminal.stderrText).toBe(`${told}\n`)
  })
})
