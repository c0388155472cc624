import { expect, test } from 'vitest'
import { isSameSite, preferHttps } from '../../src/visit/same-site.js'

test.each([
  ['https://aktenlotse.example/', 'https://www.aktenlotse.example/de', true],
  ['https://aktenlotse.io/', 'https://aktenlotse.com/', true],
  ['https://aktenlotse.de/', 'https://aktenfuchs.de/', false],
  ['https://akten-lotse.de/', 'https://aktenlotse.com/', true],
  ['https://eins.github.io/', 'https://zwei.github.io/', false],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/x', true],
  ['http://127.0.0.1/', 'http://127.0.0.2/', false],
])('%s and %s are one site: %s', (a, b, same) => {
  expect(isSameSite(a, b)).toBe(same)
})

test.each([
  ['http://aktenlotse.example', 'https://aktenlotse.example/'],
  ['http://127.0.0.1:8080/x#y', 'http://127.0.0.1:8080/x'],
  ['https://aktenlotse.example/a?b', 'https://aktenlotse.example/a?b'],
])('%s is asked as %s', (website, asked) => {
  expect(preferHttps(website)).toBe(asked)
})
