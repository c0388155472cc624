// Leaves the vocabulary parsed beside the built code (src/vocabulary.ts), as files and bundled. Part of every build: the parser may
// have changed, and so may the code that searches, whose hash goes with it.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const folders = ['dist', 'bundle']
const { compiledNames, compileVocabulary } = await import('../dist/vocabulary.js')
for (const folder of folders)
  for (const name of Object.values(compiledNames)) rmSync(`${root}${folder}/${name}`, { force: true })
try {
  const compiled = await compileVocabulary(`${root}data`, hashCode())
  for (const folder of folders)
    for (const [part, name] of Object.entries(compiledNames))
      writeFileSync(`${root}${folder}/${name}`, compiled[part])
} catch (error) {
  // A wrong line is told by whoever reads the vocabulary; the build of the code is whole without it.
  console.error(`The vocabulary is not compiled: ${error.message}`)
}

/** Of all that has a say in what a need finds: the rooms that read texts, and the index. */
function hashCode() {
  const hash = createHash('sha256')
  for (const room of ['language', 'needs', 'ranking', 'store/text-index.js', 'dossier/need-search.js']) {
    const files = room.endsWith('.js')
      ? [room]
      : readdirSync(`${root}dist/${room}`)
          .filter((name) => name.endsWith('.js'))
          .sort()
          .map((name) => `${room}/${name}`)
    for (const name of files) hash.update(`${name} ${readFileSync(`${root}dist/${name}`, 'utf8')}`)
  }
  return hash.digest('hex')
}
