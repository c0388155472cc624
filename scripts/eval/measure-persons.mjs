/** Reads examples: one sentence a line, behind "=>" the names it holds, parted by commas; lines with # are notes. */
export function readExamples(text) {
  return text
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => {
      const [sentence, names] = line.split(' => ')
      return { text: sentence, names: names ? names.split(', ') : [] }
    })
}

/**
 * Runs a detector over examples. Found is a name of which no word is left; kept a sentence without a person that stayed as
 * it was.
 */
export function measurePersons(examples, drop) {
  const figures = { names: 0, found: 0, clean: 0, kept: 0, faults: [] }
  for (const { text, names } of examples) {
    const left = drop(text).text
    if (names.length === 0) {
      figures.clean++
      if (left === text) figures.kept++
      else figures.faults.push(`cut wrongly: ${text} | ${left}`)
    }
    for (const name of names) {
      figures.names++
      const words = name.split(/[ .-]+/).filter((word) => /^\p{Lu}\p{Ll}/u.test(word))
      const isLeft = words.some((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(left))
      if (isLeft) figures.faults.push(`missed ${name}: ${text} | ${left}`)
      else figures.found++
    }
  }
  return figures
}
