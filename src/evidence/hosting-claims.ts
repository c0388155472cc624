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

const processing =
  /rechenzentr\p{L}*|(?<!\p{L})(?:Server\p{L}*|gehostet\p{L}*|Hosting\p{L}*|hosten|host(?:ed|ing)?|gespeichert\p{L}*|Speicherung|verarbeitet\p{L}*|Verarbeitung|ausgeführt|betrieben|data ?cent(?:er|re)s?|stored|processed|Cloud|läuft|laufen|liegen|Übermittlung\p{L}*|übermittelt\p{L}*|übertragen|Datentransfer|transfer(?:s|red)?|Daten|data)(?!\p{L})/iu
const strong =
  /rechenzentr\p{L}*|(?<!\p{L})(?:Server\p{L}*|gehostet\p{L}*|Hosting|hosted|gespeichert\p{L}*|verarbeitet\p{L}*|Verarbeitung|ausgeführt|betrieben|data ?cent(?:er|re)s?|stored|processed|läuft|liegen|servers?)(?!\p{L})/iu
const germany = anyWord('in Deutschland', 'innerhalb Deutschlands', 'deutsche[nrms]? (?:Rechenzentr\\p{L}+|Server\\p{L}*|Cloud|Boden)', 'Made and hosted in Germany', 'hosted in Germany', 'in Germany', 'within Germany', 'German (?:data cent(?:er|re)s?|servers?)', 'Serverstandort Deutschland')
const union = anyWord('in der EU', 'innerhalb der (?:EU|Europäischen Union)', 'in Europa', 'EU-(?:Rechenzentr\\p{L}+|Server\\p{L}*|Hosting)', 'europäische[nrms]? (?:Rechenzentr\\p{L}+|Server\\p{L}*)', '(?:in|within) the (?:EU|European Union)', 'verlassen (?:\\p{L}+ )?(?:nie|niemals|nicht) (?:die )?(?:EU|Europäische Union)')
const abroad = anyWord('USA', 'U\\.S\\.', 'US-(?:Server\\p{L}*|Rechenzentr\\p{L}*|Cloud\\p{L}*|Anbieter\\p{L}*)', 'Vereinigten Staaten(?: von Amerika)?', 'United States', 'Virginia', 'Oregon', 'Ohio', 'Kalifornien', 'California', 'Texas', 'Drittl(?:and|änder|ändern|ands|andes)', 'Drittstaaten?', 'third countr(?:y|ies)', 'China', 'Indien')
const outside = anyWord('außerhalb (?:der|von) (?:\\p{L}+ )?(?:EU|EWR|Europäischen Union|Europas)', 'jenseits (?:der|von) (?:EU|EWR)', 'outside (?:of )?(?:the )?(?:EU|EEA|European Union)')
const never = anyWord('kein(?:e[nrms]?)?', 'nie', 'niemals', 'nicht', 'ohne', 'no', 'never', 'not', 'without')
const premise =
  /(?<!\p{L})(?:on[- ]?premises?|auf (?:Ihren |eigenen |Ihren eigenen |eigener )(?:Servern|Infrastruktur)|in Ihrem (?:eigenen )?Rechenzentrum|im eigenen Rechenzentrum|im Eigenbetrieb|Private Cloud|Single[- ]Tenant|self-?hosted|selbst (?:gehostet|hosten))(?!\p{L})/iu
const foreignParent =
  /(?<!\p{L})(?:Tochter(?:gesellschaft|firma|unternehmen)?|Konzern\p{L}*|Mutter(?:konzern|gesellschaft)?|subsidiary|parent company)(?!\p{L})[^.;]{0,60}(?<!\p{L})(?:USA|US|Seattle|Redmond|Mountain View|Vereinigten Staaten|Kalifornien|amerikanisch\p{L}*|Virginia|New York|San Francisco|U\.S\.)(?!\p{L})/iu

/** Where a sentence says that data are kept and software runs: Germany, the EU, elsewhere, the buyer's own machines. */
export function readHosting(sentence: string, knowledge: BodyKnowledge, kind: string): HostingFact[] {
  const facts: HostingFact[] = []
  const add = (subject: string, grade: Grade, match: RegExpExecArray | null, rule: string) => {
    if (match) facts.push({ subject, grade, start: match.index, end: match.index + match[0].length, rule })
  }
  const isNever = never.test(sentence)
  const onPremise = premise.exec(sentence)
  add('on-premise', isNever ? 'denied' : 'claimed', onPremise, 'on-premise')
  add('US parent', 'mentioned', foreignParent.exec(sentence), 'us-parent')
  if (!processing.test(sentence)) return facts
  const far = outside.exec(sentence) ?? (foreignParent.test(sentence) ? null : abroad.exec(sentence))
  if (far) add('hosting EU', isNever ? 'claimed' : 'denied', far, isNever ? 'never-abroad' : 'abroad')
  else if (union.test(sentence)) {
    const leaves = /verlassen/iu.test(sentence)
    add('hosting EU', isNever && !leaves ? 'denied' : 'claimed', union.exec(sentence), 'in-eu')
  }
  if (far && !isNever) return facts
  const home = germany.exec(sentence)
  if (home && (strong.test(sentence) || /(?<!\p{L})(?:Daten|data|Cloud)(?!\p{L})/iu.test(sentence))) {
    const leaves = /verlassen/iu.test(sentence)
    add('hosting DE', isNever && !leaves ? 'denied' : 'claimed', home, 'in-germany')
  } else if (/^(?:security|privacy|product|home)$/.test(kind) && placeOfServers.test(sentence)) {
    const town = findPlaces(sentence, knowledge).find(({ start }) => /(?<!\p{L})in\s$/u.test(sentence.slice(0, start)))
    if (town && !isNever) facts.push({ subject: 'hosting DE', grade: 'claimed', start: town.start, end: town.end, rule: 'in-town' })
  }
  return facts
}

const placeOfServers =
  /rechenzentr\p{L}*|(?<!\p{L})(?:Server\p{L}*|gehostet|hosted|data ?cent(?:er|re)s?|\p{L}*(?:erkennung|modelle?|daten) (?:läuft|laufen|liegen|liegt)|gespeichert)(?!\p{L})/iu
