-- Of drafts that are published or discarded the last writing is kept, which draft.json repeats: the ones before it
-- served to put together what two people wrote at a time.
DELETE FROM draft_revision
WHERE EXISTS (SELECT 1 FROM draft WHERE draft.number = draft_revision.draft
              AND state IN ('published', 'discarded') AND draft_revision.revision < draft.revision);
