/**
 * One firm, however many listings: why listings are one firm, what analysts said of it, corrections and notes, and what must
 * not come back.
 */
export const identity = `
-- The firm a listing is by itself. A group of listings is the firm of its oldest home; the other homes forward there.
ALTER TABLE listings ADD COLUMN home INTEGER REFERENCES firms;
CREATE TEMP TABLE moved AS
  SELECT id AS listing, firm, first_seen_at, row_number() OVER (ORDER BY id)
    + (SELECT coalesce(max(id), 0) FROM firms) AS home
  FROM listings l WHERE id > (SELECT min(id) FROM listings WHERE firm = l.firm);
INSERT INTO firms (id, merged_into, made_at) SELECT home, firm, first_seen_at FROM moved;
UPDATE listings SET home = coalesce((SELECT home FROM moved WHERE listing = id), firm);
DROP TABLE moved;
-- Chains become one step.
UPDATE firms SET merged_into = (
  WITH RECURSIVE chain (id, step) AS (
    SELECT firms.merged_into, 1 UNION ALL
    SELECT f.merged_into, step + 1 FROM chain JOIN firms f ON f.id = chain.id WHERE f.merged_into IS NOT NULL AND step < 1000)
  SELECT id FROM chain ORDER BY step DESC LIMIT 1)
WHERE merged_into IS NOT NULL;
CREATE INDEX listings_by_home ON listings (home);
CREATE INDEX firms_by_merge ON firms (merged_into) WHERE merged_into IS NOT NULL;
-- Since when nothing of it is kept, at somebody's wish.
ALTER TABLE firms ADD COLUMN forgotten_at TEXT;

-- One person who trades under a name: its data are personal data.
ALTER TABLE listings ADD COLUMN sole_trader INTEGER NOT NULL DEFAULT 0;

-- What a listing is looked up by when another one may be the same firm (src/firms/identity-keys.ts).
CREATE TABLE identity_keys (
  -- 52 bits of a hash: two keys with one hash only lead to a comparison more.
  key INTEGER NOT NULL,
  listing INTEGER NOT NULL REFERENCES listings,
  PRIMARY KEY (key, listing)
) WITHOUT ROWID;
CREATE INDEX identity_keys_by_listing ON identity_keys (listing);

-- What a rule joined, with its reason: it stays joined until an analyst says otherwise. Smaller listing first.
CREATE TABLE identity_edges (
  a INTEGER NOT NULL REFERENCES listings,
  b INTEGER NOT NULL REFERENCES listings,
  reason TEXT NOT NULL,
  strength REAL NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX identity_edges_by_b ON identity_edges (b);
-- What an earlier version joined stays joined.
INSERT INTO identity_edges (a, b, reason, strength, made_at)
  SELECT (SELECT min(id) FROM listings WHERE firm = l.firm), id, 'joined by an earlier version', 1, first_seen_at
  FROM listings l WHERE id > (SELECT min(id) FROM listings WHERE firm = l.firm);

-- Pairs a person should look at: join, where they may be one firm; doubt, where they are one and no rule says so any more.
CREATE TABLE identity_proposals (
  a INTEGER NOT NULL REFERENCES listings,
  b INTEGER NOT NULL REFERENCES listings,
  kind TEXT NOT NULL CHECK (kind IN ('join', 'doubt')),
  reasons TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX identity_proposals_by_b ON identity_proposals (b);

-- What analysts said of pairs of listings; append-only, the newest row of a pair holds. "open" takes an answer back.
CREATE TABLE identity_verdicts (
  id INTEGER PRIMARY KEY,
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'later', 'open')),
  because TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE INDEX identity_verdicts_by_pair ON identity_verdicts (a, b, id);

-- What firms have to do with each other without being one; append-only, the newest row of a pair and kind holds.
CREATE TABLE firm_relations (
  id INTEGER PRIMARY KEY,
  firm INTEGER NOT NULL REFERENCES firms,
  kind TEXT NOT NULL CHECK (kind IN ('successor-of', 'subsidiary-of', 'product-of')),
  other INTEGER NOT NULL REFERENCES firms,
  since_on TEXT,
  because TEXT,
  ended INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1)),
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE INDEX firm_relations_by_firm ON firm_relations (firm);
CREATE INDEX firm_relations_by_other ON firm_relations (other);

-- Names an analyst knows a firm by, beside those of its listings.
CREATE TABLE firm_aliases (
  id INTEGER PRIMARY KEY,
  firm INTEGER NOT NULL REFERENCES firms,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('also', 'former')),
  until_on TEXT,
  because TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  UNIQUE (firm, name)
);

-- An analyst's word on a field, which wins when read; append-only, the newest row of a field holds, "withdrawn" ends it.
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  firm INTEGER NOT NULL REFERENCES firms,
  field TEXT NOT NULL,
  value TEXT,
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  because TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE INDEX corrections_by_firm ON corrections (firm, field, id);

CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  firm INTEGER NOT NULL REFERENCES firms,
  text TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE INDEX notes_by_firm ON notes (firm);

-- Hashes of what was forgotten: a crawl that meets it again leaves it out.
CREATE TABLE tombstones (
  hash TEXT PRIMARY KEY,
  firm INTEGER NOT NULL,
  made_at TEXT NOT NULL
) WITHOUT ROWID;

-- Which way a quote points, what it was taken from, and where in the field its phrase stands (UTF-16 units).
ALTER TABLE evidence ADD COLUMN direction TEXT NOT NULL DEFAULT 'sells-to';
ALTER TABLE evidence ADD COLUMN source TEXT NOT NULL DEFAULT 'text';
ALTER TABLE evidence ADD COLUMN offset INTEGER;
ALTER TABLE evidence ADD COLUMN length INTEGER;

-- The chain of the log runs over hashes of what was before and after, so that these words can be forgotten and the chain still
-- holds. Rows from before this have none of them, and keep theirs over the words.
ALTER TABLE log ADD COLUMN before_sha256 TEXT;
ALTER TABLE log ADD COLUMN after_sha256 TEXT;

-- When a listing went and came back.
CREATE TABLE listing_presence (
  id INTEGER PRIMARY KEY,
  listing INTEGER NOT NULL REFERENCES listings,
  what TEXT NOT NULL CHECK (what IN ('missing', 'gone', 'back')),
  run INTEGER NOT NULL REFERENCES runs,
  at TEXT NOT NULL
);
CREATE INDEX listing_presence_by_time ON listing_presence (at);
CREATE INDEX listing_presence_by_listing ON listing_presence (listing);

-- What a directory is, as the last run had it: its kind says how far its word is trusted.
CREATE TABLE directories (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL
) WITHOUT ROWID;

DROP VIEW listings_seen;
CREATE VIEW listings_seen AS
SELECT l.*,
  CASE WHEN l.missing_since IS NULL
    THEN max(l.seen_at, coalesce((SELECT max(r.started_at) FROM runs r
      WHERE r.directory = l.directory AND r.result = 'success' AND r.coverage = 'full'), l.seen_at))
    ELSE l.seen_at END AS last_seen_at,
  l.missing_runs >= 2 AS gone
FROM listings l;
`
