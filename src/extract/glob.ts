/** Longest path or address that is looked at, in characters: beyond it nobody names a file. */
const longest = 2048

/**
 * Compiles patterns of paths or addresses: `*` is any part between slashes, `**` anything. One that begins with `!` leaves
 * out what it fits. A path must fit whole, or from any folder on where `fromAnyFolder` is set. A path costs its length times
 * that of a pattern, however many stars that has.
 */
export function compileGlobs(
  patterns: readonly string[],
  options: { fromAnyFolder: boolean },
): (path: string) => boolean {
  const compile = (glob: string) => compileGlob(glob, options.fromAnyFolder)
  const wanted = patterns.filter((glob) => !glob.startsWith('!')).map(compile)
  const unwanted = patterns.filter((glob) => glob.startsWith('!')).map((glob) => compile(glob.slice(1)))
  return (path) =>
    path.length <= longest && wanted.some((fits) => fits(path)) && !unwanted.some((fits) => fits(path))
}

/** A single character, `*`, `**`, or folders: nothing, or anything that ends with a slash. */
type Part = { sign: string } | 'part' | 'any' | 'folders'

function compileGlob(glob: string, fromAnyFolder: boolean): (path: string) => boolean {
  const parts: Part[] = glob.split(/(\*\*\/|\*\*|\*)/).flatMap((piece): Part[] => {
    if (piece === '**/') return fromAnyFolder ? ['folders'] : ['any', { sign: '/' }]
    if (piece === '**') return ['any']
    return piece === '*' ? ['part'] : Array.from(piece, (sign) => ({ sign }))
  })
  if (fromAnyFolder) parts.unshift('folders')
  const firstStar = parts.findIndex((part) => typeof part === 'string')
  const start = glob.slice(0, firstStar < 0 ? glob.length : glob.search(/\*/))
  return (path) => (fromAnyFolder || path.startsWith(start)) && fits(parts, Array.from(path))
}

/** Goes over the path once, and holds which parts of the pattern can come next; below zero those within folders. */
function fits(parts: readonly Part[], path: readonly string[]): boolean {
  let open = new Set<number>()
  // A star may stand for nothing: what follows it can come next as well.
  const enter = (into: Set<number>, index: number) => {
    for (let at = index; !into.has(at); at++) {
      into.add(at)
      if (typeof parts[at] !== 'string') return
    }
  }
  enter(open, 0)
  for (const sign of path) {
    const next = new Set<number>()
    for (const index of open) {
      // Within folders that are passed over: only behind a slash what follows can come.
      const part = index < 0 ? 'folders' : parts[index]
      const here = index < 0 ? -1 - index : index
      if (part === 'any' || (part === 'part' && sign !== '/')) enter(next, here)
      else if (part === 'folders' && sign === '/') enter(next, here)
      else if (part === 'folders') next.add(-1 - here)
      else if (typeof part === 'object' && part.sign === sign) enter(next, here + 1)
    }
    if (!next.size) return false
    open = next
  }
  return open.has(parts.length)
}
