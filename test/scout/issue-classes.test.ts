import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { failureClasses } from '../../src/crawl/failure.js'
import { natureSteps } from '../../src/extract/nature-steps.js'
import { issueClasses, signalSteps } from '../../src/scout/issue-classes.js'

const file = fileURLToPath(new URL('../../docs/operations.md', import.meta.url))

test('the table of docs/operations.md holds every class with the next step that a run tells', () => {
  const rows = [...readFileSync(file, 'utf8').matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)]
  expect(Object.fromEntries(rows.map(([, kind, step]) => [kind, step]))).toEqual(issueClasses)
  expect(rows).toHaveLength(Object.keys(issueClasses).length)
})

test('a class has one next step, wherever it is told', () => {
  for (const steps of [failureClasses, natureSteps, signalSteps])
    for (const [kind, step] of Object.entries(steps))
      if (kind !== 'other')
        expect([kind, issueClasses[kind as keyof typeof issueClasses]]).toEqual([kind, step])
})
