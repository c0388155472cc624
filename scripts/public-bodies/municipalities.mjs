// Makes the table of municipalities from the official directory that an operator has downloaded (Statistisches Bundesamt,
// Gemeindeverzeichnis GV-ISys, www.destatis.de): the text file GV100AD, or a list saved as CSV with the columns Satzart,
// Textkennzeichen, key and name. Look at its licence before you hand the result on: it asks for the source to be named.
//   node scripts/public-bodies/municipalities.mjs FILE > municipalities.csv
// Rows: kind;key;name with kind land, district or town. The tool reads data/public-bodies/municipalities.csv where it is. The positions of GV100AD follow its published description; they were not tried on a fresh file.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const file = process.argv[2]
if (!file) {
  console.error('Name the file: node scripts/public-bodies/municipalities.mjs FILE > municipalities.csv')
  process.exit(2)
}
const text = decode(readFileSync(file))
const rows = /^(?:10|20|30|40|50|60)\d{8}/.test(text) ? fromFixedWidth(text) : fromTable(text)
const kinds = { 10: 'land', 40: 'district', 60: 'town' }
const lines = rows.flatMap(({ type, key, name }) => {
  const kind = kinds[type]
  // "Flensburg, Stadt", "Nienburg (Weser), Stadt": what stands behind the comma is no name; land without people is no body.
  const bare = name.replace(/,.*$/, '').trim()
  return kind && bare && !/gemfr|gemeindefrei/i.test(name)
    ? [`${kind};${key};${bare.replaceAll(';', ' ')}`]
    : []
})
console.log(lines.join('\n'))
console.error(`${lines.length} names`)

/** GV100AD: record type 1-2, date 3-10, key 11-18 (Land 2, Regierungsbezirk 1, Kreis 2, Gemeinde 3), name 23-72. */
function fromFixedWidth(all) {
  const length = { 10: 2, 40: 5, 60: 8 }
  return all.split(/\r?\n/).map((line) => {
    const type = line.slice(0, 2)
    return { type, key: line.slice(10, 10 + (length[type] ?? 0)), name: line.slice(22, 72).trim() }
  })
}

function fromTable(all) {
  const delimiter = all.slice(0, 2000).includes(';') ? ';' : ','
  const records = parse(all, {
    columns: (head) => head.map((name) => name.trim().toLowerCase()),
    delimiter,
    bom: true,
    relax_column_count: true,
  })
  const pick = (row, ...names) => names.map((name) => row[name]).find((value) => value !== undefined) ?? ''
  return records.map((row) => ({
    type: pick(row, 'satzart').trim(),
    key: pick(row, 'schluessel', 'schlüssel', 'key', 'ags', 'ars').replace(/\s/g, ''),
    name: pick(row, 'name', 'gemeindename', 'bezeichnung').trim(),
  }))
}

function decode(bytes) {
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  return utf8.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : utf8
}
