-- Decisions of people, kept apart from what was read; why each figure is in its series; totals known by their number.

ALTER TABLE batch ADD COLUMN kind TEXT NOT NULL DEFAULT 'ingest';  -- ingest, again, decision, undo
ALTER TABLE batch ADD COLUMN command TEXT NOT NULL DEFAULT '';     -- as it was typed
ALTER TABLE batch ADD COLUMN undoes INTEGER REFERENCES batch (id); -- of an undo: the batch that it takes back

-- The highest number that a figure of the revision ever had: a number is not given twice, whatever is read anew.
ALTER TABLE revision ADD COLUMN highest INTEGER NOT NULL DEFAULT 0;
UPDATE revision SET highest = coalesce((SELECT max(position) FROM observation WHERE revision = revision.id), 0);

-- The number (position) of the figure that this one breaks down.
ALTER TABLE observation ADD COLUMN total INTEGER;
UPDATE observation SET total = part_of + 1;

-- What people decided, in the order in which they did. Rows are only added: whoever takes one back adds another.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  kind TEXT NOT NULL,                                     -- dept, indicator, fix, drop, together, apart, alone, accept, revoke
  name TEXT NOT NULL DEFAULT '',                          -- the alias, or the field that is corrected
  value TEXT NOT NULL DEFAULT '',                         -- the canonical name, or the corrected value
  department TEXT NOT NULL DEFAULT '',                    -- of an indicator: only of this department
  since TEXT,                                             -- ISO; of an alias: only in issues from this day on
  issue TEXT,                                             -- the figure decided about: its issue (title, number, year),
  text TEXT,                                              -- its text and its sentence without white space,
  sentence TEXT,
  nth INTEGER,                                            -- and which of those that agree in all this, from 1
  other_issue TEXT,                                       -- the figure that it goes, or does not go, together with
  other_text TEXT,
  other_sentence TEXT,
  other_nth INTEGER,
  before TEXT NOT NULL DEFAULT '',                        -- what stood there, for people
  reason TEXT NOT NULL DEFAULT '',
  revokes INTEGER REFERENCES decision (id)
);
CREATE INDEX decision_batch ON decision (batch);
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
BEGIN
  SELECT RAISE(ABORT, 'decisions are only added');
END;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision
BEGIN
  SELECT RAISE(ABORT, 'decisions are only added');
END;

-- The figures that decisions change, as they are after them; made anew from the decisions at any time.
CREATE TABLE amendment (
  observation INTEGER PRIMARY KEY REFERENCES observation (id),
  dropped INTEGER NOT NULL,                               -- 1: left out of everything
  named TEXT,                                             -- what a person calls its indicator
  value TEXT NOT NULL,
  upper TEXT,
  unit TEXT NOT NULL,
  dimension TEXT NOT NULL,
  modifier TEXT NOT NULL,
  indicator TEXT NOT NULL,
  departments TEXT NOT NULL,
  status TEXT NOT NULL,
  measure TEXT NOT NULL,
  time TEXT NOT NULL,
  period_start TEXT,
  period_end TEXT
);

DROP VIEW series;
DROP VIEW figures;
DROP TABLE series_member;
DROP TABLE series_head;
DELETE FROM alignment;

-- One indicator of one department through the issues.
CREATE TABLE series_head (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,                              -- in the order in which they were opened
  key TEXT NOT NULL,                                      -- what the id is a digest of
  total TEXT,                                             -- the series that it breaks down
  base TEXT,                                              -- the series that its percentages speak of
  name TEXT NOT NULL,
  department TEXT NOT NULL,
  unit TEXT NOT NULL,
  dimension TEXT NOT NULL,
  measure TEXT NOT NULL,
  status TEXT NOT NULL,
  time TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX series_head_position ON series_head (position);
-- The ways in which the figures of a series are worded, and how many figures each.
CREATE TABLE series_wording (
  id INTEGER PRIMARY KEY,
  series TEXT NOT NULL REFERENCES series_head (id),
  indicator TEXT NOT NULL,
  named TEXT NOT NULL,                                    -- what a person calls it, else ''
  departments TEXT NOT NULL,                              -- JSON list
  time TEXT NOT NULL,
  timing TEXT NOT NULL,                                   -- what stretch of time the figures count
  figures INTEGER NOT NULL,
  UNIQUE (series, indicator, named, departments, time, timing)
);
CREATE TABLE series_member (
  observation INTEGER PRIMARY KEY REFERENCES observation (id),
  series TEXT NOT NULL REFERENCES series_head (id),
  position INTEGER NOT NULL,                              -- oldest first
  wording INTEGER NOT NULL REFERENCES series_wording (id),
  rule TEXT NOT NULL,                                     -- why it is in this series
  score REAL NOT NULL,                                    -- how alike the names are, to 1
  fit REAL NOT NULL,                                      -- the same with the words around them
  runner_up TEXT,                                         -- the next best series, and how well it fitted
  runner_fit REAL NOT NULL
);
CREATE INDEX series_member_series ON series_member (series, position);
CREATE INDEX series_member_wording ON series_member (wording);
-- Where the series that a figure may join are found.
CREATE TABLE series_shelf (
  department TEXT NOT NULL,
  unit TEXT NOT NULL,
  measure TEXT NOT NULL,
  status TEXT NOT NULL,
  series TEXT NOT NULL REFERENCES series_head (id),
  PRIMARY KEY (department, unit, measure, status, series)
) WITHOUT ROWID;
CREATE INDEX series_shelf_series ON series_shelf (series);

-- Every figure of the newest wording of an issue as decisions left it, those that somebody dropped as well.
CREATE VIEW readings AS
SELECT s.issue || '.' || o.position AS id, s.issue, s.issue_title, s.issue_number, s.issue_date, s.issuer, s.source, s.revision,
       o.item, o.section, o.headline, o.text, o.start, o."end",
       iif(a.observation IS NULL, o.value, a.value) AS value,
       iif(a.observation IS NULL, o.upper, a.upper) AS upper,
       CAST(iif(a.observation IS NULL, o.value, a.value) AS REAL) AS value_number,
       CAST(iif(a.observation IS NULL, o.upper, a.upper) AS REAL) AS upper_number,
       iif(a.observation IS NULL, o.unit, a.unit) AS unit,
       iif(a.observation IS NULL, o.dimension, a.dimension) AS dimension,
       iif(a.observation IS NULL, o.modifier, a.modifier) AS modifier,
       iif(a.observation IS NULL, o.indicator, a.indicator) AS indicator,
       iif(a.observation IS NULL, o.departments, a.departments) AS departments,
       iif(a.observation IS NULL, o.status, a.status) AS status,
       iif(a.observation IS NULL, o.measure, a.measure) AS measure,
       iif(a.observation IS NULL, o.time, a.time) AS time,
       iif(a.observation IS NULL, o.period_start, a.period_start) AS period_start,
       iif(a.observation IS NULL, o.period_end, a.period_end) AS period_end,
       iif(t.id IS NULL, NULL,
           (SELECT count(*) FROM observation p LEFT JOIN amendment b ON b.observation = p.id
            WHERE p.revision = o.revision AND b.dropped IS NOT 1 AND (p.start, p.position) < (t.start, t.position))) AS part_of,
       o.sentence, o.sentence_start, o.rules, o.doubts, m.series, h.name AS series_name, o.position,
       o.id AS observation_id, s.issue || '.' || t.position AS total, a.named, coalesce(a.dropped, 0) AS dropped,
       s.revision_id
FROM issues s
JOIN observation o ON o.revision = s.revision_id
LEFT JOIN amendment a ON a.observation = o.id
LEFT JOIN observation t ON t.revision = o.revision AND t.position = o.total
     AND t.id NOT IN (SELECT observation FROM amendment WHERE dropped = 1)
LEFT JOIN series_member m ON m.observation = o.id
LEFT JOIN series_head h ON h.id = m.series;

-- One row per figure of the newest wording of an issue, as decisions left it. value and upper are exact text, value_number
-- and upper_number the same as numbers, all in base units; departments is a JSON list; part_of is the index, from 0, of
-- the total among the issue's figures in reading order, total its id.
CREATE VIEW figures AS SELECT * FROM readings WHERE dropped = 0;

-- One row per series, with how many figures it has.
CREATE VIEW series AS
SELECT h.id AS series, h.name AS series_name, h.department, h.unit, h.dimension, h.measure, h.status, h.time,
       (SELECT count(*) FROM series_member m WHERE m.series = h.id) AS figures, h.position
FROM series_head h;
