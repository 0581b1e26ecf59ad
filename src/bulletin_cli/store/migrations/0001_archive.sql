-- The archive. Readers use the views issues, items, figures and series; the tables behind them may change.

-- One run of `bulletin ingest` that stored something.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL                                   -- ISO time, local
);

-- One issue of a bulletin, known by title, number and year; a text without a number by its digest.
CREATE TABLE issue (
  id INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,
  stem TEXT NOT NULL,                                     -- year-number, or x and six digits of the digest
  address TEXT NOT NULL,                                  -- the stem, with a title key before it where two titles share it
  title TEXT
);
CREATE INDEX issue_stem ON issue (stem);
CREATE INDEX issue_address ON issue (address);

-- One wording of an issue; the newest counts, all stay.
CREATE TABLE revision (
  id INTEGER PRIMARY KEY,
  issue INTEGER NOT NULL REFERENCES issue (id),
  number INTEGER NOT NULL,                                -- from 1
  batch INTEGER NOT NULL REFERENCES batch (id),
  digest TEXT NOT NULL,                                   -- SHA-256 of the text without white space
  source TEXT NOT NULL,                                   -- the path as given
  text TEXT NOT NULL,                                     -- the whole text, to which start and end refer
  issue_title TEXT,
  issue_number INTEGER,
  issue_date TEXT,                                        -- ISO
  issuer TEXT,
  UNIQUE (issue, number),
  UNIQUE (issue, digest)
);
CREATE INDEX revision_digest ON revision (digest);

-- One entry of a revision.
CREATE TABLE item (
  revision INTEGER NOT NULL REFERENCES revision (id),
  position INTEGER NOT NULL,                              -- from 0
  section TEXT,
  headline TEXT,
  departments TEXT NOT NULL,                              -- JSON list of canonical names: who signed
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (revision, position)
) WITHOUT ROWID;

-- One figure of a revision.
CREATE TABLE observation (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL REFERENCES revision (id),
  position INTEGER NOT NULL,                              -- from 1, in reading order: the part of the address after the point
  item INTEGER NOT NULL,
  section TEXT,
  headline TEXT,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  value TEXT NOT NULL,                                    -- exact, in base units
  upper TEXT,                                             -- exact; only of a range
  value_number REAL GENERATED ALWAYS AS (CAST(value AS REAL)) VIRTUAL,
  upper_number REAL GENERATED ALWAYS AS (CAST(upper AS REAL)) VIRTUAL,
  unit TEXT NOT NULL,
  dimension TEXT NOT NULL,
  modifier TEXT NOT NULL,
  indicator TEXT NOT NULL,
  departments TEXT NOT NULL,                              -- JSON list of canonical names
  status TEXT NOT NULL,
  measure TEXT NOT NULL,
  time TEXT NOT NULL,
  period_start TEXT,
  period_end TEXT,
  part_of INTEGER,                                        -- index, from 0, of the total in the same revision
  sentence TEXT NOT NULL,
  sentence_start INTEGER NOT NULL,
  rules TEXT NOT NULL,                                    -- JSON list: what read it
  doubts TEXT NOT NULL,                                   -- JSON list: what was guessed
  UNIQUE (revision, position)
);

-- One indicator of one department through the issues; computed anew after each ingest.
CREATE TABLE series_head (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  department TEXT NOT NULL,
  unit TEXT NOT NULL,
  dimension TEXT NOT NULL,
  measure TEXT NOT NULL,
  status TEXT NOT NULL,
  time TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE series_member (
  observation INTEGER PRIMARY KEY REFERENCES observation (id),
  series TEXT NOT NULL REFERENCES series_head (id),
  position INTEGER NOT NULL                               -- oldest first
);
CREATE INDEX series_member_series ON series_member (series, position);

-- Up to which revision the series were computed.
CREATE TABLE alignment (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  revision INTEGER NOT NULL
);

-- One row per issue: its newest wording.
CREATE VIEW issues AS
SELECT i.address AS issue, r.issue_title, r.issue_number, r.issue_date, r.issuer, r.number AS revision, r.source, r.digest,
       (SELECT count(*) FROM item t WHERE t.revision = r.id) AS items,
       (SELECT count(*) FROM observation o WHERE o.revision = r.id) AS figures,
       r.id AS revision_id
FROM issue i JOIN revision r ON r.issue = i.id
WHERE r.number = (SELECT max(n.number) FROM revision n WHERE n.issue = i.id);

-- One row per entry of the newest wording of an issue. departments is a JSON list.
CREATE VIEW items AS
SELECT s.issue, s.issue_title, s.issue_number, s.issue_date, t.position AS item, t.section, t.headline, t.departments,
       t.start, t."end"
FROM issues s JOIN item t ON t.revision = s.revision_id;

-- One row per figure of the newest wording of an issue. value and upper are exact text, value_number and upper_number
-- the same as numbers, all in base units; departments is a JSON list.
CREATE VIEW figures AS
SELECT s.issue || '.' || o.position AS id, s.issue, s.issue_title, s.issue_number, s.issue_date, s.issuer, s.source, s.revision,
       o.item, o.section, o.headline, o.text, o.start, o."end", o.value, o.upper, o.value_number, o.upper_number, o.unit,
       o.dimension, o.modifier, o.indicator, o.departments, o.status, o.measure, o.time, o.period_start, o.period_end,
       o.part_of, o.sentence, o.sentence_start, o.rules, o.doubts, m.series, h.name AS series_name, o.position,
       o.id AS observation_id
FROM issues s
JOIN observation o ON o.revision = s.revision_id
LEFT JOIN series_member m ON m.observation = o.id
LEFT JOIN series_head h ON h.id = m.series;

-- One row per series, with how many figures it has.
CREATE VIEW series AS
SELECT h.id AS series, h.name AS series_name, h.department, h.unit, h.dimension, h.measure, h.status, h.time,
       (SELECT count(*) FROM series_member m WHERE m.series = h.id) AS figures, h.position
FROM series_head h;
