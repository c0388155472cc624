import type { Block, Line } from './document.js'
import type { EvidenceNotes } from './evidence-notes.js'
import { excerpt } from './excerpt.js'
import { fileWords } from './file-words.js'
import { answerLine } from './firm-blocks.js'
import { type NeedFile, takenFirms } from './need-file.js'
import { pointHeading } from './record-points.js'
import { recordWords } from './record-words.js'
import { wordsIn } from './words.js'

/** Points 9 to 15 of the record: re-use, contacts, conflicts, costs, limits, versions, signatures. */
export function conductBlocks(file: NeedFile, notes: EvidenceNotes): Block[] {
  const { lang } = file.paper
  const words = recordWords(lang)
  const costs = costLines(file, notes)
  return [
    pointHeading(9, lang),
    ...reuseBlocks(file, notes),
    pointHeading(10, lang),
    ...contactBlocks(file),
    pointHeading(11, lang),
    ...conflictBlocks(file),
    pointHeading(12, lang),
    costs.length ? { kind: 'list', items: costs } : { kind: 'paragraph', text: words.noCosts },
    pointHeading(13, lang),
    { kind: 'list', items: limitLines(file) },
    pointHeading(14, lang),
    ...versionBlocks(file),
    pointHeading(15, lang),
    ...signatureBlocks(file),
  ]
}

function reuseBlocks({ reuse, paper: { lang } }: NeedFile, notes: EvidenceNotes): Block[] {
  const words = recordWords(lang)
  if (!reuse.length) return [{ kind: 'paragraph', text: words.noReuse }]
  return [
    {
      kind: 'table',
      heads: words.reuseHeads,
      widths: [5, 4, 2],
      rows: reuse.map(({ name, by, quote, url, seen_at }): Line[] => [
        [notes.span(name, { quote, url, seen_at })],
        by,
        seen_at.slice(0, 10),
      ]),
    },
  ]
}

/** What all were told, who was spoken to, and who does not know yet what others know. */
export function contactBlocks({ contacts, informations, untold, paper: { lang } }: NeedFile): Block[] {
  const words = recordWords(lang)
  const kinds = fileWords(lang).contactKinds
  return [
    { kind: 'paragraph', text: [{ text: words.informed, strong: true }] },
    informations.length
      ? {
          kind: 'list',
          items: informations.map(
            ({ id, text, made_at }) => `${id} (${made_at.slice(0, 10)}): ${excerpt(text, 500)}`,
          ),
        }
      : { kind: 'paragraph', text: words.noInformation },
    contacts.length
      ? {
          kind: 'table',
          heads: words.contactHeads,
          widths: [3, 4, 2, 3, 5, 3],
          rows: alike(contacts).map(([{ held_on, kind, information, text, made_by }, names]): Line[] => [
            held_on,
            names.join(', '),
            kinds[kind] ?? kind,
            information === null ? '' : String(information),
            text ?? '',
            made_by,
          ]),
        }
      : { kind: 'paragraph', text: words.noContact },
    ...untold.map(
      ({ information, names }): Block => ({
        kind: 'paragraph',
        text: words.untold(information, names.join(', ')),
      }),
    ),
  ]
}

/** Contacts of one day that say the same are one row with all the firms: that all were told the same is to be seen at a glance. */
function alike(contacts: NeedFile['contacts']): [NeedFile['contacts'][number], string[]][] {
  const rows = new Map<string, [NeedFile['contacts'][number], string[]]>()
  for (const contact of contacts) {
    const { held_on, name, kind, information, text, made_by } = contact
    const key = JSON.stringify([held_on, kind, information, text, made_by])
    const row = rows.get(key)
    if (row) row[1].push(name)
    else rows.set(key, [contact, [name]])
  }
  return [...rows.values()]
}

function conflictBlocks({ conflicts, undeclared, paper: { lang } }: NeedFile): Block[] {
  const words = recordWords(lang)
  const kinds = fileWords(lang).conflicts
  return [
    conflicts.length
      ? {
          kind: 'table',
          heads: words.conflictHeads,
          widths: [3, 3, 3, 4, 5, 4],
          rows: conflicts.map(({ made_at, made_by, kind, firm, because, remedy }): Line[] => [
            made_at.slice(0, 10),
            made_by,
            kinds[kind],
            firm ?? '',
            because ?? '',
            remedy ?? '',
          ]),
        }
      : { kind: 'paragraph', text: words.noConflict },
    ...(undeclared.length
      ? [{ kind: 'paragraph' as const, text: words.undeclared(undeclared.join(', ')) }]
      : []),
  ]
}

/** What the exploration does not tell: age of the data, sources that were not read, a thin field. */
export function limitLines({ firms, sources, paper: { lang, scope } }: NeedFile): string[] {
  const words = recordWords(lang)
  const days = firms.map(({ last_checked }) => last_checked.slice(0, 10)).sort()
  const [oldest, newest] = [days[0], days.at(-1)]
  const named = (state: (typeof sources)[number]['state']) =>
    sources
      .filter((source) => source.state === state)
      .map(({ title }) => title)
      .join(', ')
  const noSeat = firms.filter(({ city, country }) => !city && !country).length
  return [
    ...(oldest && newest ? [words.age(oldest, newest)] : []),
    ...(['part', 'failed', 'refused', 'never'] as const).flatMap((state) => {
      const names = named(state)
      const say = { part: words.partial, failed: words.failed, refused: words.refused, never: words.never }[
        state
      ]
      return names ? [say(names)] : []
    }),
    ...(scope.field.thin ? [words.thin(scope.field.clear)] : []),
    ...(noSeat ? [words.noSeat(noSeat)] : []),
    words.unknowns,
  ]
}

function versionBlocks({ versions, paper }: NeedFile): Block[] {
  const words = recordWords(paper.lang).versions
  return [
    {
      kind: 'facts',
      facts: [
        [words.tool, `govscout ${versions.tool}`],
        [words.vocabulary, versions.vocabulary],
        [words.rules, versions.rules],
        [words.data, `SHA-256 ${paper.data_hash}`],
        [words.log, `SHA-256 ${paper.log_hash}`],
        [words.verify, `govscout log verify --head ${paper.log_hash}`],
      ],
    },
  ]
}

function signatureBlocks({ author, conclusion, paper: { lang, generated_at } }: NeedFile): Block[] {
  const words = recordWords(lang)
  const reviewed = conclusion?.reviewed_by
    ? `${conclusion.reviewed_by}, ${conclusion.reviewed_at?.slice(0, 10) ?? wordsIn(lang).unknown}`
    : words.open15
  return [
    {
      kind: 'facts',
      columns: 2,
      facts: [
        [words.generated, generated_at],
        [words.author, author],
        [words.reviewer, reviewed],
      ],
    },
  ]
}

/** Costs of the firms that were taken, where somebody has answered. */
function costLines(file: NeedFile, notes: EvidenceNotes): Line[] {
  const { lang } = file.paper
  return takenFirms(file).flatMap((firm): Line[] => {
    const answer = firm.answers.find(({ criterion }) => criterion === 'C15')
    return answer && answer.answer !== 'unknown'
      ? [[{ text: `${firm.name}: ` }, ...answerLine(answer, notes, lang)]]
      : []
  })
}
