import { changeWords, doubtReason, fieldName, longestValue } from './change-words.js'
import { excerpt } from './excerpt.js'
import { escapeMarkdown, markdownLink } from './markdown-text.js'
import { type Language, paperFooter } from './paper.js'

/** A listing that came, went or came back. */
export interface ReportedNews {
  firm: string
  name: string
  directory: string
  url: string
  at: string
}

/** What the report tells; the names are those of `changes --json`. */
export interface ReportedChanges {
  since: string
  new: readonly ReportedNews[]
  changed: readonly (ReportedNews & { field: string; old: string | null; new: string | null })[]
  gone: readonly ReportedNews[]
  back: readonly ReportedNews[]
  doubtful: readonly (ReportedNews & {
    other_firm: string | null
    other_name: string | null
    reasons: readonly string[]
  })[]
}

const words = {
  de: { since: 'Änderungen seit', made: 'erstellt am', and: 'und' },
  en: { since: 'Changes since', made: 'made at', and: 'and' },
}

/** The report of changes as Markdown for a mail: one line a listing, its changed fields below it, each with its page. */
export function formatChangesMarkdown(
  changes: ReportedChanges,
  { generated_at, lang }: { generated_at: string; lang: Language },
): string {
  const said = { ...changeWords(lang), ...words[lang] }
  const line = ({ firm, name, directory, url, at }: ReportedNews) =>
    `- ${escapeMarkdown(`${name} (${firm})`)}: ${markdownLink(directory, url)}, ${escapeMarkdown(at.slice(0, 10))}`
  const value = (text: string | null) => (text ? escapeMarkdown(excerpt(text, longestValue)) : said.empty)
  const byListing = new Map<string, ReportedChanges['changed'][number][]>()
  for (const change of changes.changed) {
    const key = `${change.directory} ${change.url}`
    byListing.set(key, [...(byListing.get(key) ?? []), change])
  }
  const section = (title: string, lines: readonly string[], count = lines.length) => [
    `## ${title} (${count})`,
    lines.length ? lines.join('\n') : said.nothing,
  ]
  return [
    `# ${said.title}`,
    `${said.since} ${escapeMarkdown(changes.since)}, ${said.made} ${escapeMarkdown(generated_at)}`,
    ...section(said.kinds.new, changes.new.map(line)),
    ...section(
      said.kinds.changed,
      [...byListing.values()].map((fields) =>
        [
          ...fields.slice(0, 1).map(line),
          ...fields.map(
            ({ field, old, new: now }) =>
              `  - ${escapeMarkdown(fieldName(field, lang))}: ${value(old)} → ${value(now)}`,
          ),
        ].join('\n'),
      ),
    ),
    ...section(said.kinds.gone, changes.gone.map(line)),
    ...section(said.kinds.back, changes.back.map(line)),
    ...section(
      said.kinds.doubtful,
      changes.doubtful.map((doubt) => {
        const other = doubt.other_name ? ` ${said.and} ${doubt.other_name} (${doubt.other_firm})` : ''
        return `- ${escapeMarkdown(`${doubt.name} (${doubt.firm})${other}: ${doubt.reasons.map((reason) => doubtReason(reason, lang)).join('; ')}`)}, ${markdownLink(doubt.directory, doubt.url)}`
      }),
    ),
    '---',
    `*${paperFooter(lang)}*`,
  ]
    .join('\n\n')
    .concat('\n')
}
