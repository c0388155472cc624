// Puts the built code and the small packages that every command loads into a few files under bundle/, which the executable prefers:
// Node resolves and reads each module by itself, and that is most of a command's start (docs/decisions/018). What a command loads
// when it runs stays in files of its own. Packages with native code, and those that only crawls and documents need, stay outside.
import { rmSync } from 'node:fs'
import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('../', import.meta.url))
/** What is taken in; whatever these need themselves comes along. */
const taken = ['commander', 'chalk', 'cli-table3', 'string-width', 'zod', 'yaml']

const folder = `${root}bundle`
rmSync(folder, { recursive: true, force: true })
const bundle = await rolldown({
  input: { main: `${root}dist/main.js` },
  platform: 'node',
  external(id, importer) {
    if (id.startsWith('node:')) return true
    if (id.startsWith('.') || id.startsWith(sep) || importer?.includes('node_modules')) return false
    return importer !== undefined && !taken.some((name) => id === name || id.startsWith(`${name}/`))
  },
  // A module that some import at once and others when they run is told of; here that is meant.
  checks: { ineffectiveDynamicImport: false },
})
await bundle.write({
  dir: folder,
  format: 'esm',
  entryFileNames: '[name].js',
  // Content decides the name, so that the same source gives the same files.
  chunkFileNames: '[name]-[hash].js',
})
await bundle.close()
