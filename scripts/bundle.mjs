// Puts the built code and the small packages that every command loads into a few files under bundle/, which the executable prefers:
// Node resolves and reads each module by itself, and that is most of a command's start (docs/decisions/018-fast-shortlist.md). What a
// command loads when it runs stays in files of its own; packages that only crawls and documents need stay outside.
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('../', import.meta.url))
const dist = join(root, 'dist')
/** What is taken in; whatever these need themselves comes along. */
const taken = ['better-sqlite3', 'commander', 'chalk', 'inquirer', 'zod', 'yaml']
/** What is imported where it is not always used: loaded at the first call. */
const lazy = {
  'string-width': 'export default (...given) => real()(...given)',
  'cli-table3': 'export default class { constructor(...given) { return new (real())(...given) } }',
  'node:crypto': ['createHash', 'randomUUID']
    .map((name) => `export const ${name} = (...given) => real().${name}(...given)`)
    .join(';'),
  'node:v8': 'export const setFlagsFromString = (...given) => real().setFlagsFromString(...given)',
  tldts: 'export const parse = (...given) => real().parse(...given)',
}
const requireHere = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)`
const standIns = {
  name: 'stand-ins',
  resolveId(id, importer = '') {
    // commander starts no program here, and what could start one is large.
    if (id === 'node:child_process' && importer.includes(`${sep}commander${sep}`)) return '\0child_process'
    return id === 'bindings' || id in lazy ? `\0${id}` : null
  },
  load(id) {
    if (id === '\0child_process') return { code: 'module.exports = {}', moduleType: 'js' }
    const name = id.slice(1)
    // better-sqlite3 looks for its native part beside the file that asks; here it is where the package is.
    if (id === '\0bindings')
      return {
        code: `module.exports = (file) => require('better-sqlite3/build/Release/' + file)`,
        moduleType: 'js',
      }
    return id.startsWith('\0') && name in lazy
      ? `${requireHere}; let loaded; const real = () => (loaded ??= require('${name}')); ${lazy[name]}`
      : null
  },
  // Files with code from the build cannot call import() (bin/code-cache.js); what Node brings along can be required.
  renderChunk: (code) => code.replace(/\bimport\("(node:[^"]+)"\)/g, 'Promise.resolve(require("$1"))'),
}

const atOnce = reachable('main.js')
/** What a shortlist needs, and most other commands: one file is read faster than thirty. */
const core = reachable(
  ...['store/open.js', 'store/needs.js', 'store/rebuild-index.js', 'store/tags.js'],
  ...['dossier/rank-need.js', 'vocabulary.js', 'terminal/output.js', 'commands/needs-words.js'],
)

/** They are half as large again and take milliseconds; what a common command needs of its data is compiled by the build. */
for (const file of [...atOnce, ...core])
  if (/^import .* from '(?:zod|yaml)'/m.test(readFileSync(file, 'utf8')))
    throw new Error(`${file} loads schemas or YAML at every start: import it where it runs`)

const folder = join(root, 'bundle')
rmSync(folder, { recursive: true, force: true })
const bundle = await rolldown({
  input: { main: join(dist, 'main.js') },
  platform: 'node',
  plugins: [standIns],
  external(id, importer) {
    if (id in lazy) return importer?.includes('\0') ?? true
    if (id.startsWith('node:'))
      return !importer?.includes(`${sep}commander${sep}`) || id !== 'node:child_process'
    if (id.startsWith('.') || id.startsWith(sep) || id.startsWith('\0')) return false
    if (importer?.includes('node_modules')) return false
    return importer !== undefined && !taken.some((name) => id === name || id.startsWith(`${name}/`))
  },
  // A module that some import at once and others when they run is told of; here that is meant.
  checks: { ineffectiveDynamicImport: false },
})
const { output } = await bundle.write({
  dir: folder,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  // Content decides the name, so that the same source gives the same files.
  chunkFileNames: '[name]-[hash].cjs',
  codeSplitting: {
    groups: [
      {
        name: 'start',
        priority: 2,
        test: (id) => atOnce.has(id) || /node_modules.(commander|chalk)/.test(id),
      },
      { name: 'core', priority: 1, test: (id) => core.has(id) || /node_modules.better-sqlite3/.test(id) },
    ],
  },
})
await bundle.close()
checkRequired(output)

/** A package that is an ES module only cannot be required by Node 20: it is to be taken in. */
function checkRequired(chunks) {
  const require = createRequire(import.meta.url)
  for (const name of new Set(chunks.flatMap(({ imports = [] }) => imports))) {
    if (name.startsWith('node:') || chunks.some(({ fileName }) => fileName === name)) continue
    try {
      require(name)
    } catch (error) {
      if (error.code === 'ERR_REQUIRE_ESM') throw new Error(`${name} is an ES module only: take it in`)
    }
  }
}

/** The built modules that these import at once, straight or over others. */
function reachable(...names) {
  const found = new Set()
  const visit = (file) => {
    if (found.has(file)) return
    found.add(file)
    for (const [, to] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s[^'"]*?from\s+'(\.[^']+)'/gm,
    ))
      visit(join(dirname(file), to))
  }
  for (const name of names) visit(join(dist, name))
  return found
}
