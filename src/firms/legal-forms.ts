import { foldShort } from './fold-name.js'

/** A form as data/legal-forms.yaml has it. */
export interface WrittenForm {
  form: string
  in: string[]
  also: string[]
  as_written: boolean
  sole_trader: boolean
}

interface Form {
  form: string
  /** Letters in which it must stand, if capitals count; all spellings that share the compact key. */
  written: Set<string> | null
  countries: string[]
  soleTrader: boolean
}

/** Longer spellings, such as Aktiengesellschaft, are no other word in any letters. */
const longestAsWritten = 5

/** The legal forms of data/legal-forms.yaml, ready to be looked up at the end of a name. */
export interface LegalForms {
  /** Compact spelling to the form. */
  byKey: ReadonlyMap<string, Form>
  /** The most words a form has. */
  mostWords: number
}

/** Makes forms ready for looking up: each spelling, and what is left of it on a page without umlauts. */
export function indexLegalForms(forms: readonly WrittenForm[]): LegalForms {
  const byKey = new Map<string, Form>()
  let mostWords = 1
  for (const { form, in: countries, also, as_written, sole_trader } of forms)
    for (const spelling of [form, ...also]) {
      const written = as_written && lettersOf(spelling).length <= longestAsWritten
      for (const variant of [spelling, lossy(spelling)]) {
        const key = compact(variant)
        // "??" is what is left of a Cyrillic form, and of many a slogan.
        if (!/\p{L}/u.test(key)) continue
        const known = byKey.get(key)
        if (!known)
          byKey.set(key, {
            form,
            written: written ? new Set([lettersOf(spelling)]) : null,
            countries,
            soleTrader: sole_trader,
          })
        else if (written) known.written?.add(lettersOf(spelling))
      }
      mostWords = Math.max(mostWords, spelling.split(/\s+/).length)
    }
  return { byKey, mostWords }
}

export interface SplitForm {
  /** The name without its form; empty for a name that is a form alone. */
  bare: string
  /** The form as the name has it, null for none. */
  form: string | null
}

/** Takes the legal form off the end of a name, whole words only; a doubled one ("X GmbH GmbH") twice. */
export function splitLegalForm(name: string, forms: LegalForms): SplitForm {
  let bare = name.trim()
  let form: string | null = null
  for (let round = 0; round < mostForms; round++) {
    const found = trailingForm(bare, forms)
    if (!found) break
    form = form === null || compact(form) === compact(found.text) ? found.text : `${found.text} ${form}`
    bare = found.before
  }
  return { bare, form }
}

/** How far from the end of a name its form begins at most, in characters. */
const longestForm = 300
/** Forms one behind the other: names have two or three, and each costs a look through the name. */
const mostForms = 10

/** Whether a form is that of a trader under their own name, such as e. K. */
export function isSoleTraderForm(form: string, forms: LegalForms): boolean {
  return forms.byKey.get(compact(form))?.soleTrader ?? false
}

function trailingForm(name: string, forms: LegalForms): { before: string; text: string } | null {
  // A word that is cut in two at the beginning is none: a form is shorter by far.
  const offset = Math.max(0, name.length - longestForm)
  const words = [...name.slice(offset).matchAll(/\S+/g)]
  if (offset > 0) words.shift()
  for (let count = Math.min(words.length, forms.mostWords); count > 0; count--) {
    const start = offset + (words[words.length - count]?.index ?? 0)
    const text = name.slice(start)
    // A bracket that opens before the form belongs to the name: "X (Y GmbH)".
    if (!balanced(text)) continue
    const form = forms.byKey.get(compact(text))
    if (!form || (form.written && !isWrittenSo(text, form.written))) continue
    return {
      before: withoutEnd(name, start),
      text: text.replace(/^[,;]\s*|[\s,;]+$/g, ''),
    }
  }
  return null
}

/** The beginning of a name, without what parts it from its form. */
function withoutEnd(name: string, end: number): string {
  let last = end
  while (last > 0 && /[\s,;:/–—-]/.test(name.charAt(last - 1))) last--
  return name.slice(0, last)
}

function isWrittenSo(text: string, written: ReadonlySet<string>): boolean {
  return written.has(lettersOf(text)) || /\p{L}\./u.test(text)
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}&+]/gu, '')
}

function compact(text: string): string {
  return foldShort(text).replace(/[^\p{L}\d&+?]/gu, '')
}

/** As a page without umlauts has it: "haftungsbeschr?nkt". */
function lossy(text: string): string {
  return text.replace(/[^\x20-\x7E]/g, '?')
}

function balanced(text: string): boolean {
  return text.split('(').length === text.split(')').length
}
