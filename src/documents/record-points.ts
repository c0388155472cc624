import type { Block } from './document.js'
import { fileWords } from './file-words.js'
import type { FileCriterion } from './need-file.js'
import { formatNumber } from './number.js'
import type { Language } from './paper.js'
import { recordWords } from './record-words.js'

/** Heading of a point, 1 to 15. */
export function pointHeading(number: number, lang: Language): Block {
  return { kind: 'heading', level: 2, text: recordWords(lang).headings[number - 1] ?? String(number) }
}

/** A criterion with what it counts: "C06 Sicherheitsnachweise", "Gewicht 2". */
export function criterionWeight({ knockout, weight }: FileCriterion, lang: Language): string {
  const words = fileWords(lang)
  if (knockout) return words.knockout
  return weight === null ? words.asked : `${words.weight} ${formatNumber(weight, lang)}`
}
