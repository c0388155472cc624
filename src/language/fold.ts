/** Letters that NFD does not take apart, and German ß. */
const spelledOut: Record<string, string> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
}

/** Lower case without accents and umlauts, digits in plain form: "Straßenzustände" gives "strassenzustande", "CO₂" "co2". */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (isAscii(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßẞæœøłđðþ]/g, (letter) => spelledOut[letter] ?? letter)
    .replace(/[⁰¹²³⁴-⁹₀-₉]/g, (digit) => digit.normalize('NFKC'))
}

/**
 * Folds German as well where its umlauts are written out: "Pruefung" and "Prüfung" both give "prufung". An ue behind a, e
 * or q is no umlaut ("neue", "Bauer", "Quelle"); where the rule is wrong ("Steuer" is safe, "aktuell" is not) it is wrong
 * for question and text alike, so they still meet.
 */
export function foldGerman(text: string): string {
  return fold(text).replace(/ae|oe|(?<![aeq])ue/g, (pair) => pair.charAt(0))
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}
