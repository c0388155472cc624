import type { BodyKnowledge } from './body-knowledge.js'
import type { Grade } from './finding.js'
import { anyWord } from './patterns.js'
import { findPlaces } from './public-bodies.js'

/** A fact about where data are processed, and where in the sentence it stands. */
export interface HostingFact {
  subject: string
  grade: Grade
  start: number
  end: number
  rule: string
}

const hostWord =
  '(?:[\\p{L}-]*rechenzentr\\p{L}*|(?<!\\p{L})(?:Server\\p{L}*|gehostet\\p{L}*|gehosted|Hosting\\p{L}*|hosten|host(?:ed|ing)?|speicher(?:n|t|ten|ort\\p{L}*|platz)|gespeichert\\p{L}*|Speicherung|ausgeführt|betrieben|Betrieb|verbleiben|liegen|läuft|data ?cent(?:er|re)s?|stored|servers?)(?!\\p{L}))'
const dataWork =
  '(?<!\\p{L})(?:Daten|data|Eingaben|Verarbeitung)(?!\\p{L})[^.;]{0,60}(?<!\\p{L})(?:verarbeit\\p{L}*|Verarbeitung|übermittelt|übertragen|verlassen|leave|transferred|processed|stored|bleiben)(?!\\p{L})'
/** Words of hosting within a few words of where. */
const processing = new RegExp(`${hostWord}|${dataWork}|Übermittlung|Datentransfer|Drittland`, 'iu')
const nearby = 60
const germany = anyWord(
  'in Deutschland',
  'innerhalb Deutschlands',
  'deutsche[nrms]? (?:Rechenzentr\\p{L}+|Server\\p{L}*|Cloud|Boden)',
  'Made and hosted in Germany',
  'hosted in Germany',
  'in Germany',
  'within Germany',
  'German (?:data cent(?:er|re)s?|servers?)',
  'Serverstandort Deutschland',
)
const union = anyWord(
  'in der EU',
  'innerhalb der (?:EU|Europäischen Union)',
  'in Europa',
  'EU-(?:Rechenzentr\\p{L}+|Server\\p{L}*|Hosting)',
  'europäische[nrms]? (?:Rechenzentr\\p{L}+|Server\\p{L}*)',
  '(?:in|within) the (?:EU|European Union)',
  'verlassen (?:\\p{L}+ )?(?:nie|niemals|nicht) (?:die )?(?:EU|Europäische Union)',
)
const abroad = anyWord(
  'USA',
  'U\\.S\\.',
  'US-(?:Server\\p{L}*|Rechenzentr\\p{L}*|Cloud\\p{L}*|Anbieter\\p{L}*)',
  'Vereinigten Staaten(?: von Amerika)?',
  'United States',
  'Virginia',
  'Oregon',
  'Ohio',
  'Kalifornien',
  'California',
  'Texas',
  'Drittl(?:and|änder|ändern|ands|andes)',
  'Drittstaaten?',
  'third countr(?:y|ies)',
  'China',
  'Indien',
)
const outside = anyWord(
  'außerhalb (?:der|von) (?:\\p{L}+ )?(?:EU|EWR|Europäischen Union|Europas)',
  'jenseits (?:der|von) (?:EU|EWR)',
  'outside (?:of )?(?:the )?(?:EU|EEA|European Union)',
)
const never = anyWord('kein(?:e[nrms]?)?', 'nie', 'niemals', 'nicht', 'ohne', 'no', 'never', 'not', 'without')
const premise =
  /(?<!\p{L})(?:on[- ]?premises?|auf (?:Ihren |eigenen |Ihren eigenen |eigener )(?:Servern|Infrastruktur)|in Ihrem (?:eigenen )?Rechenzentrum|im eigenen Rechenzentrum|im Eigenbetrieb|Private Cloud|Single[- ]Tenant|self-?hosted|selbst (?:gehostet|hosten))(?!\p{L})/iu
const foreignParent =
  /(?<!\p{L})(?:Tochter(?:gesellschaft|firma|unternehmen)?|Konzern\p{L}*|Mutter(?:konzern|gesellschaft)?|subsidiary|parent company)(?!\p{L})[^.;]{0,60}(?<!\p{L})(?:USA|US|Seattle|Redmond|Mountain View|Vereinigten Staaten|Kalifornien|amerikanisch\p{L}*|Virginia|New York|San Francisco|U\.S\.)(?!\p{L})/iu

/** Quick: one of these letters stands in every sentence that the patterns below find. */
const mayConcern =
  /server|rechenz|data|daten|host|speicher|stored|premis|tenant|cloud|eigen|betrieb|verarbeit|ausgeführt|läuft|liegen|verbleib|übermitt|eingaben|dritt|tochter|konzern|mutter|subsidiary|parent|infrastruktur/i

/** Where a sentence says that data are kept and software runs: Germany, the EU, elsewhere, the buyer's own machines. */
export function readHosting(sentence: string, knowledge: BodyKnowledge, kind: string): HostingFact[] {
  const facts: HostingFact[] = []
  if (!mayConcern.test(sentence)) return facts
  const add = (subject: string, grade: Grade, match: RegExpExecArray, rule: string) =>
    facts.push({ subject, grade, start: match.index, end: match.index + match[0].length, rule })
  const onPremise = premise.exec(sentence)
  if (onPremise && !contrasted.test(sentence.slice(0, onPremise.index)))
    add('on-premise', isDenied(sentence, onPremise) ? 'denied' : 'claimed', onPremise, 'on-premise')
  const parent = foreignParent.exec(sentence)
  if (parent) add('US parent', 'mentioned', parent, 'us-parent')
  if (!processing.test(sentence)) return facts
  const far = outside.exec(sentence) ?? (parent ? null : abroad.exec(sentence))
  if (far && isNear(sentence, far)) {
    if (!never.test(beforeContrast(sentence, far))) {
      add('hosting EU', 'denied', far, 'abroad')
      return facts
    }
    if (transfer.test(sentence)) add('hosting EU', 'claimed', far, 'never-abroad')
  } else {
    const inside = union.exec(sentence)
    if (inside && isNear(sentence, inside))
      add('hosting EU', isDenied(sentence, inside) ? 'denied' : 'claimed', inside, 'in-eu')
  }
  const home = germany.exec(sentence)
  if (home && isNear(sentence, home))
    add('hosting DE', isDenied(sentence, home) ? 'denied' : 'claimed', home, 'in-germany')
  else if (
    /^(?:security|privacy|product|home)$/.test(kind) &&
    placeOfServers.test(sentence) &&
    !never.test(sentence)
  ) {
    const town = findPlaces(sentence, knowledge).find(({ start }) =>
      /(?<!\p{L})in\s$/u.test(sentence.slice(0, start)),
    )
    if (town)
      facts.push({
        subject: 'hosting DE',
        grade: 'claimed',
        start: town.start,
        end: town.end,
        rule: 'in-town',
      })
  }
  return facts
}

/** "Unternehmen in Deutschland" far from any server says nothing of hosting. */
function isNear(sentence: string, { index, 0: words }: RegExpExecArray): boolean {
  if (
    /(?<!\p{L})(?:Unternehmen|Firmen|Banken|Kunden|Menschen|Betrieben?|Kliniken|companies|customers|users)\s$/iu.test(
      sentence.slice(0, index),
    )
  )
    return false
  return processing.test(sentence.slice(Math.max(0, index - nearby), index + words.length + nearby))
}

/** A "not" close before or behind; "verlassen niemals die EU" denies the leaving. */
function isDenied(sentence: string, { index, 0: words }: RegExpExecArray): boolean {
  if (/verlassen/iu.test(sentence)) return false
  if (/(?<!\p{L})(?:nicht|keine?[nrms]?|not|no)\s(?:\S+\s){0,3}$/iu.test(sentence.slice(0, index)))
    return true
  return /^[\p{L}-]*\s(?:\p{L}+\s){0,3}(?:nicht|not|war gestern|ist von gestern)(?!\p{L})/iu.test(
    sentence.slice(index + words.length),
  )
}

/** "Im Gegensatz zu On-Premise-Lösungen": what the others do. */
const contrasted =
  /(?<!\p{L})(?:im (?:Gegensatz|Vergleich|Unterschied) zu[mr]?|statt|anstatt|anstelle|anders als|unlike|instead of|compared to)\s(?:\p{L}+\s){0,2}$/iu

/** "in den USA, nicht in Deutschland" denies what comes behind it. */
function beforeContrast(sentence: string, { index, 0: words }: RegExpExecArray): string {
  const behind = index + words.length
  const cut = /,\s(?:und\s|and\s|aber\s|but\s)?(?:nicht|not|never|kein\p{L}*)\s/iu.exec(
    sentence.slice(behind),
  )
  return cut ? sentence.slice(0, behind + cut.index) : sentence
}

const transfer = anyWord(
  'Übermitt\\p{L}*',
  'Übertrag\\p{L}*',
  'übertragen',
  'verarbeit\\p{L}*',
  'Verarbeitung',
  'gespeichert',
  '\\p{L}*transfer\\p{L}*',
  'Zugriff\\p{L}*',
  'verlassen',
  'stored',
  'processed',
)
const placeOfServers =
  /rechenzentr\p{L}*|(?<!\p{L})(?:Server\p{L}*|gehostet|hosted|data ?cent(?:er|re)s?|\p{L}*(?:erkennung|modelle?|daten) (?:läuft|laufen|liegen|liegt)|gespeichert)(?!\p{L})/iu
