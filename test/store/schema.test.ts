import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formatSchema } from '../../src/store/migrate.js'
import { openBase } from './base.js'

test('schema.sql is the schema of a fresh base', () => {
  const committed = readFileSync(new URL('../../src/store/schema.sql', import.meta.url), 'utf8')
  expect(formatSchema(openBase().db), 'src/store/schema.sql is not current. Run: npm run schema').toBe(
    committed,
  )
})
