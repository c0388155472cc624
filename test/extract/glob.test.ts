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
