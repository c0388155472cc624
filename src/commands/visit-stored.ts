import type { Context } from '../context.js'
import { readFirms } from '../dossier/firm.js'
import { formatFirmId } from '../store/listings.js'
import { listHomesWithPages, listSitePages } from '../store/site-pages.js'
import type { Store } from '../store/store.js'
import { openSiteReader } from '../visit/open-reader.js'
import { readSite } from '../visit/read-site.js'

/** Reads kept pages of firms, or of all, with the present rules; nobody is asked, and no day is moved on. */
export async function readStored(
  context: Context,
  store: Store,
  firms: readonly number[] | null,
): Promise<void> {
  const { terminal } = context
  const homes = listHomesWithPages(store, firms ?? undefined)
  const reader = openSiteReader(context.paths.data)
  const ids = [...new Set(homes.map(({ firm }) => firm))]
  const dossiers = new Map((ids.length ? readFirms(store, ids) : []).map((one) => [one.id, one]))
  const reports = homes.flatMap(({ home, firm }) => {
    const dossier = dossiers.get(firm)
    if (!dossier || context.signal.aborted) return []
    const { name, legal_form, website } = dossier.facts
    const pages = listSitePages(store, home)
    const of = { name, legalForm: legal_form, website: website ?? pages[0]?.url ?? '' }
    const evidence = readSite(store, reader, { home, firm: of, pages, asked: false })
    return [{ firm: formatFirmId(firm), name, pages: pages.length, evidence }]
  })
  if (context.options.json) terminal.json(reports)
  for (const { firm, name, evidence } of reports)
    if (evidence.new || evidence.dropped)
      terminal.note(`${firm} ${name}: ${evidence.new} new, ${evidence.dropped} no longer read so`)
  const sum = (pick: (report: (typeof reports)[number]) => number) =>
    reports.reduce((all, one) => all + pick(one), 0)
  terminal.note(
    reports.length
      ? `${reports.length} websites read again from ${sum(({ pages }) => pages)} kept pages: ${sum(({ evidence }) => evidence.new)} new quotes, ${sum(({ evidence }) => evidence.dropped)} no longer read so.`
      : 'No page of a website is kept.',
  )
}
