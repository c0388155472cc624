/** Award notices, the firms they lead to, ids by which firms are known for certain, and what analysts say of a link. */
export const awards = `
-- Ids of firms as their own Impressum has them; one row an id, seen again when it is read again.
CREATE TABLE firm_ids (
  firm INTEGER NOT NULL REFERENCES firms,
  kind TEXT NOT NULL CHECK (kind IN ('vat', 'register')),
  value TEXT NOT NULL,
  court TEXT,
  -- Under what it is the same id (src/awards/match-award.ts); null for a register number without its court.
  key TEXT,
  source_url TEXT NOT NULL,
  seen_at TEXT NOT NULL
);
CREATE UNIQUE INDEX firm_ids_by_firm ON firm_ids (firm, kind, value, coalesce(court, ''));
CREATE INDEX firm_ids_by_key ON firm_ids (key) WHERE key IS NOT NULL;

-- What a notice says of a supplier, one row for each lot it names; made anew with every version of the notice.
CREATE TABLE awards (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL CHECK (source IN ('doe', 'ted', 'ocds')),
  notice_id TEXT NOT NULL,
  version TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('result', 'voluntary', 'modification')),
  published_on TEXT,
  url TEXT,
  title TEXT NOT NULL,
  -- JSON: names of the buyers, and their domains.
  buyers TEXT NOT NULL,
  buyer_domains TEXT NOT NULL,
  -- JSON: digits, without the check digit.
  cpv TEXT NOT NULL,
  -- Empty where the notice does not say which.
  lot TEXT NOT NULL,
  lot_title TEXT,
  role TEXT NOT NULL CHECK (role IN ('winner', 'probable', 'member', 'subcontractor')),
  value REAL,
  currency TEXT,
  decided_on TEXT,
  framework INTEGER NOT NULL DEFAULT 0 CHECK (framework IN (0, 1)),
  supplier TEXT NOT NULL,
  -- Who an analyst's word on the supplier is about: name and town, or the notice where it has no town.
  supplier_key TEXT NOT NULL,
  -- JSON: usable ids.
  supplier_ids TEXT NOT NULL,
  supplier_website TEXT,
  supplier_domain TEXT,
  supplier_city TEXT,
  supplier_country TEXT,
  -- What links by itself: VAT number, register number with court, website host. Null where nothing does.
  firm INTEGER REFERENCES firms,
  match_method TEXT CHECK (match_method IN ('vat', 'register', 'host')),
  match_score REAL,
  imported_at TEXT NOT NULL,
  UNIQUE (source, notice_id, lot, role, supplier)
);
CREATE INDEX awards_by_firm ON awards (firm) WHERE firm IS NOT NULL;
CREATE INDEX awards_by_supplier ON awards (supplier_key);

-- Links that a person should look at.
CREATE TABLE award_proposals (
  award INTEGER NOT NULL REFERENCES awards ON DELETE CASCADE,
  firm INTEGER NOT NULL REFERENCES firms,
  method TEXT NOT NULL CHECK (method IN ('vat', 'register', 'host', 'name-city', 'name')),
  score REAL NOT NULL,
  doubt TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (award, firm)
) WITHOUT ROWID;

-- How many names notices have had for an id or host, both as hashes: two names for one sign link nobody by themselves.
CREATE TABLE award_signs (
  sign_hash TEXT NOT NULL,
  name_hash TEXT NOT NULL,
  PRIMARY KEY (sign_hash, name_hash)
) WITHOUT ROWID;

-- What analysts said of a supplier and a firm; append-only, the newest row of a pair holds.
CREATE TABLE award_verdicts (
  id INTEGER PRIMARY KEY,
  supplier_key TEXT NOT NULL,
  firm INTEGER NOT NULL REFERENCES firms,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'later')),
  because TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE INDEX award_verdicts_by_pair ON award_verdicts (supplier_key, firm, id);

-- The newest word on each pair, on the firm that the one it was said of is now.
CREATE VIEW award_words AS
SELECT supplier_key, present AS firm, verdict, because, made_by, made_at FROM (
  SELECT v.*, coalesce(h.merged_into, h.id, f.id) AS present,
    row_number() OVER (PARTITION BY supplier_key, coalesce(h.merged_into, h.id, f.id) ORDER BY v.id DESC) AS place
  FROM award_verdicts v JOIN firms f ON f.id = v.firm LEFT JOIN firms h ON h.id = f.merged_into)
WHERE place = 1;

-- Which firm a row of awards leads to: an analyst's word before what links by itself.
CREATE VIEW award_links AS
SELECT a.id AS award, w.firm, 'analyst' AS method, 1 AS score
FROM awards a JOIN award_words w ON w.supplier_key = a.supplier_key AND w.verdict = 'same'
UNION ALL
SELECT a.id, coalesce(h.merged_into, h.id, f.id), a.match_method, a.match_score
FROM awards a JOIN firms f ON f.id = a.firm LEFT JOIN firms h ON h.id = f.merged_into
WHERE NOT EXISTS (SELECT 1 FROM award_words w WHERE w.supplier_key = a.supplier_key
  AND (w.verdict = 'same' OR w.verdict = 'different' AND w.firm = coalesce(h.merged_into, h.id, f.id)));
`
