import { wrapToWidth } from '../terminal/width.js'

/** Every key of a review, with what it does. */
export const reviewKeys: readonly (readonly [key: string, short: string, long: string])[] = [
  ['i', 'in', 'take it into the shortlist; I asks for a sentence as well'],
  ['o', 'out', 'leave it out: a reason by one key, then a sentence for the record'],
  ['a', 'assess', 'answer the criteria of the need one by one, with page, quote and who says it'],
  ['t', 'tag', 'give tags, by comma; -tag takes one away'],
  ['n', 'note', 'write a note; write it as if the firm reads it'],
  ['s', 'stage', 'move it to a stage of the need'],
  ['l', 'link', 'show the addresses of its pages, and open one where there is a desktop'],
  ['m', 'more', 'everything that is known of it, however long'],
  ['k', 'skip', 'the next firm, nothing is decided; space and → do the same'],
  ['b', 'back', 'the firm before; ← does the same'],
  ['u', 'undo', 'take back the last thing done in this session, by a row of its own'],
  ['?', 'help', 'this page'],
  ['q', 'stop', 'stop here; everything is kept, and the next review goes on here'],
]

/** The keys as one paragraph under a card. */
export function keyLine(width: number): string[] {
  return wrapToWidth(reviewKeys.map(([key, short]) => `${key}\u00a0${short}`).join('  '), width).map((line) =>
    line.replaceAll('\u00a0', ' '),
  )
}

export function helpLines(need: string, width: number): string[] {
  const lines = reviewKeys.flatMap(([key, , long]) => {
    const [first = '', ...rest] = wrapToWidth(long, Math.max(10, width - 4))
    return [` ${key}  ${first}`, ...rest.map((line) => `    ${line}`)]
  })
  return [
    ...wrapToWidth(`Each firm of ${need}, the best first. Every answer is kept at once.`, width),
    '',
    ...lines,
    '',
    ...wrapToWidth('Pasted text decides nothing. Any key goes on.', width),
  ]
}
