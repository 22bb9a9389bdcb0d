-- What people did with a record in practice. Times are seconds since 1970 (UTC).

CREATE TABLE use_report (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,       -- ULID
    record INTEGER NOT NULL REFERENCES record (number),
    person TEXT NOT NULL REFERENCES person (id),
    shows_name INTEGER NOT NULL,   -- 1: readers see who wrote it
    setting TEXT NOT NULL,
    adapted TEXT NOT NULL,
    happened TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'shown', 'refused')),
    reason TEXT NOT NULL,          -- of an editor, for whoever wrote it
    sent INTEGER NOT NULL
) STRICT;
CREATE INDEX use_report_record ON use_report (record, state);
CREATE INDEX use_report_person ON use_report (person);
CREATE INDEX use_report_waiting ON use_report (number) WHERE state = 'waiting';
