// Leaves the vocabulary parsed beside the built code (src/vocabulary.ts). Part of every build: the parser may have changed.
import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../dist/vocabulary.json', import.meta.url))
rmSync(file, { force: true })
const { compileVocabulary } = await import('../dist/vocabulary.js')
try {
  writeFileSync(file, await compileVocabulary(fileURLToPath(new URL('../data', import.meta.url))))
} catch (error) {
  // A wrong line is told by whoever reads the vocabulary; the build of the code is whole without it.
  console.error(`The vocabulary is not compiled: ${error.message}`)
}
