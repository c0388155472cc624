/** What searching for a need came to is kept until the index changes, so that a list that is looked at again needs no search. */
export const needSearches = `
CREATE TABLE search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- Another number with each change of the search index.
  state INTEGER NOT NULL
);
INSERT INTO search_state VALUES (1, 1);
CREATE TABLE need_searches (
  id INTEGER PRIMARY KEY,
  need TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- The vocabulary and the code that it was made with: of others nothing is taken.
  made_with TEXT NOT NULL,
  -- What the tool understood, as JSON (src/needs/analyse-need.ts).
  analysis TEXT NOT NULL,
  -- State of the index, and what was found in it (src/ranking/listing-search.ts); it holds no word of a listing.
  state INTEGER NOT NULL,
  found TEXT NOT NULL,
  UNIQUE (need, version)
);
`
