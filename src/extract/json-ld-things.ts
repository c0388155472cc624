/** A node of JSON-LD 1.1 (W3C, 2020). */
export type Thing = Record<string, unknown>

/** Properties of schema.org whose values are persons, or ways to reach one. */
export const personKeys: ReadonlySet<string> = new Set(
  `accountablePerson actor alumni athlete attendee author coach colleague colleagues contactPoint contactPoints contributor
   creator director editor email employee employees faxNumber follows founder founders funder knows legalRepresentative member
   members organizer owns parent performer person relatedTo sibling spouse sponsor telephone translator worksFor`.split(
    /\s+/,
  ),
)

/** Objects within objects: what lies deeper says nothing of a firm. */
const deepest = 20

/** The types of a thing without their vocabulary: "https://schema.org/Corporation" is "Corporation". */
export function typesOf(thing: Thing): string[] {
  return [thing['@type']].flat().flatMap((type) => (typeof type === 'string' ? [lastPart(type)] : []))
}

/** A thing without persons, its values as plain texts; null where it is a person itself. */
export function plainThing(thing: Thing): Thing | null {
  const plain = plainValue(thing, 0)
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain) ? (plain as Thing) : null
}

function plainValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > deepest) return undefined
  if (Array.isArray(value))
    return value.map((part) => plainValue(part, depth + 1)).filter((part) => part !== undefined)
  const node = value as Thing
  if (typesOf(node).includes('Person')) return undefined
  // A value object (JSON-LD 1.1, section 9.5): the text with its language or type.
  if ('@value' in node) return node['@value']
  const plain: Thing = {}
  for (const [key, part] of Object.entries(node)) {
    const name = key.startsWith('@') ? key : lastPart(key)
    if (personKeys.has(name) || name === '__proto__') continue
    const kept = plainValue(part, depth + 1)
    if (kept !== undefined) plain[name] = kept
  }
  return plain
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#'), name.lastIndexOf(':')) + 1)
}
