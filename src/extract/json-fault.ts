/** Where a text stops being JSON (RFC 8259): line and column from 1, and what stands there. */
export interface JsonFault {
  /** Characters before it. */
  at: number
  line: number
  column: number
  found: string
}

const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y
const plainPart = /[^"\\\u0000-\u001f]*/y
const escapeSequence = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const space = /[ \t\r\n]*/y

/**
 * The first fault of a text that JSON.parse has refused; its own messages tell a position only at times, and never a
 * line. Keeps the open brackets in a list, so depth costs no stack.
 */
export function findJsonFault(text: string): JsonFault {
  const open: ('{' | '[')[] = []
  let at = 0
  let expect: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'after' = 'value'
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    if (!pattern.test(text)) return false
    at = pattern.lastIndex
    return true
  }
  const takeString = (): boolean => {
    if (text[at] !== '"') return false
    at++
    do take(plainPart)
    while (take(escapeSequence))
    if (text[at] !== '"') return false
    at++
    return true
  }
  for (;;) {
    take(space)
    const sign = text[at]
    const inside = open.at(-1)
    if (sign === undefined) return faultAt(text, at)
    if (expect === 'after') {
      if (inside === undefined) return faultAt(text, at)
      if (sign === ',') expect = inside === '{' ? 'key' : 'value'
      else if (sign === (inside === '{' ? '}' : ']')) open.pop()
      else return faultAt(text, at)
      at++
    } else if (expect === 'key' || expect === 'key-or-end') {
      if (sign === '}' && expect === 'key-or-end') {
        open.pop()
        at++
        expect = 'after'
        continue
      }
      if (!takeString()) return faultAt(text, at)
      take(space)
      if (text[at] !== ':') return faultAt(text, at)
      at++
      expect = 'value'
    } else if (sign === ']' && expect === 'value-or-end') {
      open.pop()
      at++
      expect = 'after'
    } else if (sign === '{' || sign === '[') {
      open.push(sign)
      at++
      expect = sign === '{' ? 'key-or-end' : 'value-or-end'
    } else if (takeString() || take(literal)) expect = 'after'
    else return faultAt(text, at)
  }
}

function faultAt(text: string, at: number): JsonFault {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  const column = at - before.lastIndexOf('\n')
  const found =
    at >= text.length
      ? 'the end'
      : `"${text
          .slice(at, at + 20)
          .replace(/\s+/g, ' ')
          .trim()}"`
  return { at, line, column, found }
}
