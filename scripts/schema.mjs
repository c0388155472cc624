// Writes src/store/schema.sql, the schema of a fresh base, so that the change a migration makes can be read as a diff.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { formatSchema } from '../dist/store/migrate.js'
import { openStore } from '../dist/store/open.js'

const { db } = openStore({ file: ':memory:', now: () => '', who: '', toolVersion: '' })
writeFileSync(fileURLToPath(new URL('../src/store/schema.sql', import.meta.url)), formatSchema(db))
db.close()
