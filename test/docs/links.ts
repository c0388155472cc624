import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { pages as commandPages, readPage } from './command-lines.js'

const root = join(import.meta.dirname, '../..')

/** All pages that are written for readers, from the root of the project. */
export const allPages = [
  ...commandPages,
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
]

export interface Link {
  page: string
  /** As it is written. */
  to: string
  /** Path from the root of the project, without what follows "#". */
  target: string
  anchor: string | null
}

/** Links of a text that lead to pages of the project; those to the web are none. */
export function linksOf(page: string, text = readPage(page)): Link[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, to = '']) => {
    if (/^[a-z]+:/.test(to)) return []
    const [path = '', anchor = null] = to.split('#')
    const target = path ? normalize(join(dirname(page), path)).replace(/\/$/, '') : page
    return [{ page, to, target, anchor }]
  })
}

/** Why a link leads nowhere; null where it leads somewhere. */
export function faultOf({ target, anchor }: Link): string | null {
  if (!existsSync(join(root, target))) return `there is no ${target}`
  if (anchor === null) return null
  return anchorsOf(readPage(target)).includes(anchor) ? null : `${target} has no heading #${anchor}`
}

/** Anchors of a page's headings as GitHub makes them; a heading that comes twice gets a number. */
export function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>()
  return headingsOf(text).map(({ title }) => {
    const slug = slugOf(title)
    const times = seen.get(slug) ?? 0
    seen.set(slug, times + 1)
    return times ? `${slug}-${times}` : slug
  })
}

export function headingsOf(text: string): { level: number; title: string }[] {
  return [...withoutCode(text).matchAll(/^(#{1,6}) (.+)$/gm)].map(([, signs = '', title = '']) => ({
    level: signs.length,
    title: title.trim(),
  }))
}

/** Small letters, blanks to hyphens, all signs but letters, digits, hyphens and underscores left out. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-')
}

/** Blocks of code hold signs of headings and links that are none. */
function withoutCode(text: string): string {
  return text.replace(/^ *```[\s\S]*?^ *```/gm, '').replace(/`[^`\n]*`/g, (code) => code.replaceAll(']', ' '))
}

/** The text of a page's section: from its heading to the next of the same level or a higher one. */
export function sectionOf(text: string, title: string): string {
  const lines = text.split('\n')
  const from = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === title)
  if (from < 0) throw new Error(`There is no section "${title}".`)
  const level = /^#+/.exec(lines[from] ?? '')?.[0].length ?? 1
  const length = lines.slice(from + 1).findIndex((line) => new RegExp(`^#{1,${level}} `).test(line))
  return lines.slice(from, length < 0 ? undefined : from + 1 + length).join('\n')
}
