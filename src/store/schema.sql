CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  directory TEXT NOT NULL,
  trigger TEXT NOT NULL CHECK (trigger IN ('manual', 'cron', 'import', 'stored')),
  -- A full run has walked the whole directory; only it can tell that a listing is missing.
  coverage TEXT NOT NULL DEFAULT 'full' CHECK (coverage IN ('full', 'partial')),
  result TEXT NOT NULL DEFAULT 'running'
    CHECK (result IN ('running', 'success', 'failed', 'interrupted', 'refused')),
  recipe_hash TEXT NOT NULL,
  tool_version TEXT NOT NULL,
  started_by TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  requests INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL DEFAULT 0,
  new INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  missing INTEGER NOT NULL DEFAULT 0,
  -- JSON: share of listings per field in which it is filled.
  filled TEXT NOT NULL DEFAULT '{}'
);

CREATE INDEX runs_by_directory ON runs (directory, id);

CREATE TABLE run_issues (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs,
  level TEXT NOT NULL CHECK (level IN ('error', 'warning', 'notice')),
  class TEXT NOT NULL,
  url TEXT,
  message TEXT NOT NULL,
  next_step TEXT,
  -- How often the same was seen in the run; only the first is kept in full.
  times INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX run_issues_by_run ON run_issues (run);

CREATE TABLE pages (
  id INTEGER PRIMARY KEY,
  directory TEXT NOT NULL,
  -- Address asked for; behind a blank the hash of the request body, where there is one.
  request TEXT NOT NULL,
  final_url TEXT NOT NULL,
  content_type TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  sha256 TEXT NOT NULL,
  -- When this content was fetched, and when and by which run it was last found to hold.
  fetched_at TEXT NOT NULL,
  checked_at TEXT NOT NULL,
  checked_run INTEGER NOT NULL, list_says TEXT, reserved TEXT,
  UNIQUE (directory, request)
);

CREATE TABLE page_bodies (
  page INTEGER PRIMARY KEY REFERENCES pages,
  body BLOB NOT NULL
);

CREATE TABLE approvals (
  id INTEGER PRIMARY KEY,
  directory TEXT NOT NULL,
  basis TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  approved_at TEXT NOT NULL
);

CREATE TABLE firms (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  merged_into INTEGER REFERENCES firms,
  made_at TEXT NOT NULL
, forgotten_at TEXT);

CREATE TABLE listings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  directory TEXT NOT NULL,
  entry TEXT NOT NULL,
  firm INTEGER NOT NULL REFERENCES firms,
  url TEXT NOT NULL,
  name TEXT NOT NULL,
  former_names TEXT NOT NULL,
  legal_form TEXT,
  website TEXT,
  domain TEXT,
  city TEXT,
  region TEXT,
  address TEXT,
  country TEXT,
  founded INTEGER,
  summary TEXT,
  description TEXT,
  tags TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'acquired', 'unknown')),
  updated_on TEXT,
  extra TEXT NOT NULL,
  original TEXT NOT NULL,
  hash TEXT NOT NULL,
  first_seen_at TEXT NOT NULL,
  -- When the row was last written; while the listing is there, the last full run of the directory is its last sight
  -- (listings_seen), so that a run without changes writes nothing here.
  seen_at TEXT NOT NULL,
  missing_since TEXT, missing_runs INTEGER NOT NULL DEFAULT 0, home INTEGER REFERENCES firms, sole_trader INTEGER NOT NULL DEFAULT 0,
  UNIQUE (directory, entry)
);

CREATE INDEX listings_by_firm ON listings (firm);

CREATE INDEX listings_by_domain ON listings (domain) WHERE domain IS NOT NULL;

CREATE TABLE listing_changes (
  id INTEGER PRIMARY KEY,
  listing INTEGER NOT NULL REFERENCES listings,
  field TEXT NOT NULL,
  old TEXT,
  new TEXT,
  run INTEGER NOT NULL REFERENCES runs,
  changed_at TEXT NOT NULL
);

CREATE INDEX listing_changes_by_listing ON listing_changes (listing);

CREATE INDEX listing_changes_by_time ON listing_changes (changed_at);

CREATE TABLE evidence (
  listing INTEGER NOT NULL REFERENCES listings,
  statement TEXT NOT NULL CHECK (statement IN ('ai', 'govtech')),
  field TEXT NOT NULL,
  quote TEXT NOT NULL,
  rule TEXT NOT NULL,
  strength TEXT NOT NULL CHECK (strength IN ('strong', 'weak'))
, direction TEXT NOT NULL DEFAULT 'sells-to', source TEXT NOT NULL DEFAULT 'text', offset INTEGER, length INTEGER);

CREATE INDEX evidence_by_listing ON evidence (listing);

CREATE TABLE tags (
  firm INTEGER NOT NULL REFERENCES firms,
  tag TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (firm, tag)
) WITHOUT ROWID;

CREATE TABLE needs (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  document TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (id, version)
) WITHOUT ROWID;

CREATE TABLE log (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  firm INTEGER,
  need TEXT,
  directory TEXT,
  before TEXT,
  after TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
, before_sha256 TEXT, after_sha256 TEXT);

CREATE TABLE made_with (
  part TEXT PRIMARY KEY,
  version TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE search_chunks (
  chunk INTEGER PRIMARY KEY,
  documents INTEGER NOT NULL,
  words INTEGER NOT NULL,
  -- Content words per listing, 16 bits each, by offset.
  lengths BLOB NOT NULL
);

CREATE TABLE hosts (
  host TEXT PRIMARY KEY,
  not_before INTEGER NOT NULL
, last_booked INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;

CREATE TABLE robots (
  origin TEXT PRIMARY KEY,
  status INTEGER NOT NULL,
  body BLOB NOT NULL,
  fetched_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE pauses (
  id INTEGER PRIMARY KEY,
  directory TEXT NOT NULL,
  paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
  reason TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);

CREATE INDEX pauses_by_directory ON pauses (directory, id);

CREATE INDEX listings_by_home ON listings (home);

CREATE INDEX firms_by_merge ON firms (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE identity_keys (
  -- 52 bits of a hash: two keys with one hash only lead to a comparison more.
  key INTEGER NOT NULL,
  listing INTEGER NOT NULL REFERENCES listings,
  PRIMARY KEY (key, listing)
) WITHOUT ROWID;

CREATE INDEX identity_keys_by_listing ON identity_keys (listing);

CREATE TABLE identity_edges (
  a INTEGER NOT NULL REFERENCES listings,
  b INTEGER NOT NULL REFERENCES listings,
  reason TEXT NOT NULL,
  strength REAL NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;

CREATE INDEX identity_edges_by_b ON identity_edges (b);

CREATE TABLE identity_proposals (
  a INTEGER NOT NULL REFERENCES listings,
  b INTEGER NOT NULL REFERENCES listings,
  kind TEXT NOT NULL CHECK (kind IN ('join', 'doubt')),
  reasons TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;

CREATE INDEX identity_proposals_by_b ON identity_proposals (b);

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
, takes_back INTEGER REFERENCES notes);

CREATE INDEX notes_by_firm ON notes (firm);

CREATE TABLE tombstones (
  hash TEXT PRIMARY KEY,
  firm INTEGER NOT NULL,
  made_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE listing_presence (
  id INTEGER PRIMARY KEY,
  listing INTEGER NOT NULL REFERENCES listings,
  what TEXT NOT NULL CHECK (what IN ('missing', 'gone', 'back')),
  run INTEGER NOT NULL REFERENCES runs,
  at TEXT NOT NULL
);

CREATE INDEX listing_presence_by_time ON listing_presence (at);

CREATE INDEX listing_presence_by_listing ON listing_presence (listing);

CREATE TABLE directories (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIEW listings_seen AS
SELECT l.*,
  CASE WHEN l.missing_since IS NULL
    THEN max(l.seen_at, coalesce((SELECT max(r.started_at) FROM runs r
      WHERE r.directory = l.directory AND r.result = 'success' AND r.coverage = 'full'), l.seen_at))
    ELSE l.seen_at END AS last_seen_at,
  l.missing_runs >= 2 AS gone
FROM listings l;

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

CREATE TABLE "search_postings" (
  chunk INTEGER NOT NULL,
  term TEXT NOT NULL,
  -- 32 bits per listing, by offset (src/ranking/postings.ts).
  postings BLOB NOT NULL,
  UNIQUE (chunk, term)
);

CREATE TABLE search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- Another number with each change of the search index.
  state INTEGER NOT NULL
);

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

CREATE TABLE award_proposals (
  award INTEGER NOT NULL REFERENCES awards ON DELETE CASCADE,
  firm INTEGER NOT NULL REFERENCES firms,
  method TEXT NOT NULL CHECK (method IN ('vat', 'register', 'host', 'name-city', 'name')),
  score REAL NOT NULL,
  doubt TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (award, firm)
) WITHOUT ROWID;

CREATE TABLE award_signs (
  sign_hash TEXT NOT NULL,
  name_hash TEXT NOT NULL,
  PRIMARY KEY (sign_hash, name_hash)
) WITHOUT ROWID;

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

CREATE VIEW award_words AS
SELECT supplier_key, present AS firm, verdict, because, made_by, made_at FROM (
  SELECT v.*, coalesce(h.merged_into, h.id, f.id) AS present,
    row_number() OVER (PARTITION BY supplier_key, coalesce(h.merged_into, h.id, f.id) ORDER BY v.id DESC) AS place
  FROM award_verdicts v JOIN firms f ON f.id = v.firm LEFT JOIN firms h ON h.id = f.merged_into)
WHERE place = 1;

CREATE VIEW award_links AS
SELECT a.id AS award, w.firm, 'analyst' AS method, 1 AS score
FROM awards a JOIN award_words w ON w.supplier_key = a.supplier_key AND w.verdict = 'same'
UNION ALL
SELECT a.id, coalesce(h.merged_into, h.id, f.id), a.match_method, a.match_score
FROM awards a JOIN firms f ON f.id = a.firm LEFT JOIN firms h ON h.id = f.merged_into
WHERE NOT EXISTS (SELECT 1 FROM award_words w WHERE w.supplier_key = a.supplier_key
  AND (w.verdict = 'same' OR w.verdict = 'different' AND w.firm = coalesce(h.merged_into, h.id, f.id)));

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

CREATE TABLE assessments (
  id INTEGER PRIMARY KEY,
  firm INTEGER NOT NULL REFERENCES firms,
  criterion TEXT NOT NULL,
  -- Null: the answer holds whatever the need.
  need TEXT,
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'partly', 'no', 'unknown')),
  url TEXT,
  quote TEXT,
  tier TEXT CHECK (tier IN ('authority', 'press', 'own')),
  -- Day the evidence was looked at, or was published.
  evidence_on TEXT NOT NULL,
  because TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);

CREATE INDEX assessments_by_firm ON assessments (firm, criterion, id);

CREATE TABLE stages (
  id INTEGER PRIMARY KEY,
  need TEXT NOT NULL,
  firm INTEGER NOT NULL REFERENCES firms,
  stage TEXT NOT NULL CHECK
    (stage IN ('longlist', 'screening', 'shortlist', 'talk', 'pilot', 'procurement', 'operation', 'ended')),
  because TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);

CREATE INDEX stages_by_need ON stages (need, firm, id);

CREATE TABLE informations (
  id INTEGER PRIMARY KEY,
  need TEXT NOT NULL,
  text TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);

CREATE TABLE conclusions (
  id INTEGER PRIMARY KEY,
  need TEXT NOT NULL,
  need_version INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('covers', 'partly', 'not', 'reviewed')),
  because TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);

CREATE INDEX conclusions_by_need ON conclusions (need, id);

CREATE TABLE contacts (
  id INTEGER PRIMARY KEY,
  need TEXT NOT NULL,
  firm INTEGER NOT NULL REFERENCES firms,
  kind TEXT NOT NULL CHECK (kind IN ('mail', 'letter', 'call', 'meeting', 'event')),
  held_on TEXT NOT NULL,
  -- The information that was given, or null for another contact.
  information INTEGER REFERENCES informations,
  text TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);

CREATE INDEX contacts_by_need ON contacts (need, firm, id);

CREATE TABLE conflicts (
  id INTEGER PRIMARY KEY,
  need TEXT NOT NULL,
  -- Null: the declaration "none" of an analyst for the need.
  firm INTEGER REFERENCES firms,
  kind TEXT NOT NULL CHECK (kind IN ('none', 'membership', 'employment', 'share', 'family', 'prior-involvement', 'other')),
  because TEXT,
  -- How it is dealt with.
  remedy TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);

CREATE INDEX conflicts_by_need ON conflicts (need, id);

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  need TEXT NOT NULL,
  need_version INTEGER NOT NULL,
  firm INTEGER NOT NULL REFERENCES firms,
  -- "open" takes back what was decided before.
  verdict TEXT NOT NULL CHECK (verdict IN ('in', 'out', 'open')),
  reason TEXT,
  because TEXT,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL
);

CREATE INDEX decisions_by_need ON decisions (need, firm, id);

CREATE TABLE listing_vectors (
  id INTEGER PRIMARY KEY,
  listing INTEGER NOT NULL REFERENCES listings,
  -- Kind and model, such as ollama/bge-m3.
  model TEXT NOT NULL,
  -- The listing's hash when the vector was last held against it: equal hashes spare reading the text.
  listing_hash TEXT NOT NULL,
  -- SHA-256 of the text that the model was given, in base64.
  text_hash TEXT NOT NULL,
  -- 32-bit floats, little-endian, of length 1.
  vector BLOB NOT NULL
);

CREATE INDEX listing_vectors_by_model ON listing_vectors (model, listing, listing_hash);

CREATE INDEX listing_vectors_by_listing ON listing_vectors (listing);

CREATE TABLE need_vectors (
  model TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  vector BLOB NOT NULL,
  PRIMARY KEY (model, text_hash)
);

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

CREATE TABLE list_matches (
  entry INTEGER NOT NULL REFERENCES list_entries ON DELETE CASCADE,
  firm INTEGER NOT NULL REFERENCES firms,
  method TEXT NOT NULL CHECK (method IN ('host', 'name-city', 'name')),
  doubt TEXT,
  PRIMARY KEY (entry, firm)
) WITHOUT ROWID;

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
