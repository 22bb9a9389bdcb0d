-- Questions for which somebody found no evidence. Times are seconds since 1970 (UTC).

CREATE TABLE evidence_request (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,                 -- ULID
    asker TEXT NOT NULL REFERENCES person (id),  -- shown to nobody
    question TEXT NOT NULL,
    area TEXT NOT NULL,                      -- id of a practice area; '': none
    language TEXT NOT NULL,                  -- 'en' or 'fr'
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'answered', 'closed')),
    taken_by TEXT REFERENCES person (id),    -- NULL: nobody
    answer INTEGER REFERENCES record (number),   -- of an answered one
    reason TEXT NOT NULL,                    -- why it was closed
    asked INTEGER NOT NULL,
    changed INTEGER NOT NULL,                -- when it came into its state
    CHECK ((state = 'answered') = (answer IS NOT NULL))
) STRICT;
CREATE INDEX evidence_request_state ON evidence_request (state, changed);

CREATE TABLE request_follower (
    request INTEGER NOT NULL REFERENCES evidence_request (number),
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (request, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_follower_person ON request_follower (person);
