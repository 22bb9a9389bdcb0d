-- How much the site is used, counted by day. Nothing here says who, from where or in which order.
CREATE TABLE use_count (
    kind TEXT NOT NULL CHECK (kind IN ('search', 'unanswered', 'area', 'item')),
    subject TEXT NOT NULL,   -- '' of searches; SHA-256 of an unanswered search, library/catalogue/use_counts.cpp; an id
    day INTEGER NOT NULL,    -- days since 1970 (UTC)
    count INTEGER NOT NULL,
    PRIMARY KEY (kind, subject, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX use_count_day ON use_count (day, kind);

-- What was searched for, once it was asked often enough to be shown, and as long as it is.
CREATE TABLE unanswered_search (
    sum TEXT PRIMARY KEY NOT NULL,  -- use_count.subject
    query TEXT NOT NULL,
    language TEXT NOT NULL          -- of the page: 'en' or 'fr'
) STRICT, WITHOUT ROWID;
