import { type AnyNode, hasChildren, isTag, isText, type ParentNode } from 'domhandler'

/** Elements that stand on lines of their own (HTML standard, 15.3: display block, list-item or table-row). */
const blocks = new Set(
  `address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form
   h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table
   tbody tfoot thead tr ul br`.split(/\s+/),
)
/** Cells of a row are words of one line. */
const cells = new Set(['td', 'th'])
const unseen = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'iframe'])

/**
 * The text a reader sees: block elements and line breaks part lines, white space is folded, scripts, styles and
 * templates are left out. An element asked for by itself is always read, even a `head`.
 * Walks by links instead of calls, so depth costs no stack.
 * @param without name of an element that is left out with all that is in it
 */
export function elementText(root: AnyNode, without?: string): string {
  const parts: string[] = []
  let node: AnyNode | null = firstChild(root)
  if (node === null) return isText(root) ? fold(root.data) : ''
  while (node !== null) {
    let down: AnyNode | null = null
    if (isText(node)) parts.push(node.data.replace(/\s+/g, ' '))
    else {
      const name = nameOf(node)
      if (!unseen.has(name) && name !== without) {
        if (blocks.has(name)) parts.push('\n')
        else if (cells.has(name)) parts.push(' ')
        down = firstChild(node)
      }
    }
    if (down) {
      node = down
      continue
    }
    node = after(node, root, parts)
  }
  return fold(parts.join(''))
}

/** The next node in reading order that is no descendant; closes the blocks it leaves. */
function after(from: AnyNode, root: AnyNode, parts: string[]): AnyNode | null {
  let node: AnyNode = from
  for (;;) {
    if (blocks.has(nameOf(node))) parts.push('\n')
    if (node.next) return node.next
    const parent: ParentNode | null = node.parent
    if (parent === null || parent === root) return null
    node = parent
  }
}

function firstChild(node: AnyNode): AnyNode | null {
  return hasChildren(node) ? (node.children[0] ?? null) : null
}

function nameOf(node: AnyNode): string {
  return isTag(node) ? node.name : ''
}

function fold(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}
