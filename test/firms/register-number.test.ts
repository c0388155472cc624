import { describe, expect, test } from 'vitest'
import { parseRegisterNumber, registerKey } from '../../src/firms/register-number.js'

describe('a register number', () => {
  test.each([
    ['HRB 159059', 'HRB 159059', null],
    ['HRB 240 726', 'HRB 240726', null],
    ['HRA36013 Amtsgericht Musterstadt', 'HRA 36013', 'Musterstadt'],
    ['HRB 740511 (AG Ulm)', 'HRB 740511', 'Ulm'],
    ['Amtsgericht Hof, HRB 12', 'HRB 12', 'Hof'],
    ['HRB 12345 B, Amtsgericht Charlottenburg', 'HRB 12345 B', 'Charlottenburg'],
    [
      'Registergericht: Amtsgericht Bad Homburg v. d. Höhe HR B Nr. 0815',
      'HRB 815',
      'Bad Homburg v. d. Höhe',
    ],
    ['VR 4711', 'VR 4711', null],
    ['GnR 12 AG Musterau', 'GnR 12', 'Musterau'],
  ])('in %j', (text, number, court) => {
    expect(parseRegisterNumber(text)).toEqual({ number, court })
  })

  test.each([
    'HRB 740511 8 (AG Ulm)',
    'HRB',
    'HRB 0',
    '21217',
    '+49 711 123456',
    'ORG-0004',
    'PKG8MC',
    '',
    'HRX 12',
  ])('is not in %j', (text) => {
    expect(parseRegisterNumber(text)).toBeNull()
  })
})

describe('two register numbers are the same', () => {
  const keyOf = (number: string, court: string | null) => registerKey({ number, court })

  test.each([
    ['Berlin (Charlottenburg)', 'Charlottenburg'],
    ['Berlin-Charlotten', 'Berlin'],
    ['Amtsgericht Musterstadt', 'Musterstadt'],
    ['Frankfurt am Main', 'Frankfurt'],
    ['München', 'MÜNCHEN'],
  ])('at %s and %s', (one, other) => {
    expect(keyOf('HRB 12', one)).toBe(keyOf('HRB 12 B', other))
  })

  test.each([
    [keyOf('HRB 12', 'Ulm'), keyOf('HRA 12', 'Ulm')],
    [keyOf('HRB 12', 'Ulm'), keyOf('HRB 12', 'Hof')],
    [keyOf('HRB 12', 'Ulm'), keyOf('HRB 121', 'Ulm')],
  ])('but %s is not %s', (one, other) => {
    expect(one).not.toBe(other)
  })

  test('never without a court, whose numbers begin anew', () => {
    expect(keyOf('HRB 12', null)).toBeNull()
    expect(keyOf('HRB 12', 'Amtsgericht')).toBeNull()
  })
})
