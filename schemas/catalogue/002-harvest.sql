-- Harvests of OAI-PMH repositories. Datestamps are UTC, as the protocol writes them.

-- A harvest that was begun: the records of one window, all in one batch.
CREATE TABLE harvest (
    number INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    set_spec TEXT NOT NULL,         -- '': all sets
    prefix TEXT NOT NULL,           -- the metadataPrefix
    from_stamp TEXT,                -- NULL: from the beginning
    until_stamp TEXT,               -- NULL: to the end
    is_continuation INTEGER NOT NULL CHECK (is_continuation IN (0, 1)),  -- 1: begins where others ended
    batch INTEGER NOT NULL REFERENCES batch (number),
    began TEXT,                     -- responseDate of the first page; NULL: no page yet, or not told
    token TEXT,                     -- of the page to come; NULL: the first
    finished INTEGER                -- seconds since 1970; NULL: running, or cut off
) STRICT;
CREATE INDEX harvest_scope ON harvest (url, set_spec, prefix);
CREATE INDEX harvest_batch ON harvest (batch);

-- Which versions the items of repositories brought, or found there already saying the same. A version
-- that an item brought counts as long as one of the items that say it is not withdrawn.
CREATE TABLE harvest_item (
    url TEXT NOT NULL,
    identifier TEXT NOT NULL,       -- the OAI identifier
    record INTEGER NOT NULL REFERENCES record (number),
    version INTEGER NOT NULL,
    batch INTEGER NOT NULL REFERENCES batch (number),
    brought INTEGER NOT NULL CHECK (brought IN (0, 1)),  -- 0: was there already
    withdrawn INTEGER REFERENCES batch (number),         -- in which it was deleted; NULL: it was not
    PRIMARY KEY (url, identifier, record, version, batch)
) STRICT, WITHOUT ROWID;
CREATE INDEX harvest_item_version ON harvest_item (record, version);
CREATE INDEX harvest_item_batch ON harvest_item (batch);
CREATE INDEX harvest_item_withdrawn ON harvest_item (withdrawn) WHERE withdrawn IS NOT NULL;
