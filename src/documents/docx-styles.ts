import type { Document } from 'docx'
import type { ReadingPaper } from './document.js'

type Styles = NonNullable<ConstructorParameters<typeof Document>[0]['styles']>

/** Styles of headings, text, tables, header and footer; sizes in half points. A compact paper holds a firm on one page. */
export function docxStyles({ lang, compact }: ReadingPaper): Styles {
  const font = { name: 'Arial' }
  const size = compact
    ? { text: 17, cell: 15, head: 20, after: 40, before: 100 }
    : { text: 20, cell: 17, head: 22, after: 80, before: 200 }
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: '1F3A5F', font },
    paragraph: { spacing: { before, after: compact ? 30 : 80 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { size: size.text, font, language: { value: lang === 'de' ? 'de-DE' : 'en-GB' } },
        paragraph: { spacing: { after: size.after } },
      },
      title: { run: { size: 36, bold: true, color: '1F3A5F', font }, paragraph: { spacing: { after: 40 } } },
      heading1: heading(26, compact ? 160 : 280),
      heading2: heading(size.head, size.before),
      hyperlink: { run: { color: '0B57A4', underline: {} } },
    },
    paragraphStyles: [
      { id: 'Contents', name: 'Contents', basedOn: 'Normal', paragraph: { spacing: { after: 20 } } },
      { id: 'Gap', name: 'Gap', basedOn: 'Normal', run: { size: 8 }, paragraph: { spacing: { after: 0 } } },
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        run: { size: 24, color: '444444' },
        paragraph: { spacing: { after: 200 } },
      },
      { id: 'Header', name: 'header', basedOn: 'Normal', run: { size: 16, color: '555555' } },
      {
        id: 'Footer',
        name: 'footer',
        basedOn: 'Normal',
        run: { size: 16, color: '555555' },
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: 'Seal',
        name: 'Seal',
        basedOn: 'Normal',
        run: { size: 12, color: '555555' },
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        run: { italics: true },
        paragraph: { indent: { left: 400, right: 400 } },
      },
      {
        id: 'Cell',
        name: 'Cell',
        basedOn: 'Normal',
        run: { size: size.cell },
        paragraph: { spacing: { after: 20 } },
      },
    ],
  }
}
