-- What an archive of many years and many bulletins needs to stay quick.

-- Which issues share a title, and which bulletins there are.
CREATE INDEX issue_title ON issue (title);
CREATE INDEX revision_bulletin ON revision (issue_title, issuer);
-- What two issues have in common that differ in number and date alone: the digest of their entries; '' of those stored before.
ALTER TABLE revision ADD COLUMN body TEXT NOT NULL DEFAULT '';
CREATE INDEX revision_body ON revision (body);
CREATE INDEX revision_batch ON revision (batch);

-- Where a series began: the day, number and title of its oldest issue, in one text that sorts as series are listed.
ALTER TABLE series_head ADD COLUMN opened TEXT NOT NULL DEFAULT '';
-- The bulletin of its newest figure: the letters of the title and of the publisher.
ALTER TABLE series_head ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE series_head ADD COLUMN issuer TEXT NOT NULL DEFAULT '';
-- The object that its name speaks of, in the words that stand for all like them; '' where it was not taken apart yet.
ALTER TABLE series_head ADD COLUMN core TEXT NOT NULL DEFAULT '';
-- What most of its issues say: the series that it breaks down, and the one that its percentages speak of.
ALTER TABLE series_head ADD COLUMN part_of TEXT;
ALTER TABLE series_head ADD COLUMN speaks_of TEXT;
-- The series of the figure that a figure breaks down, and of the one that it speaks of.
ALTER TABLE series_member ADD COLUMN total TEXT;
ALTER TABLE series_member ADD COLUMN base TEXT;
CREATE INDEX series_head_opened ON series_head (opened, position);

-- What the registry of departments made of each name that a figure has had: its short name.
CREATE TABLE department (
  name TEXT PRIMARY KEY,
  canonical TEXT NOT NULL
) WITHOUT ROWID;

-- All of this is filled in when the series are computed anew, which the next write does.
DELETE FROM alignment;
