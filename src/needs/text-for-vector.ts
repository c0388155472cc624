import { guessLanguage } from '../language/guess-language.js'
import type { Need } from './need.js'

/** Of a need of twenty pages the beginning says what is sought. */
const longestText = 2000

/**
 * What of a need is given to a model that makes vectors: its confirmed search lines, then title and text. A model that reads English
 * alone gets the English line, or the text where that is English.
 * @returns null where there is nothing in a language it reads
 */
export function needTextForVector(need: Need, english: boolean): string | null {
  const line = (language: 'de' | 'en') =>
    need.drafted.includes(language) ? undefined : need.search[language]
  const whole = `${need.title}. ${need.text}`
  const isEnglish = guessLanguage(whole, 'de') === 'en'
  const parts = english ? [line('en') ?? (isEnglish ? whole : '')] : [line('en'), line('de'), whole]
  const text = parts.filter(Boolean).join('. ').replace(/\s+/g, ' ').trim()
  return text.slice(0, longestText) || null
}
