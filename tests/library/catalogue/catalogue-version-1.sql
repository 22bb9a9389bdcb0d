-- A catalogue of layout 1 as the first release writes it. Never edited: it stands for the files
-- that people have.
PRAGMA application_id = 1181639783;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
BEGIN;
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
CREATE TABLE record (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,         -- ULID
    translation_of TEXT,             -- id of the original, of a translation
    version INTEGER,                 -- the one that counts; NULL: taken back
    last_version INTEGER NOT NULL,   -- the highest number ever given
    last_change INTEGER NOT NULL     -- change.number
) STRICT;
CREATE INDEX record_translation_of ON record (translation_of) WHERE translation_of IS NOT NULL;
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
CREATE VIEW current_record AS
SELECT record.number, record.id, record.version, record.last_change, version.json, origin.path,
       version.line, origin.format, origin.sha256, version.batch, version.stored,
       (SELECT first.stored FROM version AS first WHERE first.record = record.number
        ORDER BY first.version LIMIT 1) AS added
FROM record
JOIN version ON version.record = record.number AND version.version = record.version
JOIN origin ON origin.number = version.origin;
CREATE TABLE record_key (
    scheme TEXT NOT NULL,  -- doi, pmid, …; title: title_key(); content: sum of the json
    value TEXT NOT NULL,
    record INTEGER NOT NULL REFERENCES record (number),
    PRIMARY KEY (scheme, value, record)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE possible_duplicate (
    record INTEGER PRIMARY KEY REFERENCES record (number),
    like_record INTEGER NOT NULL REFERENCES record (number)
) STRICT;
CREATE INDEX possible_duplicate_like ON possible_duplicate (like_record);
CREATE TABLE change (
    number INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES record (number)
) STRICT;
CREATE TABLE vocabulary (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    rdf_xml TEXT NOT NULL,
    hash TEXT NOT NULL,
    loaded INTEGER NOT NULL
) STRICT;
INSERT INTO batch VALUES (1, 'in', 1700000000, 1700000001, NULL, 1, 0, 0, 0, 0, 0);
INSERT INTO batch VALUES (2, 'in', 1700000100, NULL, NULL, 0, 1, 0, 0, 0, 0);
INSERT INTO record VALUES (1, '01HZX0000000000000000000AA', NULL, 2, 2, 2);
INSERT INTO origin VALUES (1, 'in/kinship.xml', 'native', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
INSERT INTO version VALUES (1, 1, 1, 1, 1700000000, 1, 3, '{"kind":"study","status":"published","title":"Kinship care","doi":"10.1000/a","areas":["kinship"]}');
INSERT INTO version VALUES (2, 1, 2, 2, 1700000100, 1, 3, '{"kind":"study","status":"published","title":"Kinship care, revised","doi":"10.1000/a","areas":["kinship","oohc"]}');
INSERT INTO record_key VALUES ('doi', '10.1000/a', 1);
INSERT INTO record_area VALUES (1, 'kinship', 'author', NULL, NULL, NULL, NULL);
INSERT INTO record_area VALUES (1, 'oohc', 'author', NULL, NULL, NULL, NULL);
INSERT INTO change VALUES (1, 1);
INSERT INTO change VALUES (2, 1);
INSERT INTO vocabulary VALUES (1, '<rdf/>', 'hash', 1700000000);
COMMIT;
