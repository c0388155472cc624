/** Longest path or address that is looked at, in characters: beyond it nobody names a file. */
const longest = 2048

/**
 * Compiles patterns of paths or addresses: `*` is any part between slashes, `**` anything. One that begins with `!` leaves
 * out what it fits. A path must fit whole, or from any folder on where `fromAnyFolder` is set.
 */
export function compileGlobs(
  patterns: readonly string[],
  options: { fromAnyFolder: boolean },
): (path: string) => boolean {
  const toPattern = (glob: string) => {
    const body = glob.split(/(\*\*\/|\*\*|\*)/).map((part) => {
      if (part === '**/') return options.fromAnyFolder ? '(?:[^]*/)?' : '[^]*/'
      if (part === '**') return '[^]*'
      return part === '*' ? '[^/]*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    })
    return new RegExp(`^${options.fromAnyFolder ? '(?:[^]*/)?' : ''}${body.join('')}$`, 'u')
  }
  const wanted = patterns.filter((glob) => !glob.startsWith('!')).map(toPattern)
  const unwanted = patterns.filter((glob) => glob.startsWith('!')).map((glob) => toPattern(glob.slice(1)))
  return (path) =>
    path.length <= longest && wanted.some((one) => one.test(path)) && !unwanted.some((one) => one.test(path))
}
