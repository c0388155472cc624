/**
 * Lists of third parties (finalists of an award, a programme, a marketplace) and the firms that stand on them. A list never makes a
 * firm: what no firm of the base fits stays an entry without one.
 */
export const lists = `
CREATE TABLE list_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list TEXT NOT NULL,
  year INTEGER,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  -- The name without legal form and spelling; an analyst's word holds for it.
  name_key TEXT NOT NULL,
  city TEXT,
  website TEXT,
  domain TEXT,
  -- The page that names it.
  url TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  last_confirmed_at TEXT NOT NULL
);
CREATE UNIQUE INDEX list_entries_once ON list_entries (list, coalesce(year, 0), role, name_key);

-- Firms that an entry may be, made anew with every import; one without a doubt holds by itself.
CREATE TABLE list_matches (
  entry INTEGER NOT NULL REFERENCES list_entries ON DELETE CASCADE,
  firm INTEGER NOT NULL REFERENCES firms,
  method TEXT NOT NULL CHECK (method IN ('host', 'name-city', 'name')),
  doubt TEXT,
  PRIMARY KEY (entry, firm)
) WITHOUT ROWID;

-- What analysts said of a name and a firm; append-only, the newest row of a pair holds.
CREATE TABLE list_verdicts (
  id INTEGER PRIMARY KEY,
  name_key TEXT NOT NULL,
  firm INTEGER NOT NULL REFERENCES firms,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
  because TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE INDEX list_verdicts_by_pair ON list_verdicts (name_key, firm, id);
`
