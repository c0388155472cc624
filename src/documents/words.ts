import type { Language, PaperScope } from './paper.js'

type Counts = Pick<PaperScope, 'ranked' | 'listed' | 'decided'>
type Left = PaperScope['left']
type Field = PaperScope['field']

const german = {
  longlist: 'Longlist',
  need: 'Bedarf',
  version: 'Fassung des Bedarfs',
  owner: 'Bedarfsträger',
  generated: 'Erstellt am',
  tool: 'Werkzeug',
  searched: 'Gesuchte Wörter',
  dataHash: 'Prüfsumme der Daten',
  logHash: 'Prüfsumme des Protokolls',
  filter: 'Filter',
  noneSet: 'keiner',
  filterBy: { country: 'Land', place: 'Ort', tag: 'Schlagwort', stage: 'Stufe', where: 'Bedingung' },
  scope: 'Umfang',
  scopeOf: ({ listed, ranked, decided }: Counts) =>
    `${listed} von ${ranked} gereihten Firmen, ${ranked - listed} weitere nicht aufgeführt (--top)` +
    (decided ? `; außerdem ${decided}, über die entschieden wurde` : ''),
  notRanked: 'Nicht gereiht',
  notRankedOf: ({ ended, filtered, knocked_out }: Left) =>
    `${ended} beendet, übernommen oder in keinem Verzeichnis mehr, ${filtered} außerhalb des Filters` +
    (knocked_out ? `, ${knocked_out} wegen eines nicht erfüllten K.-o.-Kriteriums` : ''),
  field: 'Feld',
  fieldOf: ({ clear, thin, cliff_after }: Field) =>
    `${thin ? 'dünn: ' : ''}${clear === 1 ? 'eine Firma nennt' : `${clear || 'keine'} Firmen nennen`} mindestens die Hälfte des Gesuchten` +
    (cliff_after === null ? '' : `; die Punktzahl fällt am stärksten hinter Rang ${cliff_after}`),
  noRank: '–',
  sources: 'Durchsuchte Quellen',
  directory: 'Verzeichnis',
  lastRun: 'Letzter Abruf',
  listings: 'Einträge',
  licence: 'Lizenz',
  coverage: 'Abdeckung',
  whole: 'vollständig',
  partial: 'teilweise',
  never: 'noch nie',
  unknown: 'unbekannt',
  none: 'keine',
  firms: 'Firmen',
  reasons: 'Begründungen',
  noReason: 'Kein Beleg in den durchsuchten Quellen.',
  noFirms: 'Keine Firma gefunden.',
  website: 'Webseite',
  openPoints: 'Offene Punkte',
  reference: 'Wichtigste Referenz',
  found: 'Gefunden bei',
  lastChecked: 'zuletzt geprüft',
  because: 'Begründung der Entscheidung',
  points: 'Punkte',
  seen: 'gesehen am',
  page: 'Seite',
  quotes: ['„', '“'],
  status: { in: 'aufgenommen', out: 'nicht aufgenommen', open: 'offen' },
  criteria: {
    fit: 'Passung zum Bedarf',
    public_sector: 'Bezug zur Verwaltung',
    ai: 'KI-Bezug',
    place: 'Sitz am bevorzugten Ort',
  },
}

type Words = typeof german

const english: Words = {
  longlist: 'Longlist',
  need: 'Need',
  version: 'Version of the need',
  owner: 'Owner',
  generated: 'Made at',
  tool: 'Tool',
  searched: 'Words searched',
  dataHash: 'Checksum of the data',
  logHash: 'Checksum of the log',
  filter: 'Filter',
  noneSet: 'none',
  filterBy: { country: 'country', place: 'place', tag: 'tag', stage: 'stage', where: 'condition' },
  scope: 'Scope',
  scopeOf: ({ listed, ranked, decided }) =>
    `${listed} of ${ranked} ranked firms, ${ranked - listed} more not listed (--top)` +
    (decided ? `; besides these ${decided} that were decided on` : ''),
  notRanked: 'Not ranked',
  notRankedOf: ({ ended, filtered, knocked_out }) =>
    `${ended} ended, taken over or in no directory any more, ${filtered} outside the filter` +
    (knocked_out ? `, ${knocked_out} by a knock-out criterion` : ''),
  field: 'Field',
  fieldOf: ({ clear, thin, cliff_after }) =>
    `${thin ? 'thin: ' : ''}${clear === 1 ? 'one firm names' : `${clear || 'no'} firms name`} at least half of what is sought` +
    (cliff_after === null ? '' : `; the score falls most behind rank ${cliff_after}`),
  noRank: '–',
  sources: 'Sources searched',
  directory: 'Directory',
  lastRun: 'Last run',
  listings: 'Listings',
  licence: 'Licence',
  coverage: 'Coverage',
  whole: 'complete',
  partial: 'partial',
  never: 'never',
  unknown: 'unknown',
  none: 'none',
  firms: 'Firms',
  reasons: 'Reasons',
  noReason: 'No evidence in the sources searched.',
  noFirms: 'No firm found.',
  website: 'Website',
  openPoints: 'Open points',
  reference: 'Main reference',
  found: 'Found in',
  lastChecked: 'last checked',
  because: 'Reason for the decision',
  points: 'points',
  seen: 'seen on',
  page: 'page',
  quotes: ['“', '”'],
  status: { in: 'taken', out: 'not taken', open: 'open' },
  criteria: {
    fit: 'Fit to the need',
    public_sector: 'Public-sector link',
    ai: 'AI link',
    place: 'Seat in a preferred place',
  },
}

/** The fixed words of all papers in one language. */
export function wordsIn(lang: Language): Words {
  return lang === 'de' ? german : english
}

/** A criterion as a person reads it; one that has no word here stays as it is. */
export function criterionName(criterion: string, lang: Language): string {
  return (wordsIn(lang).criteria as Record<string, string>)[criterion] ?? criterion
}
