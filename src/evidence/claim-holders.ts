import { anyWord } from './patterns.js'

// A certificate that is still to come, one that has run out, and one that somebody else holds.

const pending = anyWord(
  'streben [^.;]{0,80}an',
  'strebt [^.;]{0,80}an',
  'anstreb\\p{L}*',
  'angestrebt\\p{L}*',
  '(?:ist|sind|wird|werden)? ?[^.;]{0,60}geplant',
  'planen',
  'in (?:Vorbereitung|Arbeit|Planung|Entwicklung|Kürze)',
  'im Aufbau',
  'vorgesehen',
  'Roadmap',
  'bereiten [^.;]{0,60}vor',
  '(?:Zertifizierungs|Audit)(?:prozess|verfahren|vorbereitung)\\p{L}*',
  'auf dem Weg',
  'läuft (?:derzeit|gerade|aktuell)',
  '(?:wird|werden) (?:derzeit|gerade|aktuell|zurzeit)',
  'lass(?:en|t) (?:uns|sich) [^.;]{0,80}(?:zertifizieren|testieren|auditieren|prüfen)',
  'arbeiten (?:\\p{L}+ )?(?:daran|an)',
  'voraussichtlich',
  'künftig',
  'demnächst',
  'bald',
  'sobald',
  'eingeleitet',
  'gestartet',
  'begonnen',
  'beauftragt',
  'Meilenstein\\p{L}*',
  'Audit läuft',
  'prüf(?:t|en) (?:uns|gerade|derzeit|aktuell)',
  'started',
  'begun',
  'journey',
  'milestone',
  'Q[1-4] (?:20)?2[6-9]',
  'danach (?:sind|ist)',
  'erwart(?:en|et|ete|eten)',
  'rechnen [^.;]{0,60}mit',
  'beantragt\\p{L}*',
  'wollen',
  'möchte\\p{L}*',
  '(?:unser|das|als) (?:\\p{L}+ )?Ziel',
  'Ziel(?:e|setzung)?(?: ist| sind|:)',
  'werden [^.;]{0,80}(?:sein|erhalten|erlangen|abschließen)',
  'bis Ende (?:20\\d\\d|des Jahres)',
  '(?<!gültig )(?<!valid )bis (?:Mitte |Anfang |zum |Frühjahr |Sommer |Herbst )?20\\d\\d(?! gültig)',
  'working (?:towards?|on)',
  'in (?:progress|preparation|process|development|the works)',
  'under ?way',
  'under development',
  'undergoing',
  'pending',
  'on track',
  'roadmap',
  'scheduled',
  'applied for',
  'expect(?:s|ed|ing)?',
  'planned',
  'plans? to',
  'intends?(?: to)?',
  'want to',
  '(?:our|the) goal',
  'pursuing',
  'soon',
  'aiming',
  'will be',
)

/** "in Vorbereitung", "we expect": there is nothing yet. */
export function isPending(sentence: string): boolean {
  return pending.test(sentence)
}

const lapsed = anyWord(
  'abgelaufen\\p{L}*',
  'ausgelaufen\\p{L}*',
  'erloschen\\p{L}*',
  'ehemalig\\p{L}*',
  'früher\\p{L}*',
  'ausgesetzt',
  'entzogen',
  'zurückgegeben',
  'war(?:en)? [^.;]{0,60}(?:gültig|zertifiziert|testiert)',
  'expired',
  'lapsed',
  'withdrawn',
  'former(?:ly)?',
  'used to be',
  'was (?:valid|certified|held)',
)
const validTo =
  /(?<!\p{L})(?:gültig bis|valid (?:until|through|to)|(?:Gültigkeit|Zeitraum|Prüfzeitraum|period)[^.;]{0,12}\d[^;]{0,20}(?:bis|–|-|to))(?!\p{L})[^;\d]{0,12}(?:\d{1,2}[./]\s?(?:\d{1,2}[./]\s?|\p{L}+\s)?)?(?:[^;\d]{0,12})(20\d\d)/iu

/** A certificate that the page itself calls over, or one whose last year lies before the year in which the page was read. */
export function isLapsed(sentence: string, year?: number): boolean {
  if (lapsed.test(sentence)) return true
  const end = validTo.exec(sentence)?.[1]
  return year !== undefined && end !== undefined && Number(end) < year
}

const otherHolder =
  /(?<!\p{L})(?:unser\p{L}*|der|die|dem|den|alle|our|the|all|its?)\s(?:\p{L}+\s){0,2}?(?:\p{L}*-?partner(?:n|s|in|innen|firm\p{L}*|unternehmen)?|Mutter\p{L}*|Konzern\p{L}*|Schwester\p{L}*|Tochter\p{L}*|Lieferant\p{L}*|Zulieferer\p{L}*|Berater\p{L}*|Auditor\p{L}*|Mitarbeite\p{L}*|Kolleg\p{L}*|Kund(?:e|en|innen)|CISO|CTO|CEO|ISB|Gründer\p{L}*|Geschäftsführ\p{L}*|Expert\p{L}*|Fachkräfte|Team|parent|suppliers?|vendors?|subsidiar\p{L}*|employees|colleagues|consultants?|customers?|clients?)(?!\p{L})/iu
const trained =
  /(?<!\p{L})(?:Lead )?(?:Auditor|Implementer|Officer|Foundation|Practitioner)(?:en|in|innen|s)?(?!\p{L})/iu
const owners =
  /(?<!\p{L})(?:Kunden|Unternehmen|Behörden|Firmen|Organisationen|customers|companies|organi[sz]ations) (?:mit|with) [^.;]{0,50}$/iu
const bothOfUs =
  /(?<!\p{L})(?:sowohl wir|wir (?:selbst|und|sind|haben|als)|sind wir|haben wir|auch wir|als Partner|wie wir|both we|we (?:and|are|ourselves|have)|are we)(?!\p{L})/iu
const named =
  /^(?:Die |Der |Das |The |Our |Unser\p{L}* )?(?:\p{L}+ )?(\p{Lu}[\p{L}\d&. -]{1,60}?),? (?:gGmbH|GmbH|AG|SE|KG|UG|Inc|Ltd|LLC|B\.V)(?!\p{L})/u

/**
 * Whether the certificate of a sentence is held by a partner, a parent, a person or another firm than the one whose page it is.
 * Who certifies ("durch die … GmbH") stands behind and is no holder.
 */
export function isSomebodyElses(sentence: string, start: number, firmName: string): boolean {
  if (trained.test(sentence)) return true
  if (owners.test(sentence.slice(0, start))) return true
  if (otherHolder.test(sentence) && !bothOfUs.test(sentence)) return true
  const holder = named
    .exec(sentence)?.[1]
    ?.split(/[\s-]+/)
    .find((word) => word.length > 2)
  return holder !== undefined && firmName !== '' && !firmName.toLowerCase().includes(holder.toLowerCase())
}

const state =
  /(?<!\p{L})(?:\p{L}*-?zertifizierte?[rsnm]?|testierte?[rsnm]?|attestierte?[rsnm]?|auditierte?[rsnm]?|certified|attested|audited)(?!\p{L})/iu
const paper =
  /(?:Zertifikat|Zertifizierung|Testat)|(?<!\p{L})(?:certificates?|certifications?|attestations?)(?!\p{L})/iu
const held =
  /(?<!\p{L})(?:besitz\p{L}*|verfüg\p{L}*|hat|haben|hält|halten|erhalten|erhielt\p{L}*|erlangt\p{L}*|erworben|erreicht\p{L}*|liegt|liegen|bestätig\p{L}*|bescheinig\p{L}*|vorweisen|trag(?:en|t)|seit|bestanden|erfolgreich|abgeschlossen|ausgestellt|nachgewiesen|belegt|belegen|holds?|have|has|achieved|received|obtained|earned|passed|completed|since|proves?|confirms?)(?!\p{L})/iu
/** "ISO 27001 Zertifizierung" as the name of a badge. */
const longestBadge = 45

/** Whether the words say that there is a certificate: a state, or the paper with a verb of having it. The noun alone names a subject. */
export function saysHeld(sentence: string): boolean {
  if (state.test(sentence)) return true
  return paper.test(sentence) && (held.test(sentence) || sentence.length <= longestBadge)
}

/** "konform, aber nicht zertifiziert": whatever stands before it. */
export function isNotCertified(sentence: string): boolean {
  return /(?<!\p{L})(?:(?:nicht|noch nicht|nie)(?: (?:formal|formell|selbst|offiziell|extern))? (?:\p{L}*-)?(?:zertifiziert|testiert)|(?:not|never)(?: yet| formally)? certified)(?!\p{L})/iu.test(
    sentence,
  )
}
