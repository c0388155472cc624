import { createHash } from 'node:crypto'
import { usageProblem } from '../problem.js'
import { formatFirmId } from './listings.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { checkText, presentFirm } from './words.js'

/** What an analyst wrote about a firm. Write as if the firm reads it: it may ask to (GDPR, article 15). */
export interface Note {
  id: number
  firm: number
  text: string
  made_by: string
  made_at: string
}

/** @throws Problem for an empty note or one over 4,000 characters */
export function addNote(store: Store, firm: number, text: string): Note {
  const clean = checkText(text, 'The note', 4000, true)
  return transaction(store, () => {
    const note = prepared(
      store,
      'INSERT INTO notes (firm, text, made_by, made_at) VALUES (?, ?, ?, ?) RETURNING id, firm, text, made_by, made_at',
    ).get(firm, clean, store.who, store.now()) as Note
    // The hash and not the text: the log cannot forget.
    const sha256 = createHash('sha256').update(clean).digest('hex')
    appendLog(store, { action: 'note add', firm, after: { note: note.id, sha256 } })
    return note
  })
}

/**
 * Takes a note back, by a row of its own: it is not shown any more, and stays in the base until the firm is forgotten.
 * @throws Problem (usage) where the firm has no such note
 */
export function takeNoteBack(store: Store, firm: number, note: number): Note {
  return transaction(store, () => {
    const held = listNotes(store, [firm]).get(firm) ?? []
    const found = held.find(({ id }) => id === note)
    if (!found)
      throw usageProblem(
        `${formatFirmId(firm)} has no note ${note}.`,
        held.length ? `It has ${held.map(({ id }) => id).join(', ')}.` : 'It has none at all.',
      )
    // With the firm it was given to, which may have become part of another one.
    prepared(
      store,
      `INSERT INTO notes (firm, text, made_by, made_at, takes_back) SELECT firm, '', @who, @now, id FROM notes WHERE id = @note`,
    ).run({ note, who: store.who, now: store.now() })
    appendLog(store, { action: 'note take back', firm, before: { note } })
    return found
  })
}

/** Notes by firm, oldest first, without those that were taken back. */
export function listNotes(store: Store, firms?: readonly number[]): Map<number, Note[]> {
  const rows = prepared(
    store,
    `SELECT * FROM (SELECT id, ${presentFirm('notes')} AS firm, text, made_by, made_at FROM notes
       WHERE takes_back IS NULL AND id NOT IN (SELECT takes_back FROM notes WHERE takes_back IS NOT NULL))
     WHERE (@firms IS NULL OR firm IN (SELECT value FROM json_each(@firms))) ORDER BY firm, id`,
  ).all({ firms: firms ? JSON.stringify(firms) : null }) as Note[]
  const byFirm = new Map<number, Note[]>()
  for (const note of rows) {
    const notes = byFirm.get(note.firm)
    if (notes) notes.push(note)
    else byFirm.set(note.firm, [note])
  }
  return byFirm
}
