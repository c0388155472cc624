// Reads a directory of the recorded web through its recipe, as a crawl would: from the pages in ../shared/replay, in place.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * All records of one directory, or null where its site was not recorded.
 * @param root the checkout; shared the folder of recorded data; load imports a built file; id the recipe's
 */
export async function readRecordedDirectory({ root, shared, load, id }) {
  const { readRecipeFile } = await load('directories/catalogue.js')
  const { compileExtraction } = await load('extract/compile.js')
  const { decodeText } = await load('decode.js')
  const { distinctEntries } = await load('extract/distinct.js')
  const { recipe } = readRecipeFile(resolve(root, 'data/directories', `${id}.yaml`), 'built-in')
  const [start] = recipe.request.start
  const file = resolve(shared, 'replay/sites', `${new URL(start).hostname}.mjs`)
  if (!existsSync(file)) return null
  const { default: answer } = await import(pathToFileURL(file).href)
  const open = (address) => {
    const request = { method: 'GET', url: new URL(address), headers: {}, body: Buffer.alloc(0), count: 1 }
    const { status = 200, headers = {}, body } = answer(request)
    if (status !== 200) throw new Error(`${address} was not recorded (${status})`)
    const contentType = headers['content-type'] ?? 'text/html; charset=utf-8'
    return { url: address, contentType, text: decodeText(Buffer.from(body), contentType) }
  }
  const ignore = () => {}
  const reader = compileExtraction(recipe)
  const records = recipe.request.start.flatMap((url) =>
    reader.shape === 'html' ? walk(reader, recipe, url, open) : reader.readRecords(open(url), ignore),
  )
  return distinctEntries(records, recipe.extraction, ignore)
}

function walk(reader, recipe, start, open) {
  const paging = recipe.request.paging
  const ignore = () => {}
  const items = []
  for (let url = start, count = 1; url !== null; count++) {
    const list = reader.readListPage(open(url), ignore)
    for (const item of list.items) items.push({ item, listUrl: url })
    url = list.next
    if (paging?.kind === 'counter' && list.items.length && list.total !== null && items.length < list.total) {
      const next = new URL(start)
      next.searchParams.set(paging.parameter, String(paging.from + count * paging.step))
      url = next.href
    }
  }
  return items.flatMap(({ item, listUrl }) => {
    const detail = reader.hasDetail && item.link ? reader.readDetailPage(open(item.link), ignore) : null
    return reader.mergeRecord(item, detail, listUrl, ignore) ?? []
  })
}
