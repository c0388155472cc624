import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// The small form of what `node scripts/soak/kills.mjs` does two hundred times; it brings its own web.
const soak = fileURLToPath(new URL('../../scripts/soak/kills.mjs', import.meta.url))

test('crawls that are killed at random moments lose nothing and ask nothing twice', async () => {
  const child = spawn(process.execPath, [soak, '--kills', '8', '--entries', '100', '--seed', '7'])
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect(code, output).toBe(0)
  expect(output).toMatch(/^8 kills in \d+ cycles .* 0 faults/)
})
