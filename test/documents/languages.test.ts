import { describe, expect, test } from 'vitest'
import { formatCompanion } from '../../src/documents/companion.js'
import { formatCsv } from '../../src/documents/csv.js'
import type { NeedFile } from '../../src/documents/need-file.js'
import { makePaperTable, makeReadingPaper, paperFileStem, paperNames } from '../../src/documents/papers.js'
import { formatReadingHtml } from '../../src/documents/reading-html.js'
import { formatReadingMarkdown } from '../../src/documents/reading-markdown.js'
import { withState } from '../../src/documents/workbook.js'
import { answers } from '../../src/selection/assessment.js'
import { conflictKinds } from '../../src/selection/conflict.js'
import { stages } from '../../src/selection/stage.js'
import { contactKinds } from '../../src/store/contacts.js'
import { attacked } from './sample-file.js'

/** Small words that one language has and the other has not: where one stands, a sentence of the other language does. */
const small = {
  en: /\b(?:the|of|and|not|with|for|by|no|none|yes|unknown|were|is|are|to|taken|firm|need|page|never|made)\b/gi,
  de: /\b(?:der|die|das|und|nicht|mit|für|von|kein|keine|keiner|ja|nein|unbekannt|wurde|ist|sind|zu|Firma|Bedarf|Seite|noch|nie)\b/gi,
}

/** A file in which all that people and directories say is the same word, and every word of the tool itself is asked for. */
function neutral(lang: 'de' | 'en'): NeedFile {
  const of = attacked('Qzx')
  const [first] = of.firms
  const criteria = answers.map((_, i) => ({
    code: `C0${i + 1}`,
    name: 'Qzx',
    knockout: i === 0,
    weight: i === 1 ? 2 : null,
  }))
  return {
    ...of,
    paper: {
      ...of.paper,
      lang,
      sources: of.paper.sources.map((source) => ({ ...source, licence: '' })),
      searched: ['Qzx'],
      need: { ...of.paper.need, id: 'Qzx' },
    },
    criteria,
    route: 'Qzx',
    places: ['Qzx'],
    search: {
      words: ['Qzx'],
      lines: [
        ['de', 'Qzx'],
        ['en', 'Qzx'],
      ],
    },
    firms: [
      ...of.firms,
      ...stages.map((stage) => ({
        ...(first as NeedFile['firms'][number]),
        stage,
        furthest: stage,
        fields: [],
        website: null,
        answers: criteria.map(({ code }, i) => ({
          criterion: code,
          answer: answers[i] ?? 'unknown',
          tier: (['authority', 'press', 'own', null] as const)[i] ?? null,
          quote: null,
          url: null,
          evidence_on: null,
          because: null,
          made_by: null,
        })),
      })),
    ],
    sources: (['whole', 'part', 'failed', 'refused', 'never'] as const).map((state) => ({
      ...(of.sources[0] as NeedFile['sources'][number]),
      title: 'Qzx',
      licence: '',
      state,
      why: state === 'refused' ? 'nobody has approved it yet' : null,
    })),
    contacts: contactKinds.map((kind) => ({
      ...(of.contacts[0] as NeedFile['contacts'][number]),
      kind,
    })),
    conflicts: conflictKinds.map((kind) => ({
      ...(of.conflicts[0] as NeedFile['conflicts'][number]),
      kind,
    })),
    informations: [{ id: 1, text: 'Qzx', made_at: '2026-11-22T08:00:00Z' }],
    untold: [{ information: 1, names: ['Qzx'] }],
    questions: [{ firm: 'F1', name: 'Qzx', criterion: 'place', rank: 2, if_yes: 1 }],
    changes: {
      ...of.changes,
      changed: of.changes.changed.map((one) => ({ ...one, field: 'founded' })),
      doubtful: [
        {
          firm: 'F1',
          name: 'Qzx',
          directory: 'qzx',
          url: 'https://qzx.example/',
          at: '2026-11-22T08:00:00Z',
          other_firm: 'F2',
          other_name: 'Qzx',
          reasons: [
            'same domain qzx.example and same name',
            'similar names "Qzx" and "Qzx"',
            'different towns',
          ],
        },
      ],
    },
    conclusion: of.conclusion && { ...of.conclusion, because: 'Qzx', made_by: 'qzx', reviewed_by: 'qzx' },
    author: 'qzx',
    undeclared: ['qzx'],
  }
}

const words = (html: string) =>
  html
    .replace(/<(script|style)>[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    // What the law calls it stays German, and the commands of the tool are English.
    .replace(/§ \d+[^,.;)]*|Markterkundungs-Vermerk|govscout [^\n*|]*/g, ' ')
    .replace(/https?:\S+/g, ' ')

describe.each(paperNames)('%s', (name) => {
  test.each(['de', 'en'] as const)('is all of one language (%s)', (lang) => {
    const file = neutral(lang)
    const paper = makeReadingPaper(name, file, {
      criteria: new Map(file.criteria.map(({ code }) => [code, 'Qzx'])),
    })
    const table = makePaperTable(name, file)
    const sheets = table ? withState(file, paperFileStem(name, lang), table) : []
    const text = [
      formatReadingHtml(paper),
      formatReadingMarkdown(paper),
      ...sheets.map((sheet) =>
        formatCsv(sheet.table, { profile: 'excel-de', ...(lang === 'en' ? { unknown: 'unknown' } : {}) }),
      ),
      formatCompanion(file.paper, { name: 'qzx.csv', rows: 3 }),
    ].join('\n')
    const found = [...words(text).matchAll(small[lang === 'de' ? 'en' : 'de'])].map(({ index }) =>
      words(text)
        .slice(Math.max(0, index - 40), index + 40)
        .replace(/\s+/g, ' '),
    )
    expect([...new Set(found)]).toEqual([])
  })
})
