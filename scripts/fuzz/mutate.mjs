/** What breaks programs that read texts: odd Unicode, controls, numbers, names of JavaScript, ways out, contacts. */
export const oddPieces = [
  '\u0000',
  '\ud800',
  '\udc00x',
  '\u202e',
  '\ufeff',
  'e\u0301',
  'A\u030a',
  '\u{1F1E9}\u{1F1EA}',
  '\u{1F1E9}',
  '\u00ad',
  '\u200b',
  '\u2028',
  '\u0085',
  '\u001b[31m',
  '\u001b]0;x\u0007',
  '\u009b2J',
  '\u0130',
  'ß',
  'ﬁ',
  '\u0344',
  '\ufffd',
  '\u{E0041}',
  '𝕏',
  '\u1e9b\u0323',
  '한',
  '\u0000'.repeat(9),
  '9'.repeat(400),
  '-0',
  '1e999',
  '-1',
  '0x7fffffff',
  '4294967296',
  '9007199254740993',
  'NaN',
  'Infinity',
  '1.5e-7',
  '٣',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '../../../etc/passwd',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'http://169.254.169.254/',
  'http://[::1]/',
  '//x',
  'http://',
  '%00',
  '%',
  '%zz',
  '%E0%A4',
  '{{page}}',
  '$' + '{x}',
  '$1',
  '$&',
  '\\',
  '\\u0000',
  '\\ud800',
  '"',
  "'",
  '`',
  '<',
  '>',
  '&',
  '&#0;',
  '&#x110000;',
  '&amp;amp;',
  ']]>',
  '<!--',
  '-->',
  '=1+1',
  '@SUM(A1)',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\n\n\n',
  ' ',
  '\u00a0',
  ',',
  ';',
  '|',
  ':',
  '- ',
  '#',
  '*',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  'anna.muster@beispiel.de',
  'mailto:info@beispiel.de',
  'Tel. 030 1234567',
  '+49 30 1234567-0',
  'tel:+4930123456',
  'Dr. Anna Muster',
  'Geschäftsführer: Max Muster',
  'Inh. Erika Muster',
  '1850',
  '2099',
  '31.02.2020',
  '2024-02-30',
  '0000-00-00',
  '-000001-01-01',
  'GmbH',
  'e.K.',
  'München',
  'Wien',
  'AT',
  '12345 Musterstadt',
] // prettier-ignore

const brackets = [
  ['[', ']'],
  ['{', '}'],
  ['(', ')'],
  ['<div>', '</div>'],
  ['<b>', '</b>'],
  ['{"a":', '}'],
  ['[[', ']]'],
  ['"', '"'],
  ['- ', '\n'],
  ['> ', ''],
  ['*', '*'],
]

/** How far an input may grow, in characters; few come near. */
const longest = 400_000

/**
 * A text with some of its parts deleted, doubled, repeated, swapped, nested, or mixed with other texts.
 * @param {string} text
 * @param {import('./random.mjs').Random} random
 * @param {{ others?: readonly string[], pieces?: readonly string[] }} more texts to take parts of, and words of the format
 */
export function mutate(text, random, { others = [], pieces = [] } = {}) {
  if (random.chance(0.02)) return pumped(text, random, pieces)
  let now = text
  const rounds = 1 + random.skewed(8)
  for (let round = 0; round < rounds; round++) now = change(now, random, others, pieces)
  return now.slice(0, longest)
}

function change(text, random, others, pieces) {
  const at = random.below(text.length + 1)
  const span = random.chance(0.5) ? lineAt(text, at) : [at, at + random.skewed(60)]
  const [from, to] = span
  const part = text.slice(from, to)
  const put = (what) => text.slice(0, from) + what + text.slice(to)
  switch (random.below(13)) {
    case 0:
      return put('')
    case 1:
      return put(part + part)
    case 2:
      return put(repeated(part, 2 + random.skewed(random.chance(0.02) ? 20_000 : 40)))
    case 3: {
      const other = random.pick(others) ?? text
      const start = random.below(other.length + 1)
      return text.slice(0, at) + other.slice(start, start + random.skewed(400)) + text.slice(at)
    }
    case 4:
      return (
        text.slice(0, at) +
        String.fromCharCode((text.charCodeAt(at) || 32) ^ (1 << random.below(8))) +
        text.slice(at + 1)
      )
    case 5:
      return text.slice(0, at) + random.pick(oddPieces) + text.slice(at)
    case 6:
      return pieces.length
        ? text.slice(0, at) + random.pick(pieces) + text.slice(at)
        : put(random.pick(oddPieces))
    case 7: {
      const [open, close] = random.pick(brackets)
      const depth = 1 + random.skewed(random.chance(0.02) ? 20_000 : 30)
      return put(open.repeat(depth) + part + close.repeat(random.chance(0.7) ? depth : random.below(depth)))
    }
    case 8:
      return random.chance(0.3) ? text.slice(0, at) : put(random.pick(oddPieces))
    case 9:
      return put(
        part.replace(/\d+/g, () =>
          random.pick(['0', '-1', '9'.repeat(30), '1e400', '4294967296', '2099', '007']),
        ),
      )
    case 10:
      return put([...part].reverse().join(''))
    case 11:
      return put(random.chance(0.5) ? part.toUpperCase() : part.normalize('NFD'))
    default: {
      const pieceOf = pieces.length ? random.pick(pieces) : random.pick(oddPieces)
      return (
        text.slice(0, at) +
        repeated(pieceOf, 1 + random.skewed(random.chance(0.01) ? 20_000 : 20)) +
        text.slice(at)
      )
    }
  }
}

function repeated(part, times) {
  return part.repeat(Math.min(times, Math.ceil(longest / Math.max(part.length, 1)))).slice(0, longest)
}

/** Some parts over and over, as needed to find what goes with the square of a text. */
function pumped(text, random, pieces) {
  const piece = () => {
    const at = random.below(text.length)
    return random.pick([
      random.pick(oddPieces),
      text.slice(at, at + 1 + random.skewed(12)),
      random.pick(pieces.length ? pieces : oddPieces),
    ])
  }
  const size = random.pick([2_000, 20_000, 100_000])
  const run = () => {
    const part = random.times(1 + random.below(3), piece).join('')
    return repeated(part, 1 + random.skewed(Math.ceil(size / Math.max(part.length, 1))))
  }
  const at = random.below(text.length)
  return text.slice(0, at) + run() + piece() + run() + (random.chance(0.5) ? piece() : '') + text.slice(at)
}

function lineAt(text, at) {
  const from = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', at)
  return [from, end < 0 ? text.length : end + 1]
}

/** A short text of words, numbers and odd pieces. */
export function oddText(random, words) {
  return random
    .times(random.skewed(8), () => (random.chance(0.25) ? random.pick(oddPieces) : random.pick(words)))
    .join(random.pick([' ', '', ', ', ' ', '-']))
}

/** Any JSON value; keys are of `keys`, at times of others. */
export function oddJson(random, keys, words, depth = 0) {
  const kind = random.below(depth > 4 ? 5 : 9)
  if (kind < 3) return oddText(random, words)
  if (kind === 3) return random.pick([0, -0, 1, -1, 2019, 1e21, 1e-7, 1_900_000_000, 2 ** 53])
  if (kind === 4) return random.pick([null, true, false, '', [], {}])
  const count = random.skewed(6)
  if (kind === 5) return random.times(count, () => oddJson(random, keys, words, depth + 1))
  const entries = random.times(count, () => [
    random.chance(0.9) ? random.pick(keys) : random.pick(oddPieces),
    oddJson(random, keys, words, depth + 1),
  ])
  return Object.fromEntries(entries)
}
