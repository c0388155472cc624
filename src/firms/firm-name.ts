import { cleanLine } from './clean-text.js'
import { type LegalForms, splitLegalForm } from './legal-forms.js'

/** A name taken apart. */
export interface FirmName {
  /** Without legal form, slogan and former names; the form itself where there is nothing else. */
  name: string
  legal_form: string | null
  former_names: string[]
  /** The name says that the firm is no longer there: "(inaktiv)". */
  inactive: boolean
}

const formerInBrackets =
  /\s*[([]\s*(?:früher|fr\?her|frueher|vormals|ehemals|ehem\.|zuvor|ex[- :]|formerly(?: known as)?|previously|prev\.|fka|f\/k\/a|formely|anciennement|now part of)[\s:]*([^)\]]*)[)\]]?/giu
const formerAtEnd =
  /[\s,;–—-]+(?:früher|fr\?her|frueher|vormals|ehemals|formerly(?: known as)?|previously|fka|f\/k\/a)[\s:]+(.+)$/iu
const inactive = /\s*[([]\s*(?:inaktiv|inactive|geschlossen|closed|insolvent|insolvenz|defunct)\s*[)\]]/giu
const marks = /[®™©]|\((?:R|TM)\)/gu
const dash = /\s+[–—|·•:-]+\s+|\s*\|\s*|:\s+/u

/** "Café Sonne, Inh. Anna Muster": the owner is a person. */
const owner = /(?<=(?<!\p{L})(?:Inh\.|Inhaber(?:in)?))\s*:?\s*(?:Dr\. )?\p{Lu}.*$/u

/** A name without the person who is named as its owner; "Inh." stays, it says what kind of firm it is. */
export function withoutOwner(name: string): string {
  return name.replace(owner, '').replace(/\(([^()]*)$/u, '($1)')
}

/**
 * Takes a directory's name apart: "AppSCREEN® GmbH – Apps perfekt präsentieren!" is "AppSCREEN", GmbH;
 * "BetterTaxi (BetterTec GmbH)" is "BetterTaxi (BetterTec)", GmbH; "(früher X)" goes to the former names.
 */
export function splitName(raw: string, forms: LegalForms): FirmName {
  const former: string[] = []
  let text = withoutOwner(cleanLine(raw)).replace(marks, '')
  const isInactive = inactive.test(text)
  inactive.lastIndex = 0
  text = text.replace(inactive, ' ').replace(formerInBrackets, (_, names: string) => {
    former.push(...splitFormer(names, forms))
    return ' '
  })
  text = cleanLine(
    text.replace(formerAtEnd, (_, names: string) => {
      former.push(...splitFormer(names, forms))
      return ''
    }),
  )
  const { name, form } = withoutSlogan(text, forms)
  return {
    name: name || form || withoutOwner(cleanLine(raw)),
    legal_form: form,
    former_names: [...new Set(former)].filter((one) => one !== name),
    inactive: isInactive,
  }
}

/** "AndAI, Inc. (informally AndAI)": a word on the name, no part of it. */
const remark = /\s*\((?:informally|also|aka|a\.k\.a\.|dba|auch|kurz)\b.*$/iu

/**
 * Former names as their own field has them, cleaned; fragments of one letter are none.
 * @param names one text, which may name several with commas, or a list, of which each is one name
 */
export function cleanFormerNames(
  names: string | readonly string[],
  current: string,
  forms: LegalForms,
): string[] {
  const cleaned =
    typeof names === 'string'
      ? splitFormer(names, forms)
      : names.map((name) => splitLegalForm(cleanLine(name).replace(remark, ''), forms).bare)
  const now = current.toLowerCase()
  return [...new Set(cleaned)].filter((name) => name.length > 1 && name.toLowerCase() !== now)
}

function splitFormer(text: string, forms: LegalForms): string[] {
  return text
    .split(/\s*[,;/]\s*|\s+(?:and|und)\s+(?=\S+$)/)
    .map((name) => splitLegalForm(cleanLine(name), forms).bare)
    .filter((name) => name.length > 1)
}

/** The part before a dash or pipe if it ends in a form or the rest reads like a slogan; else the whole. */
function withoutSlogan(text: string, forms: LegalForms): { name: string; form: string | null } {
  const parts = text
    .split(dash)
    .map((part) => part.trim())
    .filter(Boolean)
  const [head = '', ...rest] = parts
  if (rest.length) {
    const first = splitBrackets(head, forms)
    if (first.form && first.name) return first
    const tail = splitBrackets(rest.join(' – '), forms)
    if (tail.form && tail.name) return { name: `${head} – ${tail.name}`, form: tail.form }
    if (first.name && isSlogan(rest.join(' '))) return { name: first.name, form: tail.form }
  }
  return splitBrackets(text, forms)
}

/** A form at the end, or at the end of a bracket; the bracket itself stays, it holds the operator or the brand. */
function splitBrackets(text: string, forms: LegalForms): { name: string; form: string | null } {
  const whole = splitLegalForm(text, forms)
  const bracket = /^(.*?)\s*\(([^()]*)\)\s*$/u.exec(whole.bare)
  if (!bracket) return { name: whole.bare, form: whole.form }
  const [, before = '', within = ''] = bracket
  const outer = splitLegalForm(before, forms)
  const inner = splitLegalForm(within, forms)
  const form = whole.form ?? outer.form ?? inner.form
  if (!outer.bare) return { name: inner.bare, form }
  return { name: inner.bare ? `${outer.bare} (${inner.bare})` : outer.bare, form }
}

/** Three words or more, or an exclamation: nobody is called that. */
function isSlogan(text: string): boolean {
  return /[!?]$/.test(text) || text.split(/\s+/).length >= 3
}
