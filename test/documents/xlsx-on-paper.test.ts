import { expect, test } from 'vitest'
import { makePaperTable, type PaperName } from '../../src/documents/papers.js'
import { formatXlsx } from '../../src/documents/xlsx.js'
import { file } from './sample-file.js'
import { unpack } from './unpack.js'

test('a sheet that fits a page is printed on its width with rows as high as their texts, a wide list is left to the screen', async () => {
  const sheetOf = async (name: PaperName) => {
    const table = makePaperTable(name, file)
    if (!table) throw new Error('no table')
    const files = await unpack(await formatXlsx([{ name, table }], { lang: 'de' }))
    return files.get('xl/worksheets/sheet1.xml') ?? ''
  }
  const matrix = await sheetOf('matrix')
  expect(matrix).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/)
  expect(matrix).toContain('<pageSetup fitToWidth="1" fitToHeight="0" ')
  expect(matrix).toMatch(/<row [^>]*ht="26"/)
  const longlist = await sheetOf('longlist')
  expect(longlist).not.toContain('fitToPage')
  expect(longlist).not.toMatch(/ ht="/)
})
