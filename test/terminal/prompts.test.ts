import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { askCheckbox, askConfirm, askSelect, askText } from '../../src/terminal/prompts.js'
import { createTerminal, type Terminal } from '../../src/terminal/streams.js'
import { createTestTerminal } from './test-terminal.js'

/** A terminal at which somebody presses the keys given, one after the other, once the question stands. */
function atKeyboard(...keys: string[]): Terminal {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin })
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80 })
  let pressed = 0
  stdout.on('data', () => {
    const key = keys[pressed++]
    if (key !== undefined) setTimeout(() => stdin.write(key), 20)
  })
  return createTerminal({ stdin, stdout, stderr: new PassThrough(), env: { NO_COLOR: '1' } })
}

const choices = [
  { value: 1, name: 'one' },
  { value: 2, name: 'two\u001b[2J', description: 'the second' },
]
const question = { message: 'Title?', flag: '--title' }

describe('asking', () => {
  it('takes a text', async () => {
    expect(await askText(atKeyboard(' Incoming post \r'), question)).toBe('Incoming post')
  })
  it('lets a preset be changed', async () => {
    expect(await askText(atKeyboard('s\r'), { ...question, preset: 'leak' })).toBe('leaks')
  })
  it('asks again while a check says what is wrong', async () => {
    const check = (text: string) => text === 'ab' || 'Please write ab.'
    expect(await askText(atKeyboard('a\r', 'b\r'), { ...question, check })).toBe('ab')
  })
  it('takes yes, and Enter as the preset', async () => {
    expect(await askConfirm(atKeyboard('y\r'), question)).toBe(true)
    expect(await askConfirm(atKeyboard('\r'), question)).toBe(false)
  })
  it('takes one choice and several', async () => {
    expect(await askSelect(atKeyboard('\u001b[B', '\r'), { ...question, choices })).toBe(2)
    expect(await askCheckbox(atKeyboard(' ', '\r'), { ...question, choices })).toEqual([1])
  })
  it('ends with 130 when the person breaks off', async () => {
    await expect(askText(atKeyboard('\u0003'), question)).rejects.toMatchObject({
      name: 'Problem',
      exitCode: 130,
    })
  })
  it.each([
    ['in a pipe', {}],
    ['with --no-input', { tty: true, flags: { noInput: true } }],
  ])('names the option %s', async (_, input) => {
    await expect(askText(createTestTerminal(input), question)).rejects.toMatchObject({
      exitCode: 2,
      remedy: 'Give it with --title.',
    })
  })
})
