import Database from 'better-sqlite3'
import { addNote as saveNote } from '../../src/store/notes.js'
import type { openBase } from '../store/base.js'

/** A file as another program or version leaves it. */
export function openRaw(file: string, work: (db: Database.Database) => void): void {
  const db = new Database(file)
  work(db)
  db.close()
}

/** Somebody's note on the first firm, on that day. */
export function addNote(store: ReturnType<typeof openBase>, instant: string): void {
  store.setNow(instant)
  saveNote(store, 1, 'Demo zugesagt')
}
