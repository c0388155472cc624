import { type AnyNode, type Document, type Element, isTag, isText } from 'domhandler'
import { parseHtml } from '../extract/dom.js'
import { walk } from '../extract/walk.js'
import { cleanLine, cleanText } from '../firms/clean-text.js'
import { headingLevel, imageText, isBlock, isLeftOut, isUnseen, kindOf } from './block-elements.js'
import { collapseDoubled } from './doubled.js'
import type { PageKind, SitePage, TextBlock } from './site-page.js'
import { smallForms } from './small-forms.js'

/**
 * A page's tree for reading. The fast parser: what it builds of broken pages differs from a browser's tree, the text does not,
 * and its time is linear in what a hostile page can hold (thousands of attributes, of end tags without a start).
 * @throws Problem where elements are nested beyond all reason
 */
export function parseSiteHtml(html: string, url: string): Document {
  return parseHtml(html, 'htmlparser2', url)
}

/** The page's own title, in one line. */
export function readTitle(document: Document): string {
  let title: string | undefined
  walk(document, {
    enter(node) {
      if (title !== undefined || !isTag(node) || node.name === 'body' || node.name === 'svg') return false
      if (node.name === 'title')
        title = node.children.map((child) => (isText(child) ? child.data : '')).join('')
      return true
    },
  })
  return cleanLine(title ?? '')
}

/** A page of a firm's site as it is read for evidence. */
export function readSitePage(document: Document, url: string, kind: PageKind): SitePage {
  return { url, kind, title: readTitle(document), blocks: readBlocks(document) }
}

/**
 * The text of a page in blocks, in its order: without scripts, navigation, footers and dialogues, and without forms that hold
 * less than half of its text. Line breaks that the page sets stay; two of them part blocks. Images give their replacement text.
 */
export function readBlocks(document: Document): TextBlock[] {
  const dropped = smallForms(document)
  return readAllBut(document, (element) => isLeftOut(element) || dropped.has(element))
}

/** The same with footers, dialogues, navigation and forms: small sites keep their Impressum there. */
export function readWholeBlocks(document: Document): TextBlock[] {
  return readAllBut(document, isUnseen)
}

function readAllBut(document: Document, isOut: (element: Element) => boolean): TextBlock[] {
  const reader = new BlockReader()
  walk(document, {
    enter(node) {
      if (isText(node)) reader.addText(node.data)
      if (!isTag(node) || isOut(node)) return false
      if (node.name === 'svg') {
        reader.addImage(svgTitle(node))
        return false
      }
      reader.open(node)
      return true
    },
    leave(node) {
      if (isTag(node)) reader.close(node)
    },
  })
  reader.end()
  return reader.blocks
}

interface OpenHeading {
  level: number
  text: string
}

/** Gathers text until a block ends, and knows the headings above it. */
class BlockReader {
  readonly blocks: TextBlock[] = []
  /** Of the block that is being read; joined once, so that a long block costs no more than its length. */
  #parts: string[] = []
  #length = 0
  #kinds: { element: Element; kind: TextBlock['kind']; level: number }[] = []
  #headings: OpenHeading[] = []
  /** Texts of the headings above, made anew when they change: blocks share it. */
  #path: readonly string[] = []
  #images: string[] = []
  /** The open link: place of its first part. A link in a link is none. */
  #link: { element: Element; from: number } | null = null
  #lastInline: { element: Element; length: number } | null = null
  #inlineFrom = new Map<Element, number>()

  addText(data: string): void {
    this.#push(data.replace(/[\r\n\t\f]+/g, ' '))
  }

  #push(part: string): void {
    if (part === '') return
    this.#parts.push(part)
    this.#length += part.length
  }

  addImage(text: string): void {
    const line = cleanLine(text)
    if (/\p{L}/u.test(line)) this.#images.push(line)
  }

  open(element: Element): void {
    const { name } = element
    if (name === 'br') this.#push('\n')
    else if (isBlock(name) || headingLevel(element) > 0) this.#flush()
    else this.#openInline(element)
    this.addImage(imageText(element))
    const kind = kindOf(element)
    if (kind && !(kind === 'quote' && name === 'q'))
      this.#kinds.push({ element, kind, level: headingLevel(element) })
    if (name === 'a' || name === 'button') this.#link ??= { element, from: this.#parts.length }
  }

  close(element: Element): void {
    if (this.#link?.element === element) this.#closeLink(this.#link.from)
    if (isBlock(element.name) || headingLevel(element) > 0) this.#flush()
    else this.#closeInline(element)
    if (this.#kinds.at(-1)?.element === element) this.#kinds.pop()
  }

  end(): void {
    this.#flush()
  }

  /** Words in elements that touch each other, such as `<span>Register</span><span>HRB 1</span>`, are laid out apart. */
  #openInline(element: Element): void {
    const last = this.#lastInline
    if (last && last.length > 1 && element.prev === last.element) this.#push(' ')
    this.#inlineFrom.set(element, this.#length)
  }

  #closeInline(element: Element): void {
    const from = this.#inlineFrom.get(element)
    if (from === undefined) return
    this.#inlineFrom.delete(element)
    this.#lastInline = { element, length: this.#length - from }
  }

  /** Icon and label, or the label for the eye and the one for screen readers, give a link its words twice. */
  #closeLink(from: number): void {
    this.#link = null
    if (from >= this.#parts.length) return
    const words = this.#parts.splice(from).join('')
    this.#length -= words.length
    this.#push(collapseDoubled(words))
  }

  #flush(): void {
    const text = this.#parts.join('')
    this.#parts = []
    this.#length = 0
    this.#inlineFrom.clear()
    this.#lastInline = null
    if (this.#link) this.#link.from = 0
    const current = this.#kinds.at(-1)
    for (const part of text.trim() === '' ? [] : cleanText(text).split(/\n{2,}/))
      if (part !== '') this.#add(part, current?.kind ?? 'paragraph', current?.level ?? 0)
    for (const image of this.#images) this.blocks.push({ kind: 'alt', text: image, headings: this.#path })
    this.#images = []
  }

  #add(text: string, kind: TextBlock['kind'], level: number): void {
    if (kind === 'heading') {
      while ((this.#headings.at(-1)?.level ?? 0) >= level) this.#headings.pop()
      this.#path = this.#headings.map((heading) => heading.text)
    }
    this.blocks.push({ kind, text, headings: this.#path })
    if (kind !== 'heading') return
    this.#headings.push({ level, text: text.replace(/\n/g, ' ') })
    this.#path = this.#headings.map((heading) => heading.text)
  }
}

/** A drawn logo says what it is in its title. */
function svgTitle(svg: Element): string {
  const title = svg.children.find((child: AnyNode) => isTag(child) && child.name === 'title')
  const text =
    title && isTag(title) ? title.children.map((child) => (isText(child) ? child.data : '')).join('') : ''
  return text || (svg.attribs['aria-label'] ?? '')
}
