import { expect, test } from 'vitest'
import { govscout } from './govscout.js'

const env = { GOVSCOUT_NOW: '2026-11-24T10:00:00Z' }
const args = ['rules', '--land', 'HH', '--value', '80000']

test('on a terminal names, conditions and sources stand whole, whatever the width', async () => {
  const { rules } = (await govscout([...args, '--json'], env)).json() as {
    rules: { name: { de: string }; conditions: { de: string[] }; source: string }[]
  }
  expect(rules.length).toBeGreaterThan(1)
  for (const columns of [60, 80, 200]) {
    const { stdout, code } = await govscout(args, env, { columns })
    expect(code).toBe(0)
    // Wrapped lines joined again: words are parted by blanks alone.
    const flat = stdout.replace(/\s+/g, ' ')
    for (const { name, conditions } of rules)
      for (const text of [name.de, ...conditions.de]) expect(flat).toContain(text)
    expect(stdout).not.toContain('…')
  }
})
