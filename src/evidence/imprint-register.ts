import { isValidChe } from '../firms/vat-id.js'
import type { ImprintLine } from './imprint-lines.js'
import { tidyTown, townPattern } from './town.js'

/** Where and under which number a firm is registered. */
export interface RegisterEntry {
  /** As written, without "Amtsgericht"; null where the page names none. */
  court: string | null
  /** "HRB 12345 B", "FN 123456a", "CHE-123.456.788". */
  number: string
  country: 'DE' | 'AT' | 'CH'
}

type Kind = 'HRA' | 'HRB' | 'VR' | 'GnR' | 'PR' | 'GsR' | 'FN' | 'CHE'

interface FoundNumber {
  kind: Kind
  number: string
  from: number
  to: number
  isPartner: boolean
}

/** Letters that courts of several former registers put behind a number: Berlin, Bremen, Kiel, Flensburg, Potsdam … */
const suffix = '(?: ?(B|KI|FL|HL|PI|NM|IZ|HB|BHV|P|CB|FF|NP)(?![\\p{L}\\d]))?'
const digits = '(\\d{1,3}(?:[ .]\\d{3}){1,2}(?![ .]?\\d)|\\d{1,7}(?!\\d))'
const between =
  '(?:\\s|[:.,–-]|Nr\\.?|Nummer|Number|No\\.?|#|Register(?:nummer|-Nr\\.)?|unter(?: der)?){0,9}?'
const german = new RegExp(
  `(?<![\\p{L}\\d])(H\\.?\\s?R\\.?\\s?[AB]|VR|GnR|GNR|PR|GsR|GsReg)(?![\\p{Ll}])${between}${digits}${suffix}`,
  'gu',
)
/** Numbers whose register is named in words; which part of the commercial register it is follows from the legal form. */
const spelled = new RegExp(
  `(?:(Handels|Vereins|Genossenschafts|Partnerschafts)register(?:s|nummer|-?\\s?Nr\\.?)?|(Register(?:nummer|-?\\s?Nr\\.?|eintrag)))${between}(?:(?:${townPattern},? )?(?:Abteilung|Abt\\.) ([AB])${between})?${digits}${suffix}`,
  'giu',
)
/** "Handelsregister B des Amtsgerichts Köln unter der Nr. 1": with a town between, a word must say that a number follows. */
const inProse = new RegExp(
  `(Handels|Vereins|Genossenschafts|Partnerschafts)register()(?: (?:Abteilung )?([AB])(?!\\p{L}))?,? (?:des |beim |bei dem |am )?(?:(?:Amts|Register)gerichts? )?(?:in )?${townPattern},?\\s?(?:unter (?:der )?)?(?:Nr\\.|Nummer|Registernummer)[\\s:.]{0,3}${digits}${suffix}`,
  'gu',
)
const austrian =
  /(?<![\p{L}\d])(?:FN|Firmenbuch(?:nummer|-?Nr\.?))(?:\s|[:.–-]|Nr\.?)*(?:FN\s*)?(\d{1,6})\s?([a-z])(?![\p{L}\d])/giu
const swiss = /(?<![\p{L}\d])CHE[ .-]{0,2}(\d{3})[ .]?(\d{3})[ .]?(\d{3})(?!\d)/giu

const court =
  '(?:Amtsgericht(?:s|es)?|Registergericht(?:s|es)?|AMTSGERICHT|REGISTERGERICHT|AmtsG|Amtsger\\.|Firmenbuchgericht(?:s|es)?|Handelsgericht(?:s|es)?|Landesgericht(?:s|es)?|(?:[Ll]ocal|[Dd]istrict|[Rr]egist(?:er|ry|ration)) [Cc]ourt)'
const linking =
  '(?:[\\s:,–/()-]|in (?!\\p{Ll})|of |zu |bei |beim |des |AG (?=\\p{Lu})|für (?:ZRS|Zivilrechtssachen) |als Handelsgericht |-nummer|-Nr\\.)'
const courts = [
  // Courts of Austria by their letters, beside a number only.
  new RegExp(`(?<![\\p{L}\\d])[HL]G (${townPattern})(?=[\\s,;:()–-]{0,4}(?:unter )?FN)`, 'gu'),
  new RegExp(`(?<=FN ?\\d{1,6} ?[a-z][\\s,;:()–-]{0,4})[HL]G (${townPattern})`, 'gu'),
  new RegExp(`${court}${linking}*(?:${court}${linking}*)?(?:- ?Registergericht ?- ?)?(${townPattern})`, 'gu'),
  // "AG" is a court beside a number only; elsewhere it is a legal form.
  new RegExp(
    `(?<![\\p{L}\\d])AG (${townPattern})(?=[\\s,;:()–-]{0,4}(?:unter |Nr\\.? ?)?(?:HR|VR|GnR|PR))`,
    'gu',
  ),
  new RegExp(`(?<=\\d(?: ?\\p{Lu}{1,3})?[\\s,;:()–-]{0,4}(?:beim |am )?)AG (${townPattern})`, 'gu'),
  new RegExp(
    `(?:(?:Handels|Vereins|Genossenschafts|Partnerschafts)register|(?<!\\p{L})HR|[Cc]ommercial [Rr]egister)(?:s|gericht)? ?(?:in |of |of the |des |bei |beim |:? )?(${townPattern})(?=[\\s,;:()–·-]{0,4}(?:unter |Nr\\.? ?)?(?:HR|VR|GnR|PR|Abteilung|Abt\\.|$))`,
    'gmu',
  ),
]

/** Which register a legal form belongs to, by what stands in its name. */
const registerOf: readonly [form: RegExp, kinds: readonly Kind[]][] = [
  [
    /(?<!\p{L})(?:Co\. ?KG|KG|OHG|oHG|e\. ?K\.|e\. ?Kfm\.|e\. ?Kfr\.|Kommanditgesellschaft)(?!\p{L})/u,
    ['HRA'],
  ],
  [
    /(?:GmbH|UG|AG|SE|KGaA|gUG|Aktiengesellschaft|Unternehmergesellschaft|mbH|beschränkter Haftung)(?!\p{L})/u,
    ['HRB'],
  ],
  [/e\. ?V\.?|Verein/u, ['VR']],
  [/eG|e\. ?G\.|Genossenschaft|SCE/u, ['GnR']],
  [/PartG|Partnerschaft/u, ['PR']],
  [/eGbR|GbR/u, ['GsR']],
]

/**
 * The firm's entry: the first number of the register that its legal form belongs to, with the court that stands nearest. A firm in
 * formation has none, and a number that is only its general partner's is not taken.
 * @param legalForm of the name that the page gives, null where it gives none
 */
export function findRegisterEntry(
  lines: readonly ImprintLine[],
  legalForm: string | null,
): RegisterEntry | null {
  const text = lines.map((line) => line.text).join('\n')
  const partners = partnerSpans(lines)
  const isPartner = (place: number) => partners.some(([from, to]) => place >= from && place < to)
  const numbers = findNumbers(text, legalForm, isPartner)
  const chosen = choose(numbers, legalForm)
  if (!chosen) return null
  if (chosen.kind === 'CHE') return { court: null, number: chosen.number, country: 'CH' }
  return {
    court: nearestCourt(text, chosen),
    number: chosen.number,
    country: chosen.kind === 'FN' ? 'AT' : 'DE',
  }
}

function partnerSpans(lines: readonly ImprintLine[]): [from: number, to: number][] {
  const spans: [number, number][] = []
  let place = 0
  for (const { text, isPartner } of lines) {
    if (isPartner) spans.push([place, place + text.length])
    place += text.length + 1
  }
  return spans
}

function findNumbers(
  text: string,
  legalForm: string | null,
  isPartner: (place: number) => boolean,
): FoundNumber[] {
  const found: FoundNumber[] = []
  const add = (match: RegExpExecArray, kind: Kind, number: string) =>
    found.push({
      kind,
      number,
      from: match.index,
      to: match.index + match[0].length,
      isPartner: isPartner(match.index),
    })
  for (const match of text.matchAll(german)) {
    const kind = kindOf(match[1] ?? '')
    if (kind) add(match, kind, composeNumber(kind, match[2], match[3]))
  }
  for (const pattern of [spelled, inProse])
    for (const match of text.matchAll(pattern)) {
      const kind = spelledKind(match[1] ?? '', match[3], legalForm)
      if (kind) add(match, kind, composeNumber(kind, match[4], match[5]))
    }
  for (const match of text.matchAll(austrian))
    add(match, 'FN', `FN ${match[1]}${(match[2] ?? '').toLowerCase()}`)
  for (const match of text.matchAll(swiss)) {
    const [, a = '', b = '', c = ''] = match
    if (isValidChe(a + b + c)) add(match, 'CHE', `CHE-${a}.${b}.${c}`)
  }
  return found.sort((a, b) => a.from - b.from)
}

function kindOf(written: string): Kind | null {
  const letters = written.replace(/[\s.]/g, '').toUpperCase()
  const kinds: Readonly<Record<string, Kind>> = {
    HRA: 'HRA',
    HRB: 'HRB',
    VR: 'VR',
    GNR: 'GnR',
    PR: 'PR',
    GSR: 'GsR',
    GSREG: 'GsR',
  }
  return kinds[letters] ?? null
}

function spelledKind(register: string, part: string | undefined, legalForm: string | null): Kind | null {
  const name = register.toLowerCase()
  if (name === 'vereins') return 'VR'
  if (name === 'genossenschafts') return 'GnR'
  if (name === 'partnerschafts') return 'PR'
  if (part) return part.toUpperCase() === 'A' ? 'HRA' : 'HRB'
  return kindsFor(legalForm)?.[0] ?? null
}

function composeNumber(kind: Kind, number = '', letter: string | undefined): string {
  return `${kind} ${number.replace(/\D/g, '')}${letter ? ` ${letter}` : ''}`
}

function kindsFor(legalForm: string | null): readonly Kind[] | null {
  if (legalForm === null) return null
  return registerOf.find(([form]) => form.test(legalForm))?.[1] ?? null
}

function choose(numbers: readonly FoundNumber[], legalForm: string | null): FoundNumber | undefined {
  const abroad = numbers.find(({ kind }) => kind === 'FN' || kind === 'CHE')
  const wanted = kindsFor(legalForm)
  if (!wanted) return numbers.find(({ isPartner }) => !isPartner) ?? abroad
  const fitting = numbers.filter(({ kind }) => wanted.includes(kind))
  // In one block all that follows the partner's name looks like the partner's; the kind of register tells them apart.
  return fitting.find(({ isPartner }) => !isPartner) ?? fitting[0] ?? abroad
}

/** In characters; a court further away is named for another reason, such as the place of jurisdiction. */
const farthest = 400

function nearestCourt(text: string, { from, to }: FoundNumber): string | null {
  let best: { town: string; distance: number } | null = null
  for (const pattern of courts)
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      const distance = end <= from ? from - end : start >= to ? start - to : 0
      const town = tidyTown(match[1] ?? '')
      if (town !== '' && distance <= farthest && (!best || distance < best.distance))
        best = { town, distance }
    }
  return best?.town ?? null
}
