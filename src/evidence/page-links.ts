import { type Document, type Element, isTag, isText } from 'domhandler'
import { resolveAddress } from '../extract/links.js'
import { walk } from '../extract/walk.js'
import { cleanLine } from '../firms/clean-text.js'
import { imageText } from './block-elements.js'
import { collapseDoubled } from './doubled.js'

/** A link of a page. */
export interface PageLink {
  /** Absolute, without fragment. */
  url: string
  /** What it is called, doubled words once; empty where it is a picture without words. */
  text: string
  /** It stands in the page's navigation, head or foot. */
  isNavigation: boolean
  /** It leads to a place on the page itself. */
  isOnPage: boolean
}

/** More links than this are no site's navigation. */
const most = 3000
const longestText = 200

/** The links of a page in its order; the base of addresses is the page's own `base`, where it has one. */
export function readLinks(document: Document, url: string): PageLink[] {
  const links: PageLink[] = []
  const base = baseOf(document, url)
  const page = resolveAddress('', url)
  let depthOfNavigation = 0
  let open: { element: Element; text: string } | null = null
  const add = ({ attribs }: Element, text: string): void => {
    const href = attribs.href
    const address = resolveAddress(href, href?.trim().startsWith('#') ? url : base)
    if (address === null || href === undefined || links.length >= most) return
    links.push({
      url: address,
      text: collapseDoubled(cleanLine(text || attribs['aria-label'] || attribs.title || '')),
      isNavigation: depthOfNavigation > 0,
      isOnPage: address === page && href.includes('#'),
    })
  }
  walk(document, {
    enter(node) {
      if (isText(node)) {
        if (open && open.text.length < longestText) open.text += node.data.slice(0, longestText)
        return true
      }
      if (!isTag(node)) return node.type === 'root'
      // Templates are read: some sites keep their foot there until it is scrolled to.
      if (['script', 'style', 'svg'].includes(node.name)) return false
      if (isNavigation(node)) depthOfNavigation++
      if (open) open.text += imageText(node) ? ` ${imageText(node)} ` : node.name === 'br' ? ' ' : ''
      if (node.name === 'a' && node.attribs.href !== undefined) open ??= { element: node, text: '' }
      return true
    },
    leave(node) {
      if (!isTag(node)) return
      if (open?.element === node) {
        add(node, open.text)
        open = null
      }
      if (isNavigation(node)) depthOfNavigation--
    },
  })
  return links
}

function isNavigation({ name, attribs }: Element): boolean {
  return (
    name === 'nav' ||
    name === 'footer' ||
    name === 'header' ||
    ['navigation', 'contentinfo', 'banner'].includes(attribs.role ?? '')
  )
}

function baseOf(document: Document, url: string): string {
  let base: string | undefined
  walk(document, {
    enter(node) {
      if (base !== undefined || (isTag(node) && node.name === 'body')) return false
      if (isTag(node) && node.name === 'base') base = node.attribs.href
      return true
    },
  })
  return resolveAddress(base, url) ?? url
}
