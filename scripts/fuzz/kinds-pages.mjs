// Pages and files, read as the recipes read them.
import { checkListing, checkRecord, must } from './invariants.mjs'
import { mutate, oddJson, oddText } from './mutate.mjs'
import { pagesOf, recipes, textsOf, words } from './samples.mjs'

const compiled = new Map()

/** The recipe of a sample with another parser at times, and its reader, compiled once. */
function readerOf(tool, id, parser) {
  const key = `${id} ${parser ?? ''}`
  let known = compiled.get(key)
  if (!known) {
    const recipe = tool.parseRecipe(recipes.get(id), `${id}.yaml`)
    if (parser && recipe.extraction.shape === 'html') recipe.extraction.parser = parser
    known = { recipe, reader: tool.compileExtraction(recipe) }
    compiled.set(key, known)
  }
  return known
}

/** A reader of an extraction of its own. */
function ownReader(tool, id, extraction) {
  let known = compiled.get(id)
  if (!known) {
    const recipe = tool.parseRecipe(recipeWith(id, extraction), `${id}.yaml`)
    known = { recipe, reader: tool.compileExtraction(recipe) }
    compiled.set(id, known)
  }
  return known
}

const recipeWith = (id, extraction) => `id: ${id}
title: Invented
summary: Invented.
publisher: {name: Beispiel, url: "https://list.example/"}
page: "https://list.example/"
kind: list
language: de
frequency: never
permission: {licence: {id: CC0}, decision: allowed, basis: "Invented.", checked_on: "2026-11-24"}
extraction: ${extraction}
expectations: {listings: {min: 0, max: 10}}
proof: {state: unverified}
`

const base = 'https://list.example/firms/'

/** Reads a page with a reader, all the way to clean listings; a Problem is an answer, anything else a fault. */
export function readPage(tool, { recipe, reader }, text, detail) {
  const signals = []
  const report = (signal) => signals.push(signal)
  const page = { url: base, text: tool.scrubPage(text) }
  const records = tolerate(tool, () => {
    if (reader.shape !== 'html') {
      const found = reader.readRecords(page, report)
      const { next, total } = reader.readPaging(page)
      must(next === null || /^https?:/.test(next), `paging leads to ${next}`)
      must(total === null || (Number.isSafeInteger(total) && total >= 0), `an odd total: ${total}`)
      return found
    }
    const list = reader.readListPage(page, report)
    must(list.next === null || /^https?:/.test(list.next), `paging leads to ${list.next}`)
    for (const { link } of list.items) must(link === null || /^https?:/.test(link), `a link to ${link}`)
    const details =
      detail === undefined ? null : reader.readDetailPage({ url: base, text: tool.scrubPage(detail) }, report)
    return list.items
      .slice(0, 50)
      .flatMap((item, place) => reader.mergeRecord(item, place ? null : details, base, report) ?? [])
  })
  for (const { message } of signals)
    must(typeof message === 'string' && message !== '', 'a signal without words')
  if (!records) return []
  const distinct = tool.distinctEntries(records, recipe.extraction, report)
  must(new Set(distinct.map(({ entry }) => entry)).size === distinct.length, 'entries twice')
  return distinct.slice(0, 50).flatMap((record) => {
    checkRecord(record)
    const { listing } = tool.toListing(record, 'de-fuzz', tool.cleaning, 2026)
    if (listing.name) checkListing(listing)
    return listing.name ? [listing] : []
  })
}

/** What `run` gives, or null where it tells a person what is wrong. */
export function tolerate(tool, run) {
  try {
    return run()
  } catch (error) {
    if (error instanceof tool.Problem || error instanceof tool.FetchFailure) {
      must(error.message !== '' && error.message.length < 20_000, 'a problem without words, or of too many')
      return null
    }
    throw error
  }
}

const tags = [
  'div',
  'p',
  'li',
  'ul',
  'a',
  'h1',
  'h2',
  'span',
  'b',
  'table',
  'tr',
  'td',
  'select',
  'option',
  'svg',
  'math',
  'template',
  'script',
  'style',
  'title',
  'textarea',
  'form',
  'br',
  'frameset',
  'body',
  'html',
  'head',
  'noscript',
  'plaintext',
  'x-card',
  'font',
  'nobr',
  'button',
] // prettier-ignore
const htmlPieces = [
  ...tags.flatMap((tag) => [`<${tag}>`, `</${tag}>`]),
  '<a href="/x">',
  '<a href="javascript:x">',
  '<a href="http://[">',
  '<base href="//evil.example/">',
  '<base href="file:///">',
  '<!doctype html>',
  '<![CDATA[',
  '<script type="application/ld+json">',
  '<meta name="robots" content="noindex">',
  '<meta ',
  '<div class="card"',
  ' class="',
  'x="',
  "='",
  '<div a b c d e f>',
  '<?php',
  '</',
  '<',
  '&nbsp;',
  '&notit;',
  '&#x1F600;',
  'itemscope',
] // prettier-ignore

const htmlIds = ['de-munich-startup', 'de-deutsche-startups', 'eu-eu-startups']
const classes = [
  ...new Set(
    textsOf('.html').flatMap((text) => [...text.matchAll(/class="([^"]+)"/g)].map(([, name]) => name)),
  ),
]

function tagSoup(random) {
  return random
    .times(random.skewed(80), () => {
      const kind = random.below(5)
      if (kind === 0) return `<${random.pick(tags)} class="${random.pick(classes)}">`
      if (kind === 1) return `<a class="${random.pick(classes)}" href="${oddText(random, words)}">`
      if (kind === 2) return oddText(random, words)
      return random.pick(htmlPieces)
    })
    .join('')
}

function makeHtml(random) {
  const id = random.pick(htmlIds)
  const pages = pagesOf(id)
  const make = () =>
    random.chance(0.15)
      ? tagSoup(random)
      : mutate(random.pick(pages).text, random, { others: textsOf('.html'), pieces: htmlPieces })
  return { id, text: make(), detail: make() }
}

function htmlKind(name, about, parser) {
  return {
    name,
    about,
    make: makeHtml,
    run({ id, text, detail }, tool) {
      readPage(tool, readerOf(tool, id, parser), text, detail)
      tolerate(tool, () => tool.readReservations(text, base))
      if (parser === 'parse5')
        tolerate(tool, () => {
          const { why, nextStep } = tool.describePageNature(text, base)
          must(why !== '' && nextStep !== '', 'a page without a nature')
        })
    },
  }
}

const sitePieces = [
  'Stadt Musterhausen',
  'Landkreis Beispiel',
  'Bundesamt für Beispiele',
  'Unsere Kunden: ',
  'im Auftrag der ',
  'ISO 27001',
  'nach BSI C5 zertifiziert',
  'Hosting in Deutschland',
  'nicht ',
  'Aktenfuchs GmbH',
  'und ',
  'sowie die ',
  'Rechenzentrum',
  'DSGVO',
  '<h2>Referenzen</h2>',
  '<p>',
  '<li>',
  'Amtsgericht Ulm HRB 12345',
  'Geschäftsführer: ',
  'USt-IdNr. DE136695976',
  '. ',
] // prettier-ignore

function makeSite(random) {
  const made = makeHtml(random)
  if (random.chance(0.5)) return made
  return { ...made, text: mutate(made.text, random, { others: [made.detail], pieces: sitePieces }) }
}

const sites = {
  name: 'sites',
  about:
    "firms' own pages: blocks, links, sub-pages, public bodies, references, claims, Impressum, organisation, nature",
  make: makeSite,
  run({ text }, tool) {
    tolerate(tool, () => {
      const document = tool.parseSiteHtml(text, base)
      const page = tool.readSitePage(document, base, 'references')
      const { blocks } = page
      must(
        blocks.every((block) => block.text.normalize('NFC') === block.text),
        'a block is not composed',
      )
      for (const { url } of tool.readLinks(document, base)) must(/^https?:/.test(url), `a link to ${url}`)
      const names = ['Aktenfuchs GmbH', 'Aktenfuchs']
      const { knowledge, subjects } = tool
      tool.findReferences(page, tool.referenceReader({ names, products: ['Fuchsbau'] }, knowledge))
      tool.findClaims(page, { subjects, knowledge, firmName: 'Aktenfuchs' })
      tool.planSubPages(document, base)
      tool.readImprint(document, base, tool.cleaning.legalForms)
      tool.readOrganization(document, base, tool.cleaning.legalForms)
      tool.mayQuote({}, document, 'govscout')
      tool.describeSite(document, text, base)
    })
  },
}

const jsonIds = [
  'de-berlin-edutech',
  'int-ycombinator',
  'eu-thehub-nordics',
  'int-wikidata-software',
  'fr-beta-gouv',
]
const jsonPages = jsonIds.flatMap((id) => pagesOf(id)).filter(({ file }) => /\.(?:json|html)$/.test(file))
const jsonKeys = [
  ...new Set(
    jsonPages.flatMap(({ text }) => [...text.matchAll(/"([A-Za-z_@-]{2,30})"\s*:/g)].map(([, key]) => key)),
  ),
]
const jsonPieces = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\u0000',
  '\\ud800',
  '\\',
  'null',
  'true',
  '1e400',
  '{"__proto__":{"x":1}}',
  '[[[[',
  '"@type":"Organization",',
  '\u0000',
]

const json = {
  name: 'json',
  about: 'JSON and SPARQL answers, and JSON within pages',
  make(random) {
    const { id, text } = random.pick(jsonPages)
    if (random.chance(0.25)) {
      const list = random.times(random.skewed(12), () => oddJson(random, jsonKeys, words))
      const key = random.pick(jsonKeys)
      const whole = random.pick([
        list,
        { [key]: list },
        { results: { bindings: list }, head: { vars: jsonKeys } },
        list[0] ?? null,
      ])
      return { id, text: JSON.stringify(whole) }
    }
    return {
      id,
      text: mutate(text, random, { others: jsonPages.map((page) => page.text), pieces: jsonPieces }),
    }
  },
  run({ id, text }, tool) {
    readPage(tool, readerOf(tool, id), text)
  },
}

const csvIds = ['de-govtech-network', 'eu-cordis-organisations']
const csvPages = csvIds.flatMap((id) => pagesOf(id)).filter(({ file }) => file.endsWith('.csv'))
const csvPieces = [
  '"',
  '""',
  ';',
  ',',
  '\t',
  '|',
  '\r',
  '\n',
  '\r\n',
  'sep=;\n',
  '\ufeff',
  ',,,,',
  '"\n"',
  '=HYPERLINK("x")',
]

const csv = {
  name: 'csv',
  // csv-parse makes an error, some 20 µs, of each line that has other than the header's number of cells: linear, and slow.
  slowMs: 3000,
  about: 'tables of recipes',
  make(random) {
    const { id, text } = random.pick(csvPages)
    return { id, text: mutate(text, random, { others: textsOf('.csv'), pieces: csvPieces }) }
  },
  run({ id, text }, tool) {
    readPage(tool, readerOf(tool, id), text)
  },
}

const markdownPages = ['de-berlin-ml-startups', 'eu-european-tech']
  .flatMap((id) => pagesOf(id))
  .filter(({ file }) => file.endsWith('.md'))
const markdownPieces = [
  '# ',
  '## ',
  '- [',
  '](',
  ')',
  '**',
  '*',
  '_',
  '`',
  '```',
  '~~~',
  '> ',
  '| a |',
  '<!--',
  '-->',
  '[x]: ',
  '![',
  '\n',
  '&amp;',
  '<b>',
  '🇩🇪',
  ' - ',
  '1. ',
  '---',
]

const markdown = {
  name: 'markdown',
  about: 'lists with an entry a line',
  make(random) {
    const { id, text } = random.pick(markdownPages)
    return {
      id,
      text: mutate(text, random, { others: markdownPages.map((page) => page.text), pieces: markdownPieces }),
    }
  },
  run({ id, text }, tool) {
    readPage(tool, readerOf(tool, id), text)
  },
}

const notes = [
  '---\ntitle: Aktenfuchs\nurl: https://aktenfuchs.example\ntags: [KI, "Akten"]\nowner: Anna Muster\nlist:\n  - a\n  - "b"\n---\n# Aktenfuchs\n\n## Beschreibung\nOrdnet **Akten** mit [KI](https://x.example).\n',
  '---\ntitle: "Hafen: Blick"\nstartup:\n  phases:\n    - name: success\n      start: 2019-01-01\nmission: >\n  Zeigt Häfen\n  und mehr.\n---\nText\n\n```\n# kein Kopf\n```\n### Kopf ###\nmehr\n',
]
const notePieces = [
  '---\n',
  '...\n',
  ': ',
  '- ',
  '&a ',
  '*a',
  '!!js/function "x"',
  '!!binary ',
  '<<: *a',
  '? ',
  '|\n',
  '>-\n',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '# ',
  '%YAML 1.1\n',
  '\t',
  '!!set {a}',
  '2001-12-14t21:59:43.10-05:00',
  '0o17',
  '.inf',
  '~',
] // prettier-ignore

const notesExtraction = `{shape: front-matter, files: ["content/**/*.md", "!**/_*"], id: {from: [name]}, page: {from: matter.url}, fields: {name: "matter.title || name", website: matter.url, tags: ["matter.tags"], description: {from: body, transform: [markdown_text]}, summary: 'sections."Beschreibung"', founded: {from: "to_string(matter.startup)", transform: [year]}, extra.links: {from: body, transform: [wiki_links, last]}, extra.words: {from: body, transform: [hashtags, first]}}}`

const frontMatter = {
  name: 'front-matter',
  about: 'folders of Markdown files',
  make: (random) => ({
    text: random.chance(0.1)
      ? mutate(random.pick(notes), random, { others: notes, pieces: notePieces })
      : JSON.stringify({
          files: random.times(1 + random.skewed(4), () => ({
            path: `content/_startups/${random.chance(0.8) ? 'a' : oddText(random, words)}.md`,
            text: mutate(random.pick(notes), random, { others: notes, pieces: notePieces }),
          })),
        }),
  }),
  run({ text }, tool) {
    readPage(tool, ownReader(tool, 'de-fuzz-notes', notesExtraction), text)
  },
}

const jsonLdKeys = [
  '@type',
  '@id',
  '@graph',
  '@context',
  '@value',
  'name',
  'url',
  'address',
  'addressLocality',
  'itemListElement',
  'item',
  'mainEntity',
  'description',
  'foundingDate',
  'sameAs',
  'founder',
  'email',
] // prettier-ignore
const types = [
  'Organization',
  'https://schema.org/Corporation',
  'Person',
  'ItemList',
  'ListItem',
  'schema:LocalBusiness',
  '',
]
const thingsExtraction = `{shape: json-ld, id: {from: [url]}, fields: {name: name, website: url, city: address.addressLocality, description: description, tags: ["keywords"], founded: {from: foundingDate, transform: [year]}}}`
const jsonLdPages = textsOf('.html').filter((text) => text.includes('ld+json'))

const jsonLd = {
  name: 'json-ld',
  about: 'things of schema.org in pages',
  make(random) {
    const thing = () => {
      const value = oddJson(random, jsonLdKeys, words)
      return value && typeof value === 'object' && !Array.isArray(value)
        ? { '@type': random.pick(types), name: oddText(random, words), url: 'https://a.example/', ...value }
        : value
    }
    const graph = random.pick([
      thing(),
      { '@graph': random.times(3, thing) },
      { '@type': 'ItemList', itemListElement: random.times(3, () => ({ item: thing() })) },
      random.times(4, thing),
    ])
    const script = `<script type="application/ld+json">${JSON.stringify(graph)}</script>`
    const text = `<!doctype html><title>x</title>${script}${random.chance(0.3) ? (random.pick(jsonLdPages) ?? '') : ''}`
    return {
      text: random.chance(0.5)
        ? text
        : mutate(text, random, { others: jsonLdPages, pieces: [...jsonPieces, ...htmlPieces] }),
    }
  },
  run({ text }, tool) {
    for (const listing of readPage(tool, ownReader(tool, 'de-fuzz-things', thingsExtraction), text))
      must(!JSON.stringify(listing).includes('"Person"'), 'a person came through')
  },
}

const sitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://list.example/firms/a</loc><lastmod>2026-01-01</lastmod><image:image><image:loc>https://x.example/a.png</image:loc></image:image></url>
<url><loc>https://list.example/firms/b?utm_source=x&amp;y=1</loc></url>
<url><loc> https://list.example/about </loc></url>
</urlset>`
const sitemapIndex = `<s:sitemapindex xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:sitemap><s:loc>https://list.example/firms-1.xml</s:loc></s:sitemap></s:sitemapindex>`
const xmlPieces = [
  '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>',
  '&a;',
  '&c;',
  '<![CDATA[',
  ']]>',
  '<url>',
  '</url>',
  '<loc>',
  '</loc>',
  '<sitemap>',
  '<s:loc>',
  'xmlns=""',
  '<?xml ?>',
  '&lt;',
  '<url/>',
  'file:///x',
  'https://list.example/firms/',
] // prettier-ignore

const sitemaps = {
  name: 'sitemaps',
  about: 'lists of addresses',
  make(random) {
    const globs = () =>
      random.times(
        1 + random.below(2),
        () =>
          `https://list.example/${random.times(random.skewed(6), () => random.pick(['*', '**', '**/', 'a', 'firms/', '/', '.'])).join('')}`,
      )
    return {
      text: mutate(random.pick([sitemap, sitemapIndex]), random, {
        others: [sitemap, sitemapIndex],
        pieces: xmlPieces,
      }),
      globs: globs(),
    }
  },
  run({ text, globs }, tool) {
    const extraction = {
      shape: 'html',
      parser: 'parse5',
      list: { sitemap: globs },
      detail: { fields: { name: { from: 'h1', value: 'text', many: false, transform: [] } } },
      id: { from: ['@page'], repeated: 'same' },
    }
    const reader = tool.compileExtraction({ extraction })
    tolerate(tool, () => {
      const { items, lists } = reader.readListPage({ url: base, text }, () => undefined)
      for (const { link } of items)
        must(link?.startsWith('https://list.example/'), `an entry beyond the patterns: ${link}`)
      for (const list of lists ?? []) must(/^https?:/.test(list), `a list at ${list}`)
    })
  },
}

export const pageKinds = [
  htmlKind('html', 'pages as a browser reads them (parse5)', 'parse5'),
  htmlKind('html-fast', 'pages read by htmlparser2', 'htmlparser2'),
  sites,
  json,
  csv,
  markdown,
  frontMatter,
  jsonLd,
  sitemaps,
] // prettier-ignore
