// The recorded directories that the ranking is measured on, as listings.
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'

/**
 * All listings with ids from 1, in an order that stays; `key` is directory and entry, as in the judgements.
 * @param shared the folder of recorded data
 */
export function readListings(shared) {
  const rows = []
  const add = (directory, entry, name, summary, tags, description) =>
    rows.push({ id: rows.length + 1, key: `${directory} ${entry}`, name, summary, tags, description })
  const folder = resolve(shared, 'corpus/yc-algolia/responses')
  for (const file of readdirSync(folder).sort())
    for (const hit of JSON.parse(readFileSync(resolve(folder, file), 'utf8')).results[0].hits)
      add(
        'int-ycombinator',
        String(hit.id),
        hit.name,
        hit.one_liner ?? '',
        hit.tags ?? [],
        hit.long_description ?? '',
      )
  for (const row of readCsv(shared, 'munich-startup-2023'))
    add(
      'de-munich-startup',
      row.link,
      row.title,
      '',
      (row.tags ?? '')
        .split(/[,|]/)
        .map((tag) => tag.trim())
        .filter(Boolean),
      row.description.trim(),
    )
  for (const row of readCsv(shared, 'deutsche-startups-2021'))
    add('de-deutsche-startups', row.Company_name, row.Company_name, row.model ?? '', [], '')
  return rows
}

function readCsv(shared, folder) {
  return parse(readFileSync(resolve(shared, 'corpus', folder, 'firms.csv')), {
    columns: true,
    bom: true,
    relax_quotes: true,
  })
}
