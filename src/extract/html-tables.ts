import { type AnyNode, type Element, hasChildren, isTag } from 'domhandler'
import { compileSelector, parseHtml } from './dom.js'
import { elementText } from './element-text.js'

const sections = new Set(['thead', 'tbody', 'tfoot'])

/**
 * The tables of a page, each as rows of the texts of its cells, in the order they begin. A table within a cell is a table of its own and
 * no text of that cell, so that each text is read once however deep tables lie.
 * @param url for messages
 * @throws PageProblem for a page that costs more than any should
 */
export function parseHtmlTables(text: string, url: string): string[][][] {
  return compileSelector('table', url)
    .all(parseHtml(text, 'parse5', url))
    .map((table) =>
      elementsOf(table)
        .flatMap((child) => (sections.has(child.name) ? elementsOf(child) : [child]))
        .filter(({ name }) => name === 'tr')
        .map((row) =>
          elementsOf(row)
            .filter(({ name }) => name === 'th' || name === 'td')
            .map((cell) => elementText(cell, 'table')),
        ),
    )
}

function elementsOf(node: AnyNode): Element[] {
  return hasChildren(node) ? node.children.filter(isTag) : []
}
