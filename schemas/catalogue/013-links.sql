-- Links of published records, and what came of following them. Times are seconds since 1970 (UTC).

CREATE TABLE link (
    url TEXT PRIMARY KEY NOT NULL,
    looked INTEGER,      -- last; NULL: never
    status INTEGER,      -- of HTTP, that was answered last; NULL: no answer came
    trouble TEXT,        -- why none came (library/catalogue/links.hpp); NULL: one did
    gone_since INTEGER,  -- the first of the looks since which nothing was there; NULL: something was
    is_dead INTEGER NOT NULL DEFAULT 0 CHECK (is_dead IN (0, 1))
) STRICT;
CREATE INDEX link_looked ON link (looked);
CREATE INDEX link_dead ON link (gone_since) WHERE is_dead = 1;

-- Which records lead there, as of the change that is noted below.
CREATE TABLE record_link (
    url TEXT NOT NULL REFERENCES link (url),
    record INTEGER NOT NULL REFERENCES record (number),
    PRIMARY KEY (url, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_link_record ON record_link (record);

CREATE TABLE link_gathering (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    change INTEGER NOT NULL  -- change.number up to which links were taken from records
) STRICT;
INSERT INTO link_gathering VALUES (1, 0);
