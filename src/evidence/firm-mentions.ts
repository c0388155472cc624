import { anyWord, escapePattern } from './patterns.js'

/** What a firm and its products are called in texts. */
export interface FirmWords {
  /** Names of the firm, with and without legal form. */
  names: readonly string[]
  products: readonly string[]
}

/** Ready patterns of a firm's names. */
export interface FirmPatterns {
  own: RegExp
  product: RegExp | null
  /** Name or product behind "mit", "auf", "von" and the like. */
  instrument: RegExp
  /** The firm or its product as what was not taken or was left: "statt auf Muster", "von Muster zu". */
  leftBehind: RegExp
  /** The firm is the one who uses: "Muster nutzt offene Daten der". Ends before a body. */
  takesFrom: RegExp
  /** Lower case; no body's name may be one of them. */
  names: readonly string[]
}

/** The legal form at the end of a name. */
export const legalForm =
  /[\s,]+(?:gGmbH|GmbH|mbH|AG|SE|KG|OHG|GbR|UG(?: \(haftungsbeschränkt\))?|e\.\s?K\.|e\.\s?V\.|eG|Ltd\.?|Limited|Inc\.?|LLC|& Co\. KG)$/u
const general =
  /^(?:Digital|Smart|Deutsche|Kommunal|Public|Public|Data|Cloud|City|Stadt|Kreis|Civic|Government|Bürger)/u

/** Makes the patterns of a firm; done once for all its pages. */
export function firmPatterns(firm: FirmWords): FirmPatterns {
  const names = new Set<string>()
  for (const name of firm.names) {
    const clean = name.trim()
    if (!clean) continue
    names.add(clean)
    const bare = clean.replace(legalForm, '').replace(legalForm, '')
    if (bare.length >= 3) names.add(bare)
    const first = bare.split(/\s/)[0] ?? ''
    // "Lotsenwerk" for "Lotsenwerk Nord": a long first word that is no common one.
    if (first.length >= 6 && !general.test(first)) names.add(first)
    const pair = /^(\S{1,3} & \S{1,3}) /u.exec(bare)?.[1]
    if (pair) names.add(pair)
  }
  const all = [...names, ...firm.products]
    .filter((name) => name.length > 2)
    .sort((a, b) => b.length - a.length)
  const own = all.map(escapePattern)
  const words = own.length ? own : ['(?!)']
  const any = words.map((name) => `${name}s?`).join('|')
  return {
    own: anyWord(...words.map((name) => `${name}s?`)),
    product: firm.products.length ? anyWord(...firm.products.map(escapePattern)) : null,
    instrument: anyWord(
      `(?:mit|auf|per|dank|mittels|mithilfe|with|via|on|using|through)(?: (?:von|der|dem|den|die|das|des|unsere[nmrs]?|unser|einem|einer|the|our))?(?: (?:Software|Lösung|Plattform|Firma|Produkt|Bot|Assistenten))?(?: de[rs])? (?:${any})`,
    ),
    leftBehind: anyWord(
      `(?:statt|anstatt|anstelle|instead of|rather than)(?: (?:auf|mit|von|für|on|with|for|der|die|das|dem|den))*(?: (?:Software|Lösung|Plattform|Firma|Produkt))?(?: de[rs])? (?:${any})`,
      `(?:${any}) [^.;]{0,60}durch [^.;]{1,60}(?:ersetzt|abgelöst)`,
      `(?:hat|haben|hatten?|wurde|has|have) (?:${any}) (?:inzwischen |mittlerweile |wieder )?(?:abgelöst|ersetzt|abgeschafft|abgeschaltet)`,
      `(?:von|weg von|from) (?:${any}) (?:zu|auf|to)`,
      `replaced (?:${any})`,
    ),
    takesFrom: new RegExp(
      `(?<!\\p{L})(?:(?:${words.join('|')}|wir|we) (?:nutz(?:t|en|te|ten)|verwende(?:t|n|te|ten)|bezieh(?:t|en)|setz(?:t|en) auf|uses?|rel(?:y|ies) on)|(?:nutzen|verwenden|beziehen|setzen) wir)(?!\\p{L})[^.;:]*?\\p{L}{3,}\\s(?:der|des|vom|von|from|of)(?:\\s(?:der|dem|the))?\\s$`,
      'iu',
    ),
    names: [...names].map((name) => name.toLowerCase()),
  }
}
