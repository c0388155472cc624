// What the reading of pages keeps of the gold segments of recorded pages; the measure of `npm run eval` and of the recorded test.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The recorded pages with the segments that must be, and must not be, in their text; null where they are missing. */
export function readGoldPages(folder) {
  const file = join(folder, 'gold.json')
  if (!existsSync(file)) return null
  return JSON.parse(readFileSync(file, 'utf8')).map((page) => ({
    ...page,
    html: readFileSync(join(folder, page.file), 'utf8'),
  }))
}

/** @param readPage page's HTML and address to its blocks */
export function measureBlocks(pages, readPage) {
  const result = { wanted: 0, found: 0, unwanted: 0, kept: 0, missed: [] }
  for (const page of pages) {
    const text = fold(
      readPage(page.html, page.url)
        .map((block) => block.text)
        .join(' '),
    )
    for (const segment of page.must_contain) {
      result.wanted++
      if (text.includes(fold(segment))) result.found++
      else result.missed.push(`${page.file}: ${segment}`)
    }
    for (const segment of page.must_not_contain) {
      result.unwanted++
      if (text.includes(fold(segment))) result.kept++
    }
  }
  return result
}

function fold(text) {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
