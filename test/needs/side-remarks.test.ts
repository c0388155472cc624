import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseLexicon } from '../../src/language/lexicon.js'
import { weighSentences } from '../../src/needs/sentences.js'

const file = join(import.meta.dirname, '../../data/lexicon/ignored.yaml')
const lexicon = parseLexicon([{ name: 'ignored.yaml', text: readFileSync(file, 'utf8') }])
const asideIn = (title: string, text: string) =>
  weighSentences({ title, text }, lexicon, 'de').map(({ aside }) => aside)

test.each([
  'Die Rechenzentren müssen in der Europäischen Union liegen.',
  'Der Zuschlag soll im Mai erfolgen.',
  'Bieterfragen sind über die Vergabeplattform zu stellen.',
  'Die Gleichstellungsbeauftragte ist zu beteiligen.',
  'Die Leistung muss im dritten Quartal zur Verfügung stehen.',
  'Eine Verlängerung ist möglich.',
  'Schulungen sind einzupreisen.',
  'Das Löschkonzept ist vorzulegen.',
])('%j is a side remark', (aside) =>
  expect(asideIn('Übersetzung von Bescheiden', `Bescheide sollen übersetzt werden. ${aside}`)).toEqual([
    false,
    true,
  ]),
)

test.each([
  ['Vergabeplattform', 'Angebote sollen verglichen werden. Die Vergabeplattform soll sie anzeigen.'],
  ['Prüfung von Rechnungen', 'Rechnungen sollen gelesen werden. Doppelte sollen auffallen.'],
])('what %j is about is no side remark', (title, text) =>
  expect(asideIn(title, text)).toEqual([false, false]),
)
