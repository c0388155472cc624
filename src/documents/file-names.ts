/** Letters that do not come apart by Unicode decomposition, and the German umlauts, which have a spelling of their own. */
const spellings: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}

/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/

/** Most characters of a name with its extension, and most bytes in UTF-8 (file systems end at 255 with temporary marks). */
const longest = { characters: 100, bytes: 200 }

/**
 * A file name that every system takes: parts in lower case joined by hyphens, umlauts spelled out, accents dropped, letters
 * of other scripts kept, nothing else but digits. No path separator, leading dot or reserved name can come of it.
 */
export function fileName(parts: readonly string[], extension: string): string {
  const ending = `.${extension}`
  const stem = shorten(slug(parts.join(' ')), ending) || 'ohne-namen'
  return `${reserved.test(stem) ? `${stem}-datei` : stem}${ending}`
}

function slug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\u0000-\u007f]/g, (letter) => spellings[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

function shorten(stem: string, ending: string): string {
  const fits = (text: string) =>
    text.length + ending.length <= longest.characters &&
    Buffer.byteLength(text) + Buffer.byteLength(ending) <= longest.bytes
  if (fits(stem)) return stem
  let kept = ''
  for (const character of stem) {
    if (!fits(kept + character)) break
    kept += character
  }
  const wordEnd = kept.lastIndexOf('-')
  return wordEnd > kept.length / 2 ? kept.slice(0, wordEnd) : kept
}
