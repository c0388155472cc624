import type { FileFirm, NeedFile } from '../../src/documents/need-file.js'
import { hostile, known, paper } from './sample.js'

/** A text with everything in it that a page could try. */
export const attack =
  '=HYPERLINK("https://evil.example";"x")<script>alert(1)</script>\u001b[31mrot\u001b[0m\u202eegap\u202c | `code` [a](javascript:alert(1)) & "x" \'y\''

const firm = (over: Partial<FileFirm>): FileFirm => ({
  ...known,
  stage: 'shortlist',
  furthest: 'shortlist',
  answers: [],
  references_found: [],
  tags: [],
  decided_by: 'analyst',
  decided_at: '2026-11-22T09:00:00Z',
  exclusion_name: null,
  ...over,
})

/** A need's file with one of each thing; all firms and agencies are invented. */
export const file: NeedFile = {
  paper,
  criteria: [
    { code: 'C06', name: 'Sicherheitsnachweise', knockout: false, weight: 2 },
    { code: 'C09', name: 'Barrierefreiheit', knockout: true, weight: null },
  ],
  weights: [
    ['fit', 80],
    ['public_sector', 10],
    ['ai', 10],
  ],
  first_decision: { at: '2026-11-21T08:00:00Z', frozen_before: false },
  criteria_since: { version: 1, at: '2026-11-20T08:00:00Z' },
  places: [],
  route: 'Verhandlungsvergabe',
  firms: [
    firm({
      stage: 'talk',
      furthest: 'talk',
      answers: [
        {
          criterion: 'C06',
          answer: 'yes',
          tier: 'own',
          quote: 'ISO 27001, Zertifikat 4711',
          url: 'https://aktenfuchs.example/zertifikat',
          evidence_on: '2026-11-21',
          because: null,
          made_by: 'analyst',
        },
        {
          criterion: 'C15',
          answer: 'partly',
          tier: 'press',
          quote: 'ab 900 Euro',
          url: 'https://blatt.example/preise',
          evidence_on: '2026-11-21',
          because: null,
          made_by: 'analyst',
        },
      ],
      references_found: [
        {
          body: 'Stadt Musterhafen',
          relation: 'uses',
          tier: 'authority',
          quote: 'Die Stadt Musterhafen nutzt den Fuchsbau.',
          url: 'https://musterhafen.example/post',
          seen_at: '2026-11-21T08:00:00Z',
        },
      ],
    }),
    firm({
      ...hostile,
      exclusion_name: 'nicht prüfbar (keine Belege)',
      stage: 'longlist',
      furthest: 'longlist',
    }),
    firm({
      firm: 'F14',
      rank: 3,
      name: 'Postmöwe',
      status: 'open',
      exclusion: null,
      because: null,
      decided_by: null,
      decided_at: null,
      stage: 'longlist',
      furthest: 'longlist',
    }),
  ],
  counts: { base: 60, ranked: 12 },
  sources: [
    {
      ...(paper.sources[0] as NeedFile['sources'][number]),
      state: 'whole',
      why: null,
      requests: 12,
      new: 3,
      changed: 1,
      missing: 0,
    },
    {
      ...(paper.sources[1] as NeedFile['sources'][number]),
      state: 'refused',
      why: 'nobody has approved it yet',
      requests: null,
      new: null,
      changed: null,
      missing: null,
    },
  ],
  contacts: [
    {
      held_on: '2026-11-22',
      firm: 'F12',
      name: 'Aktenfuchs GmbH',
      kind: 'mail',
      information: 1,
      text: null,
      made_by: 'analyst',
    },
  ],
  informations: [{ id: 1, text: 'Pilot ab März', made_at: '2026-11-22T08:00:00Z' }],
  untold: [{ information: 1, names: ['Postmöwe'] }],
  conflicts: [
    {
      made_at: '2026-11-20T08:00:00Z',
      made_by: 'analyst',
      kind: 'none',
      firm: null,
      because: null,
      remedy: null,
    },
  ],
  undeclared: ['vertretung'],
  search: { words: ['Posteingang', 'incoming mail'], lines: [['en', 'incoming mail sorting']] },
  questions: [{ firm: 'F12', name: 'Aktenfuchs GmbH', criterion: 'C09', rank: 1, if_yes: 1 }],
  reuse: [
    {
      name: 'Postkorb (Land)',
      by: 'Landesliste',
      quote: 'Offene Lösung für den Posteingang.',
      url: 'https://land.example/postkorb',
      seen_at: '2026-11-20T08:00:00Z',
    },
  ],
  changes: {
    since: '2026-10-25T10:00:00Z',
    new: [
      {
        firm: 'F12',
        name: 'Aktenfuchs GmbH',
        directory: 'de-nordliste',
        url: 'https://nordliste.example/aktenfuchs',
        at: '2026-11-20T08:00:00Z',
      },
    ],
    changed: [
      {
        firm: 'F14',
        name: 'Postmöwe',
        directory: 'de-nordliste',
        url: 'https://nordliste.example/moewe',
        at: '2026-11-21T08:00:00Z',
        field: 'city',
        old: 'Kiel',
        new: null,
      },
    ],
    gone: [],
    back: [],
    doubtful: [],
  },
  conclusion: {
    what: 'partly',
    because: 'ein Anbieter, keiner mit XBau',
    made_by: 'analyst',
    made_at: '2026-11-23T08:00:00Z',
    reviewed_by: 'kollegin',
    reviewed_at: '2026-11-24T08:00:00Z',
  },
  versions: { tool: '0.1.0', vocabulary: 'ab12cd', rules: 'ef34' },
  author: 'analyst',
}

/** The same with the attack in every text that comes from outside. */
export function attacked(text = attack): NeedFile {
  const firms = file.firms.map(
    (one): FileFirm => ({
      ...one,
      name: text,
      legal_form: text,
      city: text,
      product: text,
      description: text,
      because: text,
      exclusion_name: text,
      main_reference: { title: text, url: 'javascript:alert(1)' },
      reasons: one.reasons.map((reason) => ({ ...reason, label: text, quote: text })),
      open: [text],
      sources: [{ title: text, url: 'javascript:alert(1)' }],
      answers: one.answers.map((answer) => ({ ...answer, quote: text, because: text })),
      references_found: one.references_found.map((found) => ({ ...found, body: text, quote: text })),
    }),
  )
  return {
    ...file,
    paper: { ...paper, need: { ...paper.need, title: text, text, owner: text } },
    firms,
    contacts: file.contacts.map((one) => ({ ...one, name: text, text })),
    informations: file.informations.map((one) => ({ ...one, text })),
    conflicts: file.conflicts.map((one) => ({ ...one, because: text, remedy: text, firm: text })),
    reuse: file.reuse.map((one) => ({ ...one, name: text, by: text, quote: text })),
    sources: file.sources.map((one) => ({ ...one, title: text, why: text })),
    changes: {
      ...file.changes,
      new: file.changes.new.map((one) => ({ ...one, name: text })),
      changed: file.changes.changed.map((one) => ({ ...one, name: text, old: text, new: text })),
    },
    search: { words: [text], lines: [['en', text]] },
    author: text.slice(0, 80),
  }
}
