-- Records that were merged of what several sources say, and what people said about pairs of records.

-- content: sum of the json of the record as it came in, which is not that of `json` where it was merged
-- with what was known; NULL: stored before sums were kept.
-- sources: JSON, the versions that each field came from, {"title": [1], "keywords": [1, 3]}; NULL: all of
-- it came with this version.
ALTER TABLE version ADD COLUMN content TEXT;
ALTER TABLE version ADD COLUMN sources TEXT;

-- record_key has further schemes: head, tail and place (likeness_keys()), and said: sum of the json of what
-- came in and said nothing new.
-- By which rules the rows of record_key were made: a writer that knows newer ones makes them anew.
CREATE TABLE key_making (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO key_making VALUES (1, 0);

-- Two records of which a person said that they are two works; the one with the lower number first.
CREATE TABLE told_apart (
    one INTEGER NOT NULL REFERENCES record (number),
    other INTEGER NOT NULL REFERENCES record (number),
    said INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
