import type { NeedTerm } from '../needs/analyse-need.js'

/** Language of the labels of reasons; `need` names a concept by the word of the need that led to it. */
export type LabelLanguage = 'de' | 'en' | 'need'

/** What a reason for points is called for a person. */
export interface Labels {
  term(term: NeedTerm, guarded: boolean): string
  /** @param rule as stored with a quote: `govtech/authorities@2` */
  evidence(rule: string): string
  /** No word is shared: the text lies near by its vector. */
  near(model: string, rank: number): string
}

/** Rule without its version to what it says, in both languages. */
export type RuleLabels = ReadonlyMap<string, { de: string; en: string }>

const guardedRemark = {
  de: 'auch eine andere Aufgabe ist genannt',
  en: 'another job is named too',
}
/** For a rule without a label of its own: what it speaks for. */
const statements: Record<string, { de: string; en: string }> = {
  ai: { de: 'KI', en: 'AI' },
  govtech: { de: 'öffentlicher Sektor', en: 'public sector' },
  'answered-yes': { de: 'Antwort ja', en: 'answered yes' },
  'answered-partly': { de: 'Antwort teilweise', en: 'answered partly' },
  'reference-authority': {
    de: 'Bekanntmachung nennt eine Behörde als Kunden',
    en: 'a notice names a public customer',
  },
  'reference-press': {
    de: 'Dritte nennen eine Behörde als Kunden',
    en: 'a third party names a public customer',
  },
  'reference-own': {
    de: 'Behörde als Kunde, laut Anbieter',
    en: 'a public customer, according to the supplier',
  },
  'list-press': {
    de: 'steht auf der Liste eines Dritten',
    en: 'stands on a list of a third party',
  },
  place: { de: 'Sitz am bevorzugten Ort', en: 'seat in a preferred place' },
}

/** Labels in a language; ids of rules and concepts stay out of them. */
export function labelsIn(language: LabelLanguage, rules: RuleLabels = new Map()): Labels {
  const lang = language === 'need' ? 'en' : language
  return {
    term(term, guarded) {
      const name = language === 'need' ? (term.from[0] ?? term.names.en) : term.names[lang]
      return guarded ? `${name} (${guardedRemark[lang]})` : name
    },
    evidence(rule) {
      const [id = rule] = rule.split('@')
      return (rules.get(id) ?? statements[id.split('/')[0] ?? ''])?.[lang] ?? id
    },
    near: (model, rank) =>
      lang === 'de' ? `ähnlicher Text (${model}, Platz ${rank})` : `embeddings: ${model}, rank ${rank}`,
  }
}
