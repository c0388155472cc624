import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Key, KeyReader, readKey } from '../../src/terminal/keys.js'
import { createTerminal } from '../../src/terminal/streams.js'

test.each<[sent: string, key: Key]>([
  ['i', 'i'],
  ['I', 'I'],
  ['?', '?'],
  [' ', ' '],
  ['ü', 'ü'],
  ['u\u0308', 'ü'],
  ['ß', 'ß'],
  ['😀', '😀'],
  ['\r', 'enter'],
  ['\u007f', 'backspace'],
  ['\u001b', 'escape'],
  ['\u001b[A', 'up'],
  ['\u001bOD', 'left'],
  ['\u001b[6~', 'page-down'],
  ['\u001b[1;5C', 'unknown'],
  ['\u001bi', 'unknown'],
  ['\u0001', 'unknown'],
  ['\u0004', 'ctrl-d'],
  ['\u0003', 'ctrl-c'],
  ['kkk', 'k'],
  ['ki', 'paste'],
  ['Ihr Angebot ist in', 'paste'],
  ['o\r', 'paste'],
  ['iiii\u0003', 'ctrl-c'],
  ['\u001b[200~i\u001b[201~', 'paste'],
])('%j is the key %s', (sent, key) => expect(new KeyReader().read(sent)).toBe(key))

test('a character that is cut in two is put together', () => {
  const reader = new KeyReader()
  const [first, second] = [...Buffer.from('ä')] as [number, number]
  expect(reader.read(Uint8Array.of(first))).toBeNull()
  expect(reader.read(Uint8Array.of(second))).toBe('ä')
})

test('a paste is one key, in however many pieces it comes', () => {
  const whole = '\u001b[200~in out in\r\u001b[Aäöü\u001b[201~'
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 7, max: whole.length - 1 }), { maxLength: 6 }), (cuts) => {
      const reader = new KeyReader()
      const places = [0, ...cuts.sort((a, b) => a - b), whole.length]
      const pieces = places.slice(1).map((place, i) => whole.slice(places[i], place))
      const keys = pieces.filter(Boolean).map((piece) => reader.read(piece))
      expect(keys.filter((key) => key !== null)).toEqual(['paste'])
      expect(reader.read('k')).toBe('k')
    }),
  )
})

describe('at a terminal', () => {
  function keyboard() {
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
    const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 })
    const terminal = createTerminal({ stdin, stdout, stderr: new PassThrough(), env: { NO_COLOR: '1' } })
    const listeners = () =>
      ['data', 'end', 'close', 'error', 'resize'].map(
        (name) => stdin.listenerCount(name) + stdout.listenerCount(name),
      )
    return { stdin, stdout, modes, terminal, listeners }
  }

  test('one key is read raw, and the terminal is as it was', async () => {
    const { stdin, stdout, modes, terminal, listeners } = keyboard()
    const before = listeners()
    const key = readKey(terminal)
    expect(modes).toEqual([true])
    stdin.write('k')
    expect(await key).toBe('k')
    expect(modes).toEqual([true, false])
    expect(stdin.isPaused()).toBe(true)
    expect(listeners()).toEqual(before)
    expect(String(stdout.read())).toBe('\u001b[?2004h\u001b[?2004l')
  })

  test.each<[string, (at: ReturnType<typeof keyboard>) => void, Key]>([
    ['the end of the input', ({ stdin }) => stdin.end(), 'end'],
    ['a broken input', ({ stdin }) => stdin.destroy(new Error('EIO')), 'end'],
    ['a changed window', ({ stdout }) => stdout.emit('resize'), 'resize'],
  ])('%s is a key, too', async (_, happen, key) => {
    const at = keyboard()
    const read = readKey(at.terminal)
    happen(at)
    expect(await read).toBe(key)
    expect(at.modes).toEqual([true, false])
  })

  test('Ctrl-C and a signal end it, and the terminal is as it was', async () => {
    const at = keyboard()
    const read = readKey(at.terminal)
    at.stdin.write('\u0003')
    await expect(read).rejects.toMatchObject({ name: 'Problem', exitCode: 130 })
    const stop = new AbortController()
    const other = readKey(at.terminal, stop.signal)
    stop.abort(new Error('SIGTERM'))
    await expect(other).rejects.toThrow('SIGTERM')
    expect(at.modes).toEqual([true, false, true, false])
    await expect(readKey(at.terminal, stop.signal)).rejects.toThrow('SIGTERM')
    expect(at.modes).toHaveLength(4)
  })
})
