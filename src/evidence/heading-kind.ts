import { anyWord } from './patterns.js'

/** What a heading promises of the names under it. */
export type HeadingKind = 'customers' | 'partners' | 'others' | 'none'

const customers = anyWord(
  '(?:Referenz|Bestands)?kund(?:en|innen)',
  'Kunden(?:stimmen|liste|beispiele|projekte)',
  'Referenz(?:en|projekte|kunden|liste)?',
  'vertrauen (?:uns|auf|bereits|darauf)',
  'vertraut (?:uns|auf)',
  'Anwender\\p{L}*',
  'Auftraggeber\\p{L}*',
  '(?:im|bereits im) Einsatz',
  'Erfolgsgeschichten?',
  'Fallstudien?',
  'Praxisbeispiele?',
  'Anwendungsbeispiele?',
  'Das sagen',
  'gute[rn]? Gesellschaft',
  'good company',
  'Über [\\d.]+ (?:Kommunen|Behörden|Verwaltungen)',
  'Stimmen unserer',
  'arbeiten (?:bereits )?mit',
  'setzen auf',
  'nutzen',
  '(?:our )?(?:customers|clients|users)',
  'trusted by',
  'case stud(?:y|ies)',
  'success stories',
  'testimonials?',
  'what (?:our )?(?:customers|clients) say',
)
const falseFriends = anyWord('Kunden kauften', 'Kundenservice', 'Kundenportal', 'für Kunden', 'Kundendienst')
const others = anyWord(
  'gefördert\\p{L}*',
  'Förder(?:er|ung|geber|mittel|hinweis|partner|programme?)\\p{L}*',
  'unterstützt (?:durch|von)',
  'Unterstützer\\p{L}*',
  'finanziert\\p{L}*',
  'Investor\\p{L}*',
  'Auszeichnung\\p{L}*',
  'Awards?',
  '\\p{L}*preise?',
  'Preisträger\\p{L}*',
  'Presse(?:stimmen|spiegel|schau|mitteilungen)?',
  'Bekannt aus',
  'in den Medien',
  'Literatur\\p{L}*',
  'Quellen?',
  'Team',
  'Über uns',
  'Karriere',
  'Stellen\\p{L}*',
  'Wir stellen ein',
  'Jobs',
  'Veranstaltung\\p{L}*',
  'Events?',
  'Termine',
  'Kontakt',
  'Impressum',
  'Datenschutz\\p{L}*',
  'Mitglied(?:schaft|schaften)?',
  'funded by',
  'supported by',
  'press',
  'as seen in',
  'member of',
  'Kunden werben',
  'investors?',
)
const partners = anyWord(
  'Partner\\p{L}*',
  'Netzwerk\\p{L}*',
  'Kooperation\\p{L}*',
  'network',
  'partners?(?:hips?)?',
)

/** How much of a heading is read, in characters: what goes on is none, and every block below it would read it again. */
const longest = 500

/** Reads a heading or a title; "Kunden und Partner" promises customers only with a look. */
export function headingKind(whole: string): HeadingKind {
  const heading = whole.slice(0, longest)
  const hasPartners = partners.test(heading)
  if (others.test(heading)) return 'others'
  if (customers.test(heading) && !falseFriends.test(heading)) return hasPartners ? 'partners' : 'customers'
  return hasPartners ? 'partners' : 'none'
}
