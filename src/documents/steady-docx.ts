import { steadyZip } from './steady-zip.js'

/** What the library numbers at random or by its own clock, and bookmarks that it gives all the number 1. */
const randomId = /\brId[a-z0-9_-]{21}(?=")/g
const clockTime = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g
const bookmark = /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")\d+"/g

/**
 * A DOCX as a record needs it: the same paper is the same file. Links are numbered in the order they stand in, bookmarks too (ECMA-376,
 * part 1, 17.13.6: each has its own), and the day of the file is that of the paper.
 * @param made_at ISO instant
 */
export function steadyDocx(bytes: Uint8Array, made_at: string): Uint8Array {
  const ids = new Map<string, string>()
  const steady = (id: string) => {
    const known = ids.get(id) ?? `rIdLink${ids.size + 1}`
    ids.set(id, known)
    return known
  }
  return steadyZip(bytes, (path, text) => {
    if (path === 'docProps/core.xml') return text.replace(clockTime, `$1${made_at}`)
    let ends = 0
    return text
      .replace(randomId, steady)
      .replace(bookmark, (_, head: string) => `${head}${Math.floor(ends++ / 2) + 1}"`)
  })
}
