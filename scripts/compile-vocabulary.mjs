// Leaves the vocabulary parsed beside the built code (src/vocabulary.ts), as files and bundled. Part of every build: the parser may
// have changed.
import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folders = ['dist', 'bundle'].map((folder) => fileURLToPath(new URL(`../${folder}/`, import.meta.url)))
for (const folder of folders) rmSync(`${folder}vocabulary.json`, { force: true })
const { compileVocabulary } = await import('../dist/vocabulary.js')
try {
  const text = await compileVocabulary(fileURLToPath(new URL('../data', import.meta.url)))
  for (const folder of folders) writeFileSync(`${folder}vocabulary.json`, text)
} catch (error) {
  // A wrong line is told by whoever reads the vocabulary; the build of the code is whole without it.
  console.error(`The vocabulary is not compiled: ${error.message}`)
}
