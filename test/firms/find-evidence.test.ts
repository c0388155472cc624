import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Statement } from '../../src/firms/evidence.js'
import { findEvidence } from '../../src/firms/find-evidence.js'
import { judgeEvidence } from '../../src/firms/judge-evidence.js'
import { evidenceLexicon } from './data.js'

const listing = (summary: string, more: { name?: string; tags?: string[]; description?: string } = {}) => ({
  name: 'Sichtwerk',
  summary,
  description: null,
  tags: [],
  ...more,
})

function outcome(statement: Statement, summary: string, more = {}) {
  return judgeEvidence(findEvidence(listing(summary, more), evidenceLexicon)[statement]).outcome
}

describe('is an AI firm', () => {
  test.for([
    'AI for building permits',
    'KI für Bauanträge',
    'A.I. that reads plans',
    'Künstliche Intelligenz für Ämter',
    'Der Einsatz künstlicher Intelligenz hilft Ämtern.',
    'K?nstliche Intelligenz f?r ?mter',
    'KI-gestützte Prüfung',
    'ki-basierte Prüfung',
    'ai-powered search',
    'Maschinelles Lernen für Netze',
    'We use machine-learned rankings.',
    'Deep Learning for X-rays',
    'Large language models for lawyers',
    'LLMs for lawyers',
    'Computer vision for roads',
    'Bilderkennung für Straßen',
    'An agentic editor',
    'Not only AI, but people too',
    'No-code AI for towns',
    'Why not? AI does it.',
    'Vibe coding for teachers',
  ])('%j says yes', (text) => {
    expect(outcome('ai', text)).toBe('yes')
  })

  test.for([
    'Autonomous shuttles for campuses',
    'Robots that build solar farms',
    'Our algorithms find the best route.',
    'A copilot for chemists',
    'A chatbot for town halls',
    'Predictive maintenance for lifts',
    'Self-driving trucks',
    'Ask in natural language.',
    'Payroll for AI companies',
    'Used by teams at OpenAI',
  ])('%j is a maybe', (text) => {
    expect(outcome('ai', text)).toBe('maybe')
  })

  test.for([
    'Training for retail, air and email',
    'We train sales teams by email and air mail.',
    'Kita-Plätze in Bad Aibling',
    'Kinder in der Kita, kinderleicht',
    'ai weiwei prints',
    'Posters by Ai Weiwei',
    'Software without AI',
    'Without any AI',
    'Software ohne KI',
    'Ganz ohne künstliche Intelligenz',
    'Wir setzen keine KI ein.',
    'No AI, just people',
    'Convert Adobe AI files',
    'Visit sichtwerk.AI',
    'See www.sichtwerk.ai for more',
    'Power for AI data centers',
    'Strom für KI-Rechenzentren',
    'A fund that invests in AI',
    'Der Fonds investiert in künstliche Intelligenz',
    'Surviving the AI winter',
    'KI-freie Übersetzungen',
    'Kiel, Kino und Kissen',
    'HTML, XML and YAML tools',
    'Emails and emailing',
    '',
  ])('%j says nothing', (text) => {
    expect(outcome('ai', text)).toBe('none')
  })

  test('a name is no evidence, not where the text repeats it either', () => {
    expect(outcome('ai', 'Lumen AI sells lamps. Lumen AI is in Kiel.', { name: 'Lumen AI' })).toBe('none')
    expect(outcome('ai', 'Lumen AI sells lamps.', { name: 'Lumen' })).toBe('none')
    expect(outcome('ai', 'Lumen AI sells AI.', { name: 'Lumen AI' })).toBe('yes')
  })

  test('two weak rules say yes', () => {
    expect(outcome('ai', 'A chatbot with predictive models')).toBe('yes')
    expect(outcome('ai', 'A chatbot, a virtual assistant and a copilot')).toBe('maybe')
  })

  test('investors and accelerators are a maybe, whatever they look for', () => {
    const text = 'We invest in startups with AI, machine learning and computer vision.'
    expect(outcome('ai', text)).toBe('maybe')
    expect(outcome('ai', 'AI, LLMs and robots', { tags: ['Investor'] })).toBe('maybe')
    expect(outcome('ai', 'AI, LLMs and robots', { tags: ['Accelerator/Incubator'] })).toBe('maybe')
    expect(outcome('ai', 'AI that reads pitches for venture capital firms')).toBe('yes')
  })
})

describe('sells to the public sector', () => {
  test.for([
    'Software for local governments',
    'Software für Behörden',
    'Software für Städte und Gemeinden',
    'Wir digitalisieren die öffentliche Verwaltung.',
    'Für Kommunen und Landkreise',
    'Digital services for the public sector',
    'Trusted by law enforcement',
    'Body cameras for police officers',
    'Drones for the Department of Defense',
    'Software for city halls',
    'Allowing cities to count cars',
    'Voting machines for towns',
    'Used by federal agencies',
    'Für die Bundeswehr',
  ])('%j says yes', (text) => {
    expect(outcome('govtech', text)).toBe('yes')
  })

  test.for([
    'Kommunikation für Teams',
    'Ein Verwaltungssystem für Mieter',
    'Hausverwaltung mit der App',
    'Wide selections of wine',
    'A large selection of shoes',
    'Software without government customers',
    'Nicht für Behörden',
    'Military grade glass',
    'The grammar police for e-mails',
    'Line of defense against spam',
    'Die digitale Verwaltung von Verträgen',
    'Shops in deutschen Städten',
    'Backed by Air Force Ventures',
    '',
  ])('%j says nothing', (text) => {
    expect(outcome('govtech', text)).toBe('none')
  })

  test.for([
    ['Scheduling for public schools', 'maybe'],
    ['Smart city lamps', 'maybe'],
    ['Apps for citizens', 'maybe'],
    ['Money from the government', 'maybe'],
  ] as const)('%j is a %s', ([text, expected]) => {
    expect(outcome('govtech', text)).toBe(expected)
  })

  test.for([
    ['We help firms sell to the government.', 'helps-selling-to', 'maybe'],
    ['Alle öffentlichen Ausschreibungen auf einen Blick', 'helps-selling-to', 'maybe'],
    ['Proposal software for government contractors', 'helps-selling-to', 'maybe'],
    ['Find and win government contracts', 'helps-selling-to', 'maybe'],
    ['We hold three government contracts.', 'sells-to', 'yes'],
    ['Wir melden Ihnen jedes Vergabeverfahren.', 'helps-selling-to', 'maybe'],
    ['Fills in government forms', 'regulated-by', 'none'],
    ['Compliance with federal regulations', 'regulated-by', 'none'],
    ['Keeps up with government regulation', 'regulated-by', 'none'],
    ['Municipal bonds for everyone', 'regulated-by', 'none'],
    ['Wir ersparen den Behördengang.', 'regulated-by', 'none'],
    ['Software for public authorities', 'sells-to', 'yes'],
  ] as const)('%j: %s, %s', ([text, direction, expected]) => {
    const { govtech } = findEvidence(listing(text), evidenceLexicon)
    expect(new Set(govtech.map((quote) => quote.direction))).toEqual(new Set([direction]))
    expect(judgeEvidence(govtech).outcome).toBe(expected)
  })

  test('tender alerts for bidders do not sell to whom they bid, but who also does, does', () => {
    const alerts = 'Tender alerts: win public contracts and find government tenders.'
    expect(outcome('govtech', alerts)).toBe('maybe')
    expect(outcome('govtech', `${alerts} And software for local governments.`)).toBe('yes')
  })

  test('a firm that files with agencies does not serve them', () => {
    expect(outcome('govtech', 'We file your taxes with state and federal agencies.')).not.toBe('yes')
    expect(outcome('govtech', 'Maps for state and federal agencies.')).toBe('yes')
  })
})

describe('a quote', () => {
  const text = 'Wir bauen Boote. Unsere KI prüft Bauanträge für Kommunen.'

  test('stands in its text, with rule, version, direction and source', () => {
    const { ai, govtech } = findEvidence(listing(text), evidenceLexicon)
    expect(ai).toEqual([
      {
        quote: text,
        field: 'summary',
        rule: expect.stringMatching(/^ai\/acronym@\d+$/),
        strength: 'strong',
        direction: 'sells-to',
        source: 'text',
        offset: text.indexOf('KI'),
        length: 2,
      },
    ])
    const [quote] = govtech
    expect(text.slice(quote?.offset ?? 0, (quote?.offset ?? 0) + (quote?.length ?? 0))).toBe('Kommunen')
  })

  test('of a tag is whole and has no place', () => {
    const { ai, govtech } = findEvidence(
      listing('Boote', { tags: ['Machine Learning', 'GovTech'] }),
      evidenceLexicon,
    )
    expect(ai).toMatchObject([
      { quote: 'Machine Learning', field: 'tags', source: 'tag', offset: null, length: null },
    ])
    expect(govtech).toMatchObject([{ quote: 'GovTech', source: 'tag' }])
  })

  test('of a membership names the directory and says yes by itself', () => {
    const { ai, govtech } = findEvidence(listing('Boote'), evidenceLexicon, [
      { statement: 'govtech', directory: 'GovTech network list' },
    ])
    expect(ai).toEqual([])
    expect(govtech).toEqual([
      {
        quote: 'listed in: GovTech network list',
        field: 'directory',
        rule: 'govtech/membership@1',
        strength: 'strong',
        direction: 'sells-to',
        source: 'membership',
        offset: null,
        length: null,
      },
    ])
    expect(judgeEvidence(govtech).outcome).toBe('yes')
  })

  test('a rule is quoted once', () => {
    expect(findEvidence(listing('AI, AI and AI'), evidenceLexicon).ai).toHaveLength(1)
  })

  test('of any text lies within it', () => {
    const word = fc.constantFrom(
      'AI',
      'KI',
      'für',
      'Behörden.',
      'government',
      'forms',
      '\n',
      'no',
      'machine',
      'learning',
      '🤖',
      'Kommunen,',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const summary = words.join(' ')
        const { ai, govtech } = findEvidence(listing(summary), evidenceLexicon)
        for (const { quote, offset, length } of [...ai, ...govtech]) {
          const hit = summary.slice(offset ?? -1, (offset ?? 0) + (length ?? 0))
          expect(hit).not.toBe('')
          expect(quote.length).toBeLessThanOrEqual(200)
          if (hit.length < 150) expect(quote).toContain(hit)
        }
      }),
    )
  })
})
