/**
 * The German stemmer of the Snowball project (https://snowballstem.org/algorithms/german/stemmer.html) for words that are
 * folded already (fold.ts), written out here because the generated package takes 95 ms to load and 10 µs a word, a
 * hundred times what a search over 100,000 listings can spend. The tests hold it against that package.
 */
export function stemGerman(word: string): string {
  if (word.length < 3) return word
  const marked = markConsonants(word)
  const r1 = Math.max(regionAfter(marked, 0), 3)
  const r2 = regionAfter(marked, regionAfter(marked, 0))
  return removeDerivation(removeVerbEnding(removeCaseEnding(marked, r1), r1), r1, r2).toLowerCase()
}

const vowels = 'aeiouy'

/** u and y between vowels are consonants, written in upper case while the word is worked on. */
function markConsonants(word: string): string {
  return word.replace(/(?<=[aeiouy])[uy](?=[aeiouy])/g, (letter) => letter.toUpperCase())
}

/** Start of the region behind the first consonant that follows a vowel, from `start`. */
function regionAfter(word: string, start: number): number {
  let i = start
  while (i < word.length && !vowels.includes(word.charAt(i))) i++
  while (i < word.length && vowels.includes(word.charAt(i))) i++
  return i < word.length ? i + 1 : word.length
}

function removeCaseEnding(word: string, r1: number): string {
  const ending = /(ern|em|er|en|es|e|(?<=[bdfghklmnrt])s)$/.exec(word)?.[1]
  if (!ending || word.length - ending.length < r1) return word
  const rest = word.slice(0, -ending.length)
  return /^e[ns]?$/.test(ending) && rest.endsWith('niss') ? rest.slice(0, -1) : rest
}

function removeVerbEnding(word: string, r1: number): string {
  const ending = /(est|en|er|(?<=.{3}[bdfghklmnt])st)$/.exec(word)?.[1]
  return ending && word.length - ending.length >= r1 ? word.slice(0, -ending.length) : word
}

function removeDerivation(word: string, r1: number, r2: number): string {
  const ending = /(isch|lich|heit|keit|end|ung|ig|ik)$/.exec(word)?.[1]
  if (!ending || word.length - ending.length < r2) return word
  const rest = word.slice(0, -ending.length)
  switch (ending) {
    case 'end':
    case 'ung':
      return /(?<!e)ig$/.test(rest) && rest.length - 2 >= r2 ? rest.slice(0, -2) : rest
    case 'ig':
    case 'ik':
    case 'isch':
      return rest.endsWith('e') ? word : rest
    case 'lich':
    case 'heit':
      return /e[rn]$/.test(rest) && rest.length - 2 >= r1 ? rest.slice(0, -2) : rest
    default: {
      const inner = /(lich|ig)$/.exec(rest)?.[1]
      return inner && rest.length - inner.length >= r2 ? rest.slice(0, -inner.length) : rest
    }
  }
}
