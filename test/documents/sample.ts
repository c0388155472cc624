import type { LonglistRow } from '../../src/documents/longlist.js'
import type { Paper } from '../../src/documents/paper.js'

/** A paper about an invented need. */
export const paper: Paper = {
  need: {
    id: 'B2026-003',
    title: 'Posteingang ordnen',
    version: 2,
    frozen: null,
    frozen_before: null,
    owner: 'Fachamt Post | Mitte',
    text: 'Eingehende Post soll geordnet\nund der Akte zugeführt werden.',
  },
  generated_at: '2026-11-24T10:00:00Z',
  tool_version: '0.1.0',
  sources: [
    {
      directory: 'de-nordliste',
      title: 'Nordliste',
      last_run: '2026-11-20T08:00:00Z',
      listings: 1204,
      licence: 'CC-BY-4.0',
      complete: true,
    },
    {
      directory: 'de-suedliste',
      title: 'Südliste',
      last_run: null,
      listings: 0,
      licence: 'unbekannt',
      complete: null,
    },
  ],
  searched: ['Posteingang', 'incoming mail'],
  scope: {
    ranked: 12,
    listed: 2,
    decided: 0,
    left: { ended: 1, filtered: 3, knocked_out: 0 },
    filter: { country: 'DE' },
    field: { clear: 1, thin: true, cliff_after: 1 },
  },
  data_hash: 'ab12',
  log_hash: 'cd34',
  lang: 'de',
}

/** A firm of which all is known. */
export const known: LonglistRow = {
  rank: 1,
  firm: 'F12',
  name: 'Aktenfuchs GmbH',
  legal_form: 'GmbH',
  city: 'Hamburg',
  country: 'DE',
  founded: 2019,
  website: 'https://aktenfuchs.example/',
  product: 'Fuchsbau',
  description: 'Ordnet die Post von Behörden.',
  fields: ['T05', 'T09'],
  techniques: ['OCR', 'LLM'],
  audiences: ['Sachbearbeitung'],
  maturity: 'Betrieb',
  references: 2,
  main_reference: { title: 'Stadt Musterhafen', url: 'https://musterhafen.example/post' },
  score: 72.5,
  low: 62.5,
  high: 92.5,
  reasons: [
    reason('ai', 'OCR', 5, 'liest Briefe'),
    reason('fit', 'Posteingang', 40, 'ordnet den Posteingang'),
    reason('fit', 'Akte', 20, ''),
    reason('public_sector', 'Behörde', 7.5, 'für Behörden'),
  ],
  open: ['Hosting', 'BITV'],
  status: 'in',
  exclusion: null,
  because: 'Passt zum Verfahren.',
  sources: [
    { title: 'Nordliste', url: 'https://nordliste.example/aktenfuchs' },
    { title: 'Südliste', url: 'https://suedliste.example/7' },
  ],
  first_seen: '2026-10-01T08:00:00Z',
  last_checked: '2026-11-20T08:00:00Z',
}

/** A firm of which next to nothing is known, with a name that means harm. */
export const hostile: LonglistRow = {
  ...known,
  rank: 2,
  firm: 'F13',
  name: '=HYPERLINK("https://evil.example";"x")\u001b[2J | <b>`x`\u202e\nGmbH',
  legal_form: null,
  city: null,
  country: null,
  founded: null,
  website: null,
  product: null,
  description: null,
  fields: [],
  techniques: [],
  audiences: [],
  maturity: null,
  references: null,
  main_reference: null,
  score: 0,
  low: 0,
  high: 100,
  reasons: [],
  open: [],
  status: 'out',
  exclusion: 'A9',
  because: 'Nicht prüfbar: keine Angaben.',
  sources: [{ title: 'Nord)](x', url: 'javascript:alert(1)' }],
}

function reason(
  criterion: string,
  label: string,
  points: number,
  quote: string,
): LonglistRow['reasons'][number] {
  return {
    criterion,
    label,
    rule: `word:${label}`,
    points,
    quote,
    url: 'https://nordliste.example/aktenfuchs',
    seen_at: '2026-11-20T08:00:00Z',
  }
}
