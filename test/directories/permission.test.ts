import { describe, expect, test } from 'vitest'
import { type Approval, addMonths, decidePermission } from '../../src/directories/permission.js'
import type { Recipe } from '../../src/directories/recipe.js'

function recipe(decision: Recipe['permission']['decision'], request = true): Recipe {
  const permission = { decision, basis: 'CC0', checked_on: '2026-01-31' }
  return { id: 'de-nordliste', permission, request: request ? {} : undefined } as unknown as Recipe
}

const approval = (day: string): Approval => ({
  directory: 'de-nordliste',
  basis: 'Schreiben',
  approved_by: 'Anna Beispiel',
  approved_at: `${day}T10:00:00Z`,
})

describe('a directory', () => {
  test.each<[string, Recipe, Approval | null, string, string]>([
    ['that allows it', recipe('allowed'), null, '2026-01-31', 'allowed CC0 until 2027-01-31'],
    ['on the last day of the check', recipe('allowed'), null, '2027-01-31', 'allowed CC0 until 2027-01-31'],
    [
      'on the day after',
      recipe('allowed'),
      null,
      '2027-02-01',
      'refused: the permission was last checked on 2026-01-31, more than 12 months ago',
    ],
    [
      'whose check is old, but approved since',
      recipe('allowed'),
      approval('2026-12-01'),
      '2027-02-01',
      'allowed Schreiben (Anna Beispiel) until 2027-12-01',
    ],
    ['to be asked', recipe('ask'), null, '2026-02-01', 'refused: nobody has approved it yet'],
    [
      'to be asked, on the last day of its approval',
      recipe('ask'),
      approval('2026-02-01'),
      '2027-02-01',
      'allowed Schreiben (Anna Beispiel) until 2027-02-01',
    ],
    [
      'to be asked, on the day after',
      recipe('ask'),
      approval('2026-02-01'),
      '2027-02-02',
      'refused: its approval ended on 2027-02-01',
    ],
    [
      'whose approval is dated a day ahead, as in another time zone',
      recipe('ask'),
      approval('2026-02-02'),
      '2026-02-01',
      'allowed Schreiben (Anna Beispiel) until 2027-02-02',
    ],
    [
      'whose approval is dated ahead by a clock that was wrong',
      recipe('ask'),
      approval('2036-02-02'),
      '2026-02-01',
      'refused: its approval is dated 2036-02-02, which is still to come: the clock of this machine was wrong then, or is now',
    ],
    [
      'that allows it, with such an approval',
      recipe('allowed'),
      approval('2036-02-02'),
      '2026-02-01',
      'allowed CC0 until 2027-01-31',
    ],
    [
      'that forbids it, approved or not',
      recipe('forbidden'),
      approval('2026-02-01'),
      '2026-02-01',
      'refused: its publisher forbids crawling',
    ],
    [
      'without an address to ask, approved or not',
      recipe('ask', false),
      approval('2026-02-01'),
      '2026-02-01',
      'refused: it is only imported from a file',
    ],
  ])('%s', (_, one, word, today, expected) => {
    const permission = decidePermission(one, word, today)
    expect(
      permission.state === 'allowed'
        ? `allowed ${permission.basis} until ${permission.until}`
        : `refused: ${permission.why}`,
    ).toBe(expected)
  })

  test.each([
    [recipe('ask'), /directories approve de-nordliste --basis/],
    [recipe('forbidden'), /govscout import FILE --as de-nordliste/],
    [recipe('allowed', false), /govscout import FILE --as de-nordliste/],
  ])('that is refused comes with what to do', (one, remedy) => {
    expect(decidePermission(one, null, '2026-02-01')).toMatchObject({
      state: 'refused',
      remedy: expect.stringMatching(remedy),
    })
  })
})

test.each([
  ['2026-01-31', 12, '2027-01-31'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-12-01', 1, '2027-01-01'],
])('%s and %i months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected))
