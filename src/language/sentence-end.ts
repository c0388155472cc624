/** Abbreviations of German and English prose that stand before a capital as often as not. */
const abbreviations =
  'abs abschn abt allg bspw bzgl bzw ca dgl dr einschl evtl exkl ggf gem hr inkl insb mio mrd mr mrs nr prof sog st std str tel tsd vgl vs zzgl'.split(
    ' ',
  )

/** The abbreviations as alternatives of a regular expression, each with a small or a capital first letter. */
export const abbreviationPattern = abbreviations
  .map(([first = '', ...rest]) => `[${first}${first.toUpperCase()}]${rest.join('')}`)
  .join('|')

const known: ReadonlySet<string> = new Set(abbreviations)
const fullStop = /[.!?…]["“”»)\]]*\s/
const otherEnd = /[\n;•✓·|]/

/**
 * Whether a sentence or list item ends between two words that follow each other.
 * @param before the word before
 * @param between what stands between them
 * @param after the first character of the word after
 */
export function endsSentence(before: string, between: string, after: string): boolean {
  if (between.length < 2 && !/\n/.test(between)) return false
  if (otherEnd.test(between)) return true
  if (!fullStop.test(between)) return false
  // Behind a full stop a small letter goes on ("approx. five"); "z. B." and "Dr. Moos" end nothing.
  if (!between.trimStart().startsWith('.')) return true
  const small = after !== after.toUpperCase()
  return !small && before.length > 1 && !known.has(before.toLowerCase())
}
