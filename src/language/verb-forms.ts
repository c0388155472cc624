const separable = /^(ab|an|auf|aus|bei|durch|ein|her|hin|mit|nach|vor|weiter|zu|zurück|zusammen)(?=\p{L}{4})/u
const inseparable = /^(be|ge|er|ver|zer|ent|emp|miss|über|unter|wider)|ieren$/u

/**
 * How needs and listings write a weak German verb beside its infinitive, which stemming does not bring together: "prüfen"
 * gives "prüft" and "geprüft", "auswerten" "auswertet" and "ausgewertet". Strong verbs get forms nobody writes: no harm.
 * Empty for what is no infinitive in small letters.
 */
export function verbForms(word: string): string[] {
  if (!/^\p{Ll}{3,}en$/u.test(word)) return []
  const stem = word.slice(0, -2)
  const ending = /[td]$/.test(stem) ? 'et' : 't'
  const present = stem + ending
  if (inseparable.test(word)) return [present]
  const prefix = separable.exec(word)?.[1] ?? ''
  const rest = stem.slice(prefix.length)
  // "vorbereiten": what stands behind the prefix may be inseparable itself.
  return [present, `${prefix}${inseparable.test(`${rest}en`) ? '' : 'ge'}${rest}${ending}`]
}
