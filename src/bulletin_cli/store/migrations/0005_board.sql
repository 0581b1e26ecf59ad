-- What is kept of each series so that neither the county's board nor a check looks at figures that it only counts.

-- Which amounts a target may be set for, and how well that fits, from 0.6 on.
CREATE TABLE series_suit (
  target TEXT NOT NULL REFERENCES series_head (id),
  amount TEXT NOT NULL REFERENCES series_head (id),
  fit REAL NOT NULL,
  PRIMARY KEY (target, amount)
) WITHOUT ROWID;
CREATE INDEX series_suit_amount ON series_suit (amount);
-- The newest issue that a series has a figure in, by its newest wording, and its first member from there; `before` is the
-- first member from the issue before. One of each bulletin; title is '' where that has none.
CREATE TABLE series_newest (
  series TEXT NOT NULL REFERENCES series_head (id),
  title TEXT NOT NULL,
  revision INTEGER NOT NULL REFERENCES revision (id),
  position INTEGER NOT NULL,
  before INTEGER,
  PRIMARY KEY (series, title)
) WITHOUT ROWID;

-- Which issues stand on a day or behind it.
CREATE INDEX revision_day ON revision (issue_date);

-- All of this is filled in when the series are computed anew, which the next write does.
DELETE FROM alignment;
