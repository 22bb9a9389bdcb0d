-- What people keep for themselves; nobody else sees it. Times are seconds since 1970 (UTC).

CREATE TABLE saved_item (
    id TEXT PRIMARY KEY NOT NULL,  -- ULID: the audit trail does not say which record somebody saved
    owner TEXT NOT NULL REFERENCES person (id),
    record INTEGER NOT NULL REFERENCES record (number),
    note TEXT NOT NULL,            -- '': none
    saved INTEGER NOT NULL,
    UNIQUE (owner, record)
) STRICT;

CREATE TABLE saved_search (
    id TEXT PRIMARY KEY NOT NULL,  -- ULID
    owner TEXT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    language TEXT NOT NULL,        -- of the page: 'en' or 'fr'
    parameters TEXT NOT NULL,      -- of the page's address: 'q=…&area=…'; '': everything
    made INTEGER NOT NULL,
    seen INTEGER NOT NULL,         -- when its owner looked last
    seen_record INTEGER NOT NULL,  -- record.number of the newest that could be found then; 0: none
    feed_hash TEXT UNIQUE          -- SHA-256 of the secret in the feed's address; NULL: no feed
) STRICT;
CREATE INDEX saved_search_owner ON saved_search (owner);
