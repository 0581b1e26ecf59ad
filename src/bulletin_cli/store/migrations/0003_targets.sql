-- Targets that people enter: the year's list, beside what the bulletins say. They are decisions like the others.

ALTER TABLE decision ADD COLUMN unit TEXT NOT NULL DEFAULT '';     -- of a target: the base unit of its value
ALTER TABLE decision ADD COLUMN due TEXT;                          -- ISO; of a target: by when; since is where its year begins

-- One row per target that a person entered and that holds: of one department, indicator and year the newest. value is exact
-- text in base units.
CREATE VIEW targets AS
SELECT 't' || d.id AS id, d.department, d.name AS indicator, d.value, CAST(d.value AS REAL) AS value_number, d.unit,
       CAST(substr(d.since, 1, 4) AS INTEGER) AS year, d.due, d.reason, d.batch
FROM decision d
WHERE d.kind = 'target' AND d.id NOT IN (SELECT revokes FROM decision WHERE revokes IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM decision n
                  WHERE n.kind = 'target' AND n.id > d.id AND (n.department, n.name, n.since) = (d.department, d.name, d.since)
                    AND n.id NOT IN (SELECT revokes FROM decision WHERE revokes IS NOT NULL));
