// Loaded before the tool: shows it a clock that is SHIFT_MS ahead, and from JUMP_AFTER_MS on one that is JUMP_MS further.
'use strict'
const Real = Date
const began = Real.now()
const shift = Number(process.env.SHIFT_MS ?? 0)
const after = Number(process.env.JUMP_AFTER_MS ?? Number.POSITIVE_INFINITY)
const jump = Number(process.env.JUMP_MS ?? 0)
const now = () => {
  const real = Real.now()
  return real + shift + (real - began >= after ? jump : 0)
}
globalThis.Date = class Date extends Real {
  constructor(...input) {
    super(...(input.length ? input : [now()]))
  }
  static now() {
    return now()
  }
}
