import { givenNames } from './given-names.js'

/** Bounded: nobody is called by longer words, and to look for their ends would cost the square of them. */
const capitalised = "\\p{Lu}['’]?\\p{L}{0,40}\\p{Ll}[\\p{L}'’]{0,40}(?:-\\p{L}[\\p{L}'’]{1,40}){0,4}"
const particle =
  '(?:von der|von dem|von den|van der|van den|van de|de la|von|vom|van|zu|zur|de|da|di|del|dos|ten|ter|bin|el|al)'
/** Capitalised words in a row, with what stands within names; most of them are no persons. */
const span = new RegExp(
  `(?<![\\p{L}\\d_-])${capitalised}(?:\\s(?:(?:\\p{Lu}\\.\\s?){1,2}|${particle}\\s)?${capitalised}){0,5}(?![\\p{L}\\d_-])`,
  'gu',
)

const role =
  '(?:geschäftsführer(?:in|innen)?|geschäftsführung|geschäftsführende[rn]?(?: gesellschafter(?:in)?)?|(?:mit|co-?)?gründer(?:in|innen|s|team)?|inhaber(?:in|innen)?|ansprechpartner(?:in|innen)?|kontaktperson|vorstand(?:svorsitzende[rn]?)?|vorständin|vertreten durch|vertretungsberechtigt(?:e[rn]?)?|leiter(?:in)?|(?:chef)?entwickler(?:in)?|(?:technik|firmen)chef(?:in)?|informatiker(?:in)?|ingenieur(?:in)?|physiker(?:in)?|chemiker(?:in)?|mathematiker(?:in)?|gesellschafter(?:in)?|bürgermeister(?:in)?|beir(?:at|ätin)|(?:gründungs|vorstands|jury|aufsichtsrats)mitglied|investor(?:in)?|betriebswirt(?:in)?|kauf(?:mann|frau)|jurist(?:in)?|anw(?:alt|ältin)|ärztin|professorin|enkel(?:in)?|sohn|tochter|unternehmer(?:in)?|foto(?:graf|grafin)?|erfinder(?:in)?|projektleiter(?:in)?|(?:co[- ]?)?founders?|owner|inventors?|managing (?:directors?|partners?)|president|chairman|chairwoman|chair|chief \\p{L}+ officer|c[etofpmis]o|general manager|physicist|scientist|engineer|chemist|mayor|adviser|advisor|photo by|entrepreneur|nurse|lawyer|(?:lead )?(?:developer|designer)|friend|husband|wife|son|daughter|(?:advisory )?board|belongs to|directors?|head of \\p{L}+|contact(?: person)?|kontakt)'
const title =
  '(?:Prof\\.?|Professor|Dr\\.?(?:-Ing\\.| ?med\\.| ?rer\\. ?nat\\.| ?jur\\.| ?phil\\.| ?h\\. ?c\\.)?|Dipl\\.-?\\p{L}+\\.?|Mag\\.|Herrn?|Frau|Mr\\.?|Mrs\\.?|Ms\\.?|Miss)'
const by =
  '(?:gegründet|geleitet|geführt|entwickelt|initiiert|gestartet|betrieben|erfunden|(?:co-?)?founded|started|created|led|run|built|headed|invented|launched|chaired|edited|written)(?:[^.;:\\n]{0,40}?) (?:von|durch|by)'
const before = new RegExp(
  `(?:(?<!\\p{L})${role}(?: ist| sind| is| are| was)?\\s*[:,(–-]?\\s*|${by}\\s+)$`,
  'iu',
)
/** "A Series A led by Silver Lake": investors lead rounds. */
const investors =
  /(?<!\p{L})(?:series \p{Lu}|rounds?|funding|raised|financing|seed|\p{L}*runde|\p{L}*finanzierung|investments?)(?!\p{L})[^.;\n]{0,60}$/iu
/** A given name alone, connected with one behind it: "Emil und Anton Sandrock". */
const nextOfList = /^\s*(?:,|&|und|and|sowie)\s+(\p{Lu}[\p{L}'’]+)/u
/** Capitals count: MR is a kind of image. */
const titled = new RegExp(`(?:(?<!\\p{L})${title}\\s*)+$`, 'u')
/** "von A und B gegründet": the verb comes later. */
const von = /(?<!\p{L})(?:von|durch|um)\s+(?:[^.;:\n]{0,60}(?:,|und)\s+)?$/iu
const foundedBehind =
  /^[^.;:\n]{0,90}?(?<!\p{L})(?:gegründet|ins leben gerufen|geleitet|geführt|initiiert|entwickelt)(?!\p{L})/iu
const behind = new RegExp(
  `^\\s*(?:[,(–-]\\s*)?(?:(?:our|the|unser|unsere|der|die|seit \\d{4}|als)\\s)?(?:${role}(?!\\p{L})|gründete[nt]?(?!\\p{L})|founded(?!\\p{L})|co-?founded(?!\\p{L})|leitet(?!\\p{L}))`,
  'iu',
)
const connector =
  /^\s*(?:,|;|&|\/|\||und|and|sowie|as well as|with|mit|, and|, und)\s*(?:(?:prof|dr)\.\s*)*$/iu

/** Words that begin a sentence or name a role and never a person: they are not part of the name behind them. */
const opening = new Set(
  'mit als die der das den dem ein eine unser unsere für bei seit nach von und im in wir ich sie er es hier auch zum zur gründer gründerin mitgründer mitgründerin gründerteam geschäftsführer geschäftsführerin inhaber inhaberin ansprechpartner ansprechpartnerin kontakt kontaktperson vorstand leiter leiterin team herr herrn frau professor founder founders cofounder owner president chairman director contact brüder brüdern geschwister geschwistern schwestern siblings brothers sisters ingenieur ingenieurin informatiker informatikerin physiker physikerin bürgermeister bürgermeisterin unternehmer unternehmerin investor investorin betriebswirt betriebswirtin jurist juristin anwalt anwältin ärztin professorin enkel enkelin sohn tochter gründungsmitglied vorstandsmitglied jurymitglied aufsichtsratsmitglied seine ihre nurse board engineer physicist sir dame said ask the a an our we with by when meet former ex as mr mrs ms dr prof and from at after before while since hi hello ask say'.split(
    ' ',
  ),
)

/** Firms and institutes that carry a person's name. */
const brands = new Set([
  'abraham lincoln',
  'adam opel',
  'albert einstein',
  'albert schweitzer',
  'alfred kärcher',
  'axel springer',
  'calvin klein',
  'carl zeiss',
  'charles schwab',
  'christian dior',
  'christoph kolumbus',
  'david protein',
  'edward jones',
  'ernst abbe',
  'friedrich ebert',
  'friedrich schiller',
  'georg büchner',
  'george washington',
  'google',
  'gottlieb daimler',
  'hans albers',
  'heinrich böll',
  'heinrich heine',
  'henry ford',
  'hugo boss',
  'jack daniels',
  'james bond',
  'jim henson',
  'johann goethe',
  'johannes gutenberg',
  'john deere',
  'karl lagerfeld',
  'karl marx',
  'kleiner perkins',
  'konrad adenauer',
  'lawrence berkeley',
  'lawrence livermore',
  'louis vuitton',
  'marc o',
  'maria montessori',
  'marie curie',
  'martin luther',
  'mary kay',
  'max mara',
  'max weber',
  'michael kors',
  'oetker',
  'oliver wyman',
  'otto bock',
  'peter hahn',
  'philip morris',
  'ralph lauren',
  'robert bosch',
  'robert koch',
  'robin wood',
  'rosa luxemburg',
  'rudolf steiner',
  'squatch',
  'thomas cook',
  'thomas edison',
  'thomas jefferson',
  'tom tailor',
  'tommy hilfiger',
  'walt disney',
  'wilhelm busch',
])

/** Words that make a row of capitals an organisation, a place or a group: nobody's name. */
const noPerson =
  /^(?:gmbh|ag|ug|kg|inc|ltd|llc|corp|co|group|gruppe|holding|ventures?|capital|partners?|labs?|studios?|systems?|solutions?|software|technolog(?:y|ies|ien|ie)|tech|digital|media|health|university|universität|hochschule|college|school|schule|gymnasium|akademie|academy|institut[es]?|institute|stiftung|foundation|fund|fonds|bank|verlag|museum|klinik(?:um)?|hospital|krankenhaus|kirche|church|award|preis|prize|center|centre|zentrum|combinator|accelerator|incubator|straße|strasse|str|platz|weg|allee|street|st|avenue|ave|road|rd|valley|city|stadt|north|south|new|san|los|states|kingdom|republic|street|team|teams?|experten|experts?|engineers?|ingenieure?n?|scientists?|wissenschaftlern?|researchers?|forschern?|unternehmern?|studenten|studierenden?|students?|gründern?|veterans?|alumni|phds?|mbas?|brothers|brüdern?|geschwistern?|friends|freunden|app|apps|api|cloud|platform|plattform|pro|plus|design|consulting|services?|shop|store|market|marketing|music|park|bridge|river|mountain|day|week|one|data|intelligence|learning|science|sciences|engineering|research|global|estate|properties|ring|gasse|ufer|damm|chaussee|graben|hof|steig|markt|promenade|haus|incubation|network|netzwerk|society|gesellschaft|verein|verband|association|council|committee|ministerium|ministry|department|agency|bureau|office|times|post|journal|magazine|news|show|story|island|islands|bay|beach|hill|hills|county|planck|fraunhofer|helmholtz|leibniz|humboldt|online|summit|conference|festival|games?|zoo|memorial|monument|airport|flughafen|versand|bot|bots|code)$/iu

/**
 * Cuts the names of persons out of a text, with the role that introduces them: behind and before roles, titles and words of
 * founding, in lists of such names, and where a frequent given name opens two capitalised words. What is part of the firm's own name
 * stays. A heuristic: the table of its tests shows what it finds; a name without role and with a rare given name it does not.
 */
export function dropNames(text: string, firmName = ''): { text: string; dropped: number } {
  const own = firmName.toLowerCase()
  let dropped = 0
  let clean = ''
  let done = 0
  let lastCut = -1
  for (const match of text.matchAll(span)) {
    const words = match[0].split(/\s+/)
    let start = match.index
    const skip = countOpening(words)
    for (const word of words.splice(0, skip)) {
      start += word.length
      start += /^\s*/.exec(text.slice(start))?.[0].length ?? 0
    }
    if (words.length === 0) continue
    const end = match.index + match[0].length
    const name = text.slice(start, end)
    if (own !== '' && own.includes(name.toLowerCase())) continue
    if (!isPerson(text, { start, end, words, afterPerson: followsPerson(text, lastCut, start) })) continue
    clean += text.slice(done, start)
    done = end
    lastCut = end
    dropped++
  }
  return dropped ? { text: tidy(clean + text.slice(done)), dropped } : { text, dropped }
}

/** San Diego, Lake Louise, Fort Wayne. */
const placeBefore =
  /^(?:san|santa|santo|são|sankt|saint|st|mount|lake|fort|port|cape|big|king|queen|prince|princess)$/iu

/** Words before the name: those that open sentences, and all before a frequent given name ("Schreiben Sie Anna Muster"). */
function countOpening(words: readonly string[]): number {
  let count = 0
  while (opening.has((words[count] ?? '').toLowerCase())) count++
  // "Gegründet von den Brüdern Emil": a capital one in the middle opens as well.
  const inner = words.findLastIndex(
    (word, i) => i < words.length - 1 && /^\p{Lu}/u.test(word) && opening.has(word.toLowerCase()),
  )
  count = Math.max(count, inner + 1)
  const given = words.findIndex((word, i) => i >= count && i < words.length - 1 && isGivenName(word))
  return given < 0 || placeBefore.test(words[given - 1] ?? '') ? count : given
}

function isGivenName(word: string): boolean {
  return givenNames.has(word.toLowerCase().split('-')[0] ?? '')
}

interface Candidate {
  start: number
  end: number
  words: readonly string[]
  /** Connected with a person before: "A Muster, B Beispiel und …". */
  afterPerson: boolean
}

function isPerson(text: string, { start, end, words, afterPerson }: Candidate): boolean {
  if (words.some((word) => noPerson.test(word)) || brands.has(words.slice(0, 2).join(' ').toLowerCase()))
    return false
  const all = text.slice(Math.max(0, start - 110), start)
  const left = all.replace(titled, '')
  const hasTitle = left !== all
  const given = isGivenName(words[0] ?? '')
  if (words.length === 1)
    return hasTitle || (given && (afterPerson || before.test(left) || opensList(text.slice(end, end + 40))))
  if (words.length > 5) return false
  if (given && words.length <= 4) return true
  if (hasTitle || afterPerson || (before.test(left) && !investors.test(left))) return true
  const right = text.slice(end, end + 120)
  return behind.test(right) || (von.test(left) && foundedBehind.test(right))
}

function opensList(right: string): boolean {
  const next = nextOfList.exec(right)?.[1]
  return next !== undefined && isGivenName(next)
}

function followsPerson(text: string, lastCut: number, start: number): boolean {
  return lastCut >= 0 && start - lastCut <= 16 && connector.test(text.slice(lastCut, start))
}

/** What a list leaves when its names are gone: ", , und". */
function tidy(text: string): string {
  return text
    .replace(/\(\s*[,;&]?\s*\)/g, '')
    .replace(/(?:\s*[,;&/]\s*(?:und|and|sowie)?\s*){2,}/giu, ', ')
    .replace(/:[\s,]*(?:(?:und|and|sowie)\s*)?(?=[.;\n]|$)/giu, ':')
    .replace(/[ \t]+([,.;!?)])/g, '$1')
    .replace(/,(?=[.;!?])/g, '')
    .replace(/[ \t]{2,}/g, ' ')
    .trim()
}
