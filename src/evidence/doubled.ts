/** A text that consists of the same words twice, once; "impressum Impressum" is "impressum". White space around it stays. */
export function collapseDoubled(text: string): string {
  const words = text.trim()
  const half = (words.length - 1) / 2
  if (words.length < 3 || !Number.isInteger(half) || !/\s/.test(words[half] ?? ''))
    return collapseTouching(text, words)
  const first = words.slice(0, half)
  return first.toLowerCase() === words.slice(half + 1).toLowerCase() ? text.replace(words, () => first) : text
}

/** "ImpressumImpressum", where icon and label touch; short texts such as "Baba" are words. */
function collapseTouching(text: string, words: string): string {
  const half = words.length / 2
  if (words.length < 12 || !Number.isInteger(half)) return text
  const first = words.slice(0, half)
  return first === words.slice(half) ? text.replace(words, () => first) : text
}
