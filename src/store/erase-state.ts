import { findPending } from './erase.js'
import type { Store } from './store.js'

/** What forgetting firms has left to do in the file, and when a firm was last forgotten (ISO instant; null: never). */
export function eraseState({ db }: Store): { pending: boolean; lastForgotten: string | null } {
  return {
    pending: findPending(db) !== null,
    lastForgotten: db
      .prepare('SELECT max(forgotten_at) FROM firms WHERE forgotten_at IS NOT NULL')
      .pluck()
      .get() as string | null,
  }
}
