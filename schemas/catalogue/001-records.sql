-- Records, their versions and where they came from. Times are seconds since 1970 (UTC).
-- This file is never edited once it has been released: the next change of the layout is 002-….sql.

-- What came in together. Counts are those of its store() calls, and at its end of what was not stored.
CREATE TABLE batch (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    began INTEGER NOT NULL,
    ended INTEGER,   -- NULL: running, or cut off
    undone INTEGER,  -- NULL: not taken back
    is_new INTEGER NOT NULL DEFAULT 0,
    new_versions INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    possible_duplicates INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One row for each id that was ever given, also of records that were taken back: the index must learn
-- that they are gone, and a number that was a version once must not become another version.
CREATE TABLE record (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,         -- ULID
    translation_of TEXT,             -- id of the original, of a translation
    version INTEGER,                 -- the one that counts; NULL: taken back
    last_version INTEGER NOT NULL,   -- the highest number ever given
    last_change INTEGER NOT NULL     -- change.number
) STRICT;
CREATE INDEX record_translation_of ON record (translation_of) WHERE translation_of IS NOT NULL;

-- A file that versions came from, as it was named to ingest.
CREATE TABLE origin (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL,    -- '': made in the site
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,  -- of the bytes in files/; '': none kept
    UNIQUE (path, format, sha256)
) STRICT;
CREATE INDEX origin_sha256 ON origin (sha256);

CREATE TABLE version (
    number INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES record (number),
    version INTEGER NOT NULL,
    batch INTEGER NOT NULL REFERENCES batch (number),
    stored INTEGER NOT NULL,
    origin INTEGER NOT NULL REFERENCES origin (number),
    line INTEGER NOT NULL,  -- where it began in its file; 0 unknown
    json TEXT NOT NULL,     -- library/record/record_json.hpp, without the id
    UNIQUE (record, version)
) STRICT;
CREATE INDEX version_batch ON version (batch);
CREATE INDEX version_origin ON version (origin);

-- Every record that is there, as it is now.
CREATE VIEW current_record AS
SELECT record.number, record.id, record.version, record.last_change, version.json, origin.path,
       version.line, origin.format, origin.sha256, version.batch, version.stored,
       (SELECT first.stored FROM version AS first WHERE first.record = record.number
        ORDER BY first.version LIMIT 1) AS added
FROM record
JOIN version ON version.record = record.number AND version.version = record.version
JOIN origin ON origin.number = version.origin;

-- What a record may be recognised by: hints only, same_work() decides.
CREATE TABLE record_key (
    scheme TEXT NOT NULL,  -- doi, pmid, …; title: title_key(); content: sum of the json
    value TEXT NOT NULL,
    record INTEGER NOT NULL REFERENCES record (number),
    PRIMARY KEY (scheme, value, record)
) STRICT, WITHOUT ROWID;

-- Practice areas by who put them there. An author's follow the version; a suggestion and a person's
-- word do not, so a record has up to three rows for one area.
CREATE TABLE record_area (
    record INTEGER NOT NULL REFERENCES record (number),
    area TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('author', 'suggested', 'person')),
    score REAL,          -- 0 to 1, of a suggestion
    confirmed INTEGER,   -- a person's word: 1 confirmed, 0 rejected
    decided_by TEXT,
    decided_at INTEGER,
    PRIMARY KEY (record, area, source)
) STRICT, WITHOUT ROWID;

-- Records that were stored on their own but may be the same work as another.
CREATE TABLE possible_duplicate (
    record INTEGER PRIMARY KEY REFERENCES record (number),
    like_record INTEGER NOT NULL REFERENCES record (number)
) STRICT;
CREATE INDEX possible_duplicate_like ON possible_duplicate (like_record);

-- One row for each write to a record, in the order of their commits; never deleted. The keeper of the
-- index reads it.
CREATE TABLE change (
    number INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES record (number)
) STRICT;

-- The practice areas in use: one row at most.
CREATE TABLE vocabulary (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    rdf_xml TEXT NOT NULL,
    hash TEXT NOT NULL,
    loaded INTEGER NOT NULL
) STRICT;
