import { prepared, type Store } from './store.js'
import type { Tell, Told, ToldRow, Words } from './told-rows.js'

/** Words that a firm bears until they are taken away: a row each, deleted when it goes. */
interface BorneWords {
  table: string
  /** Column of the word. */
  word: string
  by: string
  at: string
  given: string
  taken: string
  /** The words that a row of the log gives or takes. */
  words: (told: ToldRow) => readonly unknown[]
  /** Further columns, as far as the log tells them. */
  more: (told: ToldRow) => Words
}

const list = (words: Words | null): readonly unknown[] => (Array.isArray(words) ? words : [])

const borne: readonly BorneWords[] = [
  {
    table: 'tags',
    word: 'tag',
    by: 'added_by',
    at: 'added_at',
    given: 'tag add',
    taken: 'tag remove',
    words: ({ action, before, after }) => {
      const [from, to] = action === 'tag add' ? [before, after] : [after, before]
      return list(to).filter((tag) => !list(from).includes(tag))
    },
    more: () => ({}),
  },
  {
    table: 'firm_aliases',
    word: 'name',
    by: 'made_by',
    at: 'made_at',
    given: 'alias add',
    taken: 'alias remove',
    words: ({ before, after }) => [(after ?? before)?.['name']],
    more: ({ after }) => after ?? {},
  },
]

/** Holds tags and names given by analysts against the log: none that it does not tell of, none missing that was not taken away. */
export function checkBorneWords(store: Store, told: Told, tell: Tell): void {
  for (const words of borne) checkBorne(store, words, told, tell)
}

function checkBorne(
  store: Store,
  { table, word, by, at, given, taken, words, more }: BorneWords,
  { rows, forgotten }: Told,
  tell: Tell,
): void {
  const joined = everJoined(rows)
  const held = new Map<string, { firm: number; said: unknown; told: ToldRow; mayBeGone: boolean }>()
  const key = (firm: unknown, said: unknown) => JSON.stringify([firm, said])
  for (const told of rows) {
    const { firm, action, wordless } = told
    if (firm === null) continue
    if (action === given && !wordless)
      for (const said of words(told)) held.set(key(firm, said), { firm, said, told, mayBeGone: false })
    if (action !== taken) continue
    // Taken from a firm, a word goes from all that were one with it then.
    for (const [known, one] of held)
      if (joined(one.firm, firm)) {
        if (wordless) one.mayBeGone = true
        else if (words(told).includes(one.said)) {
          if (one.firm === firm) held.delete(known)
          else one.mayBeGone = true
        }
      }
  }
  const found = new Set<string>()
  for (const row of prepared(store, `SELECT * FROM ${table}`).all() as Words[]) {
    const known = key(row['firm'], row[word])
    found.add(known)
    const said = held.get(known)?.told
    const wanted = said && { [by]: said.who, [at]: said.at, ...more(said) }
    if (!wanted || Object.keys(wanted).some((column) => column in row && wanted[column] !== row[column]))
      tell(said?.id ?? null, `"${row[word]}" of F${row['firm']} in "${table}" is not what the log tells.`)
  }
  for (const [known, { firm, told, mayBeGone }] of held)
    if (!found.has(known) && !mayBeGone && !forgotten.has(firm))
      tell(told.id, `What row ${told.id} of the log gave is missing in "${table}".`)
}

/** Whether two firms are one, or may have been at any time: joined by rows of the log, some of which name only one of them any more. */
function everJoined(rows: readonly ToldRow[]): (a: number, b: number) => boolean {
  const groups = new Map<string, string>()
  const root = (id: string): string => {
    const up = groups.get(id)
    return up === undefined || up === id ? id : root(up)
  }
  const anybody = '*'
  for (const { action, firm, before, after, wordless } of rows)
    if (action === 'firm merge' || action === 'firm join') {
      const named = JSON.stringify([before, after]).match(/(?<=")F\d+(?=")/g) ?? []
      for (const id of [...named, ...(wordless ? [anybody] : [])]) groups.set(root(id), root(`F${firm}`))
    }
  return (a, b) => {
    const [one, other] = [root(`F${a}`), root(`F${b}`)]
    return one === other || [one, other].includes(root(anybody))
  }
}
