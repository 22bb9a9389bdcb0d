-- People, what they may, how they come in, and what was done. Times are seconds since 1970 (UTC). No secret is
-- kept: of links, sessions and tokens the SHA-256 of 256 random bits, of passwords what Argon2id makes of them.

CREATE TABLE person (
    id TEXT PRIMARY KEY NOT NULL,  -- ULID
    name TEXT NOT NULL,
    sign_in_name TEXT NOT NULL,
    sign_in_key TEXT NOT NULL UNIQUE,  -- folded sign_in_name
    password TEXT NOT NULL,            -- Argon2id; '': none, so nobody can sign in with one
    added INTEGER NOT NULL,
    disabled INTEGER                   -- NULL: may sign in
) STRICT;

CREATE TABLE person_role (
    person TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL
        CHECK (role IN ('practitioner', 'researcher', 'trainer', 'editor', 'administrator')),
    PRIMARY KEY (person, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
    id TEXT PRIMARY KEY NOT NULL,   -- ULID
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,  -- folded name
    added INTEGER NOT NULL
) STRICT;

CREATE TABLE membership (
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (person, organisation)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_organisation ON membership (organisation);

-- People whom a person names: what that person shows to the network, they see.
CREATE TABLE network (
    owner TEXT NOT NULL REFERENCES person (id),
    member TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (owner, member)
) STRICT, WITHOUT ROWID;

-- Links that make an account, once.
CREATE TABLE invitation (
    id TEXT PRIMARY KEY NOT NULL,      -- ULID
    secret_hash TEXT NOT NULL UNIQUE,
    made_by TEXT REFERENCES person (id),  -- NULL: the program, at its first start
    note TEXT NOT NULL,                -- for whom, as who made it wrote
    roles TEXT NOT NULL,               -- names with a space between
    organisation TEXT REFERENCES organisation (id),
    made INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    withdrawn INTEGER,                 -- NULL: not withdrawn
    used INTEGER,                      -- NULL: not used
    used_by TEXT REFERENCES person (id)
) STRICT;

CREATE TABLE session (
    secret_hash TEXT PRIMARY KEY NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    began INTEGER NOT NULL,
    last_seen INTEGER NOT NULL  -- to some minutes
) STRICT, WITHOUT ROWID;
CREATE INDEX session_person ON session (person);

CREATE TABLE api_token (
    id TEXT PRIMARY KEY NOT NULL,      -- ULID
    secret_hash TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,                -- what it is for, as its person wrote
    scope TEXT NOT NULL CHECK (scope IN ('read', 'write')),
    made INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    revoked INTEGER                    -- NULL: not revoked
) STRICT;
CREATE INDEX api_token_person ON api_token (person);

-- Who did what to what, and when. Rows are added and never changed.
CREATE TABLE audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    happened INTEGER NOT NULL,
    who TEXT REFERENCES person (id),  -- NULL: nobody signed in; the program or its command line
    action TEXT NOT NULL,             -- 'invite', 'publish', …
    object TEXT NOT NULL,             -- its kind and id: 'person 01J…'
    before TEXT,                      -- JSON; NULL: it was not there
    after TEXT                        -- JSON; NULL: it is not there
) STRICT;
CREATE INDEX audit_object ON audit (object);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is not changed');
END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is not changed');
END;
