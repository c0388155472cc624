import { type Document, type Element, isTag, isText } from 'domhandler'
import { walk } from '../extract/walk.js'
import { isLeftOut } from './block-elements.js'

/**
 * Forms that are only forms: those that hold less than half of the page's text. Some systems put the whole page into one.
 */
export function smallForms(document: Document): ReadonlySet<Element> {
  const open: { form: Element; length: number }[] = []
  const closed: { form: Element; length: number }[] = []
  let total = 0
  walk(document, {
    enter(node) {
      if (isText(node)) {
        const { length } = node.data.trim()
        total += length
        // A form within a form counts for the outer one when it ends.
        const inner = open.at(-1)
        if (inner) inner.length += length
      }
      if (!isTag(node) || isLeftOut(node)) return false
      if (node.name === 'form') open.push({ form: node, length: 0 })
      return true
    },
    leave(node) {
      if (open.at(-1)?.form !== node) return
      const done = open.pop()
      if (!done) return
      closed.push(done)
      const outer = open.at(-1)
      if (outer) outer.length += done.length
    },
  })
  return new Set(closed.flatMap(({ form, length }) => (length * 2 < total ? [form] : [])))
}
