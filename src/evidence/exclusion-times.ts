import { anyWord } from './patterns.js'

// What is not yet, no longer, or not at all; and what only may be.

const months =
  'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December'
const future = anyWord(
  'künftig\\p{L}*',
  'zukünftig\\p{L}*',
  'demnächst',
  'in Zukunft',
  'in Kürze',
  'bald',
  '(?:im )?nächste[sn]? (?:Jahr|Monat|Woche|Quartal|Haushaltsjahr)',
  '(?:im )?kommende[nsr]? (?:Jahr|Monat|Woche|Quartal)',
  'plan(?:t|en)(?! und)',
  '(?:ist|sind) geplant',
  'geplante[nrs]?',
  'beabsichtig\\p{L}*',
  'vorgesehen',
  'wollen',
  'will',
  'möchte\\p{L}*',
  'soll(?:en)?',
  'könnte\\p{L}*',
  'sollte\\p{L}*',
  'wäre\\p{L}*',
  'should',
  'würde\\p{L}*',
  'next (?:year|month|week|spring|summer|autumn)',
  'soon',
  'upcoming',
  '(?:plans?|planned|intends?|is|are) (?:to|going to)',
  'would',
  'may',
  'might',
  'fiktiv\\p{L}*',
  'erfunden\\p{L}*',
  'angenommen',
  'hypothe\\p{L}*',
  'fictional',
  'imagine',
  'suppose',
)

const subordinate =
  /,\s+(?:damit|sodass|so dass|um|weil|dass|wo|wenn|die|der|das|obwohl|ohne|so that|which|who|because)(?!\p{L})/iu

export const negated = anyWord(
  'weder',
  'kaum noch',
  'war(?:en)? [^.;]{0,60}bis (?:zum|zur)',
  'ohne Ergebnis',
  'wurden? (?:\\p{L}+ ){0,3}eingestellt',
  'bis (?:Ende |Mitte |Anfang )?(?:19|20)\\d\\d (?:im Einsatz|genutzt|eingesetzt|verwendet|Kund\\p{L}+)',
  'war(?:en)? [^.;]{0,60}bis (?:Ende |Mitte |Anfang )?(?:19|20)\\d\\d',
  'until (?:19|20)\\d\\d',
  'neither',
  'stopp(?:t|te|en|ten)',
  'gestoppt',
  'verschob(?:en)?',
  'gescheitert',
  'scheiterten?',
  'abgebrochen',
  'brach(?:en)? [^.;]{0,60}ab',
  'zurückgezogen',
  'stopped',
  'postponed',
  'failed',
  'nicht(?! nur| zuletzt| allein| weniger| mehr wegzudenken)',
  'noch keine[nrs]?',
  'kein(?:e[nrms]?)? (?:\\p{L}+ )?(?:Auftrag|Aufträge|Kunden?|Referenz(?:en)?|Vertrag|Zuschlag|Einsatz|Zusammenarbeit|Software|Interesse|Budget|Geld|Mittel|Bedarf)',
  'nie(?:mals)?',
  'lehnten?',
  'abgelehnt',
  '(?:gegen|dagegen) (?:\\p{L}+ ){0,3}entschieden',
  'entschied\\p{L}* sich (?:\\p{L}+ ){0,2}gegen',
  'gekündigt',
  'kündigten?',
  'beendet\\p{L}*',
  'leider',
  'verzichtet\\p{L}*',
  'not',
  'never',
  'declined',
  'rejected',
  '(?:decided|chose|voted) against',
  'no longer',
  'cancelled',
  'terminated',
  "(?:does|do|did|is|are|has)n['’]t",
)

export const offer = anyWord(
  'sprach(?:en)? (?:\\p{L}+ ){0,3}mit',
  'gesprochen',
  'engere[nr]? (?:Wahl|Auswahl)',
  '(?:Vorschlags|Short|Long)-?list\\p{L}*',
  'Zielgruppe\\p{L}*',
  'Darlehen\\p{L}*',
  'Kredit\\p{L}*',
  'Startzuschuss',
  'Beteiligung\\p{L}*',
  'schreib(?:t|en) [^.;]{0,60}aus',
  'informier(?:t|te|en|ten) (?:am|über|sich)',
  'diskutier\\p{L}*',
  'berät',
  'beriet\\p{L}*',
  'prüf(?:t|en), ob',
  'lässt [^.;]{0,80}(?:prüfen|bewerten|begutachten)',
  'angeboten',
  'vorgeschlagen',
  'prüf(?:t|en) (?:\\p{L}+ ){0,3}(?:Einsatz|Einführung|Nutzung|Kauf|Beschaffung)',
  'Tochter(?:gesellschaft|unternehmen|firma)? (?:der|des|von)',
  'an [^.;,]{1,40} beteiligt (?:ist|sind)',
  '(?:ist|sind) [^.;,]{0,60}an [^.;,]{1,40} beteiligt',
  'Gesellschafter\\p{L}*',
  'Eigentümer\\p{L}*',
  'miete(?:t|n|te|ten)',
  'Vermieter\\p{L}*',
  'owned by',
  'owns',
  'shareholder\\p{L}*',
  'interessier\\p{L}*',
  'Initiative',
  'machten? [^.;]{0,40}Station',
  '(?:im|in den|dem) Ausschuss',
  'vorführen',
  'vertagt\\p{L}*',
  'Innovationsgutschein\\p{L}*',
  'Anforderungen (?:des|der)',
  'Recht (?:des|der)',
  'Mitglied(?:er|schaft)?',
  'wünschen',
  'weiterentwickelt',
  'vertreib(?:t|en)',
  'bewerben (?:wir )?uns',
  'beworben',
  'Angebot (?:an|für|abgegeben|liegt)',
  '(?:ein|unser) Angebot',
  'im Gespräch',
  'Gespräche (?:mit|geführt)',
  'verhandel\\p{L}*',
  '(?:sucht|suchen|suchte) (?!uns)',
  'ausgeschrieben',
  'Ausschreibung(?: läuft)? (?:der|des|von)',
  'in talks with',
  'negotiat\\p{L}*',
  'wir danken',
)

export const question = /\?\s*$/

export const trial = anyWord(
  'pilotier\\p{L}*',
  'Pilot\\p{L}*',
  'erprob\\p{L}*',
  'test(?:et|en|ete|eten)',
  'getestet\\p{L}*',
  'Test(?:phase|betrieb|lauf)\\p{L}*',
  'Probebetrieb\\p{L}*',
  'Reallabor\\p{L}*',
  'Prototyp\\p{L}*',
  'Modellprojekt\\p{L}*',
  'probier(?:t|en) (?:\\p{L}+ )*aus',
  'Machbarkeit\\p{L}*',
  'proof of concept',
  'pilot(?:s|ed|ing)?',
  'trial(?:s|led)?',
)
export const doubtful = anyWord(
  'Absichtserklärung\\p{L}*',
  'letter of intent',
  'entsteht derzeit',
  'Rahmenv(?:ertrag|erträge|ereinbarung)\\p{L}*',
  'framework (?:agreement|contract)',
  'gemeinsam mit',
  'Kooperation\\p{L}*',
  'Kooperationspartner\\p{L}*',
  'Zusammenarbeit mit',
  'zusammen mit',
  'Partnerschaft\\p{L}*',
  'in cooperation with',
  'together with',
  'suchen wir',
  '(?:kam|kamen) (?:\\p{L}+ )?nach',
  'folgten',
  'wir suchen',
  'ein Projekt (?:der|des)',
  'a project (?:of|by)',
  'nenn(?:t|en)',
  'privat',
  'erwähn(?:t|en)',
  'mention(?:s|ed)',
  'berichte(?:t|te|ten|n) (?:über|von)',
  'report(?:s|ed) (?:on|about)',
  '^(?:Wenn|Falls|Sobald|If|Once)',
  '(?:sind|nur|reine|are|only) (?:\\p{L}+ )?(?:Beispiele|Platzhalter|examples|placeholders)',
)
export const job = /\((?:m\/w\/d|w\/m\/d|d\/m\/w|m\/f\/d|f\/m\/d)\)/iu

/** Years that lie ahead of any page this was written for; the sentence beside them decides for others. */
const fromYear = new RegExp(
  `(?<!\\p{L})ab (?:dem |der )?(?:(?:${months}|Frühjahr|Sommer|Herbst|Winter) ?)?(?:20(?:2[7-9]|[3-9]\\d))`,
  'iu',
)

/** A sentence up to a clause that says why or what for. */
export function mainClause(text: string): string {
  const cut = subordinate.exec(text)
  return cut ? text.slice(0, cut.index) : text
}

const becomes = anyWord('wird', 'werden', 'werde')
const participle =
  /(?:^|\p{L})ge\p{L}+(?:t|en)$|^(?:be|ver|er|ent|zer|über|unter|um|ein|aus|an|ab|auf|zu)\p{L}+(?:t)$|iert$/iu
const lastWord = /(\p{L}+)[\s.!,;:“"”»)]*$/u

/**
 * Whether something is still to come. "wird" is future with an infinitive at the end of its clause and passive with a
 * participle: "wird entlasten", "wird eingesetzt".
 */
export function isFuture(text: string): boolean {
  if (future.test(mainClause(text))) return true
  if (fromYear.test(text)) return true
  const verb = becomes.exec(text)
  if (!verb) return false
  const clause = mainClause(text.slice(verb.index + verb[0].length)).split(/[;:]/)[0] ?? ''
  const last = lastWord.exec(clause)?.[1] ?? ''
  if (last === 'werden') return true
  return /^\p{Ll}/u.test(last) && /(?:en|ern|eln)$/.test(last) && !participle.test(last)
}
