import type { FrontMatterExtraction } from '../directories/extraction.js'
import { parseFolder } from './folder.js'
import { parseNote, sectionsOf } from './front-matter.js'
import { compileGlobs } from './glob.js'
import { compileJsonRecords } from './json-records.js'
import { lastPage } from './page.js'
import type { RecordReader } from './record-reader.js'

/** A folder of Markdown files with front matter, one entry each. @throws Problem where an expression is not valid */
export function compileFrontMatter(extraction: FrontMatterExtraction): RecordReader<'front-matter'> {
  const wants = compileGlobs(extraction.files, { fromAnyFolder: true })
  // What each file has anyway need not be read.
  const { readRecords } = compileJsonRecords({
    ...extraction,
    ignore: [...extraction.ignore, 'name', 'path', 'body', 'sections'],
  })
  return {
    shape: 'front-matter',
    readRecords(page, report) {
      const found = parseFolder(page.text, page.url).filter(({ path }) => wants(path))
      if (!found.length)
        report({
          kind: 'no-items',
          url: page.url,
          message: `No file of the folder fits ${extraction.files.map((one) => `"${one}"`).join(', ')}.`,
        })
      const records = found.map(({ path, text }) => {
        const { matter, body } = parseNote(text)
        return { name: stemOf(path), path, matter, body, sections: sectionsOf(body) }
      })
      return readRecords(records, page.url, report)
    },
    readPaging: () => lastPage,
  }
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, '')
}
