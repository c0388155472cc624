import type { Line, PaperBody } from './document.js'
import { EvidenceNotes } from './evidence-notes.js'
import { excerpt } from './excerpt.js'
import { nameLine, openLines, reasonLines, scoreOf, seatOf } from './firm-blocks.js'
import { headLines } from './head-lines.js'
import type { FileFirm, NeedFile } from './need-file.js'
import { funnelSteps } from './record.js'
import { rangesOf } from './record-annex.js'
import { sourcesTable } from './record-search.js'
import { recordWords } from './record-words.js'
import { wordsIn } from './words.js'

const heads = {
  de: ['Nr', 'Firma', 'Sitz', 'Kurzbeschreibung', 'Punktzahl (Spanne)', 'Hauptgründe', 'Status'],
  en: ['No', 'Firm', 'Seat', 'Short description', 'Score (range)', 'Main reasons', 'Status'],
}

/** The longlist for reading: a table to filter and sort, with the reasons behind each firm and the sources. */
export function makeLonglistPaper(file: NeedFile): PaperBody {
  const { lang, need } = file.paper
  const [words, common] = [recordWords(lang), wordsIn(lang)]
  const notes = new EvidenceNotes(lang)
  return {
    title: common.longlist,
    landscape: true,
    blocks: [
      { kind: 'facts', facts: headLines(file.paper) },
      { kind: 'quote', text: need.text },
      { kind: 'chart', chart: { kind: 'funnel', title: words.funnel, steps: funnelSteps(file) } },
      { kind: 'heading', level: 2, text: `${common.firms} (${file.firms.length})` },
      file.firms.length
        ? {
            kind: 'table',
            filter: true,
            heads: heads[lang],
            widths: [1, 5, 3, 7, 4, 5, 3],
            rows: file.firms.map((firm): Line[] => [
              firm.rank === null ? common.noRank : String(firm.rank),
              nameLine(firm),
              seatOf(firm, lang),
              firm.description ? excerpt(firm.description, 200) : common.unknown,
              scoreOf(firm, lang),
              reasonList(firm.reasons.map(({ label }) => label)) || common.none,
              common.status[firm.status],
            ]),
          }
        : { kind: 'paragraph', text: common.noFirms },
      ...rangesOf(file, 30),
      { kind: 'heading', level: 2, text: common.reasons },
      ...file.firms.flatMap((firm) => [
        { kind: 'heading' as const, level: 3 as const, text: firm.name },
        { kind: 'list' as const, items: firmLines(file, firm, notes) },
      ]),
      { kind: 'heading', level: 2, text: common.sources },
      sourcesTable(file.sources, lang),
      ...notes.blocks(words.evidence),
    ],
  }
}

/** Why a firm stands where it does, what is open, what was decided, and where it was found. */
function firmLines(file: NeedFile, firm: FileFirm, notes: EvidenceNotes): Line[] {
  const { lang } = file.paper
  const common = wordsIn(lang)
  const reasons = reasonLines(firm, notes, lang)
  const decided = firm.exclusion
    ? `${common.status[firm.status]} (${firm.exclusion})`
    : common.status[firm.status]
  const found = firm.sources.flatMap(({ title, url }, i) => [
    ...(i ? [{ text: ', ' }] : []),
    { text: title, url },
  ])
  return [
    ...(reasons.length ? reasons : [common.noReason]),
    `${common.openPoints}: ${openLines(file, firm, lang).join('; ')}`,
    ...(firm.because ? [`${common.because} (${decided}): ${firm.because}`] : []),
    [
      { text: `${common.found}: ` },
      ...(found.length ? found : [{ text: common.unknown }]),
      { text: `, ${common.lastChecked} ${firm.last_checked.slice(0, 10)}` },
    ],
  ]
}

function reasonList(labels: readonly string[]): string {
  return [...new Set(labels)].slice(0, 3).join(', ')
}
