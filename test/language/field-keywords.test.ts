import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/language/analyse.js'
import { parseLexicon } from '../../src/language/lexicon.js'
import { PhraseFinder } from '../../src/language/phrase-finder.js'

/** The keywords of each field as the field guide lists them, German and English. */
const keywords: [field: string, german: string, english: string][] = [
  [
    'T01',
    'Chatbot, Bürgerassistent, Bürgerservice, Dialogassistent, Behördenchat, 115, Leistungskatalog',
    'citizen chatbot, conversational AI, virtual assistant, customer service bot, public services',
  ],
  [
    'T02',
    'Telefonassistent, Voicebot, Bürgertelefon, Anrufannahme, Sprachdialog, Warteschleife',
    'voice bot, phone assistant, IVR, call automation, speech agent',
  ],
  [
    'T03',
    'Leichte Sprache, Einfache Sprache, Gebärdensprache, DGS, Avatar, Gebärdenavatar, Vorlesen, Alternativtext, BITV',
    'plain language, easy read, sign language avatar, accessibility, WCAG, EN 301 549',
  ],
  [
    'T04',
    'Protokoll, Niederschrift, Transkription, Spracherkennung, Sitzungsdienst, Untertitel, Diarisierung',
    'meeting minutes, transcription, speech-to-text, captioning, ASR',
  ],
  [
    'T05',
    'Posteingang, Klassifikation, Dokumentenextraktion, OCR, Antragsprüfung, Vollständigkeit, Nachforderung, Wohngeld, E-Akte, Formular',
    'intelligent document processing, IDP, intake triage, form extraction, case handling',
  ],
  [
    'T06',
    'Bauantrag, Baugenehmigung, Bauaufsicht, Genehmigungsverfahren, XBau, BIM-Prüfung, Regelprüfung, Rules as Code',
    'building permit, plan review, permitting, code compliance, rules as code',
  ],
  [
    'T07',
    'Anonymisierung, Pseudonymisierung, Schwärzung, IFG, Transparenzgesetz, Entscheidungsveröffentlichung',
    'redaction, anonymisation, PII detection, de-identification, FOI',
  ],
  [
    'T08',
    'Bürgerbeteiligung, Stellungnahme, Einwendung, Abwägung, Bauleitplanung, Planfeststellung, Themencluster',
    'participation analytics, public consultation, comment clustering, civic engagement',
  ],
  [
    'T09',
    'Wissensmanagement, Aktensuche, KI-Assistent, Vermerk, Zusammenfassung, RAG, Sprachmodell, Souveräne KI',
    'enterprise search, RAG, knowledge assistant, LLM platform, sovereign AI',
  ],
  [
    'T10',
    'Verkehrszählung, Radverkehr, Ampelsteuerung, Parkraum, Ladeinfrastruktur, Mobilitätsdaten, ÖPNV-Prognose',
    'traffic analytics, traffic counting, signal control, curb management, EV charging planning',
  ],
  [
    'T11',
    'Straßenzustand, Brückenprüfung, Rissdetektion, Drohne, Kanalinspektion, Bauwerksprüfung, DIN 1076',
    'computer vision inspection, pavement condition, crack detection, drone, asset management',
  ],
  [
    'T12',
    'Baumkataster, Bewässerung, Stadtbäume, Vermüllung, Straßenreinigung, Füllstand',
    'urban trees, irrigation, litter detection, waste routing',
  ],
  [
    'T13',
    'Starkregen, Hochwasser, Frühwarnung, Pegel, Katastrophenschutz, Lagebild, Leitstelle',
    'flood early warning, crisis management, situational awareness',
  ],
  [
    'T14',
    'Wärmeplanung, digitaler Zwilling, Klimaanpassung, Hitzeinsel, CO2-Bilanz, Gebäudeenergie, Satellit',
    'heat planning, digital twin, climate adaptation, urban heat, energy modelling, earth observation',
  ],
  [
    'T15',
    'Bedarfsplanung, Kita, Schule, Prognose, Datenplattform, Dashboard, Haushalt',
    'forecasting, demand planning, data platform, budgeting',
  ],
  [
    'T16',
    'Dolmetschen, Übersetzung, mehrsprachig, Ausländerbehörde',
    'interpretation, machine translation, multilingual',
  ],
  [
    'T17',
    'Betrugserkennung, Fördermittel, Subventionsbetrug, Anomalie, Graphanalyse, Rechnungsprüfung',
    'fraud detection, anomaly, audit analytics, graph, graph analytics',
  ],
  [
    'T18',
    'Leistungsbeschreibung, Vergabe, Markterkundung, Vertragsprüfung, Rechtsrecherche, Normprüfung',
    'procurement AI, tender drafting, legal tech',
  ],
  [
    'T19',
    'Stellenbeschreibung, Recruiting Verwaltung, Personalgewinnung, Onboarding, Wissenssicherung',
    'HR tech public sector, HR tech, job description, knowledge transfer',
  ],
  [
    'T20',
    'Terminvergabe, Besucherlenkung, Kundenzentrum, Aufruf, Aufrufanlage',
    'appointment, appointment booking, queue management',
  ],
  [
    'T21',
    'Informationssicherheit, NIS2, EUDI-Wallet, BundID, Deepfake',
    'cybersecurity, identity wallet, deepfake detection',
  ],
  ['T22', 'Schule, Jugendhilfe, Pflege, ÖGD, Sozialleistungen', 'edtech, social services, public health'],
  [
    'T23',
    'Justiz, Aktenstrukturierung, Massenverfahren, Ermittlung',
    'justice tech, case bundling, forensics',
  ],
  [
    'T24',
    'Digitalisierung Archiv, Handschrift, Bilderschließung, Katalogisierung',
    'handwriting recognition, cultural heritage, image cataloguing',
  ],
  ['T25', 'RPA, Low-Code, Prozessplattform, Agenten, KI-Agenten, MODUL-F', 'RPA, low-code, workflow agents'],
]

/** Keywords of the field that say too little alone: a common concept has them, so that they never carry a need. */
const common: [keyword: string, language: 'de' | 'en'][] = [
  ['Auskunft', 'de'],
  ['Echtzeit', 'de'],
  ['Prüfung', 'de'],
  ['counting', 'en'],
  ['security', 'en'],
]

/** Words that stand in a listing of another job, with a keyword they come with. */
const decoys: [keyword: string, decoy: string][] = [
  ['Chatbot', 'A chatbot for e-commerce shops'],
  ['Voicebot', 'A podcast with a voice agent'],
  ['Transkription', 'A voicebot with speech-to-text'],
  ['Bauantrag', 'A construction contract, not a building permit'],
  ['Anonymisierung', 'Video pixelation and anonymization of footage'],
  ['Bürgerbeteiligung', 'Social listening for community engagement of brands'],
  ['Verkehrszählung', 'Fleet telematics and traffic data'],
  ['Betrugserkennung', 'Click fraud detection for ads'],
  ['Termin', 'Appointment booking for doctors and medical practices'],
  ['Terminvergabe', 'Appointment booking for doctors and medical practices'],
  ['Pflege', 'Hautpflege und Kosmetik aus Naturstoffen'],
  ['Bilderschließung', 'Stock photos with image tagging'],
  ['Vergabe', 'Win government contracts with tender alerts'],
]

const folder = join(import.meta.dirname, '../../data/lexicon')
const names = readdirSync(join(folder, 'concepts')).filter((name) => name.endsWith('.yaml'))
const lexicon = parseLexicon(
  names.map((name) => ({ name, text: readFileSync(join(folder, 'concepts', name), 'utf8') })),
)
const special = lexicon.concepts.filter((concept) => !concept.generic)
const signs = new PhraseFinder(
  special.flatMap((concept) =>
    concept.forms.filter((form) => form.weight === 1 || form.sign).map((form) => ({ owner: concept, form })),
  ),
)
const everything = new PhraseFinder(
  lexicon.concepts.flatMap((concept) => concept.forms.map((form) => ({ owner: concept, form }))),
)
const conceptsIn = (text: string, language: 'de' | 'en') => [
  ...new Set(signs.find(analyse(text, language)).map(({ owner }) => owner)),
]

describe.each(keywords)('%s', (_, german, english) => {
  test.each(german.split(', '))('a need that says %s names a concept', (word) =>
    expect(conceptsIn(word, 'de')).not.toEqual([]),
  )
  test.each(english.split(', '))('a listing that says %s names a concept', (word) =>
    expect(conceptsIn(word, 'en')).not.toEqual([]),
  )
})

test.each(keywords)(
  '%s has concepts of its own that keywords of both languages name',
  (field, german, english) => {
    for (const [words, language] of [
      [german, 'de'],
      [english, 'en'],
    ] as const)
      expect(
        words
          .split(', ')
          .some((word) => conceptsIn(word, language).some((concept) => concept.field === field)),
      ).toBe(true)
  },
)

test.each(common)('%s is understood, and carries no need', (word, language) => {
  const found = everything.find(analyse(word, language)).map(({ owner }) => owner)
  expect(found.map(({ generic }) => generic)).toContain(true)
})

test.each(decoys)('whoever looks for %s is not told of: %s', (keyword, decoy) => {
  const language = /Kosmetik/.test(decoy) ? 'de' : 'en'
  const tokens = analyse(decoy, language)
  for (const concept of conceptsIn(keyword, 'de')) {
    const found = new PhraseFinder(concept.forms.map((form) => ({ owner: null, form })))
      .find(tokens)
      .filter((each) => each.form.weight === 1)
    const guarded = new PhraseFinder(concept.guards.map((form) => ({ owner: null, form }))).find(tokens)
    expect(found.length > 0 && guarded.length === 0, concept.id).toBe(false)
  }
})
