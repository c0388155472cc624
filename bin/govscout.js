#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// The bundle starts faster; the files it is made of do as well where somebody has built only them.
const built = ['../bundle/main.js', '../dist/main.js']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url))
if (built) {
  const { main } = await import(built.href)
  await main(process)
} else {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  process.stderr.write(`govscout is not built yet: run "npm ci && npm run build" in ${folder}\n`)
  process.exitCode = 1
}
