import { z } from 'zod'
import { parseYamlFile } from '../yaml-file.js'

const text = z.string().min(1)
const firm = z.strictObject({
  number: text,
  slug: z.string().regex(/^[a-z0-9-]+$/, 'small letters, digits and hyphens'),
  name: text,
  website: z.url().optional(),
  address: text,
  founded: z.int(),
  /** dd.mm.yyyy, as German pages write it. */
  updated: z.string().regex(/^\d\d\.\d\d\.\d{4}$/, 'a day such as 24.11.2026'),
  tags: z.array(text).min(1),
  text,
  inactive: z.boolean().default(false),
  /** What a real page says of persons; no recipe reads it. */
  team: z.strictObject({ founder: text, mail: text, phone: text }).optional(),
  encoding: z.enum(['utf-8', 'windows-1252']).default('utf-8'),
})
const schema = z.strictObject({ per_page: z.int().min(1), firms: z.array(firm).min(1) })
type Firm = z.output<typeof firm>

/** A page of the register. */
export interface HtmlPage {
  /** Path and query as a browser asks for them. */
  target: string
  html: string
  /** How the page is to be encoded; windows-1252 is said in the page's meta tag only. */
  encoding: Firm['encoding']
}

const listPath = '/gruenderstadt/firmen'

/**
 * The pages of the demo's HTML directory: a list on several pages with a link to the next one, and a page per firm.
 * @param file name shown in errors
 * @throws Problem that names file and line
 */
export function renderGruenderstadt(source: string, file: string): HtmlPage[] {
  const { per_page, firms } = parseYamlFile(schema, source, file, 'Mend the line.')
  const pages = Math.ceil(firms.length / per_page)
  const lists = Array.from({ length: pages }, (_, index): HtmlPage => {
    const page = index + 1
    return {
      target: listTarget(page),
      html: renderList(firms.slice(index * per_page, page * per_page), { page, pages, total: firms.length }),
      encoding: 'utf-8',
    }
  })
  const details = firms.map(
    (one): HtmlPage => ({ target: firmTarget(one), html: renderFirm(one), encoding: one.encoding }),
  )
  return [...lists, ...details]
}

function listTarget(page: number): string {
  return page === 1 ? listPath : `${listPath}?seite=${page}`
}

function firmTarget(firm: Firm): string {
  return `${listPath}/${firm.slug}`
}

function renderList(firms: readonly Firm[], at: { page: number; pages: number; total: number }): string {
  const items = firms.map(
    (firm) => `<article class="firma">
<h2><a href="${firmTarget(firm)}">${escapeHtml(firm.name)}</a></h2>
<ul class="branchen">${firm.tags.map((tag) => `<li>${escapeHtml(tag)}</li>`).join('')}</ul>
</article>`,
  )
  const next =
    at.page < at.pages ? `<nav><a rel="next" href="${listTarget(at.page + 1)}">Weitere Firmen</a></nav>` : ''
  return renderPage(
    'Firmenverzeichnis',
    'utf-8',
    `<h1>Firmenverzeichnis</h1>
<p>${at.total} Einträge, Seite ${at.page} von ${at.pages}</p>
${items.join('\n')}
${next}`,
  )
}

function renderFirm(firm: Firm): string {
  const website = firm.website ? `<a class="website" href="${escapeHtml(firm.website)}">Zur Website</a>` : ''
  const team = firm.team
    ? `<section class="team"><h2>Team</h2><p>Gründung: ${escapeHtml(firm.team.founder)}</p>
<p><a href="mailto:${escapeHtml(firm.team.mail)}">${escapeHtml(firm.team.mail)}</a>, ${escapeHtml(firm.team.phone)}</p></section>`
    : ''
  return renderPage(
    firm.name,
    firm.encoding,
    `<p class="nummer">${escapeHtml(firm.number)}</p>
<h1>${escapeHtml(firm.name)}</h1>
${firm.inactive ? '<p class="inaktiv">Diese Firma ist nicht mehr aktiv.</p>' : ''}
<dl>
<dt>Sitz</dt><dd class="anschrift">${escapeHtml(firm.address)}</dd>
<dt>Gegründet</dt><dd>${firm.founded}</dd>
</dl>
${website}
<div class="beschreibung"><p>${escapeHtml(firm.text)}</p></div>
${team}
<p class="stand">Zuletzt geändert am ${firm.updated}</p>`,
  )
}

function renderPage(title: string, encoding: Firm['encoding'], main: string): string {
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="${encoding}">
<title>${escapeHtml(title)} – Gründerstadt</title>
</head>
<body>
<main>
${main}
</main>
<footer><p>Gründerstadt und alle Firmen dieser Seiten sind erfunden.</p></footer>
</body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
