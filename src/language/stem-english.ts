/**
 * The English stemmer of the Snowball project, Porter2 (https://snowballstem.org/algorithms/english/stemmer.html), for
 * lower-case words of the letters a to z; written out here for the reasons given in stem-german.ts.
 */
export function stemEnglish(word: string): string {
  if (word.length < 3) return word
  const known = exceptions.get(word)
  if (known !== undefined) return known
  const marked = markConsonants(word)
  const r1 = firstRegion(marked)
  const r2 = regionAfter(marked, r1)
  let stem = removePlural(marked)
  if (unchanged.has(stem)) return stem
  stem = removePast(stem, r1)
  if (/.[^aeiouy][yY]$/.test(stem)) stem = `${stem.slice(0, -1)}i`
  stem = shortenDouble(stem, r1)
  stem = shortenTriple(stem, r1, r2)
  stem = removeSuffix(stem, r2)
  return removeFinal(stem, r1, r2).toLowerCase()
}

const exceptions = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    sky: 'sky',
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
  }),
)
const unchanged = new Set([
  'inning',
  'outing',
  'canning',
  'herring',
  'earring',
  'proceed',
  'exceed',
  'succeed',
])

/** y at the start and behind a vowel is a consonant, written in upper case while the word is worked on. */
function markConsonants(word: string): string {
  return word.replace(/^y|(?<=[aeiouy])y/g, 'Y')
}

function firstRegion(word: string): number {
  const start = /^(gener|commun|arsen)/.exec(word)
  return start ? start[0].length : regionAfter(word, 0)
}

function regionAfter(word: string, start: number): number {
  let i = start
  while (i < word.length && !isVowel(word, i)) i++
  while (i < word.length && isVowel(word, i)) i++
  return i < word.length ? i + 1 : word.length
}

function isVowel(word: string, i: number): boolean {
  return 'aeiouy'.includes(word.charAt(i))
}

function removePlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2)
  if (/ie[sd]$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1)
  if (/(us|ss)$/.test(word)) return word
  return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word
}

function removePast(word: string, r1: number): string {
  const eed = /(eedly|eed)$/.exec(word)?.[1]
  if (eed) return word.length - eed.length >= r1 ? `${word.slice(0, -eed.length)}ee` : word
  const ending = /(ingly|edly|ing|ed)$/.exec(word)?.[1]
  if (!ending) return word
  const rest = word.slice(0, -ending.length)
  if (!/[aeiouy]/.test(rest)) return word
  if (/(at|bl|iz)$/.test(rest)) return `${rest}e`
  if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1)
  return rest.length <= r1 && endsInShortSyllable(rest) ? `${rest}e` : rest
}

function endsInShortSyllable(word: string): boolean {
  return /^[aeiouy][^aeiouy]$/.test(word) || /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word)
}

const doubles: Record<string, string> = {
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  abli: 'able',
  entli: 'ent',
  izer: 'ize',
  ization: 'ize',
  ational: 'ate',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  aliti: 'al',
  alli: 'al',
  fulness: 'ful',
  ousli: 'ous',
  ousness: 'ous',
  iveness: 'ive',
  iviti: 'ive',
  biliti: 'ble',
  bli: 'ble',
  fulli: 'ful',
  lessli: 'less',
}
const doublePattern = suffixPattern([...Object.keys(doubles), 'ogi', 'li'])

function shortenDouble(word: string, r1: number): string {
  const ending = doublePattern.exec(word)?.[1]
  if (!ending || word.length - ending.length < r1) return word
  const rest = word.slice(0, -ending.length)
  if (ending === 'ogi') return rest.endsWith('l') ? `${rest}og` : word
  if (ending === 'li') return /[cdeghkmnrt]$/.test(rest) ? rest : word
  return rest + doubles[ending]
}

const triples: Record<string, string> = {
  ational: 'ate',
  tional: 'tion',
  alize: 'al',
  icate: 'ic',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
}
const triplePattern = suffixPattern([...Object.keys(triples), 'ative'])

function shortenTriple(word: string, r1: number, r2: number): string {
  const ending = triplePattern.exec(word)?.[1]
  if (!ending || word.length - ending.length < r1) return word
  const rest = word.slice(0, -ending.length)
  if (ending === 'ative') return rest.length >= r2 ? rest : word
  return rest + triples[ending]
}

const suffixes = suffixPattern(
  'al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion'.split(' '),
)

function removeSuffix(word: string, r2: number): string {
  const ending = suffixes.exec(word)?.[1]
  if (!ending || word.length - ending.length < r2) return word
  const rest = word.slice(0, -ending.length)
  return ending === 'ion' && !/[st]$/.test(rest) ? word : rest
}

function removeFinal(word: string, r1: number, r2: number): string {
  const rest = word.slice(0, -1)
  if (word.endsWith('e'))
    return rest.length >= r2 || (rest.length >= r1 && !endsInShortSyllable(rest)) ? rest : word
  return word.endsWith('ll') && rest.length >= r2 ? rest : word
}

/** The longest of the suffixes at a word's end. */
function suffixPattern(list: string[]): RegExp {
  return new RegExp(`(${[...list].sort((a, b) => b.length - a.length).join('|')})$`)
}
