import { foldShort } from '../firms/fold-name.js'

/** Words of the language that many firms are called by: such a name alone says nothing of which firm is meant. */
const words = new Set(
  `agentur akademie aktiv allianz alpha analyse anker atlas aurora balance basis beacon blick bridge brücke campus capital cloud code
  compass concept connect consult consulting control core cosmos daten data delta dialog digital direkt dock dynamik echo effekt eagle
  element energie energy engineering entwicklung fabrik falke feder fenster fokus focus form forum foto frontier fuchs funke fusion
  future galaxy garten gemeinsam genesis gesundheit global graph group hafen handwerk haus helix hero holding horizon horizont ideal
  ideen impact impuls index info insight integral intelligence interface kette klar klima kompass konzept kontakt kreis kreativ labor
  leben licht link logik logistik lotse lupe management marketing material matrix media medien mensch mobil mobility modul momentum
  motion mosaik netz netzwerk neuland next nexus nova oase office omega online optimal orbit orion paket partner performance phoenix
  pilot pioneer planer plattform platform plus point polaris praxis prisma profil projekt prozess pulse punkt quelle quest radar
  raum reform regio resonanz ressource rocket scout segel sender service sicherheit signal smart software solid solution solutions
  sonne source spark spectrum spektrum spur stadt station stern strategie studio summit sunrise symbol synergie system systeme
  tandem team technik technologie terra titan transfer transparenz turm unity universal update vega verbund vertrieb vision vital
  voice wandel wasser welle welt werk werkstatt wind wissen workshop zeit zentral zentrum ziel zukunft`
    .split(/\s+/)
    .map(foldShort),
)

/** Letters and digits below which a name is too short to mean one firm. */
const shortest = 5

/** Whether a name, without its legal form, may be anybody's: four signs or fewer ("P & M", "MBE"), or a word of the dictionary. */
export function isPlainName(name: string): boolean {
  const folded = foldShort(name)
  if (folded.replace(/[^\p{L}\d]+/gu, '').length < shortest) return true
  const parts = folded.split(/[^\p{L}\d]+/u).filter((part) => part !== '')
  return parts.every((part) => part.length < 3 || words.has(part))
}
