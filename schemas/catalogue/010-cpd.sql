-- What people learnt from what they read (continuing professional development); nobody else sees it.

CREATE TABLE cpd_entry (
    id TEXT PRIMARY KEY NOT NULL,  -- ULID
    owner TEXT NOT NULL REFERENCES person (id),
    record INTEGER REFERENCES record (number),  -- NULL: something that is not in the library
    reading TEXT NOT NULL,         -- what was read, in words
    day TEXT NOT NULL,             -- '2026-11-23'
    learnt TEXT NOT NULL,
    effect TEXT NOT NULL,          -- on practice; '': none yet
    minutes INTEGER NOT NULL,
    changed INTEGER NOT NULL       -- seconds since 1970 (UTC)
) STRICT;
CREATE INDEX cpd_entry_owner ON cpd_entry (owner, day);
