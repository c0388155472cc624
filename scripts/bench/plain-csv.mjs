// The shortest way from a base to a CSV: one query, a loop, the formula guard; what a dump is measured against.
//   node plain-csv.mjs BASE
import Database from 'better-sqlite3'

const db = new Database(process.argv[2], { readonly: true })
const rows = db
  .prepare('SELECT firm, name, city, country, website, tags FROM listings ORDER BY name')
  .raw()
  .iterate()
let part = 'id,name,city,country,website,tags\n'
for (const row of rows) {
  part += `${row.map(cell).join(',')}\n`
  if (part.length > 65_536) {
    process.stdout.write(part)
    part = ''
  }
}
process.stdout.write(part)

function cell(value) {
  if (value === null) return ''
  const text = String(value)
  const guarded = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
