import { isLapsed, isNotCertified, isPending, isSomebodyElses, saysHeld } from './claim-holders.js'
import type { ClaimedBy } from './claim-rules.js'
import type { Grade } from './finding.js'

/** The sentence of a claim and what it refers back to. */
export interface ClaimContext {
  sentence: string
  before: string
  headings: string
  start: number
  end: number
  /** Of the firm whose page it is, its forms joined; empty where unknown. */
  firmName?: string
  /** Year in which the page was read; without it no certificate has run out. */
  year?: number
}

const certified =
  /zertifi[zk]\p{L}*|testat\p{L}*|testiert\p{L}*|attestier\p{L}*|auditiert\p{L}*|(?<!\p{L})(?:certifi\p{L}*|attest(?:ed|ation)\p{L}*|audited)(?!\p{L})/iu
const modelled =
  /-?ready(?!\p{L})|in Anlehnung|angelehnt|lehn(?:t|en|te|ten) [^.;]{0,60}(?:an|sich)|(?<!\p{L})orientier\p{L}*|Vorbild|(?<!\p{L})auf (?:der )?(?:Basis|Grundlage) (?:de[rs]|von|einer?)|unterstützt? [^.;]{0,40}(?:Konformität|Zertifizierung|ISO|Compliance)|(?<!\p{L})(?:aligned|based on|inspired by|following|follows?|modell?ed|in line with|by design|equivalent)(?!\p{L})|(?<!\p{L})(?:gemäß|entsprechend|analog|folg(?:t|en)|im Sinne|angepasst)(?!\p{L})|(?<!\p{L})(?:teilweise|weitgehend|größtenteils|partially|largely|mostly)(?!\p{L})/iu
const helps =
  /(?:Ihre?[rnms]?|your|Kunden bei|dabei helfen|Sie bei|unterstütz(?:t|en)|hilft|Werden Sie|(?:erreichen|erlangen|erhalten|bekommen|schaffen) Sie|helps?|helping|become|achieve|get|auf dem Weg zu[rm]?|Vorbereitung auf|Beratung (?:zu|bei|für)|beraten|Schulung(?:en)?|helfen)(?!\p{L})[^.;]{0,80}$/iu
const explains =
  /^\s*(?:Was (?:ist|sind|bedeutet|heißt|steht)|What (?:is|are|does)|Warum|Wieso|Wie funktioniert)(?!\p{L})|(?<!\p{L})(?:beschreib(?:t|en)|definier(?:t|en)|bezeichne(?:t|n)|steht für|leg(?:t|en) fest|regel(?:t|n)|versammelt|verpflichte(?:t|n)|schreib(?:t|en) vor|verlang(?:t|en|te|ten)|fordert(?:e|en)?|fordern|setz(?:t|en) [^.;]{0,60}voraus|Voraussetzung|gilt seit|trat in Kraft|tritt in Kraft|ist (?:ein|eine|der|die|das) (?:\p{L}+ ){0,4}(?:Standards?|Normen?|Katalog|Kriterienkatalog|Richtlinie|Verordnung|Gesetz|Vorgabe|Verfahren|Mustervertrag)|sind (?:\p{L}+ ){0,3}(?:Standards|Normen|Musterverträge|Vertragsmuster)|is an? (?:\p{L}+ ){0,4}(?:standard|norm|framework|catalogue|regulation)|describes|defines|requires|regulates|mandates)(?!\p{L})|\?\s*$/iu
const denial =
  /(?<!\p{L})(?:nicht(?! nur)|kein(?:e[nrms]?)?|bislang ohne|noch ohne|fehlt|fehlen|not(?! only)|no(?!\.)|without|lacks?|nor|neither|(?:do|does|is|are|has|have)n['’]t)(?!\p{L})/iu
const dataCentre =
  /rechenzentr\p{L}*|(?<!\p{L})(?:data ?cent(?:er|re)s?|Colocation\p{L}*|Gebäude\p{L}*|facilit(?:y|ies)|(?:die|der|unser\p{L}*|eine[rn]?|the|our|a) Cloud(?!-)|Clouds|(?:liegen|läuft|laufen|lagern|gespeichert|speichern) (?:\p{L}+ ){0,3}(?:bei|in|auf)|(?:stored|runs?|running) (?:in|on|at)|Exoscale|Scaleway|Strato|Mittwald|netcup|noris|Hosting\p{L}*|Hoster\p{L}*|gehostet|hosted|host in|Betreiber\p{L}*|Serverstandort\p{L}*|(?:Cloud|Infrastruktur)-?(?:Anbieter|Provider|Partner)\p{L}*|Provider|Anbieter|Dienstleister|Subunternehmer|Unterauftragnehmer|Server|AWS|Amazon Web Services|Azure|Google Cloud|Hetzner|IONOS|STACKIT|OVH(?:cloud)?|Telekom|T-Systems|plusserver|infrastructure)(?!\p{L})/iu
const ourselves =
  /(?<!\p{L})(?:sowohl wir|wir selbst|wir (?:als|sind|und)|auch wir|unser (?:Unternehmen|ISMS|Managementsystem|Informationssicherheits\p{L}*)|neben (?:unserem|dem) Rechenzentrum|both we|we (?:ourselves|are)|our (?:company|ISMS))(?!\p{L})/iu
const backwards =
  /^\s*(?:Dies(?:e[rsn]?)?|Es|Er|Sie|Das|Der Anbieter|Der Betreiber|Beide|Letztere[rs]?|This|It|They|These|Both)(?!\p{L})/u
const number =
  /(?<!\p{L})(?:Zertifikat(?:s)?(?:-?\s?(?:Registrier-?)?(?:Nr|Nummer)\.?)|(?:Registrier|Registrierungs|Zertifikats)-?(?:Nr|Nummer)\.?|certificate (?:no|number)\.?|Nr\.)\s*:?\s*[A-Z\d][\w\s./-]{3,}/iu
const validity =
  /(?<!\p{L})(?:gültig bis|gültig vom|valid (?:until|through|to)|Gültigkeit\p{L}*:?|Zeitraum|Prüfzeitraum|period)(?!\p{L})[^.;]{0,20}\d/iu
const document =
  /herunterladen|(?<!\p{L})(?:Download\p{L}*|als PDF|\(PDF\)|PDF|\.pdf|hier abrufbar|hier einsehen|abrufbar unter|finden Sie (?:hier|als|unter))(?!\p{L})|\.pdf/iu
const report = /Prüfbericht\p{L}*|Testbericht\p{L}*|(?<!\p{L})(?:test report|audit report|VPAT)(?!\p{L})/iu
const day = /\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}+)\s?\d{4}|\p{L}+ \d{1,2}, \d{4}/u
const fulfils =
  /konform\p{L}*|(?<!\p{L})(?:erfüll\p{L}*|entspr(?:icht|echen)|eingehalten|halten [^.;]{0,40} ein|vereinbar|compliant|complian\p{L}*|conform\p{L}*|meets?|barrierefrei\p{L}*|bestätigt|getestet|geprüft|eingestuft|accessible|umgesetzt)(?!\p{L})/iu
const licence =
  /(?<!\p{L})(?:EUPL(?:[- ]?\d(?:\.\d)?)?|MIT(?:-Lizenz| License)?|A?GPL(?:v?\d)?|Apache(?:[- ]2\.0)?|BSD|MPL|LGPL)(?!\p{L})/u
const repository = /(?:github\.com|gitlab\.[\w.]+|opencode\.de|codeberg\.org|gitea\.[\w.]+)\/[\w./-]+/iu

/** The grade of a subject as the sentence has it; null where naming it says nothing. */
export function gradeOf(by: ClaimedBy, criterion: string, context: ClaimContext): Grade | null {
  const { sentence, start, end } = context
  if (by === 'stated') return 'claimed'
  if (isDenied(sentence, start, end)) return 'denied'
  if (explains.test(sentence)) return 'mentioned'
  if (by === 'certificate') return isNotCertified(sentence) ? 'denied' : certificateGrade(context)
  if (isPending(sentence)) return 'mentioned'
  if (by === 'conformity') {
    if (helps.test(sentence.slice(0, start))) return 'mentioned'
    if (modelled.test(sentence) && !(criterion === 'C09' && report.test(sentence))) {
      if (!/(?<!\p{L})(?:gemäß|im Sinne|entsprechend)(?!\p{L})/iu.test(sentence) || !fulfils.test(sentence))
        return 'modelled-on'
    }
    if (report.test(sentence) && (day.test(sentence) || document.test(sentence))) return 'proven'
    return fulfils.test(sentence) ? 'claimed' : 'mentioned'
  }
  if (criterion === 'C11')
    return licence.test(sentence) && repository.test(sentence)
      ? 'proven'
      : repository.test(sentence) ||
          /(?<!\p{L})(?:ist|sind|unter|als|is|are|our|unser\p{L}*|veröffentlich\p{L}*|setzen)(?!\p{L})/iu.test(
            sentence,
          )
        ? 'claimed'
        : 'mentioned'
  if (criterion === 'C04' && document.test(sentence)) return 'proven'
  return 'claimed'
}

function certificateGrade(context: ClaimContext): Grade {
  const { sentence, headings, before, start } = context
  const hasWord = certified.test(sentence)
  if (modelled.test(sentence) && !/(?<!\p{L})gemäß(?!\p{L})/iu.test(sentence)) return 'modelled-on'
  if (helps.test(sentence.slice(0, start))) return 'modelled-on'
  if (isPending(sentence) || isLapsed(sentence, context.year)) return 'mentioned'
  if (isSomebodyElses(sentence, start, context.firmName ?? ''))
    return dataCentre.test(sentence) ? 'data-centre-only' : 'mentioned'
  const isData =
    dataCentre.test(sentence) ||
    (backwards.test(sentence) && dataCentre.test(before)) ||
    (dataCentre.test(headings) && !ourselves.test(sentence))
  const isOwn =
    /(?<!\p{L})(?:sowohl wir|wir selbst|auch wir|wir und|both we|we ourselves|neben (?:unserem|dem) Rechenzentrum)(?!\p{L})/iu.test(
      sentence,
    )
  if (!hasWord && !number.test(sentence) && !/(?<!\p{L})(?:Typ|Type) ?[12](?!\d)/u.test(sentence))
    return isNamed(sentence) ? 'modelled-on' : 'mentioned'
  if (isData && !isOwn) return 'data-centre-only'
  if (modelled.test(sentence) && !hasWord) return 'modelled-on'
  if (number.test(sentence) || validity.test(sentence)) return 'proven'
  return saysHeld(sentence) || !hasWord ? 'claimed' : 'mentioned'
}

/** "Sicherheitskonzept gemäß ISO 27001": something after it, without a certificate. */
function isNamed(sentence: string): boolean {
  return /(?<!\p{L})(?:gemäß|nach|entsprechend|according to|konform\p{L}*|compliant|standards?|Vorgaben|folgen)(?!\p{L})|-konform/iu.test(
    sentence,
  )
}

/** A "not" in the clause of the subject; what stands behind "nicht nur" or in another clause does not deny. */
function isDenied(sentence: string, start: number, end: number): boolean {
  const from =
    Math.max(
      sentence.lastIndexOf(';', start),
      sentence.lastIndexOf(':', start),
      clauseStart(sentence, start),
    ) + 1
  const behind = /[;:]|,\s(?:sondern|aber|weil|da|damit|die|der|das|but|because)(?!\p{L})/u.exec(
    sentence.slice(end),
  )
  const clause = sentence.slice(from, behind ? end + behind.index : sentence.length)
  const match = denial.exec(clause)
  if (!match) return false
  return !/(?<!\p{L})(?:nicht mehr wegzudenken|keine Kompromisse|kein Problem|keine Sorge|keine (?:Mehr)?kosten|no problem|no compromise|no additional)(?!\p{L})/iu.test(
    clause,
  )
}

function clauseStart(sentence: string, start: number): number {
  const clauses = [
    ...sentence.slice(0, start).matchAll(/,\s(?:sondern|aber|weil|da|damit|but|because|und)(?!\p{L})/gu),
  ]
  return clauses.at(-1)?.index ?? -1
}
