#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const built = new URL('../dist/main.js', import.meta.url)
if (existsSync(built)) {
  const { main } = await import(built.href)
  await main(process)
} else {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  process.stderr.write(`govscout is not built yet: run "npm ci && npm run build" in ${folder}\n`)
  process.exitCode = 1
}
