import { expect, test } from 'vitest'
import { openLink, safeLink } from '../../src/terminal/open-link.js'

test.each<[text: string, link: string | null]>([
  ['https://firma.example', 'https://firma.example/'],
  ['http://firma.example/a b?c=$(id)', 'http://firma.example/a%20b?c=$(id)'],
  ['https://firma.example/";rm -rf', 'https://firma.example/%22;rm%20-rf'],
  ['javascript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['data:text/html,x', null],
  ['https://name:secret@firma.example/', null],
  ['--help', null],
  ['', null],
])('%s as a link: %s', (text, link) => expect(safeLink(text)).toBe(link))

test.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, string | null]>([
  ['a desktop', { DISPLAY: ':0' }, 'linux', 'xdg-open'],
  ['a desktop without X', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 'xdg-open'],
  ['a server', {}, 'linux', null],
  ['a Mac', {}, 'darwin', 'open'],
  ['a desktop far away', { DISPLAY: ':10', SSH_CONNECTION: '1 2 3 4' }, 'linux', null],
  ['another system', { DISPLAY: ':0' }, 'win32', null],
])('%s', (_, env, platform, program) => {
  const started: unknown[] = []
  const opened = openLink('https://firma.example/?a=1;b', env, platform, (...one) => started.push(one))
  expect(opened).toBe(program !== null)
  expect(started).toEqual(program === null ? [] : [[program, ['https://firma.example/?a=1;b']]])
  expect(openLink('file:///etc/passwd', env, platform, () => started.push('x'))).toBe(false)
  expect(started).not.toContain('x')
})
