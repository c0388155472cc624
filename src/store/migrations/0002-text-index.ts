/**
 * The full-text index as an inverted index of our own, one row per stem and chunk of listings, and not as FTS5: the ranking
 * needs the counts of some two hundred stems in every listing, by field, and one frequency over all synonyms of a concept.
 * FTS5 gives neither, its bm25() alone costs what the whole search may at a million listings, and keeping it up to date
 * brings ingest below its goal. Reading a stem's postings here is one look-up and one typed array.
 */
export const textIndex = `
-- Search index over listings: made from them alone, and made anew at any time.
CREATE TABLE search_chunks (
  chunk INTEGER PRIMARY KEY,
  documents INTEGER NOT NULL,
  words INTEGER NOT NULL,
  -- Content words per listing, 16 bits each, by offset.
  lengths BLOB NOT NULL
);
CREATE TABLE search_postings (
  chunk INTEGER NOT NULL,
  term TEXT NOT NULL,
  -- 32 bits per listing, by offset (src/ranking/postings.ts).
  postings BLOB NOT NULL,
  PRIMARY KEY (chunk, term)
) WITHOUT ROWID;
`
