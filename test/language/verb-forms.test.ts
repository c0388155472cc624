import { expect, test } from 'vitest'
import { verbForms } from '../../src/language/verb-forms.js'

test.each([
  ['prüfen', ['prüft', 'geprüft']],
  ['auswerten', ['auswertet', 'ausgewertet']],
  ['vorbereiten', ['vorbereitet', 'vorbereitet']],
  ['bearbeiten', ['bearbeitet']],
  ['digitalisieren', ['digitalisiert']],
  ['überwachen', ['überwacht']],
  ['Straßen', []],
  ['digital', []],
  ['Daten auswerten', []],
])('%s gives %j', (verb, forms) => expect(verbForms(verb)).toEqual(forms))
