-- Reading lists. Times are seconds since 1970 (UTC).

CREATE TABLE reading_list (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,               -- ULID
    owner TEXT NOT NULL REFERENCES person (id),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    language TEXT NOT NULL,                -- BCP 47
    audience TEXT NOT NULL
        CHECK (audience IN ('me', 'network', 'organisation', 'everyone')),
    revision INTEGER NOT NULL,             -- counts up from 1 with each change
    made INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    copied_from TEXT,                      -- id of the list that it was copied from, which may be gone; NULL: none
    copied_revision INTEGER,
    copied_owner TEXT REFERENCES person (id),
    copied_text TEXT                       -- that list as it was then: JSON, library/catalogue/list_json.hpp
) STRICT;
CREATE INDEX reading_list_owner ON reading_list (owner);
CREATE INDEX reading_list_audience ON reading_list (audience, changed);

-- Positions count from 0.
CREATE TABLE list_section (
    list INTEGER NOT NULL REFERENCES reading_list (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,                      -- ULID
    title TEXT NOT NULL,                   -- '': none
    PRIMARY KEY (list, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE list_entry (
    list INTEGER NOT NULL,
    section INTEGER NOT NULL,              -- position of its section
    position INTEGER NOT NULL,
    id TEXT NOT NULL,                      -- ULID
    record INTEGER NOT NULL REFERENCES record (number),
    version INTEGER NOT NULL,              -- of the record, when it was put on the list
    importance TEXT NOT NULL CHECK (importance IN ('essential', 'recommended', 'further')),
    why TEXT NOT NULL,
    pages TEXT NOT NULL,
    minutes INTEGER,                       -- NULL: as the record says
    question TEXT NOT NULL,
    PRIMARY KEY (list, section, position),
    FOREIGN KEY (list, section) REFERENCES list_section (list, position) ON DELETE CASCADE
) STRICT;
CREATE INDEX list_entry_record ON list_entry (record);

-- Who may see a list besides those for everyone: its owner, whom the owner named, the owner's organisations.
CREATE VIEW list_viewer (list, viewer) AS
SELECT number, owner FROM reading_list
UNION ALL
SELECT number, member FROM reading_list JOIN network ON network.owner = reading_list.owner
WHERE audience = 'network'
UNION ALL
SELECT number, colleague.person FROM reading_list
JOIN membership ON membership.person = reading_list.owner
JOIN membership AS colleague ON colleague.organisation = membership.organisation
WHERE audience = 'organisation';
