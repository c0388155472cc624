import { cleanLine } from './clean-text.js'
import { foldShort } from './fold-name.js'

/** Names that are neither the German, English nor French one of the Unicode tables. */
const otherNames: Record<string, string> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  schottland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  grossbritannien: 'GB',
  'u.k.': 'GB',
  usa: 'US',
  us: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  america: 'US',
  'united states of america': 'US',
  'vereinigte staaten von amerika': 'US',
  brd: 'DE',
  'federal republic of germany': 'DE',
  'bundesrepublik deutschland': 'DE',
  d: 'DE',
  ger: 'DE',
  deu: 'DE',
  aut: 'AT',
  che: 'CH',
  gbr: 'GB',
  fra: 'FR',
  nld: 'NL',
  a: 'AT',
  holland: 'NL',
  'the netherlands': 'NL',
  nederland: 'NL',
  espana: 'ES',
  italia: 'IT',
  polska: 'PL',
  sverige: 'SE',
  norge: 'NO',
  danmark: 'DK',
  suomi: 'FI',
  osterreich: 'AT',
  oesterreich: 'AT',
  suisse: 'CH',
  'czech republic': 'CZ',
  tschechien: 'CZ',
  'tschechische republik': 'CZ',
  slovakia: 'SK',
  turkey: 'TR',
  turkei: 'TR',
  russia: 'RU',
  'south korea': 'KR',
  korea: 'KR',
  'republic of korea': 'KR',
  vietnam: 'VN',
  taiwan: 'TW',
  'hong kong': 'HK',
  macau: 'MO',
  uae: 'AE',
  'vereinigte arabische emirate': 'AE',
  'republic of ireland': 'IE',
  'ivory coast': 'CI',
  'cape verde': 'CV',
  kosovo: 'XK',
  macedonia: 'MK',
  moldova: 'MD',
  bolivia: 'BO',
  venezuela: 'VE',
  tanzania: 'TZ',
  syria: 'SY',
  laos: 'LA',
  iran: 'IR',
  el: 'GR',
}

/** Codes that are withdrawn, reserved or no country; the tables of names know them all the same. */
const noCountry = new Set(
  'AC AN BU CP CQ CS CT DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO QU RH SU TA TP UK UN VD WK XA XB YD YU ZR ZZ'.split(
    ' ',
  ),
)

const usStates = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC'.split(
    ' ',
  ),
)

/** Whether a text is the two-letter code of a state of the USA; some, such as DE, are countries too. */
export function isUsState(text: string): boolean {
  return usStates.has(text)
}

/** Words such as "constructor" are properties of every object. */
function otherName(folded: string): string | undefined {
  return Object.hasOwn(otherNames, folded) ? otherNames[folded] : undefined
}

let byName: Map<string, string> | undefined

/** ISO 3166-1 alpha-2 of a country as written: code, flag, German, English or French name; null where none is meant. */
export function countryCode(text: string): string | null {
  const line = cleanLine(text)
  const flag = /^([\u{1F1E6}-\u{1F1FF}])([\u{1F1E6}-\u{1F1FF}])$/u.exec(line)
  if (flag) return knownCode(letterOf(flag[1]) + letterOf(flag[2]))
  if (/^[A-Z]{2}$/.test(line)) return line === 'UK' ? 'GB' : line === 'EL' ? 'GR' : knownCode(line)
  byName ??= readNames()
  const folded = foldShort(line).replace(/\.$/, '')
  return (
    byName.get(folded) ??
    otherName(folded) ??
    otherName(foldShort(line)) ??
    (/^[a-z]{2}$/.test(line) ? knownCode(line.toUpperCase()) : null)
  )
}

function letterOf(indicator: string | undefined): string {
  return String.fromCharCode((indicator?.codePointAt(0) ?? 0) - 0x1f1e6 + 65)
}

function knownCode(code: string): string | null {
  if (noCountry.has(code)) return null
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) ? code : null
}

/** Built at the first question: 676 codes in three languages take some milliseconds. */
function readNames(): Map<string, string> {
  const names = new Map<string, string>()
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const language of ['de', 'en', 'fr']) {
    const table = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const first of letters)
      for (const second of letters) {
        const code = first + second
        const name = noCountry.has(code) ? undefined : table.of(code)
        if (name && !names.has(foldShort(name))) names.set(foldShort(name), code)
      }
  }
  return names
}
