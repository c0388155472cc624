/**
 * Postings get a rowid and an index for their key. In a table WITHOUT ROWID they lay in its tree themselves, four to a page, so that
 * each look-up read a path of eight pages and more; a ranking makes some thousand.
 */
export const searchPostings = `
CREATE TABLE postings (
  chunk INTEGER NOT NULL,
  term TEXT NOT NULL,
  -- 32 bits per listing, by offset (src/ranking/postings.ts).
  postings BLOB NOT NULL,
  UNIQUE (chunk, term)
);
INSERT INTO postings SELECT chunk, term, postings FROM search_postings ORDER BY chunk, term;
DROP TABLE search_postings;
ALTER TABLE postings RENAME TO search_postings;
`
