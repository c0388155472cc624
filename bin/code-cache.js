'use strict'
const { readFileSync, writeFileSync } = require('node:fs')
const { Module } = require('node:module')
const { dirname } = require('node:path')
const { Script } = require('node:vm')

/**
 * Loads the files of a folder with the code that V8 has made of them at the build, which is half of what their loading takes. V8 refuses
 * code of another version of itself or of other flags and compiles the file as ever. A file's name tells its content, and the build
 * makes files and code together, so that code never belongs to another file. (Node does this by itself from 22.1 on, in a folder of
 * its own: module.enableCompileCache.) A file without code beside it is loaded as everywhere.
 * @param make for the build: files are prepared for code that is not there yet
 * @returns writes the code of what was loaded until then
 */
function useCodeCache(folder, make = false) {
  const loaded = []
  const compile = Module.prototype._compile
  Module.prototype._compile = function (content, filename, ...more) {
    const cache = `${filename}.code`
    // A script of this kind cannot call import().
    const cachedData = make || !filename.startsWith(folder) ? undefined : readCode(cache)
    const isPlain = make ? !/\bimport\(/.test(content.replace(/^\s*(?:\/?\*|\/\/).*$/gm, '')) : cachedData !== undefined
    if (!filename.startsWith(folder) || !isPlain) return compile.call(this, content, filename, ...more)
    const script = new Script(Module.wrap(content), { filename, cachedData })
    loaded.push({ cache, script })
    const run = script.runInThisContext()
    return run.call(this.exports, this.exports, (id) => this.require(id), this, filename, dirname(filename))
  }
  return () => {
    for (const { cache, script } of loaded) writeFileSync(cache, script.createCachedData())
    return loaded.length
  }
}

/** Undefined where there is none, or none that may be read: the file is compiled as ever then. */
function readCode(cache) {
  try {
    return readFileSync(cache)
  } catch {
    return undefined
  }
}

module.exports = { useCodeCache }
