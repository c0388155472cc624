import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileGlobs } from '../../src/extract/glob.js'

test.each<[string[], string, boolean]>([
  [['organization.csv'], 'organization.csv', true],
  [['organization.csv'], 'csv/organization.csv', true],
  [['organization.csv'], 'myorganization.csv', false],
  [['organization.csv'], 'organizationxcsv', false],
  [['Projekt/*.md'], 'repo-main/Vault/Projekt/a b.md', true],
  [['Projekt/*.md'], 'Projekt/deep/a.md', false],
  [['Projekt/**/*.md'], 'Projekt/deep/er/a.md', true],
  [['Projekt/**/*.md'], 'Projekt/a.md', true],
  [['**/*.md'], 'a.md', true],
  [['*.md', '!@*.md'], 'Projekt/@Alle.md', false],
  [['*.md', '!Projekt/**'], 'x/Projekt/a.md', false],
  [['a(b)[c].md'], 'a(b)[c].md', true],
  [['*.md'], `${'a/'.repeat(100_000)}x.md`, false],
])('%j and %s', (globs, path, fits) => expect(compileGlobs(globs, { fromAnyFolder: true })(path)).toBe(fits))

test.each<[string, string, boolean]>([
  ['https://list.example/firms/*', 'https://list.example/firms/a', true],
  ['https://list.example/firms/*', 'https://list.example/firms/a/b', false],
  ['https://list.example/**', 'https://list.example/firms/a/b', true],
  ['https://list.example/firms/*', 'https://evil.example/https://list.example/firms/a', false],
])('as an address: %s and %s', (glob, address, fits) =>
  expect(compileGlobs([glob], { fromAnyFolder: false })(address)).toBe(fits),
)

/** What the patterns mean, as a regular expression: right, and on some patterns without end. */
function meaning(glob: string, fromAnyFolder: boolean): RegExp {
  const body = glob.split(/(\*\*\/|\*\*|\*)/).map((part) => {
    if (part === '**/') return fromAnyFolder ? '(?:[^]*/)?' : '[^]*/'
    if (part === '**') return '[^]*'
    return part === '*' ? '[^/]*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${fromAnyFolder ? '(?:[^]*/)?' : ''}${body.join('')}$`, 'u')
}

test('fits what the regular expression of its meaning fits', () => {
  const of = (...signs: string[]) => fc.array(fc.constantFrom(...signs), { maxLength: 9 })
  const glob = of('*', '**', '**/', '/', 'a', 'b').map((parts) => `x${parts.join('')}`)
  const path = of('/', 'a', 'b', 'x', 'ab/').map((parts) => parts.join(''))
  fc.assert(
    fc.property(glob, path, fc.boolean(), (pattern, tail, fromAnyFolder) => {
      const whole = `x${tail}`
      expect(compileGlobs([pattern], { fromAnyFolder })(whole)).toBe(
        meaning(pattern, fromAnyFolder).test(whole),
      )
    }),
    { numRuns: 3000 },
  )
})

test('a pattern of many stars is as quick as any other', () => {
  const glob = `x/${'**a*'.repeat(40)}!`
  expect(compileGlobs([glob], { fromAnyFolder: false })(`x/${'a'.repeat(2000)}`)).toBe(false)
})
