-- Who changed what drifted, as Microsoft's audit logs tell it: asked for when a reading finds a change, and again while
-- the logs may be late. Who it was stands in the clear, so that lists can be grouped by it; the entries are sealed.
CREATE TABLE drift_attributions (
    drift_id TEXT PRIMARY KEY NOT NULL REFERENCES drifts (id) ON DELETE CASCADE,
    -- The last reading before the change, and the one that found it.
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    looks INTEGER NOT NULL DEFAULT 0,
    looked_at INTEGER,
    next_look_at INTEGER,
    certainty TEXT CHECK (certainty IN ('exact', 'likely', 'ambiguous', 'nobody')),
    -- Why the log could not be read.
    gap TEXT,
    author_key TEXT,
    author_kind TEXT CHECK (author_kind IN ('person', 'application', 'unknown')),
    author_name TEXT,
    is_own INTEGER NOT NULL DEFAULT 0 CHECK (is_own IN (0, 1)),
    entries BLOB,
    CHECK ((author_key IS NULL) = (author_kind IS NULL) AND (author_key IS NULL) = (author_name IS NULL))
) STRICT;

CREATE INDEX drift_attributions_due ON drift_attributions (next_look_at) WHERE next_look_at IS NOT NULL;
CREATE INDEX drift_attributions_by_author ON drift_attributions (author_key) WHERE author_key IS NOT NULL;
