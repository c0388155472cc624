import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitsWhere, formatWhere, parseWhere, type WhereFirm } from '../../src/firms/where.js'

const firm: WhereFirm = {
  name: 'Müllerwerk GmbH',
  legal_form: 'GmbH',
  website: 'https://muellerwerk.example/',
  domain: 'muellerwerk.example',
  city: 'München',
  region: 'Bayern',
  country: 'DE',
  founded: 2018,
  status: 'active',
  tags: ['pilot', 'Leichte Sprache'],
  directories: ['de-nordliste', 'eu-liste'],
  ai: 'yes',
  public: 'maybe',
  first_seen: '2026-03-01T10:00:00Z',
  last_seen: '2026-11-20T10:00:00Z',
}
const unknown: WhereFirm = {
  ...firm,
  ...{
    legal_form: null,
    website: null,
    domain: null,
    city: null,
    region: null,
    country: null,
    founded: null,
  },
  ...{ status: 'unknown', tags: [], ai: null, public: null },
}

test.each<[text: string, known: boolean, nothingKnown: boolean]>([
  ['founded>=2018', true, false],
  ['founded > 2018', false, false],
  ['founded<2019', true, false],
  ['founded<=2017', false, false],
  ['founded!=2018', false, false],
  ['founded==2018', true, false],
  ['founded=', false, true],
  ['founded!=', true, false],
  ['country=DE', true, false],
  ['country=Deutschland', true, false],
  ['country!=at', true, false],
  ['city=Munich', true, false],
  ['city~MUNCH', true, false],
  ['city!~hamburg', true, false],
  ['city=', false, true],
  ['name~muller', true, true],
  ['name~mueller', true, true],
  ['Name = müllerwerk gmbh', true, true],
  ['name!~werk', false, false],
  ['legal_form!=AG', true, false],
  ['tag=Pilot', true, false],
  ['tag~sprache', true, false],
  ['tag!=pilot', false, true],
  ['tag=', false, true],
  ['tag!=', true, false],
  ['directory=eu-liste', true, true],
  ['directory!~eu-', false, false],
  ['status=active', true, false],
  ['status!=gone', true, false],
  ['status=', false, true],
  ['ai=yes', true, false],
  ['govtech=YES', false, false],
  ['govtech=maybe', true, false],
  ['govtech=', false, true],
  ['first_seen>=2026-03-01', true, true],
  ['first_seen>2026-03-01', false, false],
  ['last_seen<2026-11-21', true, true],
])('%s: %s for a firm that is known, %s for one of which little is', (text, known, nothingKnown) => {
  const condition = parseWhere(text)
  expect(fitsWhere(firm, [condition])).toBe(known)
  expect(fitsWhere(unknown, [condition])).toBe(nothingKnown)
})

test('several must all hold, none always does', () => {
  expect(fitsWhere(firm, ['country=DE', 'founded>=2018'].map(parseWhere))).toBe(true)
  expect(fitsWhere(firm, ['country=DE', 'founded>2018'].map(parseWhere))).toBe(false)
  expect(fitsWhere(unknown, [])).toBe(true)
})

describe('is refused:', () => {
  test.each<[text: string, message: RegExp, remedy: RegExp]>([
    ['', /is no condition/, /Fields: name, .*founded/],
    ['founded', /is no condition/, /"founded>=2018"/],
    ['>=2018', /is no condition/, /Fields/],
    ['fuonded>=2018', /no field "fuonded"/, /Did you mean "founded"\? Fields: name/],
    ['funding>1', /no field "funding"/, /^(?:Did you mean .*)?Fields: /],
    ['founded~20', /"founded" cannot be asked with "~"/, /= != < <= > >=/],
    ['name>A', /"name" cannot be asked with ">"/, /= != ~ !~/],
    ['founded>=zwanzig', /"zwanzig" is no value/, /whole number/],
    ['founded>=', /has no value/, /"founded=" asks/],
    ['country=Atlantis', /"Atlantis" is no value/, /code or name/],
    ['last_seen>2026-13-01', /no value for "last_seen"/, /2026-11-24/],
    ['ai=no', /"no" is no value/, /yes, maybe, or nothing .*: ai=/],
    ['status=dead', /"dead" is no value/, /active, inactive/],
  ])('%s', (text, message, remedy) => {
    expect(() => parseWhere(text)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(message),
        remedy: expect.stringMatching(remedy),
        exitCode: 2,
      }),
    )
  })
})

test('whatever is written is refused by name or read, and reads the same when written again', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `name~${text}`),
      ),
      (text) => {
        try {
          const condition = parseWhere(text)
          expect(parseWhere(formatWhere(condition))).toEqual(condition)
          expect(typeof fitsWhere(firm, [condition])).toBe('boolean')
        } catch (error) {
          expect(error).toMatchObject({ name: 'Problem' })
        }
      },
    ),
  )
})
