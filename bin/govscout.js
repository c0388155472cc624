#!/usr/bin/env node
'use strict'
// CommonJS, since Node starts its loader of modules only where one is asked for (docs/decisions/018-fast-shortlist.md).
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const bundle = join(__dirname, '../bundle/main.cjs')
const built = join(__dirname, '../dist/main.js')
if (existsSync(bundle)) {
  require('./code-cache.js').useCodeCache(join(__dirname, '../bundle'))
  require(bundle).main(process)
} else if (existsSync(built)) {
  import(built).then(({ main }) => main(process))
} else {
  process.stderr.write(
    `govscout is not built yet: run "npm ci && npm run build" in ${join(__dirname, '..')}\n`,
  )
  process.exitCode = 1
}
