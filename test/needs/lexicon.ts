import { type Lexicon, parseLexicon } from '../../src/language/lexicon.js'

/** A vocabulary small enough to reason about. */
export const lexicon: Lexicon = parseLexicon([
  {
    name: 'concepts.yaml',
    text: `concepts:
  - {id: building-permit, field: T06, de: "Baugenehmigung, Bauantrag, Bauanträge", en: building permit}
  - {id: building, generic: true, de: Gebäude, en: building}
  - {id: water-leak, field: T11, de: "Leckage, Leck, Rohrbruch", en: "leak, pipe burst", near: water, guard: data leak}
  - {id: accessibility, field: T03, de: Barrierefreiheit, en: accessibility}
  - {id: check, generic: true, de: prüfen, en: check}
  - {id: tax, field: T15, de: Steuern, en: tax}
`,
  },
  {
    name: 'ignored.yaml',
    text: 'ignored: [suchen, sucht, Lösung]\nside_remarks: [Barrierefreiheit, DSGVO, Rechenzentrum]\n',
  },
])
