import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatChecksTable } from '../../src/doctor/checks.js'
import { pages, readPage } from './command-lines.js'
import { allPages, anchorsOf, faultOf, headingsOf, linksOf, sectionOf, slugOf } from './links.js'

const readme = readPage('README.md')
const contents = linksOf('README.md', sectionOf(readme, 'Contents'))

describe("the README's contents", () => {
  test('stand before all other sections', () => {
    expect(headingsOf(readme).map(({ title }) => title)[1]).toBe('Contents')
  })

  test('name every section of the page', () => {
    const sections = headingsOf(readme)
      .filter(({ level, title }) => level === 2 && title !== 'Contents')
      .map(({ title }) => slugOf(title))
    const named = contents.filter(({ target }) => target === 'README.md').map(({ anchor }) => anchor)
    expect(named).toEqual(sections)
  })

  test('name every page in docs/', () => {
    const targets = contents.map(({ target }) => target)
    expect(pages.filter((page) => page !== 'README.md' && !targets.includes(page))).toEqual([])
  })

  test('lead to every decision by the list of them', () => {
    const index = 'docs/decisions/README.md'
    expect(contents.map(({ target }) => target)).toContain(index)
    const listed = linksOf(index).map(({ target }) => target)
    expect(
      allPages.filter(
        (page) => page.startsWith('docs/decisions/') && page !== index && !listed.includes(page),
      ),
    ).toEqual([])
  })

  test('say of each page what one finds there', () => {
    const lines = sectionOf(readme, 'Contents').split('\n')
    for (const { to, target } of contents) {
      if (target === 'README.md') continue
      const line = lines.find((one) => one.includes(`](${to})`)) ?? ''
      expect(line.replace(/\[[^\]]*\]\([^)]*\)/g, '').replace(/[^\p{L}]/gu, '').length, to).toBeGreaterThan(
        15,
      )
    }
  })

  test.each([
    ['speed', 'docs/performance.md', null],
    ['fuzzing and faults', 'docs/reliability.md', null],
    ['the doctor', 'docs/operations.md', 'is-everything-in-place'],
    ['all commands', 'docs/reference.md', null],
    ['the cookbook', 'docs/cookbook.md', null],
    ['the data model', 'docs/data-model.md', null],
  ])('lead to %s', (_, target, anchor) => {
    expect(contents).toContainEqual(expect.objectContaining({ target, anchor }))
  })
})

describe.each(allPages)('%s', (page) => {
  test('leads nowhere that is not there', () => {
    const broken = linksOf(page).flatMap((link) => {
      const fault = faultOf(link)
      return fault === null ? [] : [`${link.to}: ${fault}`]
    })
    expect(broken).toEqual([])
  })
})

test.each([
  ['## Is everything in place', 'is-everything-in-place'],
  ["## Visits of firms' websites", 'visits-of-firms-websites'],
  ['## Größe, und `--full`!', 'größe-und---full'],
  ['# A\n\n```\n# no heading\n```\n# A', 'a-1'],
])('the anchor of %j is %s', (text, anchor) => expect(anchorsOf(text).at(-1)).toBe(anchor))

test('the checks of the doctor stand in docs/operations.md as they are made', () => {
  const written = /\| Check \|[\s\S]*?(?=\n\n)/.exec(readPage('docs/operations.md'))?.[0]
  expect(written, 'put this table there').toBe(formatChecksTable())
})

test('every table of the base stands in docs/data-model.md, and no other', () => {
  const schema = readFileSync(join(import.meta.dirname, '../../src/store/schema.sql'), 'utf8')
  const tables = [...schema.matchAll(/^CREATE (?:TABLE|VIEW) "?(\w+)/gm)].map(([, name]) => name)
  const rows = readPage('docs/data-model.md').match(/^\| `.*$/gm) ?? []
  const named = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
  )
  expect(named.toSorted()).toEqual(tables.toSorted())
})

test('each decision has a number of its own', () => {
  const numbers = readdirSync(join(import.meta.dirname, '../../docs/decisions')).flatMap(
    (name) => /^\d{3}/.exec(name)?.[0] ?? [],
  )
  expect(numbers).toEqual([...new Set(numbers)])
})
