/** Which versions of needs were frozen, with what the tool understood of them then. */
export const needs = `
CREATE TABLE need_freezes (
  id INTEGER PRIMARY KEY,
  need TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- Version of the vocabulary, and the analysis made with it as JSON (src/needs/analyse-need.ts).
  lexicon TEXT NOT NULL,
  analysis TEXT NOT NULL,
  frozen_by TEXT NOT NULL,
  frozen_at TEXT NOT NULL,
  UNIQUE (need, version)
);
`
