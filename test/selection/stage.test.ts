import { describe, expect, test } from 'vitest'
import { checkStage, impliedStage, type Stage } from '../../src/selection/stage.js'

const how = { need: 'post', firm: 'F1' }
const check = (to: Stage, from: Stage, verdict: 'in' | 'out' | null, because: string | null = null) =>
  checkStage(to, { from, verdict, because }, how)

test.each([
  ['in', 'shortlist'],
  ['out', 'longlist'],
  [null, 'longlist'],
] as const)('decided %s implies %s', (verdict, stage) => expect(impliedStage(verdict)).toBe(stage))

describe('a firm may come', () => {
  test.each<[Stage, Stage, 'in' | 'out' | null, string | null]>([
    ['screening', 'longlist', null, null],
    ['talk', 'shortlist', 'in', null],
    ['operation', 'pilot', 'in', null],
    ['shortlist', 'talk', 'in', 'kein Termin'],
    ['ended', 'talk', 'in', 'zu teuer'],
    ['ended', 'longlist', 'out', 'insolvent'],
  ])('to %s from %s, decided %s', (to, from, verdict, because) =>
    expect(() => check(to, from, verdict, because)).not.toThrow(),
  )
})

describe('refused is', () => {
  test.each<[Stage, Stage, 'in' | 'out' | null, string | null, RegExp]>([
    ['talk', 'longlist', null, null, /Nobody has decided on F1 for post/],
    ['pilot', 'longlist', 'out', null, /F1 is left out of post/],
    ['shortlist', 'talk', 'in', null, /a step back needs a reason/],
    ['ended', 'talk', 'in', null, /An end needs a reason/],
  ])('to %s from %s, decided %s', (to, from, verdict, because, says) =>
    expect(() => check(to, from, verdict, because)).toThrow(says),
  )
})
