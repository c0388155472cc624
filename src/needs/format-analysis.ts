import type { AnalysedNeed, NeedTerm } from './analyse-need.js'

/** Label and text of what the tool understood, for printing line by line. */
export function formatAnalysis(need: AnalysedNeed): [string, string][] {
  const strong = need.terms.filter((term) => !term.generic)
  const concepts = strong.filter((term) => term.kind === 'concept')
  const words = strong.filter((term) => term.kind === 'word')
  const generic = need.terms.filter((term) => term.generic)
  return [
    ...concepts.map((term, i): [string, string] => [i ? '' : 'Concepts', formatConcept(term)]),
    ['Words', list(words.map((term) => `${term.label} (${weightOf(term)})`))],
    ['Common words', list(generic.map((term) => `${term.label} (${weightOf(term)})`))],
    ['Must', list(need.must.map((phrase) => phrase.text))],
    ['Not', list(need.not.map((phrase) => phrase.text))],
    ...need.sideRemarks.map((text, i): [string, string] => [i ? '' : 'Side remarks', text]),
    ['Not searched', list(need.ignored)],
    ...need.notes.map((text): [string, string] => ['Note', text]),
    ['Vocabulary', need.lexicon],
  ]
}

function formatConcept(term: NeedTerm): string {
  const forms = term.forms.slice(0, 6).map((form) => form.text)
  return `${term.label} (${weightOf(term)}) from "${term.from.join('", "')}": ${forms.join(', ')}${term.forms.length > 6 ? ', …' : ''}`
}

function weightOf(term: NeedTerm): string {
  const { text, search } = term.weights
  return search ? `${text.toFixed(2)} + ${search.toFixed(2)} line` : text.toFixed(2)
}

function list(items: string[]): string {
  return items.join(', ') || 'none'
}
