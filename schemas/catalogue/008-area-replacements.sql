-- Practice areas that were merged into others, and suggestions in the order that people decide them in.

-- Areas in whose place another counts since a version of the vocabulary merged them.
CREATE TABLE area_replacement (
    area TEXT PRIMARY KEY NOT NULL,
    replaced_by TEXT NOT NULL  -- not itself an area that is replaced
) STRICT, WITHOUT ROWID;

-- record_area with the area that counts now; `said` is how it was called when it was put there.
CREATE VIEW area_tag AS
SELECT record_area.record, ifnull(area_replacement.replaced_by, record_area.area) AS area,
       record_area.area AS said, source, score, confirmed, decided_by, decided_at
FROM record_area LEFT JOIN area_replacement ON area_replacement.area = record_area.area;

-- The least certain first; a score of 0.5 says nothing.
CREATE INDEX record_area_uncertain ON record_area (abs(score - 0.5), record, area)
WHERE source = 'suggested';

-- What people decided.
CREATE INDEX record_area_decided ON record_area (record, area, confirmed, decided_at)
WHERE source = 'person';
