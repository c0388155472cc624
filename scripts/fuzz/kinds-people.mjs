// What people give: recipes, needs, files to import; and the fields of a listing.
import { gzipSync } from 'node:zlib'
import { checkListing, must } from './invariants.mjs'
import { readPage, tolerate } from './kinds-pages.mjs'
import { mutate, oddJson, oddPieces, oddText } from './mutate.mjs'
import { need as demoNeed, pages, recipes, words } from './samples.mjs'

const yamlPieces = [
  '&a ',
  '*a',
  '<<: *a',
  '!!js/function ',
  '!!binary ',
  '? ',
  '- ',
  ': ',
  '|\n',
  '>\n',
  '---\n',
  '...\n',
  '%YAML 1.2\n',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  '~',
  'null',
  'on',
  '0o17',
  '.nan',
  '  ',
  '\t',
  '!',
  '!<tag:yaml.org,2002:str> ',
  'id: de-x\n',
  '"\\x00"',
] // prettier-ignore
const recipePieces = [
  ...yamlPieces,
  ':has(:has(div))',
  ':not(',
  ':nth-child(2n+1)',
  ':contains("x")',
  '~ li',
  '> ',
  ':scope',
  '[a="',
  '*',
  ':is(a, b) ',
  'a b c ',
  '(\\\\d+)',
  '(x+x+)+y',
  '(?=a)',
  '\\\\1',
  '(a|a)*',
  '{0,1000}',
  '[*].[@, @]',
  '[]',
  'to_string(@)',
  'pad_left(@, `1000000000`)',
  '| [@, @] ',
  'a.b.c',
  '&@',
  '`[]`',
  'trim(@)',
  '[?a==`1`]',
  '@',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/',
  '{{page}}',
  '{{key}}',
  '**/',
  '!**',
  '../../',
  'shape: json',
  'shape: csv',
  'transform: [year, first]',
  'split: ""',
  'parser: htmlparser2',
  'frequency: never',
  'decision: forbidden',
  'max: 1e9',
  'min: -1',
] // prettier-ignore

const recipesKind = {
  name: 'recipes',
  about: 'recipes in YAML, compiled and tried on a page',
  make(random) {
    const [id, text] = random.pick([...recipes])
    const own = pages.filter((page) => page.id === id)
    return {
      id,
      text: mutate(text, random, { others: [...recipes.values()], pieces: recipePieces }),
      page: random.pick(own.length ? own : pages).text,
    }
  },
  run({ id, text, page }, tool) {
    const file = `${id === '_template' ? 'de-example' : id}.yaml`
    const recipe = tolerate(tool, () => tool.parseRecipe(text, file))
    if (!recipe) return
    must(/^[a-z0-9-]+$/.test(recipe.id), `an id that is a path: ${recipe.id}`)
    for (const address of recipe.request?.start ?? [])
      must(/^https?:\/\//i.test(address), `a start at ${address}`)
    const isRight = tolerate(tool, () => {
      tool.checkRecipe({ recipe, file, text })
      return true
    })
    if (isRight) readPage(tool, { recipe, reader: tool.compileExtraction(recipe) }, page, page)
  },
}

const needPieces = [
  ...yamlPieces,
  'must: [',
  'not: [x]',
  'search: {de: x}',
  'drafted: [de]',
  'weights: {fit: 0}',
  'criteria: [{id: C01}]',
  'prefer: {places: [Wien]}',
  'fields: [T01]',
  'phrases: [KI]',
  'Baugenehmigungsverfahrensbeschleunigung',
  '. ',
  '? ',
  '! ',
  '• ',
  '„',
  '“',
  'z. B. ',
  'soll ',
  'muss nicht ',
  'e.g. ',
]

const needs = {
  name: 'needs',
  about: 'needs in YAML and as free text, analysed, with drafted search lines',
  make(random) {
    if (random.chance(0.5))
      return { text: mutate(demoNeed, random, { others: [demoNeed], pieces: needPieces }) }
    const sentence = () =>
      oddText(random, [...words, 'Wir suchen eine Lösung', 'The agency needs', 'Anträge', 'soll', '.', '\n'])
    return {
      text: JSON.stringify({
        id: random.pick(['B01', 'need-1', '../x', '', '__proto__']),
        title: sentence() || 'Anträge',
        text: mutate(random.times(1 + random.skewed(20), sentence).join('. '), random, {
          others: words,
          pieces: needPieces,
        }),
        ...(random.chance(0.4) ? { search: { de: sentence() || 'x', en: sentence() || 'x' } } : {}),
        ...(random.chance(0.4)
          ? {
              must: random.times(random.below(4), sentence),
              not: random.times(random.below(4), sentence),
              ignore: random.times(random.below(3), sentence),
              phrases: random.times(random.below(3), sentence),
            }
          : {}),
      }),
    }
  },
  run({ text }, tool) {
    const need = tolerate(tool, () => tool.parseNeed(text, 'need.yaml'))
    if (!need) return
    must(/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(need.id), `an id that is a path: ${need.id}`)
    const analysed = tool.analyseNeed(need, tool.lexicon)
    for (const { weights } of analysed.terms)
      must(Number.isFinite(weights.text) && Number.isFinite(weights.search), 'a weight that is none')
    const drafted = tool.draftSearch(analysed)
    for (const line of Object.values(drafted)) must(typeof line === 'string' && line !== '', 'an empty draft')
    tool.formatAnalysis(analysed)
    must(
      JSON.stringify(tool.analyseNeed(need, tool.lexicon)) === JSON.stringify(analysed),
      'not the same twice',
    )
    // What is kept of a need is read again as the same.
    const again = tool.checkNeed(JSON.parse(JSON.stringify(tool.compactNeed(need))))
    must(JSON.stringify(again) === JSON.stringify(need), 'what is kept is another need')
  },
}

const ownCsv = `Firma;Webseite;Ort;Land;Gründung;Kurzbeschreibung;Schlagworte;Ansprechpartner;Stand
Aktenfuchs GmbH;www.aktenfuchs.de;Kiel;DE;2019;Ordnet Akten mit KI für Kommunen.;KI, Post;Max Muster;2026-01-02
Hafenblick;;Hamburg;DE;;Zeigt Häfen. Tel. 030 1234567, anna.muster@beispiel.de;;;01.02.2026
"Bau; Blick AG";https://baublick.example;1010 Wien;Österreich;1999;Prüft Bauanträge.;GovTech;;
`
const ownJson = JSON.stringify(
  [
    {
      name: 'Aktenfuchs GmbH',
      website: 'aktenfuchs.de',
      city: 'Kiel',
      tags: ['KI', 'Post'],
      founded: 2019,
      description: 'Ordnet Akten.',
    },
    { name: 'Hafenblick', id: 7, country: 'DE', url: 'https://hafenblick.example' },
  ],
  null,
  1,
) // prettier-ignore
const importPieces = [
  '"',
  ';',
  ',',
  '\n',
  '\r\n',
  '""',
  '\t',
  'name',
  'Firma',
  '{',
  '}',
  '[',
  ']',
  'null',
  'GmbH',
  'Aktenfuchs',
  'aktenfuchs.de',
  'Inh. Erika Muster',
  '(früher Alt)',
  'anna.muster@beispiel.de',
]
const importable = pages.filter(({ file }) => /\.(?:csv|json|md|html)$/.test(file))

const imports = {
  name: 'imports',
  // As for tables: see the kind "csv"; a file is read twice.
  slowMs: 6000,
  about: 'files imported into a base in memory, twice',
  make(random) {
    const own = random.chance(0.6)
    const sample = random.pick(importable)
    const [file, text] = own
      ? random.pick([
          ['liste.csv', ownCsv],
          ['liste.json', ownJson],
        ])
      : [sample.file, sample.text]
    const name = random.chance(0.05)
      ? random.pick(['liste', 'liste.xlsx', '../../x.csv', 'a\u0000.csv', '-', 'liste.md', 'liste.html'])
      : file
    return {
      file: name,
      id: own ? 'de-eigene-liste' : sample.id,
      own,
      text: mutate(text, random, { others: importable.map((one) => one.text), pieces: importPieces }),
      how: random.pick(['utf8', 'utf8', 'latin1', 'utf16le', 'gzip']),
      partial: random.chance(0.2),
    }
  },
  async run({ file, id, own, text, how, partial }, tool, memory) {
    const bytes = how === 'gzip' ? gzipSync(text) : Buffer.from(text, how)
    memory.catalogue ??= new Map(
      [...recipes]
        .filter(([known]) => !known.startsWith('_'))
        .map(([known, recipe]) => [known, tool.toDirectory(recipe, `${known}.yaml`, 'built-in')]),
    )
    const directory = own ? null : (memory.catalogue.get(id) ?? null)
    let store
    try {
      const input = await tool.openInput({ file, bytes }, directory?.recipe.extraction ?? null)
      // One base for all, rolled back after each: opening one costs more than an import.
      memory.store ??= tool.openStore({
        file: ':memory:',
        now: () => '2026-11-24T10:00:00Z',
        who: 'fuzz',
        toolVersion: '0.0.0',
      })
      store = memory.store
      store.db.exec('SAVEPOINT fuzz')
      const load = () =>
        tool.importFile(store, tool.vocabulary, { ...input, id, directory, partial, acceptLoss: true })
      const first = load()
      if (first.report.result !== 'success') return
      const rows = tool.listListings(store)
      for (const listing of rows) {
        checkListing(listing)
        must(
          !/[a-z]{3,}\.[a-z]{3,}@beispiel\.de(?![\w.-])/.test(listing.entry),
          `an id with a mail address: ${listing.entry}`,
        )
      }
      const again = load()
      must(
        again.report.listings.new === 0 && again.report.listings.changed === 0,
        `not the same twice: ${JSON.stringify(again.report.listings)}`,
      )
    } catch (error) {
      if (!(error instanceof tool.Problem)) throw error
    } finally {
      store?.db.exec('ROLLBACK TO fuzz; RELEASE fuzz')
    }
  },
}

const fieldValues = {
  name: [
    'Aktenfuchs GmbH',
    'BetterTaxi (BetterTec GmbH)',
    'Hafenblick – Apps perfekt!',
    'X (früher Y, Z)',
    'Café Sonne, Inh. Anna Muster',
    'AI, Inc. (informally AI)',
    'GmbH',
    '"',
    'A',
  ],
  website: [
    'www.aktenfuchs.de',
    'https//www.firma.de',
    'a.de, b.de',
    'https://linkedin.com/company/x',
    'http://',
    'firma.de/?utm_source=x.',
    'anna@beispiel.de',
  ],
  city: [
    '80331 München',
    'San Francisco, CA, USA; Remote',
    'Berlin, Deutschland 🇩🇪',
    'Musterstr. 1, 12345 Musterstadt',
    'Remote',
    'M?nchen',
    'San José',
  ],
  address: ['Musterstr. 1, 12345 Musterstadt, Deutschland', '1 Main St, Dover, DE, USA'],
  region: ['Bayern', 'Wien'],
  country: ['DE', 'Germany', '🇦🇹', 'Schweiz', 'UK', 'XX', 'd.'],
  founded: ['2019', '2006 / 2001', 'seit Mai 2011', '1850', '2099', '01.02.2003'],
  summary: [
    'Ordnet Akten mit KI.',
    'Geschäftsführer: Max Muster, Tel. 030 1234567',
    'Gegründet von Dr. Anna Muster und Erika Beispiel.',
  ],
  description: [
    'Lange\n\nTexte\u00ad mit\tAbsätzen.',
    'Mail: anna.muster@beispiel.de, +49 30 1234567',
    'Anna Muster (CEO) sagt: "KI hilft."',
  ],
  status: ['active', 'inaktiv', 'übernommen', 'x'],
  updated_on: ['2026-01-02', '31.02.2026', '1.2.2026', 'gestern'],
  former_names: ['Alt GmbH, Neu AG', 'X and Y'],
} // prettier-ignore

const firms = {
  name: 'firms',
  about: 'names, towns, countries, dates, websites and texts of listings, persons and contacts cut out',
  make(random) {
    const fields = {}
    for (const [field, values] of Object.entries(fieldValues)) {
      if (field !== 'name' && random.chance(0.5)) continue
      const value = () =>
        random.chance(0.3)
          ? oddText(random, [...words, ...values])
          : mutate(random.pick(values), random, {
              others: values,
              pieces: [...oddPieces, ...values, ', ', '; ', ' ', '(', ')', '-'],
            })
      fields[field] = random.chance(0.15) ? random.times(1 + random.below(3), value) : value()
    }
    if (random.chance(0.5)) fields.tags = random.times(random.below(4), () => oddText(random, words))
    if (random.chance(0.3)) fields['extra.team_size'] = JSON.stringify(oddJson(random, words, words)) ?? ''
    return { fields }
  },
  run({ fields }, tool) {
    const record = { entry: 'e1', url: 'https://list.example/e1', fields }
    const { listing, signals } = tool.toListing(record, 'de-fuzz', tool.cleaning, 2026)
    for (const { message } of signals) must(message !== '', 'a signal without words')
    if (!listing.name) return
    checkListing(listing)
    tool.vocabulary.findEvidence(listing, null)
    // What is clean stays as it is.
    const { website, country, founded } = listing
    const clean = {
      name: [listing.name, listing.legal_form].filter(Boolean).join(' '),
      ...Object.fromEntries(
        Object.entries({ website, country, founded: founded && String(founded) }).filter(
          ([, value]) => value !== null,
        ),
      ),
    }
    const again = tool.toListing({ ...record, fields: clean }, 'de-fuzz', tool.cleaning, 2026).listing
    // What is encoded the first time reads otherwise the second.
    for (const field of website?.includes('%') ? ['country', 'founded'] : ['website', 'country', 'founded'])
      must(
        again[field] === listing[field],
        `${field} is not the same twice: ${JSON.stringify(listing[field])}, then ${JSON.stringify(again[field])}`,
      )
  },
}

export const peopleKinds = [recipesKind, needs, imports, firms]
