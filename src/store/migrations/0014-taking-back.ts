/**
 * What an analyst said can be taken back, by a row of its own: a decision by the verdict "open", a note by a row that names it.
 * SQLite changes no CHECK in place, so that the table of decisions is written anew, row by row with its ids.
 */
export const takingBack = `
CREATE TABLE decisions_before AS SELECT * FROM decisions;
DROP TABLE decisions;
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
INSERT INTO decisions (id, need, need_version, firm, verdict, reason, because, decided_by, decided_at)
  SELECT id, need, need_version, firm, verdict, reason, because, decided_by, decided_at FROM decisions_before;
DROP TABLE decisions_before;
CREATE INDEX decisions_by_need ON decisions (need, firm, id);

-- The note that this row takes back; its own text is empty then.
ALTER TABLE notes ADD COLUMN takes_back INTEGER REFERENCES notes;
`
