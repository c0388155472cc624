import type { Language } from './paper.js'

/** Fields of an entry as a German reader calls them. */
const fields: Readonly<Record<string, string>> = {
  name: 'Name',
  former_names: 'frühere Namen',
  legal_form: 'Rechtsform',
  website: 'Webseite',
  domain: 'Domain',
  city: 'Ort',
  region: 'Region',
  address: 'Anschrift',
  country: 'Land',
  founded: 'Gründung',
  summary: 'Kurzbeschreibung',
  description: 'Beschreibung',
  tags: 'Schlagwörter',
  status: 'Zustand',
  updated_on: 'geändert am',
  extra: 'weitere Angaben',
  url: 'Seite',
}

/** What the tool says of two entries (compare-listings.ts, doubts.ts, changes.ts), longer phrases first. */
const doubts: readonly (readonly [english: string, german: string])[] = [
  ['the last full run did not have the entry', 'beim letzten vollständigen Abruf fehlte der Eintrag'],
  ['no rule says so any more', 'keine Regel sagt das mehr'],
  ['joined earlier by: ', 'früher zusammengeführt wegen: '],
  ['name is a former name of the other', 'der Name ist ein früherer Name des anderen Eintrags'],
  ['different names in one directory', 'verschiedene Namen in einem Verzeichnis'],
  ['different years of foundation', 'verschiedene Gründungsjahre'],
  ['name as in the address', 'Name wie in der Adresse'],
  ['different countries', 'verschiedene Länder'],
  ['different domains', 'verschiedene Domains'],
  ['different names', 'verschiedene Namen'],
  ['different towns', 'verschiedene Orte'],
  ['similar names', 'ähnliche Namen'],
  ['same country', 'gleiches Land'],
  ['same domain ', 'gleiche Domain '],
  ['same town', 'gleicher Ort'],
  ['same page ', 'gleiche Seite '],
  [' and same name', ' und gleicher Name'],
  ['same name', 'gleicher Name'],
  [' and ', ' und '],
]

const reports = {
  de: {
    title: 'Änderungsbericht',
    kinds: {
      new: 'Neu',
      changed: 'Geändert',
      gone: 'Nicht mehr gelistet',
      back: 'Wieder gelistet',
      doubtful: 'Zweifelhaft',
    },
    nothing: 'keine',
    empty: 'leer',
  },
  en: {
    title: 'Report of changes',
    kinds: {
      new: 'New',
      changed: 'Changed',
      gone: 'No longer listed',
      back: 'Listed again',
      doubtful: 'Doubtful',
    },
    nothing: 'none',
    empty: 'empty',
  },
}

/** What both reports of changes say, the paper of a need and the mail on all. */
export function changeWords(lang: Language): (typeof reports)['de'] {
  return reports[lang]
}

/** Characters of a field's value that a report of changes shows. */
export const longestValue = 120

/** The name of a field; one without a word stays as it is. */
export function fieldName(field: string, lang: Language): string {
  return lang === 'de' ? (fields[field] ?? field) : field
}

/** Why something is doubtful. The tool says it in English; names in quotes stay as they are. */
export function doubtReason(reason: string, lang: Language): string {
  if (lang === 'en') return reason
  return reason
    .split(/("[^"]*")/)
    .map((part) =>
      part.startsWith('"')
        ? part
        : doubts.reduce((text, [english, german]) => text.replace(english, german), part),
    )
    .join('')
}
