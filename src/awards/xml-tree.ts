import { Parser } from 'htmlparser2'
import { Problem } from '../problem.js'

/** An element, by its name without prefix. */
export interface XmlElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlElement[]
  /** Its own text, trimmed. */
  text: string
}

/** Bounds of one notice: the largest that are published are far below. */
export interface XmlLimits {
  /** Characters. */
  length: number
  depth: number
  elements: number
}
export const xmlLimits: XmlLimits = { length: 32 * 1024 * 1024, depth: 100, elements: 500_000 }

/**
 * A document as a tree. Entities of its own are refused, as no notice declares any: they are how a small file becomes a large one.
 * @throws Problem for what is no XML, is cut off, too large or too deep
 */
export function parseXml(text: string, file: string, limits: XmlLimits = xmlLimits): XmlElement {
  const refuse = (what: string) =>
    new Problem(`${file}: ${what}`, {
      remedy: 'Look at the file, or get it again: it is no notice as it is published.',
    })
  if (text.length > limits.length)
    throw refuse(`the XML is larger than ${Math.round(limits.length / 1024 / 1024)} MB`)
  const document: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open: XmlElement[] = [document]
  let elements = 0
  const source = text.replace(/^\ufeff/, '')
  // The parser calls <b/> implied as well; its end is the sign that tells it from one left open.
  const isSelfClosed = () => source.slice(parser.endIndex - 1, parser.endIndex + 1) === '/>' && wasOpened
  let wasOpened = false
  const parser: Parser = new Parser(
    {
      onprocessinginstruction(name) {
        if (/^!(?:doctype|entity)/i.test(name))
          throw refuse('the XML has a document type of its own, which is not read')
      },
      onopentag(name, attributes) {
        const element = { name: localName(name), attributes, children: [], text: '' }
        if (++elements > limits.elements) throw refuse(`the XML has more than ${limits.elements} elements`)
        if (open.length > limits.depth) throw refuse(`the XML is nested deeper than ${limits.depth} elements`)
        open.at(-1)?.children.push(element)
        open.push(element)
        wasOpened = true
      },
      ontext(part) {
        wasOpened = false
        const element = open.at(-1)
        if (element && element !== document) element.text += part
        else if (part.trim()) throw refuse('it is no XML')
      },
      onclosetag(name, implied) {
        if (implied && !isSelfClosed()) throw refuse(`the XML is broken: <${name}> is never closed`)
        wasOpened = false
        const element = open.pop()
        if (element) element.text = element.text.trim()
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(source)
  const [root] = document.children
  if (!root || document.children.length > 1)
    throw refuse(root ? 'the XML has more than one root' : 'it is no XML')
  return root
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The elements at the end of a path of names, "Tenderer/ID". */
export function findAll(from: XmlElement, path: string): XmlElement[] {
  let found = [from]
  for (const name of path.split('/'))
    found = found.flatMap(({ children }) => children.filter((one) => one.name === name))
  return found
}

/** The first of them. */
export function findFirst(from: XmlElement, path: string): XmlElement | undefined {
  return findAll(from, path)[0]
}

/** The text of the first of them; empty where there is none. */
export function textOf(from: XmlElement, path: string): string {
  return findFirst(from, path)?.text ?? ''
}

/** The texts of all of them that have any. */
export function textsOf(from: XmlElement, path: string): string[] {
  return findAll(from, path).flatMap(({ text }) => (text ? [text] : []))
}

/** The text of several in different languages that is German, else English, else the first. */
export function germanText(from: XmlElement, path: string): string {
  const all = findAll(from, path).filter(({ text }) => text)
  const inLanguage = (code: string) =>
    all.find(({ attributes }) => attributes['languageID']?.toUpperCase() === code)
  return (inLanguage('DEU') ?? inLanguage('ENG') ?? all[0])?.text ?? ''
}
