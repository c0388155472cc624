// Award notices in each of their forms.
import { must } from './invariants.mjs'
import { tolerate } from './kinds-pages.mjs'
import { mutate } from './mutate.mjs'
import { awards as samples } from './samples.mjs'

const pieces = [
  '<cbc:ID>',
  '</cbc:ID>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '<![CDATA[',
  ']]>',
  '<efac:Company>',
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ';',
  '\n',
  'null',
  '1e400',
  '"ocid"',
  '"notices"',
  'Anna Muster',
  'GmbH',
  'DE136695976',
  '+49 30 1234567',
  'EUR',
  '2024-02-30',
] // prettier-ignore
const texts = samples.map(({ text }) => text)

/** Composed, in one line, without controls or halves of signs. */
const isClean = (text) =>
  text === null || (text.normalize('NFC') === text && !/[\u0000-\u001f\u007f-\u009f]|\p{Cs}/u.test(text))

const page = 'https://preis.example/2024'
const lists = [
  [
    'liste.csv',
    `firm,award_or_list,year,role,source_url,website,city\nAktenfuchs GmbH,Preis der Ämter,2024,finalist,${page},https://aktenfuchs.example,Bonn\nHafenblick,Preis der Ämter,2024,winner,${page},,Kiel\n`,
  ],
  [
    'liste.md',
    `# Preis\n\n| Firma | Preis | Jahr | Quelle |\n|---|:-:|---|---|\n| [Aktenfuchs GmbH](https://aktenfuchs.example) | Preis | 2024 | ${page} |\n| **Hafenblick** | Preis | 2023 | ${page} |\n`,
  ],
  [
    'liste.html',
    `<table><thead><tr><th>Firma<th>Jahr<th>Ort</thead><tbody><tr><td>Aktenfuchs GmbH<td>2024<td>Bonn<tr><td><a href="https://hafenblick.example">Hafenblick</a><td>2024<td>Kiel</table>`,
  ],
]
const listPieces = [
  ...pieces,
  '|',
  '\\|',
  '| --- |',
  '](',
  '**',
  '<table>',
  '</table>',
  '<table><tr><th>Firma<tr><td>',
  '<td>',
  '<tr>',
  'colspan=9',
  'Erika Mustermann',
  'anna@beispiel.de',
  'http://localhost/',
] // prettier-ignore

const listsKind = {
  name: 'lists',
  // As for imports: a file is read and kept, and kept once more.
  slowMs: 6000,
  about: 'lists of award finalists: CSV, Markdown, HTML, kept in a base in memory',
  make(random) {
    const [file, text] = random.pick(lists)
    const others = lists.map(([, one]) => one)
    return { file, text: mutate(text, random, { others, pieces: listPieces }), named: random.chance(0.7) }
  },
  run({ file, text, named }, tool, memory) {
    const rows = tolerate(tool, () => tool.readAwardList(Buffer.from(text), file))
    if (!rows) return
    for (const row of rows)
      must(row.name !== '' && isClean(row.name), `an odd name: ${JSON.stringify(row.name)}`)
    memory.lists ??= tool.openStore({
      file: ':memory:',
      now: () => '2026-11-24T10:00:00Z',
      who: 'fuzz',
      toolVersion: '0.0.0',
    })
    const { db } = memory.lists
    db.exec('SAVEPOINT fuzz')
    try {
      const keep = () =>
        tool.importList(memory.lists, tool.cleaning, file, rows, named ? { list: 'Preis', url: page } : {})
      const first = tolerate(tool, keep)
      if (!first) return
      must(first.kept + first.left_out + first.without_page === first.rows, 'rows that nobody counted')
      for (const { name, url, website, year } of tool.listListEntries(memory.lists)) {
        must(isClean(name) && name !== '', `an odd name: ${JSON.stringify(name)}`)
        must(/^https?:\/\/\S+$/.test(url), `a page at ${url}`)
        must(website === null || /^https?:\/\//.test(website), `a website at ${website}`)
        must(year === null || (year >= 1900 && year < 2100), `a year ${year}`)
        must(!/[a-z]{3,}@beispiel\.de(?![\w.-])/.test(name), `a mail address: ${name}`)
      }
      must(keep().new === 0, 'not the same twice')
    } finally {
      db.exec('ROLLBACK TO fuzz; RELEASE fuzz')
    }
  },
}

export const awardKinds = [
  listsKind,
  {
    name: 'awards',
    // As for tables: see the kind "csv".
    slowMs: 3000,
    about: 'award notices: tables of the German export, eForms, OCDS, answers of TED',
    make(random) {
      const single = samples.filter(({ path }) => !path.startsWith('doe/'))
      const chosen = random.chance(0.4)
        ? samples.filter(({ path }) => path.startsWith('doe/'))
        : [random.pick(single)]
      const which = random.below(chosen.length)
      return {
        files: chosen.map(({ path, text }, at) => ({
          path: path.replace('doe/', ''),
          text: at === which || random.chance(0.2) ? mutate(text, random, { others: texts, pieces }) : text,
        })),
      }
    },
    run({ files }, tool) {
      const read = tolerate(tool, () => tool.readNotices(files, 'export.zip', tool.cleaning))
      for (const { message } of read?.faults ?? []) must(message !== '', 'a fault without words')
      for (const { buyers, awards, named, publishedOn, cpv } of read?.notices ?? []) {
        must(publishedOn === null || !Number.isNaN(Date.parse(publishedOn)), `published on ${publishedOn}`)
        must(
          cpv.every((code) => /^\d+$/.test(code)),
          `a code that is none: ${cpv}`,
        )
        for (const { name, website, domain, country } of [
          ...buyers,
          ...named,
          ...awards.map(({ supplier }) => supplier),
        ]) {
          must(isClean(name) && name !== '', `an odd name: ${JSON.stringify(name)}`)
          must(website === null || /^https?:\/\//.test(website), `a website at ${website}`)
          must(domain === null || website !== null, 'a domain without a website')
          must(country === null || /^[A-Z]{2}$/.test(country), `a country ${country}`)
        }
        for (const { value, currency, decidedOn } of awards) {
          must(value === null || (Number.isFinite(value) && value >= 1000), `a value of ${value}`)
          must(currency === null || (value !== null && /^[A-Z]{3}$/.test(currency)), `a currency ${currency}`)
          must(decidedOn === null || !Number.isNaN(Date.parse(decidedOn)), `decided on ${decidedOn}`)
        }
      }
    },
  },
]
