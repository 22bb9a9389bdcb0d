-- Practice areas that are suggested (library/catalogue/tagging_store.hpp). Times are seconds since 1970 (UTC).

-- What suggestions were learned from last: one row at most.
CREATE TABLE tagging_model (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    version INTEGER NOT NULL,  -- counts up from 1 with each learning
    learned INTEGER NOT NULL,
    items INTEGER NOT NULL,    -- that it was learned from
    bytes BLOB NOT NULL        -- library/tagging/model_bytes.hpp
) STRICT;

-- Which version of a record the suggestions of record_area were made for, and by which model.
CREATE TABLE tagged_record (
    record INTEGER PRIMARY KEY REFERENCES record (number),
    version INTEGER NOT NULL,
    model INTEGER NOT NULL     -- tagging_model.version; 0: labels only
) STRICT;
