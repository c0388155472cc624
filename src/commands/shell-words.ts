/** The quote that a word has begun with and not ended yet; an empty one for a word that stands free. */
export type OpenQuote = '' | '"' | "'"

/**
 * A word as bash hands it to a completion, raw: with the quotes and backslashes that were typed (bash manual, 3.1.2).
 * @returns the text it stands for, and the quote that is still open
 */
export function readBashWord(raw: string): { text: string; quote: OpenQuote } {
  let [text, quote]: [string, OpenQuote] = ['', '']
  for (let i = 0; i < raw.length; i++) {
    const character = raw.charAt(i)
    if (quote === "'") {
      if (character === "'") quote = ''
      else text += character
    } else if (character === '\\') {
      const next = raw.charAt(++i)
      // Within double quotes a backslash is one, but before these.
      text += quote === '"' && !/["$`\\]/.test(next) ? `\\${next}` : next
    } else if (character === quote) quote = ''
    else if (quote === '' && (character === '"' || character === "'")) quote = character
    else text += character
  }
  return { text, quote }
}

/** A word as it has to be typed so that bash takes it for exactly this text, behind the quote that is open; no expansion, no glob. */
export function writeBashWord(text: string, quote: OpenQuote): string {
  if (quote === "'") return text.replaceAll("'", "'\\''")
  if (quote === '"') return text.replace(/["$`\\]/g, '\\$&')
  return text.replace(/[^\p{L}\p{N}\p{M}_./:@%+,-]/gu, '\\$&').replace(/^$/, "''")
}

/**
 * The words of a line as bash parts them: `--need=x` comes as three, for "=" breaks words there.
 * @returns them as the tool is given them
 */
export function joinBashWords(words: readonly string[]): string[] {
  return words.flatMap((word, i) => {
    const isValue = word === '=' && words[i - 1]?.startsWith('--')
    // A value that has not begun yet is an empty one.
    return isValue ? (i === words.length - 1 ? [''] : []) : [word]
  })
}
