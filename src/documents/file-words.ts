import type { Tier } from '../firms/tier.js'
import type { Answer } from '../selection/assessment.js'
import type { ConflictKind } from '../selection/conflict.js'
import type { Stage } from '../selection/stage.js'
import type { FileSource } from './need-file.js'
import type { Language } from './paper.js'

interface FileWords {
  answers: Record<Answer, string>
  tiers: Record<Tier, string>
  noTier: string
  stages: Record<Stage, string>
  conflicts: Record<ConflictKind, string>
  states: Record<FileSource['state'], string>
  /** Why a source was not read, as the tool says it (permission.ts, runs), in the language; others stay as they are. */
  why: (said: string) => string
  contactKinds: Record<string, string>
  relations: Record<string, string>
  knockout: string
  weight: string
  asked: string
  noEvidence: string
  nobody: string
  none: string
}

const german: FileWords = {
  answers: { yes: 'ja', partly: 'teilweise', no: 'nein', unknown: 'unbekannt' },
  tiers: { authority: 'Behörde', press: 'Dritte (Presse, Verband)', own: 'laut Anbieter' },
  noTier: 'ohne Beleg',
  stages: {
    longlist: 'Longlist',
    screening: 'Screening',
    shortlist: 'Shortlist',
    talk: 'Gespräch',
    pilot: 'Pilot',
    procurement: 'Beschaffung',
    operation: 'Betrieb',
    ended: 'Beendet',
  },
  conflicts: {
    none: 'keiner',
    membership: 'Mitgliedschaft',
    employment: 'Beschäftigung',
    share: 'Beteiligung',
    family: 'persönliche Nähe',
    'prior-involvement': 'Vorbefassung',
    other: 'anderer',
  },
  states: {
    whole: 'vollständig gelesen',
    part: 'teilweise gelesen',
    failed: 'letzter Abruf gescheitert',
    refused: 'nicht gestattet, nicht abgerufen',
    never: 'nicht durchsucht',
  },
  why: (said) =>
    [
      ['it is only imported from a file', 'wird nur aus einer Datei übernommen'],
      ['its publisher forbids crawling', 'der Herausgeber untersagt den Abruf'],
      ['nobody has approved it yet', 'noch nicht freigegeben'],
      ['it was stopped', 'der Abruf wurde abgebrochen'],
      ['its approval ended on ', 'die Freigabe endete am '],
      ['the permission was last checked on ', 'die Erlaubnis wurde zuletzt geprüft am '],
      [', more than 12 months ago', ', vor mehr als zwölf Monaten'],
    ].reduce((text, [english = '', word = '']) => text.replace(english, word), said),
  contactKinds: {
    mail: 'E-Mail',
    letter: 'Brief',
    call: 'Anruf',
    meeting: 'Gespräch',
    event: 'Veranstaltung',
  },
  relations: {
    uses: 'nutzt',
    introduced: 'eingeführt',
    customer: 'Kunde',
    pilot: 'Pilot',
    'on-behalf-of': 'für die Stelle tätig',
    award: 'Vertrag laut Bekanntmachung',
    'probable-award': 'wahrscheinlich Vertrag laut Bekanntmachung',
  },
  knockout: 'K.-o.-Kriterium',
  weight: 'Gewicht',
  asked: 'wird erfragt',
  noEvidence: 'kein Beleg',
  nobody: 'niemand',
  none: 'keine',
}

const english: FileWords = {
  answers: { yes: 'yes', partly: 'partly', no: 'no', unknown: 'unknown' },
  tiers: {
    authority: 'authority',
    press: 'third party (press, association)',
    own: 'according to the supplier',
  },
  noTier: 'without evidence',
  stages: {
    longlist: 'longlist',
    screening: 'screening',
    shortlist: 'shortlist',
    talk: 'talk',
    pilot: 'pilot',
    procurement: 'procurement',
    operation: 'in operation',
    ended: 'ended',
  },
  conflicts: {
    none: 'none',
    membership: 'membership',
    employment: 'employment',
    share: 'share',
    family: 'personal relation',
    'prior-involvement': 'prior involvement',
    other: 'other',
  },
  states: {
    whole: 'read as a whole',
    part: 'read in part',
    failed: 'last crawl failed',
    refused: 'not permitted, not crawled',
    never: 'not searched',
  },
  why: (said) => said,
  contactKinds: { mail: 'mail', letter: 'letter', call: 'call', meeting: 'meeting', event: 'event' },
  relations: {
    uses: 'uses',
    introduced: 'introduced',
    customer: 'customer',
    pilot: 'pilot',
    'on-behalf-of': 'on behalf of',
    award: 'contract by notice',
    'probable-award': 'probable contract by notice',
  },
  knockout: 'knock-out criterion',
  weight: 'weight',
  asked: 'to be asked',
  noEvidence: 'no evidence',
  nobody: 'nobody',
  none: 'none',
}

/** Words for answers, stages, tiers and the like in papers. */
export function fileWords(lang: Language): FileWords {
  return lang === 'de' ? german : english
}

/** ● yes, ◐ partly, ○ no, ? unknown: the signs of the matrix. */
export const answerSigns: Readonly<Record<Answer, string>> = { yes: '●', partly: '◐', no: '○', unknown: '?' }
