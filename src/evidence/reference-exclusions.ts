import { anyWord } from './patterns.js'

/** A reason why a sentence that names a body is no reference, or only one for a person to decide. */
export interface Exclusion {
  id: string
  effect: 'drop' | 'doubt'
  applies: (sentence: string) => boolean
}

const months =
  'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December'
const someBody = '(?:de[rnms]|die|das|eine[rnms]?|ein|the|a|an)'

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
  'würde\\p{L}*',
  'next (?:year|month|week|spring|summer|autumn)',
  'soon',
  'upcoming',
  '(?:plans?|planned|intends?|is|are) (?:to|going to)',
  'would',
  'may',
  'might',
)

const subordinate = /,\s+(?:damit|sodass|so dass|um|weil|dass|wo|wenn|die|der|das|obwohl|ohne|so that|which|who|because)(?!\p{L})/iu

const negated = anyWord(
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
  'kein(?:e[nrms]?)? (?:\\p{L}+ )?(?:Auftrag|Aufträge|Kunden?|Referenz(?:en)?|Vertrag|Zuschlag|Einsatz|Zusammenarbeit|Software|Interesse)',
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

const funding = anyWord(
  'geförderte?[nrs]?',
  'förder(?:t|te|ten|n) (?:den|die|das|unser\\p{L}*|uns|seit|bis|im|unter)?',
  'fördert(?:e|en)?',
  'Förderung (?:durch|von|des|der|vom|im)',
  'Förder(?:er|geber|kennzeichen|bescheid|programm|linie|partner)s?',
  'Fördermittel(?:n)? (?:vom|von|aus)',
  'mit (?:Fördermitteln|Mitteln) (?:des|der|aus|vom)',
  'finanziert(?:e|en)? (?:durch|von|vom|aus|der|die|das|unser)',
  'bezuschusst\\p{L}*',
  'Zuschuss',
  'Zuwendung\\p{L}*',
  'Stipendi\\p{L}*',
  'Gründerstipendium',
  'EXIST',
  'mFUND',
  'unterstützt (?:durch|von|vom) (?:das|dem|die|der|den)',
  'wird (?:\\p{L}+ ){0,3}(?:durch|vom|von) [^.]{0,90}unterstützt',
  'mit [\\d.,]+ (?:Millionen |Mio\\.? )?(?:Euro|€)(?: \\p{L}+)? (?:unterstützt|gefördert)',
  'unterstützt(?:e|en)? (?:\\p{L}+ )?(?:Gründ\\p{L}*|Start-?ups?|uns)',
  '(?:was |were |is |are )?funded',
  'funding',
  'grants?',
  'subsid\\p{L}*',
  'sponsored',
  'supported by',
)

const award = anyWord(
  '\\p{L}*preis(?:e[sn]?|s)?(?! für die| je| pro)',
  'Preisträger\\p{L}*',
  'Award\\p{L}*',
  'ausgezeichnet\\p{L}*',
  'Auszeichnung\\p{L}*',
  'prämiert\\p{L}*',
  'nominiert\\p{L}*',
  'Finalist\\p{L}*',
  'Jury',
  'Platz (?:eins|zwei|drei|\\d)',
  '(?:dritten|zweiten|ersten) (?:Rang|Platz)',
  'Wettbewerb(?:s|es|e|en)?',
  'verlieh\\p{L}*',
  'Gewinner\\p{L}*',
  'prize',
  'winner',
  'finalist',
)
const contractAwarded = anyWord('award(?:ed|s)?(?: \\p{L}+){0,3} (?:the |a )?contract', 'contract award\\p{L}*')

const visit = anyWord(
  'besuch(?:t|te|ten|en)?',
  'Besuch(?:s|es|e)?',
  'besichtig\\p{L}*',
  'zu Gast',
  'zu Besuch',
  'Gastfreundschaft',
  'Delegation\\p{L}*',
  'Rundgang\\p{L}*',
  'Schirmherr\\p{L}*',
  'empfing\\p{L}*',
  'begrüß\\p{L}*',
  'lud\\p{L}* (?:\\p{L}+ )?ein',
  'Einladung',
  'trafen? (?:uns|wir|sich)',
  'dropped by',
  'visit(?:s|ed|ing)?',
  'welcomed',
  'met with',
)
const event = anyWord(
  `(?:auf|bei|beim|zur|zum|am|anlässlich|während|at|during)(?: ${someBody})? (?:\\p{L}+ )?(?:\\p{L}*tagung|\\p{L}*kongress(?:es)?|\\p{L}*konferenz|\\p{L}*messe|Convention|Summit|\\p{L}*forum|(?:Fach|Kommunal|Digital|Aktions|Städte|Gemeinde)tag|\\p{L}*stand|\\p{L}*workshop|\\p{L}*webinar|conference|fair|event)`,
  'Vortr(?:ag|äge|ägen|ages)',
  'Podium\\p{L}*',
  '(?:auf|an) (?:dem|unserem|einem) Stand',
  'den Stand',
  'vorgestellt',
  'stell(?:t|te|ten|en) (?:\\p{L}+ ){1,6}vor',
  'Veranstalter\\p{L}*',
  'hosted by',
  'conference',
  'present(?:s|ed)? at',
  'will present',
  'speak(?:s|ing)? at',
)

const geography = anyWord(
  'ansässig\\p{L}*',
  'beheimatet\\p{L}*',
  '(?:Firmen|Unternehmens|Haupt|Stamm|Wohn)?sitz(?:es)?',
  'sitz(?:t|en) (?:in|im)',
  'gegründet\\p{L}*',
  'gründete[nt]?',
  '(?:Gründer|Technologie|Innovations|Start-?up)-?(?:zentrum|zentrums|park|parks|quartier|campus)',
  'Coworking\\p{L}*',
  'Niederlassung\\p{L}*',
  '(?:unser|eigenes?|neues?)e?n? Büros?',
  '(?:Büro|Standort) (?:in|im) ',
  'liegt (?:in|im|am)',
  'aus (?:der|dem) (?:Region|Umland)',
  'stammt? aus',
  'zieht um',
  'based in',
  'headquarter\\p{L}*',
  'located in',
  'our (?:\\p{L}+ )?office',
  'founded (?:in|at)',
)

const bibliography =
  /\(Hrsg\.\)|(?<!\p{L})(?:Hrsg|ISBN|doi|ebd|et al)(?!\p{L})|(?<!\p{L})(?:Quelle|Quellen|Source|Literatur|Foto|Bild|Abbildung)\s?:|(?<!\p{L})(?:veröffentlich\p{L}*|herausgegeben|publizier\p{L}*|erschienen|Leitfaden\p{L}*|Broschüre\p{L}*|Handreichung\p{L}*|Leitlinien?)(?!\p{L})|^(?:Laut|Gemäß|According to)(?!\p{L})|(?<!\p{L})(?:laut (?:der |dem |einer |des )?(?:Studie|Umfrage|Bericht|Angaben)|Studie (?:der|des|von)|Umfrage (?:der|des|von)|Statistik (?:der|des))/iu

const research = anyWord(
  'Forschung(?:en|sarbeit|sarbeiten)? (?:an|mit|der|des)',
  'eigene Forschung',
  'Forschungs(?:projekt|vorhaben|partner|verbund|kooperation|programm)\\p{L}*',
  'Verbund(?:projekt|vorhaben)\\p{L}*',
  'Konsortium\\p{L}*',
  'Ausgründung\\p{L}*',
  'Spin-?offs?',
  'hervorgegangen',
  'Lehrstuhl\\p{L}*',
  'Dissertation',
  '(?:Master|Bachelor|Doktor)arbeit\\p{L}*',
  'studiert\\p{L}*',
  'promoviert\\p{L}*',
  'Absolvent\\p{L}*',
  'untersuch(?:t|en|te|ten) mit uns',
  'researchers?',
  'research project',
  'evaluated',
  'spin-?out',
)

const career = anyWord(
  'zuvor',
  'früher(?:e[rns]?)?',
  'ehemalige?[rns]?',
  'ehemals',
  'vormals',
  'Vor der Gründung',
  'Werdegang\\p{L}*',
  'Laufbahn',
  'Karriere\\p{L}*',
  'Berufserfahrung',
  'Berufsjahre',
  'war (?:\\p{L}+ ){0,3}(?:Referent|Leiter|Mitarbeiter|Beamter|Beamtin|Berater)(?:in)?',
  'formerly',
  'previously',
  'used to work',
  'worked (?:for|at)',
)

const otherFirm = anyWord(
  'anders als',
  'im Gegensatz zu',
  'im Unterschied zu',
  'Konkurrenz\\p{L}*',
  'Mitbewerber\\p{L}*',
  'Wettbewerbsprodukt\\p{L}*',
  'Während (?:\\p{L}+ ){1,6}noch',
  'statt(?:dessen)? (?:auf|mit) ',
  'eines anderen Anbieters',
  'unlike',
  'competitors?',
  'whereas',
)

const inHouse = anyWord(
  '(?:im|aus dem) eigenen Haus\\p{L}*',
  'aus eigener (?:Werkstatt|Hand|Kraft)',
  'selbst (?:entwickel|programmier|gebaut|erstell)\\p{L}*',
  'eigen(?:es|e|em|en) (?:Entwicklung|System entwickelt)',
  'Eigenentwicklung\\p{L}*',
  'eigenentwickel\\p{L}*',
  'hausintern\\p{L}*',
  'intern entwickelt\\p{L}*',
  'in-?house',
  'developed its own',
)

const law = anyWord(
  'Vorgaben? (?:des|der)',
  'Gesetz(?:es|e)?',
  '\\p{L}*gesetz(?:es)?',
  'Verordnung(?:en)? (?:des|der)',
  'Richtlinien? (?:des|der)',
  'Aufsichtsbehörde\\p{L}*',
  '(?:Landes|Bundes)beauftragte\\p{L}*',
  'Registergericht\\p{L}*',
  'Handelsregister\\p{L}*',
  'Gerichtsstand',
  'Beschwerde\\p{L}*',
  'Umsatzsteuer\\p{L}*',
  'beschlossen',
  'verabschiedet\\p{L}*',
  'empfiehlt',
  'empfehlen',
  'verpflichtet\\p{L}*',
  'schreib(?:t|en) vor',
  'supervisory authority',
)

const offer = anyWord(
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
  'interessier\\p{L}*',
  'Initiative',
  'machten? [^.;]{0,40}Station',
  'Ausschuss',
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

const regulated = anyWord(
  'Zulassung (?:nach|durch|von|vom|der|des|bei)',
  'zugelassen\\p{L}*',
  'registriert\\p{L}*',
  'von [^.;]{1,60}lizenziert\\p{L}*',
  'reguliert\\p{L}*',
  'beaufsichtigt\\p{L}*',
  'Genehmigung\\p{L}*',
  'genehmigt\\p{L}*',
  'akkreditiert\\p{L}*',
  'anerkannt\\p{L}*',
  'zertifiziert\\p{L}*',
  'licensed by',
  'regulated by',
  'approved by',
  'certified by',
)

const question = /\?\s*$/

const trial = anyWord(
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
const doubtful = anyWord(
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
)
const job = /\((?:m\/w\/d|w\/m\/d|d\/m\/w|m\/f\/d|f\/m\/d)\)/iu

/** All exclusions; the first that drops decides. */
export const exclusions: readonly Exclusion[] = [
  { id: 'question', effect: 'drop', applies: (text) => question.test(text) },
  { id: 'negated', effect: 'drop', applies: (text) => negated.test(mainClause(text)) },
  { id: 'funding', effect: 'drop', applies: (text) => funding.test(text) },
  { id: 'award', effect: 'drop', applies: (text) => award.test(text) && !contractAwarded.test(text) },
  { id: 'visit', effect: 'drop', applies: (text) => visit.test(text) },
  { id: 'event', effect: 'drop', applies: (text) => event.test(text) },
  { id: 'geography', effect: 'drop', applies: (text) => geography.test(text) },
  { id: 'bibliography', effect: 'drop', applies: (text) => bibliography.test(text) },
  { id: 'research', effect: 'drop', applies: (text) => research.test(text) },
  { id: 'career', effect: 'drop', applies: (text) => career.test(text) },
  { id: 'other-firm', effect: 'drop', applies: (text) => otherFirm.test(text) },
  { id: 'in-house', effect: 'drop', applies: (text) => inHouse.test(text) },
  { id: 'law', effect: 'drop', applies: (text) => law.test(text) },
  { id: 'regulated', effect: 'drop', applies: (text) => regulated.test(text) },
  { id: 'trial', effect: 'doubt', applies: (text) => trial.test(text) },
  { id: 'job', effect: 'doubt', applies: (text) => job.test(text) },
  { id: 'doubtful', effect: 'doubt', applies: (text) => doubtful.test(text) },
  { id: 'future', effect: 'drop', applies: (text) => !doubtful.test(text) && isFuture(text) },
  { id: 'offer', effect: 'drop', applies: (text) => !doubtful.test(text) && offer.test(text) },
]

/** A sentence up to a clause that says why or what for. */
function mainClause(text: string): string {
  const cut = subordinate.exec(text)
  return cut ? text.slice(0, cut.index) : text
}

const becomes = anyWord('wird', 'werden', 'werde')
const participle = /(?:^|\p{L})ge\p{L}+(?:t|en)$|^(?:be|ver|er|ent|zer|über|unter|um|ein|aus|an|ab|auf|zu)\p{L}+(?:t)$|iert$/iu
const lastWord = /(\p{L}+)[\s.!,;:“"”»)]*$/u

/**
 * Whether something is still to come. "wird" is future with an infinitive at the end of its clause and passive with a
 * participle: "wird entlasten", "wird eingesetzt".
 */
function isFuture(text: string): boolean {
  if (future.test(mainClause(text))) return true
  if (new RegExp(`(?<!\\p{L})ab (?:dem |der )?(?:(?:${months}|Frühjahr|Sommer|Herbst|Winter) ?)?(?:20(?:2[7-9]|[3-9]\\d))`, 'iu').test(text))
    return true
  const verb = becomes.exec(text)
  if (!verb) return false
  const clause = mainClause(text.slice(verb.index + verb[0].length)).split(/[;:]/)[0] ?? ''
  const last = lastWord.exec(clause)?.[1] ?? ''
  if (last === 'werden') return true
  return /^\p{Ll}/u.test(last) && /(?:en|ern|eln)$/.test(last) && !participle.test(last)
}
