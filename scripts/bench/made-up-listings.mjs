// Made-up listings in German and English, the same for the same seed: the words of the vocabulary lie among common words and
// names in about the shares that real directories have them. No firm of them is one.

/** A small generator of numbers from 0 to 1 (mulberry32, public domain). */
export function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const syllables = 'ba ke li mo nu ra se ti vo zu dal fen gor him jul kes lan mir nop qua'.split(' ')
const towns = ['Kiel', 'Ulm', 'Jena', 'Köln', 'Bonn', 'Hof', 'Lahr', 'Leer', null]
const sentences = {
  de: [
    'Wir entwickeln eine Plattform für {} und {}, mit der Unternehmen Zeit und Geld sparen.',
    '{} war noch nie so einfach: unsere App verbindet {} mit {}.',
    'Das Team aus {} hilft Kunden in ganz Europa bei {} und {}.',
    'Mit unserer Software lassen sich {} und {} in wenigen Minuten erledigen.',
    'Unsere Kunden nutzen {} täglich, um {} zu verbessern und {} zu vermeiden.',
  ],
  en: [
    'We build a platform for {} and {} that saves companies time and money.',
    '{} has never been easier: our app connects {} with {}.',
    'The team from {} helps customers all over Europe with {} and {}.',
    'With our software {} and {} are done within minutes.',
    'Our customers use {} every day to improve {} and to avoid {}.',
  ],
}
const common = {
  de: 'Daten Unternehmen Kunden Prozesse Mitarbeiter Produkte Zukunft Qualität Zahlungen Reisen Mode Ernährung Fitness Immobilien Werbung Logistik Musik Wein Kaffee Möbel'.split(
    ' ',
  ),
  en: 'data companies customers processes employees products payments travel fashion nutrition fitness real estate advertising logistics music wine coffee furniture sales revenue'.split(
    ' ',
  ),
}

/** @param concepts the vocabulary's; their forms are what some sentences speak of */
export function listingMaker(concepts, seed = 7) {
  const random = seeded(seed)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const forms = { de: [], en: [] }
  for (const { forms: all } of concepts) {
    const whole = all.filter(({ weight }) => weight === 1)
    forms.de.push(whole.filter(({ german }) => german).map(({ text }) => text))
    forms.en.push(whole.filter(({ german }) => !german).map(({ text }) => text))
  }
  const rareWord = () =>
    [0, 1, 2].map(() => pick(syllables)).join('') + (random() < 0.5 ? pick(['ik', 'ung', 'tech', 'er']) : '')
  const word = (language, topic) => {
    const at = random()
    if (at < 0.25) return pick(forms[language][topic] ?? []) ?? pick(common[language])
    // Some concepts are common and most are rare, as words are (Zipf).
    if (at < 0.45)
      return pick(forms[language][Math.floor(concepts.length * random() ** 3)] ?? []) ?? rareWord()
    return at < 0.85 ? pick(common[language]) : rareWord()
  }
  return (directory, i) => {
    const language = random() < 0.3 ? 'de' : 'en'
    const topic = Math.floor(concepts.length * random() ** 2)
    const sentence = () => pick(sentences[language]).replaceAll('{}', () => word(language, topic))
    const name = [0, 1, 2, 3].map((at) => syllables[Math.floor(i / 20 ** at) % 20]).join('')
    const domain = i % 3 ? `${name}-${i}.example` : null
    return {
      directory,
      entry: String(i),
      url: `https://${directory}.example/${i}`,
      name: `${name[0].toUpperCase()}${name.slice(1)} ${i}`,
      former_names: [],
      legal_form: language === 'de' ? 'GmbH' : null,
      website: domain && `https://${domain}/`,
      domain,
      city: towns[i % towns.length],
      region: null,
      address: null,
      country: language === 'de' ? 'DE' : 'US',
      founded: 2000 + (i % 25),
      summary: random() < 0.7 ? sentence() : null,
      description: Array.from({ length: 1 + Math.floor(random() * 8) }, sentence).join(' '),
      tags: [word(language, topic), pick(common[language])],
      status: random() < 0.1 ? 'inactive' : 'active',
      updated_on: null,
      extra: {},
      original: {},
    }
  }
}

/** Made-up quotes: a third of the firms has one of AI, a tenth one of the public sector. */
export function someEvidence({ entry, description }) {
  const quote = (rule) => ({
    quote: description.slice(0, 120),
    field: 'description',
    rule,
    strength: Number(entry) % 2 ? 'strong' : 'weak',
    direction: 'sells-to',
    source: 'text',
    offset: 0,
    length: Math.min(description.length, 120),
  })
  return {
    ai: Number(entry) % 3 ? [] : [quote('ai/machine-learning@1')],
    govtech: Number(entry) % 10 ? [] : [quote('govtech/authorities@1')],
  }
}
