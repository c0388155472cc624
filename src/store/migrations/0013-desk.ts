/** What analysts do for a need beside in and out: answers to criteria, stages, contacts, conflicts of interest. Only ever added to. */
export const desk = `
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

-- What all firms of a need are to be told alike.
CREATE TABLE informations (
  id INTEGER PRIMARY KEY,
  need TEXT NOT NULL,
  text TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
);

-- What the market was found to offer for a need, and that a second person looked at it.
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
`
