import type { Language } from './paper.js'

/** A number as people of the language write it, without thousands separators: at most two decimals. */
export function formatNumber(value: number, lang: Language): string {
  const text = String(Math.round(value * 100) / 100)
  return lang === 'de' ? text.replace('.', ',') : text
}
