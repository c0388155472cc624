/** What a crawl must remember between its runs: hosts that asked for a pause, pauses of directories, since which run a listing is missing. */
export const trustedCrawl = `
-- When a host may be asked again, in milliseconds since 1970.
CREATE TABLE hosts (
  host TEXT PRIMARY KEY,
  not_before INTEGER NOT NULL
) WITHOUT ROWID;

-- Each origin's robots.txt, for a day.
CREATE TABLE robots (
  origin TEXT PRIMARY KEY,
  status INTEGER NOT NULL,
  body BLOB NOT NULL,
  fetched_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Directories an analyst, or too many failures, took out of the schedule; the newest row of a directory holds.
CREATE TABLE pauses (
  id INTEGER PRIMARY KEY,
  directory TEXT NOT NULL,
  paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
  reason TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE INDEX pauses_by_directory ON pauses (directory, id);

-- Full runs in a row that no longer had the listing, counted up to two: then it is gone.
ALTER TABLE listings ADD COLUMN missing_runs INTEGER NOT NULL DEFAULT 0;

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
