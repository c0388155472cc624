import { type Check, fail, ok } from './finding.js'

/** The oldest Node.js that runs it; package.json says the same. */
export const oldestNode = '20.18.1'

export const nodeCheck: Check = {
  name: 'Node.js',
  looks: 'its version',
  fails: `it is older than ${oldestNode}`,
  run: ({ nodeVersion }) =>
    isOlder(nodeVersion, oldestNode)
      ? fail(`${nodeVersion} is too old.`, `Install Node.js ${oldestNode} or newer.`)
      : ok(nodeVersion),
}

/** Numbers by dots, compared one by one; what follows a hyphen is left aside. */
function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('-', 1)[0]?.split('.').map(Number) ?? [])
  for (const [place, wanted] of (b ?? []).entries()) {
    const found = a?.[place] ?? 0
    if (found !== wanted) return found < wanted
  }
  return false
}
