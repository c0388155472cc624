/** What the firms' own websites say: visits, pages as blocks of text, what was found on them, and what analysts say of that. */
export const firmSites = `
-- Rows belong to the firm that the listing with the website is by itself (its home), so that they go with it when firms join or part.
CREATE TABLE site_visits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  firm INTEGER NOT NULL REFERENCES firms,
  -- Address the visit began with.
  website TEXT NOT NULL,
  -- Null while it is under way.
  state TEXT CHECK (state IN ('visited', 'robots', 'blocked', 'js-shell', 'parked', 'dead', 'redirected-elsewhere')),
  -- Why nothing or not all is known of the site.
  reason TEXT,
  redirected_to TEXT,
  -- JSON: the sub-pages chosen, so that a visit that was stopped goes on with them, and one that finds the home page unchanged has them.
  plan TEXT,
  requests INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  -- Before this instant the site is not asked again.
  rests_until TEXT
);
CREATE INDEX site_visits_by_firm ON site_visits (firm, id);

CREATE TABLE site_pages (
  id INTEGER PRIMARY KEY,
  firm INTEGER NOT NULL REFERENCES firms,
  -- Address asked for, and the one behind its redirects.
  request TEXT NOT NULL,
  url TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  -- Of the blocks; the empty text where the page is reserved and its text is not kept.
  content_hash TEXT NOT NULL,
  reserved TEXT,
  -- When this content was fetched, and when and by which visit it was last found to hold.
  fetched_at TEXT NOT NULL,
  checked_at TEXT NOT NULL,
  visit INTEGER NOT NULL REFERENCES site_visits,
  -- Version of the rules that last read this content; null where none has.
  read_with TEXT,
  gone_at TEXT,
  UNIQUE (firm, request)
);

-- Blocks of text as packed JSON, without persons; raw pages are not kept.
CREATE TABLE site_page_texts (
  page INTEGER PRIMARY KEY REFERENCES site_pages,
  blocks BLOB NOT NULL
);

CREATE TABLE site_evidence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  firm INTEGER NOT NULL REFERENCES firms,
  -- Hash of what is said and the sentence it stands in; a verdict is given to it.
  key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('reference', 'claim')),
  criterion TEXT,
  grade TEXT,
  subject TEXT,
  body_name TEXT,
  body_type TEXT,
  body_ags TEXT,
  relation TEXT,
  certainty TEXT CHECK (certainty IN ('stated', 'candidate')),
  quote TEXT NOT NULL,
  url TEXT NOT NULL,
  page_kind TEXT NOT NULL,
  tier TEXT NOT NULL CHECK (tier IN ('authority', 'press', 'own')),
  rule TEXT NOT NULL,
  rule_version TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  last_confirmed_at TEXT NOT NULL,
  -- When the page was read again and no longer had it.
  vanished_at TEXT,
  UNIQUE (firm, key)
);
CREATE INDEX site_evidence_by_body ON site_evidence (body_name) WHERE body_name IS NOT NULL;

-- What an analyst says of a piece of evidence; append-only, the newest holds. No reference to the row: it is made anew by better rules.
CREATE TABLE evidence_verdicts (
  id INTEGER PRIMARY KEY,
  firm INTEGER NOT NULL REFERENCES firms,
  key TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected', 'open')),
  because TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE INDEX evidence_verdicts_by_key ON evidence_verdicts (firm, key, id);

CREATE TABLE imprint_facts (
  id INTEGER PRIMARY KEY,
  firm INTEGER NOT NULL REFERENCES firms,
  field TEXT NOT NULL CHECK (field IN ('legal_name', 'legal_form', 'register_court', 'register_number', 'vat_id', 'postcode', 'city', 'country')),
  value TEXT NOT NULL,
  url TEXT NOT NULL,
  rule_version TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  last_confirmed_at TEXT NOT NULL,
  vanished_at TEXT,
  UNIQUE (firm, field, value)
);
`
