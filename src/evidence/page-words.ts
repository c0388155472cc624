import type { PageKind } from './site-page.js'

/** The pages of a firm's site that are looked for beside the home page. */
export const subPageKinds = [
  'imprint',
  'privacy',
  'references',
  'product',
  'security',
  'accessibility',
] as const satisfies readonly PageKind[]
export type SubPageKind = (typeof subPageKinds)[number]

/** How such a page is called in links and addresses, folded: small letters, without accents, words parted by one blank. */
interface PageWords {
  /** A link whose whole text this is leads there. */
  names: readonly string[]
  /** In a longer text these words, or words that begin with one that ends in `*`, point there. */
  words: readonly string[]
  /** Parts of an address, between slashes, dots and hyphens. */
  paths: readonly string[]
}

/** Words of links and addresses, in German and English. Where two are alike, the first is the usual one. */
export const pageWords: Readonly<Record<SubPageKind, PageWords>> = {
  imprint: {
    names: [
      'impressum',
      'imprint',
      'legal notice',
      'anbieterkennzeichnung',
      'site notice',
      'mentions legales',
    ],
    words: ['impressum', 'imprint', 'legal notice', 'anbieterkennzeichnung'],
    paths: ['impressum', 'imprint', 'legal-notice', 'legalnotice', 'anbieterkennzeichnung'],
  },
  privacy: {
    names: [
      'datenschutz',
      'datenschutzerklarung',
      'datenschutzhinweise',
      'privacy policy',
      'privacy',
      'privacy notice',
      'data protection',
      'auftragsverarbeitung',
      'avv',
    ],
    words: [
      'datenschutz',
      'datenschutzerklarung',
      'datenschutzhinweise',
      'privacy',
      'auftragsverarbeitung',
      'avv',
    ],
    paths: [
      'datenschutz',
      'datenschutzerklaerung',
      'datenschutzhinweise',
      'privacy',
      'auftragsverarbeitung',
      'avv',
    ],
  },
  references: {
    names: [
      'referenzen',
      'unsere referenzen',
      'referenzprojekte',
      'kunden',
      'unsere kunden',
      'kunden und referenzen',
      'referenzen und kunden',
      'kundenstimmen',
      'erfolgsgeschichten',
      'kundengeschichten',
      'success stories',
      'fallstudien',
      'case studies',
      'cases',
      'customers',
      'our customers',
      'clients',
      'references',
      'testimonials',
      'anwendungsbeispiele',
      'wer uns vertraut',
      'praxisbeispiele',
      'projekte',
      'projects',
      'customer stories',
    ],
    words: [
      'referenz*',
      'kunden',
      'kundenstimmen',
      'kundenprojekte',
      'erfolgsgeschicht*',
      'fallstudie*',
      'case studies',
      'case study',
      'success stor*',
      'customer stor*',
      'customers',
      'anwendungsbeispiele',
      'praxisbeispiele',
      'wer uns vertraut',
      'vertrauen uns',
      'projekte',
    ],
    paths: [
      'referenzen',
      'references',
      'kunden',
      'customers',
      'clients',
      'kundenstimmen',
      'erfolgsgeschichten',
      'success-stories',
      'fallstudien',
      'case-studies',
      'cases',
      'testimonials',
      'anwendungsbeispiele',
      'projekte',
    ],
  },
  product: {
    names: [
      'offentliche verwaltung',
      'public sector',
      'offentlicher sektor',
      'fur die verwaltung',
      'fur verwaltungen',
      'behorden',
      'fur behorden',
      'kommunen',
      'fur kommunen',
      'government',
      'verwaltung',
      'produkt',
      'produkte',
      'product',
      'products',
      'losungen',
      'losung',
      'solutions',
      'leistungen',
      'unsere leistungen',
      'plattform',
      'platform',
      'software',
      'funktionen',
      'features',
    ],
    words: [
      'offentliche verwaltung',
      'offentlich* sektor',
      'public sector',
      'verwaltung*',
      'behorde*',
      'kommune*',
      'government',
      'produkt',
      'produkte',
      'product',
      'products',
      'losung*',
      'solution*',
      'leistungen',
      'plattform',
      'software',
    ],
    paths: [
      'oeffentliche-verwaltung',
      'public-sector',
      'oeffentlicher-sektor',
      'verwaltung',
      'behoerden',
      'kommunen',
      'government',
      'produkt',
      'produkte',
      'product',
      'products',
      'loesungen',
      'solutions',
      'leistungen',
      'plattform',
      'platform',
      'software',
      'features',
    ],
  },
  security: {
    names: [
      'sicherheit',
      'trust center',
      'trust',
      'informationssicherheit',
      'datensicherheit',
      'it sicherheit',
      'security',
      'sicherheit und datenschutz',
      'datenschutz und sicherheit',
      'security und compliance',
      'compliance',
      'zertifikate',
      'zertifizierungen',
      'technische und organisatorische massnahmen',
      'tom',
      'toms',
    ],
    words: [
      'trust center',
      'informationssicherheit',
      'datensicherheit',
      'sicherheit und datenschutz',
      'datenschutz und sicherheit',
      'security und compliance',
      'zertifikate',
      'zertifizierung*',
      'iso 27001',
    ],
    paths: [
      'sicherheit',
      'security',
      'trust-center',
      'trust',
      'informationssicherheit',
      'datensicherheit',
      'zertifikate',
      'compliance',
    ],
  },
  accessibility: {
    names: [
      'barrierefreiheit',
      'erklarung zur barrierefreiheit',
      'barrierefreiheitserklarung',
      'accessibility',
      'accessibility statement',
    ],
    words: ['barrierefreiheit', 'barrierefreiheitserklarung', 'accessibility'],
    paths: [
      'barrierefreiheit',
      'barrierefreiheitserklaerung',
      'erklaerung-zur-barrierefreiheit',
      'accessibility',
    ],
  },
}

/** Texts that look like one of them and lead elsewhere. */
export const falseFriends: readonly RegExp[] = [
  /kunden (?:werben|kauften|fragen)|(?:customers|people) also/,
  /(?:fur|als|neu|bestands)\s?kunden\b(?! stimmen)/,
  /kunden(?:konto|login|bereich|portal|service|center|zentrum|karte|dienst|information|hotline|support|newsletter|nummer)/,
  /customer (?:service|support|login|portal|area|care)/,
  /(?:cookie|einstellungen|settings|preferences|privatsphare)/,
  /(?:arbeits|verkehrs|lebensmittel|maschinen|brand|versorgungs)sicherheit|sicherheitsdienst/,
  /produkt(?:haftung|rueckruf|ruckruf|vergleich|registrierung|empfehlung)/,
  /(?:haus|immobilien|miet|weg|vermogens|domain|lager|selbst)\s?verwaltung|verwaltungsrat/,
  /referenz(?:wert|nummer|zins)|referenzhandbuch|api reference/,
  /\bjobs?\b|karriere|career|stellen(?:angebot|anzeige)|bewerbung/,
]

/** Parts of an address behind which no page stands that is read: log-ins, searches, shops, feeds. */
export const closedPaths =
  /(?:^|\/)(?:[a-z-]*log-?in|sign-?in|sign-?up|register|registrieren|registrierung|anmelden|anmeldung|konto|account|mein-konto|my-account|warenkorb|cart|checkout|kasse|suche|search|suchergebnisse|wp-admin|wp-json|feed|rss|cdn-cgi|logout)(?:[/.]|$)/i

/** Files that are no page. */
export const fileEndings =
  /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|zip|rar|7z|gz|tar|exe|dmg|apk|jpe?g|png|gif|svg|webp|avif|ico|mp[34]|m4a|wav|webm|mov|avi|ics|vcf|xml|rss|atom|json|csv|txt|epub|css|js)$/i

/** Addresses that are tried where no link names the page; each is a guess. */
export const fixedPaths: readonly { kind: SubPageKind; path: string }[] = [
  { kind: 'imprint', path: '/impressum' },
  { kind: 'privacy', path: '/datenschutz' },
  { kind: 'references', path: '/referenzen' },
  { kind: 'references', path: '/kunden' },
]
