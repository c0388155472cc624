const spelledOut: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
const umlautPairs: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' }

/** Lower case without accents; ü gives u. "Étude Übersee ß" gives "etude ubersee ss". */
export function foldShort(text: string): string {
  const lower = text.toLowerCase()
  if (isPlain(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => spelledOut[letter] ?? letter)
}

/** The same with ü spelled out as ue, as German mail addresses and domains do. */
export function foldLong(text: string): string {
  const lower = text.toLowerCase()
  if (isPlain(lower)) return lower
  return foldShort(lower.normalize('NFC').replace(/[äöü]/g, (letter) => umlautPairs[letter] ?? letter))
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}
