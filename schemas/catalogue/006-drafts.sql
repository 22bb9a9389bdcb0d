-- Evidence that people write in the site, from draft to published. Times are seconds since 1970 (UTC).

-- One writing of a record: a new one, or the revision of one that is there.
CREATE TABLE draft (
    number INTEGER PRIMARY KEY,
    record TEXT NOT NULL,      -- id of the record that it becomes, or becomes a new version of
    owner TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL
        CHECK (state IN ('draft', 'in_review', 'returned', 'approved', 'published', 'discarded')),
    revision INTEGER NOT NULL, -- counts up from 1 with each write
    based_on INTEGER,          -- the version that it revises; NULL: a new record
    json TEXT NOT NULL,        -- library/record/unfinished.hpp
    what_changed TEXT NOT NULL,
    began INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    submitted INTEGER,         -- last; NULL: never
    version INTEGER            -- that it was published as
) STRICT;
-- Nobody works on a record of which another revision is under way.
CREATE UNIQUE INDEX draft_open ON draft (record) WHERE state NOT IN ('published', 'discarded');
CREATE INDEX draft_record ON draft (record);
CREATE INDEX draft_owner ON draft (owner);
CREATE INDEX draft_state ON draft (state) WHERE state IN ('in_review', 'approved');

CREATE VIEW draft_of_person AS
SELECT draft.number, draft.record, draft.owner, person.name AS owner_name, draft.state,
       draft.revision, draft.based_on, draft.json, draft.what_changed, draft.changed, draft.submitted
FROM draft JOIN person ON person.id = draft.owner;

-- Every writing of a draft: what was there before somebody wrote over it.
CREATE TABLE draft_revision (
    draft INTEGER NOT NULL REFERENCES draft (number),
    revision INTEGER NOT NULL,
    json TEXT NOT NULL,
    who TEXT NOT NULL REFERENCES person (id),
    written INTEGER NOT NULL,
    PRIMARY KEY (draft, revision)
) STRICT, WITHOUT ROWID;

-- Every state that a draft came to.
CREATE TABLE draft_step (
    number INTEGER PRIMARY KEY,
    draft INTEGER NOT NULL REFERENCES draft (number),
    state TEXT NOT NULL,
    who TEXT NOT NULL REFERENCES person (id),
    happened INTEGER NOT NULL,
    comment TEXT NOT NULL
) STRICT;
CREATE INDEX draft_step_draft ON draft_step (draft);

-- What somebody said of a version that was made in the site: what changed, why it was retracted.
CREATE TABLE version_note (
    record TEXT NOT NULL,      -- id
    version INTEGER NOT NULL,
    who TEXT NOT NULL REFERENCES person (id),
    note TEXT NOT NULL,
    PRIMARY KEY (record, version)
) STRICT, WITHOUT ROWID;

-- Works that summaries and guides rest on, by their identifiers, of the version that counts.
CREATE TABLE cited_work (
    scheme TEXT NOT NULL CHECK (scheme IN ('doi', 'pmid')),
    value TEXT NOT NULL,
    record INTEGER NOT NULL REFERENCES record (number),
    is_source INTEGER NOT NULL CHECK (is_source IN (0, 1)),  -- 1: it is what the record summarises
    PRIMARY KEY (scheme, value, record, is_source)
) STRICT, WITHOUT ROWID;
CREATE INDEX cited_work_record ON cited_work (record);
INSERT OR IGNORE INTO cited_work (scheme, value, record, is_source)
SELECT scheme.value, json_extract(work.value, '$.' || scheme.value), record.number,
       list.value = 'sources'
FROM record
JOIN version ON version.record = record.number AND version.version = record.version
JOIN json_each('["sources", "references"]') AS list
JOIN json_each(version.json, '$.' || list.value) AS work
JOIN json_each('["doi", "pmid"]') AS scheme
WHERE json_extract(version.json, '$.kind') IN ('research_summary', 'practice_guide')
  AND json_extract(work.value, '$.' || scheme.value) IS NOT NULL;

-- Records that an editor looks after, of the version that counts: those with a day by which they are
-- looked at again, and those that were retracted.
CREATE TABLE cared_for (
    record INTEGER PRIMARY KEY REFERENCES record (number),
    status TEXT NOT NULL,
    review_by TEXT             -- a date as library/base/date.hpp writes it
) STRICT;
CREATE INDEX cared_for_review_by ON cared_for (review_by) WHERE review_by IS NOT NULL;
CREATE INDEX cared_for_retracted ON cared_for (record) WHERE status = 'retracted';
INSERT INTO cared_for (record, status, review_by)
SELECT record.number, json_extract(json, '$.status'), json_extract(json, '$.review_by')
FROM record JOIN version ON version.record = record.number AND version.version = record.version
WHERE json_extract(json, '$.status') = 'retracted' OR
      (json_extract(json, '$.review_by') IS NOT NULL AND
       json_extract(json, '$.kind') IN ('research_summary', 'practice_guide'));

-- Forms that were sent when the session of their writer had ended: kept until they have signed in.
CREATE TABLE kept_form (
    secret_hash TEXT PRIMARY KEY NOT NULL,
    body TEXT NOT NULL,
    kept INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
