// How sentences of the tests and of the recorded data become pages, and how what was found is counted.

/** @typedef {{ id: string, firm: { names: string[], products: string[] }, page: object, expected: 'stated' | 'candidate' | 'none', bodies: string[], criteria: Record<string, string>, text: string }} Case */

const pageKinds = {
  imprint: 'imprint',
  privacy: 'privacy',
  security: 'security',
  accessibility: 'accessibility',
  references: 'references',
  home: 'home',
  product: 'product',
  authority: 'authority',
}

/** A page of one heading and one paragraph; pieces parted by "|" or "¦" become pictures with alternative texts. */
export function toPage({ kind, heading, paragraphs, url = 'https://firm.example/' }) {
  const headings = heading ? [heading] : []
  const blocks = heading ? [{ kind: 'heading', text: heading, headings: [] }] : []
  for (const text of paragraphs) {
    const pieces = text.split(/\s[|¦]\s/)
    if (pieces.length > 1) for (const piece of pieces) blocks.push({ kind: 'alt', text: piece, headings })
    else blocks.push({ kind: 'paragraph', text, headings })
  }
  return { url, kind, title: '', blocks }
}

/** Cases of test/evidence/samples/references*.txt; the head of references.txt says how a line reads. */
export function readReferenceCases(text) {
  const cases = []
  let firm = { names: [], products: [] }
  for (const line of text.split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue
    if (line.startsWith('@')) {
      const [names, products = ''] = line.slice(1).split(';')
      firm = {
        names: [names.trim()],
        products: products
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean),
      }
      continue
    }
    const sign = { '+': 'stated', '?': 'candidate', '-': 'none' }[line[0]]
    const [kind, heading, sentence, bodies = ''] = line
      .slice(1)
      .split('|')
      .map((part) => part.trim())
    cases.push({
      id: `${cases.length + 1}`,
      firm,
      // The firm's own news: only pages of others are "press".
      page: toPage({
        kind: pageKinds[kind] ?? 'product',
        heading: heading ?? '',
        paragraphs: [sentence ?? ''],
      }),
      expected: sign,
      bodies: bodies
        .split(';')
        .map((name) => name.trim())
        .filter(Boolean),
      text: sentence,
    })
  }
  return cases
}

/** Cases of test/evidence/samples/claims*.txt. */
export function readClaimCases(text) {
  return text
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line, i) => {
      const [label, kind, heading, sentence] = line.split('|').map((part) => part.trim())
      const criteria = {}
      if (label !== 'none')
        for (const one of label.split('+')) {
          const [criterion, grade] = one.trim().split(' ')
          criteria[criterion] = grade
        }
      return {
        id: `${i + 1}`,
        page: toPage({ kind: pageKinds[kind] ?? 'product', heading, paragraphs: [sentence] }),
        criteria,
        text: sentence,
      }
    })
}

/** The rows of ../shared/corpus/reference-sentences; the rows of one firm are also its site, from which product names are read. */
export function readRecordedCases(text, findProductNames) {
  const rows = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  const pageOf = (row) =>
    toPage({
      kind:
        row.source_kind === 'press'
          ? 'press'
          : row.source_kind === 'authority'
            ? 'authority'
            : (pageKinds[row.page_type] ?? 'product'),
      heading: row.heading,
      paragraphs: row.text.includes(' | ')
        ? [row.text]
        : [[row.before, row.text, row.after].filter(Boolean).join(' ')],
    })
  const sites = Map.groupBy ? Map.groupBy(rows, (row) => row.firm) : group(rows)
  return rows.map((row) => ({
    id: row.id,
    firm: { names: [row.firm], products: findProductNames(sites.get(row.firm).map(pageOf), [row.firm]) },
    page: pageOf(row),
    expected: row.label === 'reference' ? 'stated' : row.label,
    bodies: row.public_bodies,
    criteria: Object.fromEntries(
      Object.entries(row.criteria).map(([criterion, grade]) => [criterion, grade.replaceAll('_', '-')]),
    ),
    text: row.text,
  }))
}

function group(rows) {
  const sites = new Map()
  for (const row of rows) sites.set(row.firm, [...(sites.get(row.firm) ?? []), row])
  return sites
}

/** Whether a found name is the labelled body: the part that tells it apart is in it, without endings of cases. */
export function isSameBody(found, labelled) {
  const fold = (name) =>
    name
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, ' ')
      .split(' ')
      .map((word) => (word.length > 4 ? word.replace(/(?:es|en|er|em|e|s|n)$/, '') : word))
      .join(' ')
      .trim()
  const [a, b] = [fold(found), fold(labelled)]
  return a === b || a.includes(b) || b.includes(a) || tail(a) === tail(b)
}

function tail(name) {
  return name.replace(
    /^(?:(?:groß|große|hanse|kreis|land)?stadt|gemeind|landkreis|land|kreis|city of|city|verbandsgemeind) /,
    '',
  )
}

/**
 * Counts references by body: a stated body is right where the case says so and names it; a case is recalled when all its bodies
 * are stated.
 */
export function countReferences(cases, find) {
  const counts = {
    right: 0,
    wrong: 0,
    wanted: 0,
    found: 0,
    rows: 0,
    rowsFound: 0,
    rowsStated: 0,
    rowsRight: 0,
    candidates: 0,
    candidatesFound: 0,
    faults: [],
  }
  for (const one of cases) {
    const found = find(one)
    const stated = found.filter(({ certainty }) => certainty === 'stated')
    const right = stated.filter(
      ({ body }) => one.expected === 'stated' && one.bodies.some((name) => isSameBody(body.name, name)),
    )
    counts.right += right.length
    counts.wrong += stated.length - right.length
    if (stated.length) counts.rowsStated++
    if (stated.length && right.length === stated.length) counts.rowsRight++
    for (const { body, rule } of stated.filter((reference) => !right.includes(reference)))
      counts.faults.push(`wrong ${one.id} ${body.name} (${rule}): ${one.text}`)
    if (one.expected === 'stated') {
      const missed = one.bodies.filter((name) => !right.some(({ body }) => isSameBody(body.name, name)))
      counts.wanted += one.bodies.length
      counts.found += one.bodies.length - missed.length
      counts.rows++
      if (missed.length === 0) counts.rowsFound++
      else
        counts.faults.push(
          `missed ${one.id} ${missed.join('; ')} [${found.map(({ body, certainty, rule }) => `${certainty} ${body.name} ${rule}`)}]: ${one.text}`,
        )
    }
    if (one.expected === 'candidate') {
      counts.candidates++
      if (found.some(({ certainty }) => certainty === 'candidate')) counts.candidatesFound++
      else counts.faults.push(`no candidate ${one.id}: ${one.text}`)
    }
    if (one.expected === 'none' && found.length && stated.length === 0)
      counts.faults.push(
        `(candidate for none) ${one.id} ${found.map(({ body, rule }) => `${body.name} ${rule}`)}: ${one.text}`,
      )
  }
  return counts
}

const order = ['denied', 'mentioned', 'modelled-on', 'data-centre-only', 'claimed', 'proven']

/** Counts claims: the grade of a criterion is the best that was found; `shownAsCertified` is what must never be. */
export function countClaims(cases, find) {
  const counts = { wanted: 0, right: 0, found: 0, extra: 0, shownAsCertified: 0, faults: [] }
  for (const one of cases) {
    const found = new Map()
    const all = find(one)
    for (const { criterion, grade, subject } of all)
      if (subject !== 'US parent' && order.indexOf(grade) > order.indexOf(found.get(criterion)?.grade ?? ''))
        found.set(criterion, { grade, subject })
    for (const [criterion, grade] of Object.entries(one.criteria)) {
      counts.wanted++
      // A page may keep data in Germany and run its models elsewhere: both are shown.
      const denial =
        grade === 'denied'
          ? all.find((claim) => claim.criterion === criterion && claim.grade === 'denied')
          : undefined
      const got = denial ?? found.get(criterion)
      if (got) counts.found++
      if (got?.grade === grade) counts.right++
      else
        counts.faults.push(
          `${one.id} ${criterion} ${grade}, found ${got ? `${got.grade} ${got.subject}` : 'nothing'}: ${one.text}`,
        )
      if (/^(?:modelled-on|data-centre-only)$/.test(grade) && /^(?:claimed|proven)$/.test(got?.grade ?? ''))
        counts.shownAsCertified++
    }
    for (const [criterion, { grade, subject }] of found)
      if (!(criterion in one.criteria)) {
        counts.extra++
        counts.faults.push(`(beside the label) ${one.id} ${criterion} ${grade} ${subject}: ${one.text}`)
      }
  }
  return counts
}
