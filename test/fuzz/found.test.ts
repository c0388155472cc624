import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { headingKind } from '../../src/evidence/heading-kind.js'
import { splitSentences } from '../../src/evidence/sentences.js'
import { readColumns } from '../../src/extract/csv.js'
import { compileSelector, parseHtml } from '../../src/extract/dom.js'
import { compileQuery } from '../../src/extract/jmespath.js'
import { readKeysOf, unreadKeys } from '../../src/extract/json-keys.js'
import { describePageNature } from '../../src/extract/page-nature.js'
import { PageProblem } from '../../src/extract/page-work.js'
import { compileTotal } from '../../src/extract/paging.js'
import { readReservations } from '../../src/extract/reservations.js'
import { dropContacts } from '../../src/firms/contacts.js'
import { countryCode } from '../../src/firms/countries.js'
import { foldMarkup } from '../../src/firms/fold-markup.js'
import { splitLegalForm } from '../../src/firms/legal-forms.js'
import { dropPersons } from '../../src/firms/persons.js'
import { townKey } from '../../src/firms/place.js'
import { toListing } from '../../src/firms/to-listing.js'
import { cleanWebsite } from '../../src/firms/website.js'
import { sentencesOf } from '../../src/needs/sentences.js'
import { Problem } from '../../src/problem.js'
import { parseLooseYaml, parseYamlFile } from '../../src/yaml-file.js'
import { vocabulary } from '../scout/fake.js'

// Inputs that fuzzing found, each of which once crashed, hung, or left what must not be in the base. Those that hung took
// seconds to minutes: they would run into the time limit of the tests.
const url = 'https://list.example/'
const numbered = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('')

describe('a page that is made to cost time is refused in words', () => {
  test.each<[string, string]>([
    ['60,000 attributes of one tag (19 s)', `<div ${numbered(60_000, (i) => `a${i} `)}>`],
    ['end tags below open elements (47 s)', `${'<div>'.repeat(3900)}${'</p>'.repeat(500_000)}`],
    [
      'formatting that is opened anew in each paragraph',
      `${numbered(3900, (i) => `<b a${i}>`)}${'<p>'.repeat(300_000)}`,
    ],
    ['what a table pushes out', `<table>${'<i></i>'.repeat(300_000)}`],
    ['tags within SVG', `${'<svg>'.repeat(3900)}${'</x>'.repeat(400_000)}`],
  ])('%s', (_, html) => {
    expect(() => parseHtml(html, 'parse5', url)).toThrow(PageProblem)
  })

  test('whoever reads it', () => {
    const html = `<meta name=robots content=noindex><div ${numbered(2000, (i) => `a${i} `)}>`
    expect(() => describePageNature(html, url)).toThrow(PageProblem)
    expect(() => readReservations(html, url)).toThrow(PageProblem)
  })

  test('end tags below open elements, read by htmlparser2', () => {
    const html = `${'<div>'.repeat(3900)}${'</p>'.repeat(500_000)}`
    expect(() => parseHtml(html, 'htmlparser2', url)).toThrow(PageProblem)
  })

  test.each<[string, string]>([
    ['b ~ i', '<i></i>'.repeat(200_000)],
    ['i:nth-child(2n)', '<i></i>'.repeat(200_000)],
    ['div:has(x)', `${'<div>'.repeat(3900)}${'<p></p>'.repeat(200_000)}`],
    ['div:contains("zz")', `${'<div>'.repeat(3900)}${'y'.repeat(1_000_000)}`],
    ['section div div div p', `${'<div>'.repeat(3000)}${'<p></p>'.repeat(200_000)}`],
  ])('the selector %s', (selector, html) => {
    const read = () => compileSelector(selector, 'list').all(parseHtml(html, 'htmlparser2', url))
    expect(read).toThrow(PageProblem)
  })

  test('siblings that would not fit on the stack', () => {
    const document = parseHtml('<i></i>'.repeat(300_000), 'parse5', url)
    const [first] = compileSelector('i', 'list').all(document)
    expect(() => compileSelector(':scope ~ i', 'list').all(first as never)).toThrow(PageProblem)
  })

  test('halves of pairs and references of hundreds of digits are read as no sign', () => {
    const digits = '9'.repeat(400)
    for (const half of [
      `&#${digits};`,
      `&#x${'f'.repeat(400)}`,
      `<a href="&#${digits}¶">`,
      '\ud800',
      '\udc00',
      '&#xd800;',
      '\ud800<p>\udfff',
    ])
      expect(parseHtml(`<p>${half}</p>`, 'parse5', url).children.length).toBe(1)
  })

  test('and large pages of the ordinary kind are read', () => {
    const rows = numbered(
      20_000,
      (i) => `<tr><td>${i}</td><td><a class="firm" href="/f/${i}">Firma ${i}</a></td></tr>`,
    )
    const document = parseHtml(`<table><tbody>${rows}</tbody></table>`, 'parse5', url)
    expect(
      compileSelector('table > tbody tr td:nth-child(2) > a.firm:not(:has(img))', 'list').all(document),
    ).toHaveLength(20_000)
  })

  test('meta tags without end are looked through once', () => {
    expect(readReservations('<meta '.repeat(300_000), url)).toEqual([])
    expect(readReservations(`<meta '${'<meta '.repeat(300_000)}`, url)).toEqual([])
  })
})

describe('what a recipe asks for', () => {
  test('a total is found in linear time (57 s)', () => {
    const total = compileTotal({
      kind: 'counter',
      from: 1,
      step: 1,
      max: 9,
      parameter: 'p',
      total: '(\\d[\\d.]*) Suchergebnisse',
    })
    expect(total('1'.repeat(200_000))).toBeNull()
    expect(total(`${'12 '.repeat(60_000)}1.298 Suchergebnisse`)).toBe(1298)
  })

  test('a path of thousands of keys to be ignored is no more than a path', () => {
    const keys = readKeysOf([], ['a.b.c'.repeat(10_000), 'd'])
    expect(unreadKeys({ a: 1, d: 2, e: { f: 3 } }, keys)).toEqual(['e'])
  })

  const records = { a: Array.from({ length: 10_000 }, (_, i) => ({ x: `v${i}` })) }
  test.each<[string, unknown]>([
    ['a[*].[$.a[*].x]', records],
    ['pad_left(@, `1000000000`)', 'x'],
    ['join(@[0], @)', ['x'.repeat(1_000_000), ...Array<string>(1000).fill('y')]],
  ])('%s costs too much', (expression, value) => {
    expect(() => compileQuery(expression, 'records').search(value)).toThrow(Problem)
  })

  test.each([`@${' | [@, @]'.repeat(40)} | to_string(@)`, `@${'.a'.repeat(50_000)}`, '('.repeat(4000)])(
    'an expression that would grow without end is refused (%#)',
    (expression) => {
      expect(() => compileQuery(expression, 'records')).toThrow(Problem)
    },
  )

  test.each<[string, unknown, unknown]>([
    ['trim(@)', ` \u0085a b\n${' '.repeat(300_000)}`, 'a b'],
    ["trim_left(@, 'x')", 'xxabxx', 'abxx'],
    ["trim_right(@, 'x')", 'xxabxx', 'xxab'],
    ["pad_left(@, `5`, '-')", 'x', '----x'],
    ['pad_right(@, `3`)', 'x', 'x  '],
    ["replace(@, 'a', 'b')", 'aXaa', 'bXbb'],
    ["replace(@, 'a', 'b', `2`)", 'aXaa', 'bXba'],
    ["join(', ', @)", ['a', 'b'], 'a, b'],
  ])('%s does as jmespath.site says', (expression, value, expected) => {
    expect(compileQuery(expression, 'records').search(value)).toBe(expected)
  })
})

describe('YAML', () => {
  const nested = [
    ['brackets', '['.repeat(20_000)],
    ['hyphens', '- '.repeat(20_000)],
    ['keys of keys', '? '.repeat(1000)],
    ['maps in a line', 'a: '.repeat(20_000)],
    ['anchors', '&a '.repeat(60_000)],
    ['columns', numbered(1000, (i) => `${' '.repeat(i)}a:\n`)],
    ['a million letters', 'a'.repeat(1_000_000)],
  ]

  test.each(nested)('of %s is refused', (_, text) => {
    expect(() => parseYamlFile(z.unknown(), text as string, 'x.yaml')).toThrow(Problem)
    expect(parseLooseYaml(text as string)).toBeNull()
  })

  test('of many keys is read, and a key that comes twice is named with its line', () => {
    const many = numbered(20_000, (i) => `k${i}: 1\n`)
    expect(Object.keys(parseYamlFile(z.record(z.string(), z.number()), many, 'x.yaml'))).toHaveLength(20_000)
    expect(() => parseYamlFile(z.unknown(), 'a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n', 'x.yaml')).toThrow(
      /^x\.yaml:5: .*unique/,
    )
    expect(() => parseYamlFile(z.unknown(), 'a: 1\nb: [\n', 'x.yaml')).toThrow(/^x\.yaml:3: not valid YAML/)
  })

  test('does not refuse the texts of JSON', () => {
    const need = { text: `${'- '.repeat(60)}${'a: '.repeat(600)}${'['.repeat(200)}` }
    const schema = z.strictObject({ text: z.string() })
    expect(parseYamlFile(schema, JSON.stringify(need), 'x.json')).toEqual(need)
    expect(() => parseYamlFile(schema, JSON.stringify({ ...need, more: 1 }), 'x.json')).toThrow(Problem)
  })

  test('never ends the process', () => {
    // Deep in a used-up stack V8 ends the process instead of throwing: this needs one of its own.
    const bin = fileURLToPath(new URL('../../bin/govscout.js', import.meta.url))
    const run = () =>
      execFileSync(process.execPath, [bin, 'needs', 'new', '--file', '-'], {
        input: '['.repeat(20_000),
        stdio: 'pipe',
      })
    expect(run).toThrow(expect.objectContaining({ status: 2 }))
  })

  test('what is wrong is not quoted at length', () => {
    const text = `? ${'x'.repeat(40_000)}\n: 1`
    const fault = (() => {
      try {
        parseYamlFile(z.strictObject({}), text, 'x.yaml')
      } catch (error) {
        return (error as Problem).message
      }
      return ''
    })()
    expect(fault).toMatch(/is not known here|…/)
    expect(fault.length).toBeLessThan(2000)
  })
})

describe('words that are names of every object', () => {
  test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])('%s is a word', (word) => {
    expect(countryCode(word)).toBeNull()
    expect(typeof townKey(word)).toBe('string')
    expect(foldMarkup(`&${word};`)).toBe(`&${word.toLowerCase()};`)
  })
})

describe('a listing', () => {
  const read = (fields: object) =>
    toListing(
      { entry: 'e', url, fields: { name: 'Aktenfuchs', ...fields } },
      'de-x',
      vocabulary.cleaning,
      2026,
    ).listing

  test('keeps no contact that an unseen mark had hidden', () => {
    expect(
      JSON.stringify(
        read({ city: 'anna.muster@beispiel\u200b.de', website: 'anna\u00ad.muster@beispiel.de' }),
      ),
    ).not.toMatch(/beispiel\.de/)
    expect(JSON.stringify(read({ address: 'anna.muster@beispi🇩🇪el.de' }))).not.toMatch(/beispiel\.de/)
    expect(JSON.stringify(read({ address: 'Musterstr. 1; +49 30 1234567' }))).not.toMatch(/1234567/)
  })

  test('keeps whole signs of what the page said', () => {
    const { original, description } = read({ country: '🇹'.repeat(400), description: '𝕏'.repeat(30_000) })
    expect(JSON.stringify([original, description])).not.toMatch(/\\ud[89a-f]/)
    expect(description?.length).toBeGreaterThan(19_000)
    expect(read({ country: `Kiel ${'- '.repeat(400)}` }).original['country']).toMatch(/\S$/)
  })

  test('has a legal form without what stood behind it', () => {
    expect(read({ name: ['Aktenfuchs GmbH', '', ''] }).legal_form).toBe('GmbH')
  })

  test('has no address of thousands of characters', () => {
    expect(read({ website: `https://firma.de/?x=${'%zz'.repeat(2000)}` }).website).toBeNull()
  })
})

test.each<[string, string]>([
  ['+49 30 1234567+49 30 1234567-0', ''],
  ['Anna+49 30 1234567', 'Anna'],
  ['_+49 30 1234567_', '__'],
  ['anna.mailto:info@beispiel.demuster@beispiel.de', ''],
  ['C++11 und +10.000.000 Kunden', 'C++11 und +10.000.000 Kunden'],
])('contacts are cut out of %s', (text, rest) => expect(dropContacts(text).text).toBe(rest))

test('an address that a name had parted is cut out as well', () => {
  expect(dropPersons('muster@beispiel,+49334567.de" Anna Muster').text).not.toContain('@')
})

describe('texts are read in linear time', () => {
  test('a word without end', () => {
    expect(dropContacts('a'.repeat(300_000)).dropped).toBe(0)
    expect(dropPersons(`${'Aa'.repeat(150_000)}_`).dropped).toBe(0)
  })
  test('an address without end', () => {
    const { sharedHosts } = vocabulary.cleaning
    expect(cleanWebsite(`a.de/${'1850%..'.repeat(20_000)}`, sharedHosts).website).toBeNull()
    expect(cleanWebsite(`https://a.de/?x=${'%..'.repeat(600)}`, sharedHosts).website).not.toBe('')
  })
  test('a sentence without end, on a page with references', () => {
    const text = 'Kunden: die Stadt Musterhausen und im Auftrag der '.repeat(2000)
    expect(splitSentences(text).every((one) => one.text.length <= 1000)).toBe(true)
    expect(
      splitSentences(text)
        .map((one) => one.text)
        .join(' '),
    ).toBe(text.trim())
  })
  test('a name of legal forms alone', () => {
    const { legalForms } = vocabulary.cleaning
    expect(splitLegalForm('GmbH '.repeat(20_000), legalForms).form).toBe('GmbH')
  })
  test('a heading without end', () => {
    expect(headingKind(`Kunden ${'preispreispreis'.repeat(20_000)}`)).toBe('customers')
  })
  test('a table of thousands of columns', () => {
    const head = ['Firma', ...Array.from({ length: 9000 }, (_, i) => `s${i}`)].join(';')
    expect(readColumns({ url, text: `${head}\n${'x\n'.repeat(9000)}` })).toHaveLength(9001)
  })
  test('blanks without end', () => {
    expect(sentencesOf(`Ein Satz.${' '.repeat(200_000)}x\n\n; Noch einer.`)).toHaveLength(2)
  })
})
