import type { TextBlock } from './site-page.js'

/** A line of an Impressum as a reader sees it. */
export interface ImprintLine {
  text: string
  /** Others in whose hands the firm is, such as the general partner: their numbers are not the firm's. */
  isPartner: boolean
  /** Number of its block: lines of one paragraph share it. */
  block: number
}

const begin =
  /^(?:impressum|imprint|legal notice|anbieterkennzeichnung|angaben (?:gem|nach)|offenlegung|medieninhaber|site notice|pflichtangaben)/i

/** Who made the page or its pictures; stands last, and what follows is theirs. */
const maker =
  /(?:web\s?-?design|(?:technische )?umsetzung|realisierung|realisation|programmierung|gestaltung|konzept(?:ion)?(?: (?:und|&|\+) \p{L}+)?|grafik|design(?: (?:und|&|\+) \p{L}+)?|website (?:by|von)|webentwicklung|webagentur|internetagentur|agentur|fotos?|fotografie|bildnachweise?|bildquellen?|bildrechte|bilder|hosting|hoster|provider|powered by|credits?|site by|(?:(?:diese |die )?(?:web(?:site|seite)|seite|homepage) (?:wurde )?)?(?:realisiert|erstellt|entwickelt|gestaltet|umgesetzt|programmiert|gebaut|gehostet|betreut|made|built|designed|developed|created|hosted)(?= (?:von|durch|bei|by|with|mit)(?!\p{L})))/u
/** Other firms, authorities and associations that an Impressum has to name. */
const other =
  /(?:(?:externe[rn]?|betriebliche[rn]?|unsere[rn]?|unser) )?(?:datenschutzbeauftragte[rn]?|data protection officer|dsb|informationssicherheitsbeauftragte[rn]?)|(?:zuständige )?(?:aufsichtsbehörde|kammer|stiftungsaufsicht|prüfungsverband|aufsicht)|(?:angaben zur )?(?:berufs|betriebs|vermögensschaden-?)?haftpflicht(?:versicherung)?|versicherung(?:sgeber|sgesellschaft)?|(?:verbraucher)?(?:schlichtung|streitbeilegung|streitschlichtung)\p{L}*|online-streitbeilegung|mitgliedschaft(?:en)?|mitglied|bankverbindung|bank|hausbank|steuerberater(?:in)?|wirtschaftsprüfer|jugendschutzbeauftragte[rn]?|zustellungsbevollmächtigte[rn]?|zweigstelle|zweigniederlassung(?:en)?|niederlassung(?:en)?|weitere standorte|filiale[n]?|gefördert|förderhinweis|projektpartner|partner/u
/** Parts of a longer page that say nothing of who the firm is. */
const rest =
  /datenschutz(?:erklärung|hinweise?)?(?: .*)?|haftungsausschluss.*|disclaimer.*|haftung für.*|urheberrecht.*|privacy policy.*|rechtliche hinweise.*|nutzungsbedingungen.*|copyright/u
const partner =
  /persönlich haftende|persönlich haftet|komplementär(?:in)?|general partner|(?<!\p{L})gesellschafter(?:in)?(?= ?:| ist)|phg(?!\p{L})/iu

const labelEnd =
  '(?=$|\\s*[:–-]|\\s+(?:ist|sind|durch|von|by|bei|with|mit|nach|gemäß|gem\\.|i\\.? ?s\\.)|\\s*\\()'
/** "Konzept, Design & Umsetzung:" */
const makerLine = new RegExp(
  `^(?:${maker.source})(?:\\s*(?:,|&|\\+|/|und|and)\\s*(?:${maker.source}))*${labelEnd}`,
  'iu',
)
/** As a heading these announce who made the website; as a label they stand before its address. */
const makerHeading = /^(?:(?:diese )?web(?:site|seite|auftritt)|internetauftritt|homepage)\s*:?$/iu
const otherLine = new RegExp(
  `^(?:(?:${other.source})${labelEnd}|mitglied (?:im|in|bei|der|des|von)(?!\\p{L}))`,
  'iu',
)
const restLine = new RegExp(`^(?:${rest.source})$`, 'iu')
/** Somebody else is named in the middle of a line: "… AG Kiel ... Webdesign: Agentur XY". */
const within = new RegExp(`(?<=[.;,|·•)\\s])(?:${maker.source}|(?:${other.source}))\\s*:\\s`, 'iu')
/** The firm goes on. */
const ofFirm =
  /^(?:angaben (?:gem|nach)|anbieter|handelsregister|register|amtsgericht|registergericht|eingetragen|eintrag|umsatzsteuer|ust|vat|mwst|uid|firma|firmensitz|sitz|hauptsitz|anschrift|adresse|kontakt|vertret|geschäftsführ|vorstand|firmenbuch|genossenschaftsregister|vereinsregister|partnerschaftsregister|hr[ab](?!\p{L})|unternehmen)/iu

/** An Impressum has tens of lines; what is longer is another page. */
const mostLines = 600
const longestLine = 1000

/**
 * The lines of a page that speak of the firm: from the word Impressum on, without web designers, insurers, chambers, officers for
 * data protection and other parts of the page.
 */
export function firmLines(blocks: readonly TextBlock[]): ImprintLine[] {
  const shown = blocks.filter(({ kind }) => kind !== 'alt')
  const start = shown.findIndex(({ text }) => begin.test(text.trim()))
  const kept = linesFrom(start < 0 ? shown : shown.slice(start))
  return kept.length > 1 || start <= 0 ? kept : linesFrom(shown)
}

function linesFrom(blocks: readonly TextBlock[]): ImprintLine[] {
  const lines: ImprintLine[] = []
  let theirs: 'maker' | 'other' | 'rest' | null = null
  let underHeading = false
  let thisBlockOnly = false
  for (const [block, { kind, text }] of blocks.entries()) {
    const isHeading = kind === 'heading'
    if (thisBlockOnly) theirs = null
    thisBlockOnly = false
    let partnerBlock = false
    let isFirstLine = true
    for (const raw of text.split('\n')) {
      if (lines.length >= mostLines) return lines
      const line = raw.slice(0, longestLine).normalize('NFKC').replace(/\s+/g, ' ').trim()
      if (line === '') continue
      const begins: 'maker' | 'other' | 'rest' | null = whoseLine(line, isHeading)
      if (begins) {
        theirs = begins
        underHeading = isHeading
        thisBlockOnly = begins === 'other' && !isHeading && !isLabel(line)
      } else if (
        theirs &&
        (isHeading || (isFirstLine && !underHeading && theirs === 'other')) &&
        ofFirm.test(line)
      ) {
        theirs = null
      }
      isFirstLine = false
      if (theirs) continue
      const cut = within.exec(line)
      const ours = cut ? line.slice(0, cut.index) : line
      const place = partner.exec(ours)
      if (place && place.index > 0)
        lines.push({ text: ours.slice(0, place.index), isPartner: partnerBlock, block })
      partnerBlock ||= place !== null
      lines.push({ text: place ? ours.slice(place.index) : ours, isPartner: partnerBlock, block })
      if (cut) {
        theirs = new RegExp(maker.source, 'iu').test(cut[0]) ? 'maker' : 'other'
        underHeading = false
      }
    }
  }
  return lines
}

/** A label alone announces the blocks behind it; a line with its content is complete. */
function isLabel(line: string): boolean {
  return line.replace(otherLine, '').replace(/[\s:–-]+/g, '') === ''
}

function whoseLine(line: string, isHeading: boolean): 'maker' | 'other' | 'rest' | null {
  if (makerLine.test(line) || (isHeading && makerHeading.test(line))) return 'maker'
  if (otherLine.test(line)) return 'other'
  return isHeading && restLine.test(line) ? 'rest' : null
}
