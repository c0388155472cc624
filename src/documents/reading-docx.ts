import {
  AlignmentType,
  Bookmark,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  type ISectionOptions,
  LeaderType,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  PageReference,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { cleanForTerminal } from '../terminal/clean.js'
import type { Block, Line, ReadingPaper, Span } from './document.js'
import { docxStyles } from './docx-styles.js'
import { chartTable } from './reading-markdown.js'
import { steadyDocx } from './steady-docx.js'
import { webLink } from './web-link.js'

type Child = Paragraph | Table

/** A4 and its margins, in twentieths of a point. */
const page = { short: 11906, long: 16838, margin: 1134, footer: 400 }
const words = {
  de: { page: 'Seite', of: 'von', contents: 'Inhalt' },
  en: { page: 'Page', of: 'of', contents: 'Contents' },
}

/**
 * A reading paper as DOCX (ECMA-376): styles for headings, header with the page's number, footer and seal on every page, a table of
 * contents where it is wanted; the same paper is the same to the byte. Text is data: it is cleaned and escaped, and only http and https become links.
 */
export async function formatReadingDocx(paper: ReadingPaper): Promise<Uint8Array> {
  const numbering = new Numbering()
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(paper.title)] }),
    new Paragraph({ style: 'Subtitle', children: [run(paper.subtitle)] }),
    ...(paper.contents ? contents(paper) : []),
    ...paper.blocks.flatMap((block, i) => toChildren(block, i, paper, numbering)),
  ]
  const document = new Document({
    creator: 'govscout',
    title: clean(paper.title),
    description: clean(paper.subtitle),
    lastModifiedBy: 'govscout',
    features: { updateFields: false },
    styles: docxStyles(paper),
    numbering: { config: numbering.config() },
    sections: [{ ...section(paper), children }],
  })
  return steadyDocx(await Packer.toBuffer(document), paper.made_at)
}

function section(paper: ReadingPaper): Omit<ISectionOptions, 'children'> {
  const said = words[paper.lang]
  return {
    properties: {
      page: {
        size: {
          width: page.short,
          height: page.long,
          ...(paper.landscape ? { orientation: PageOrientation.LANDSCAPE } : {}),
        },
        margin: {
          top: page.margin,
          bottom: page.margin,
          left: page.margin,
          right: page.margin,
          footer: page.footer,
        },
      },
    },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            style: 'Header',
            alignment: AlignmentType.RIGHT,
            children: [
              run(`${paper.title}, ${paper.subtitle} · ${said.page} `),
              new TextRun({ children: [PageNumber.CURRENT] }),
              run(` ${said.of} `),
              new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
            ],
          }),
        ],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({ style: 'Footer', alignment: AlignmentType.CENTER, children: [run(paper.footer)] }),
          new Paragraph({ style: 'Seal', alignment: AlignmentType.CENTER, children: [run(paper.seal)] }),
        ],
      }),
    },
  }
}

/** Headings with their pages: links and page references, which every program fills when it lays the pages out. */
function contents({ lang, blocks }: ReadingPaper): Child[] {
  const entries = blocks.flatMap((block, i) =>
    block.kind === 'heading' && block.level === 2 ? [{ anchor: anchorOf(i), text: block.text }] : [],
  )
  return [
    new Paragraph({ children: [new TextRun({ text: words[lang].contents, bold: true })], keepNext: true }),
    ...entries.map(
      ({ anchor, text }) =>
        new Paragraph({
          style: 'Contents',
          tabStops: [
            { type: TabStopType.RIGHT, position: page.short - 2 * page.margin, leader: LeaderType.DOT },
          ],
          children: [
            new InternalHyperlink({ anchor, children: [run(text)] }),
            new TextRun({ children: [new Tab()] }),
            new PageReference(anchor, { hyperlink: true }),
          ],
        }),
    ),
  ]
}

/** Name of the bookmark of a heading, by its place among the blocks. */
function anchorOf(place: number): string {
  return `h${place}`
}

function toChildren(block: Block, place: number, paper: ReadingPaper, numbering: Numbering): Child[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: [new Bookmark({ id: anchorOf(place), children: [run(block.text)] })],
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ children: runs(block.text) })]
    case 'quote':
      return [new Paragraph({ style: 'Quote', children: [run(block.text)] })]
    case 'list': {
      const reference = block.ordered ? numbering.next() : null
      return block.items.map(
        (item) =>
          new Paragraph({
            children: runs(item),
            ...(reference === null ? { bullet: { level: 0 } } : { numbering: { reference, level: 0 } }),
          }),
      )
    }
    case 'facts':
      return [factsTable(block, paper), gap()]
    case 'table':
      return [table(block.heads, block.rows, block.widths ?? block.heads.map(() => 1), paper), gap()]
    case 'chart': {
      const { heads, rows } = chartTable(block.chart, paper.lang)
      const shares = heads.map((_, i) => (i ? 1 : 4))
      const title = new TextRun({ text: clean(block.chart.title), bold: true })
      return [new Paragraph({ children: [title], keepNext: true }), table(heads, rows, shares, paper), gap()]
    }
    case 'page':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

function factsTable({ facts, columns }: Extract<Block, { kind: 'facts' }>, paper: ReadingPaper): Table {
  const cells = facts.map(([label, value]): [Line, Line] => [[{ text: label, strong: true }], value])
  if (columns !== 2) return table([], cells, [2, 5], paper)
  const half = Math.ceil(cells.length / 2)
  const rows = cells.slice(0, half).map((left, i): Line[] => [...left, ...(cells[half + i] ?? ['', ''])])
  return table([], rows, [3, 4, 3, 4], paper)
}

/** Two tables that touch would become one. */
function gap(): Paragraph {
  return new Paragraph({ style: 'Gap', children: [] })
}

function table(
  heads: readonly string[],
  rows: readonly (readonly Line[])[],
  shares: readonly number[],
  { landscape }: ReadingPaper,
): Table {
  const all = shares.reduce((sum, share) => sum + share, 0)
  const room = (landscape ? page.long : page.short) - 2 * page.margin
  const widths = shares.map((share) => Math.floor((room * share) / all))
  const cell = (line: Line, i: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[i] ?? 1000, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'E7ECF2', color: 'auto' } } : {}),
      children: [
        new Paragraph({
          style: 'Cell',
          children: isHead ? [new TextRun({ text: clean(line as string), bold: true })] : runs(line),
        }),
      ],
    })
  const head = heads.length
    ? [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: heads.map((title, i) => cell(title, i, true)),
        }),
      ]
    : []
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      ...head,
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: row.map((line, i) => cell(line, i, false)) }),
      ),
    ],
  })
}

function runs(line: Line): (TextRun | ExternalHyperlink)[] {
  return typeof line === 'string' ? [run(line)] : line.flatMap(spanRuns)
}

function spanRuns({ text, url, strong, note }: Span): (TextRun | ExternalHyperlink)[] {
  const link = url === undefined ? null : webLink(url)
  const shown = new TextRun({
    text: clean(text),
    ...(strong ? { bold: true } : {}),
    ...(link === null ? {} : { style: 'Hyperlink' }),
  })
  return [
    link === null ? shown : new ExternalHyperlink({ link, children: [shown] }),
    ...(note === undefined ? [] : [new TextRun({ text: ` [${note}]`, size: 16 })]),
  ]
}

function run(text: string): TextRun {
  return new TextRun({ text: clean(text) })
}

/** One line without control or bidi characters; blanks at its ends stay, for spans that stand side by side. */
function clean(text: string): string {
  const edge = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) as RegExpExecArray
  return `${edge[1] ? ' ' : ''}${cleanForTerminal(edge[2] ?? '')}${edge[3] ? ' ' : ''}`
}

/** Each numbered list counts from 1. */
class Numbering {
  #lists = 0

  next(): string {
    this.#lists++
    return `list-${this.#lists}`
  }

  config() {
    return Array.from({ length: this.#lists }, (_, i) => ({
      reference: `list-${i + 1}`,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 480, hanging: 480 } } },
        },
      ],
    }))
  }
}
