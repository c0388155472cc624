import type { HeadingKind } from './heading-kind.js'
import type { BodyAt, PlaceInList } from './public-bodies.js'
import { findPlaces, findPublicBodies } from './public-bodies.js'
import { reasonsAgainst } from './reference-exclusions.js'
import type { ReferenceReader } from './references.js'
import type { SitePage, TextBlock } from './site-page.js'

interface Listed {
  body: BodyAt
  rule: string
  certainty: 'stated' | 'candidate'
}

const picture = /^(?:(?:Das |The )?(?:Logo|Wappen|Bild|Siegel|Signet)(?: (?:der|des|von|of))?(?: the)?\s+)/iu
/** A firm that carries a town's name is no town. */
const thing =
  /(?:portal|projekt|app|akte|system|bot|assistent|lösung|karte|plattform|einführung|rathaus|kreishaus|service|verwaltung)$/iu

/** The bodies of a wall of logos, or of the items of a list, by what the heading says of them. */
export function readNames(
  block: TextBlock,
  kind: HeadingKind,
  page: SitePage,
  reader: ReferenceReader,
): Listed[] {
  if (kind === 'others' || /^(?:press|authority|privacy|accessibility)$/.test(page.kind)) return []
  const pieces = block.text.split(/\s*[|¦·]\s*/)
  const found: Listed[] = []
  let offset = 0
  for (const piece of pieces) {
    const start = block.text.indexOf(piece, offset)
    offset = start + piece.length
    const picked = piece.replace(picture, '')
    const shift = start + piece.length - picked.length
    if (reasonsAgainst(picked).drops.length) continue
    const bodies = findPublicBodies(picked, reader.knowledge)
    const places = bodies.length === 0 && kind === 'customers' ? bareTowns(picked, reader) : []
    for (const one of [...bodies, ...places])
      found.push({
        body: { ...one, start: one.start + shift, end: one.end + shift },
        rule: kind === 'customers' ? 'wall' : 'wall-unnamed',
        certainty: kind === 'customers' && !isPartOfName(picked, one, reader) ? 'stated' : 'candidate',
      })
  }
  // A cell or an item alone may be anything; pictures of arms and logos stand on a page for a reason.
  if (kind === 'none' && block.kind !== 'alt' && page.kind !== 'references' && pieces.length === 1) return []
  return found
}

/** "Autohaus Stadt Bonn", "Hotel Stadt Celle": a body's name that is part of another's. */
function isPartOfName(piece: string, { start }: BodyAt, reader: ReferenceReader): boolean {
  const before = /(?:^|[\s(])(\p{Lu}[\p{L}-]*)\s$/u.exec(piece.slice(0, start))?.[1]
  return before !== undefined && business.test(before) && !isOwnThing(before, reader)
}

const business =
  /(?:hotel|haus|gasthof|gasthaus|café|bäckerei|apotheke|garage|taxi|museumsshop|immobilien|freunde|verein|förderverein|zeitung|anzeiger|buchhandlung)$/iu

function bareTowns(piece: string, reader: ReferenceReader): BodyAt[] {
  const places = findPlaces(piece, reader.knowledge)
  return places.filter((place) => {
    const before = piece.slice(0, place.start).trim()
    const after = piece.slice(place.end).trim()
    if (after && !/^[(,]/.test(after)) return false
    return before === '' ? !place.ambiguous : isOwnThing(before, reader)
  })
}

function isOwnThing(words: string, { patterns }: ReferenceReader): boolean {
  const last = words.split(/\s+/).at(-1) ?? ''
  return thing.test(last) || patterns.product?.test(words) === true
}

const customerList =
  /(?<!\p{L})(?:(?:unsere[nr]? |our )?(?:Referenz)?(?:Kunden|Kundinnen|Anwendern?|Nutzern?|Auftraggebern?|Referenzen|customers|clients|users)(?!\p{L})[^.;:]{0,60}?(?:zähl(?:t|en)|gehör(?:t|en)|sind|darunter|wie|include|are|such as)|(?:Kommunen|Städte|Gemeinden|Verwaltungen|Behörden|Landkreise|Kreise|Rathäuser|municipalities|cities|authorities)(?!\p{L})[^.;:]{0,40}?(?:wie|darunter|such as|including))(?:\s(?:etwa|zum Beispiel|beispielsweise|z\. ?B\.|unter anderem|mittlerweile|inzwischen|auch|bereits|heute|now))*\s/iu

/** Places of a sentence that a customer's word makes bodies: "Zu den Anwendern zählen Bamberg, Coburg und Kulmbach". */
export function findListedPlaces(
  sentence: string,
  bodies: readonly BodyAt[],
  kind: HeadingKind,
  reader: ReferenceReader,
): BodyAt[] {
  const list = customerList.exec(sentence)
  if (!list && kind !== 'customers') return []
  const free = findPlaces(sentence, reader.knowledge).filter((place) =>
    bodies.every(({ start, end }) => place.end <= start || place.start >= end),
  )
  if (free.length === 0) return []
  if (list) return rowFrom(sentence, list.index + list[0].length, free, bodies)
  if (/(?<!\p{L})(?:in|aus|nach|bei|im|from)(?!\p{L})/u.test(sentence)) return []
  // "Kitaportal Idar-Oberstein (2021), Kitaportal Bad Kreuznach (2022)" under a heading of customers.
  return free.filter(({ start, end, ambiguous }) => {
    const before = sentence.slice(0, start).split(/[,;:]/).at(-1)?.trim() ?? ''
    const after = sentence.slice(end).split(/[,;]/)[0]?.trim() ?? ''
    if (after !== '' && !/^[(.]/.test(after)) return false
    return before === '' ? !ambiguous : isOwnThing(before, reader)
  })
}

/** Places and bodies in a row from a point on, parted by commas and "und" only. */
function rowFrom(
  sentence: string,
  from: number,
  places: readonly PlaceInList[],
  bodies: readonly BodyAt[],
): BodyAt[] {
  const row: (BodyAt & { ambiguous?: boolean })[] = []
  const all = [...places, ...bodies].sort((a, b) => a.start - b.start)
  let at = from
  for (const one of all) {
    if (one.end <= from) continue
    const between = sentence.slice(at, one.start)
    if (!/^(?:,|\s|und|sowie|and|die|der|den|das|the|auch|as well as)*$/iu.test(between)) break
    row.push(one)
    at = one.end
  }
  // A row that goes on with something else: "Bonn und Köln-Porz gelegene Kliniken".
  const plain = row.filter((one) => !one.ambiguous)
  const accepted = plain.length >= 2 ? row : plain
  return accepted.filter((one) => !bodies.includes(one))
}
